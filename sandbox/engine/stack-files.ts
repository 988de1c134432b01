import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify, YAMLParseError } from "yaml";
import * as z from "zod";
import { Refusal, systemCode } from "./refusal.ts";

const configuration = z.record(z.string(), z.unknown()).nullish();
const projectFile = z.object({ name: z.string(), main: z.string().optional(), config: configuration });
const stackFile = z.object({ config: configuration }).nullish();
const declared = z.looseObject({
    type: z.string().optional(),
    default: z.unknown().optional(),
    value: z.unknown().optional(),
});
const secure = z.strictObject({ secure: z.string() });

// Stands where a stack file holds a value that only the real passphrase opens. Long enough for any provider's token.
const standInSecret = "sandbox-stand-in-for-an-encrypted-value-0000";

/** A stack as its files describe it: full keys (`project:key`) and plain values. */
export interface StackConfiguration {
    readonly project: string;
    readonly stack: string;
    readonly values: Readonly<Record<string, unknown>>;
}

/** The stacks that have a file in `root`, sorted. */
export function listStacks(root: string): readonly string[] {
    return readdirSync(root)
        .flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [])
        .sort();
}

/** Refuses a stack without a file, naming those that have one. */
export function requireStack(root: string, stack: string): void {
    const stacks = listStacks(root);
    if (stacks.includes(stack)) return;
    const known = stacks.length === 0 ? `none has a Pulumi.<stack>.yaml in ${root}` : stacks.join(", ");
    throw new Refusal(`stack must be one of those that exist (${known}), got ${stack}`);
}

/** Reads `Pulumi.yaml` and `Pulumi.<stack>.yaml`; `overrides` win over both and name full keys. Nothing is written. */
export function readStackConfiguration(
    root: string,
    stack: string,
    overrides: Readonly<Record<string, unknown>>,
): StackConfiguration {
    requireStack(root, stack);
    const project = readYaml(join(root, "Pulumi.yaml"), projectFile);
    const values: Record<string, unknown> = {};
    const assign = (key: string, value: unknown): void => {
        values[key.includes(":") ? key : `${project.name}:${key}`] = secure.safeParse(value).success
            ? standInSecret
            : value;
    };
    for (const [key, value] of Object.entries(project.config ?? {})) {
        const found = defaultOf(value);
        if (found !== undefined) assign(key, found);
    }
    for (const [key, value] of Object.entries(readYaml(join(root, `Pulumi.${stack}.yaml`), stackFile)?.config ?? {})) {
        assign(key, value);
    }
    for (const [key, value] of Object.entries(overrides)) assign(key, value);
    values["pulumi:disable-default-providers"] = ["*"];
    return { project: project.name, stack, values };
}

/** The module that `Pulumi.yaml` names as the project's program. */
export function mainOf(root: string): string {
    return join(root, readYaml(join(root, "Pulumi.yaml"), projectFile).main ?? "index.ts");
}

/** Writes a project folder for one run, so that the engine, which adds a salt to stack files, never touches the real ones. */
export function writeWorkspace(folder: string, { project, stack, values }: StackConfiguration): void {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "Pulumi.yaml"), stringify({ name: project, runtime: "nodejs" }));
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config: values }));
}

/** The values in the form in which the engine hands them to a program: text, and JSON for everything else. */
export function asProgramConfiguration({ values }: StackConfiguration): Record<string, string> {
    return Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** `Pulumi.yaml` gives a value plainly, or as `default:` or `value:` of a declaration; a declaration alone has none. */
function defaultOf(value: unknown): unknown {
    const declaration = declared.safeParse(value);
    if (!declaration.success) return value;
    return declaration.data.value ?? declaration.data.default;
}

function readYaml<T>(path: string, schema: z.ZodType<T>): T {
    try {
        return schema.parse(parse(readFileSync(path, "utf8")));
    } catch (error) {
        if (systemCode(error) === "ENOENT") throw new Refusal(`${path} must exist, and there is no such file`);
        if (error instanceof YAMLParseError) throw new Refusal(`${path} must be YAML: ${error.message.split("\n")[0]}`);
        if (error instanceof z.ZodError) throw new Refusal(`${path} is not a Pulumi file: ${z.prettifyError(error)}`);
        throw error;
    }
}
