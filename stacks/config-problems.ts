import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { movedKey } from "./moved-keys.ts";

/** One thing wrong with the configuration. The path is below `ha-platform:`. */
export interface ConfigProblem {
    readonly path: string;
    readonly reason: string;
}

const AFTER_AN_UPGRADE =
    "  after an upgrade, CHANGELOG.md has the commands that set new keys and remove old ones: look for **Operator's step**";

/** Everything that is wrong with a stack's configuration, one line for each problem. */
export class ConfigError extends pulumi.RunError {
    readonly problems: readonly ConfigProblem[];

    constructor(stack: string, problems: readonly ConfigProblem[]) {
        const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
        const lines = problems.map(({ path, reason }) => `  ha-platform:${path} ${reason}`);
        const otherVersion = problems.some(({ reason }) => /^must be set|^is not a known key/.test(reason));
        super([`Pulumi.${stack}.yaml has ${count}:`, ...lines, ...(otherVersion ? [AFTER_AN_UPGRADE] : [])].join("\n"));
        this.problems = problems;
    }
}

/** The schema's complaints in the words of this project: path, what is needed, value received, remedy. */
export function problemsOf(error: z.ZodError, schema: z.ZodType, values: unknown): ConfigProblem[] {
    return error.issues.flatMap((issue): ConfigProblem[] => {
        const path = issue.path.map(String);
        if (issue.code === "unrecognized_keys") {
            return issue.keys.map((key) => {
                const unknown = [...path, key].join(".");
                const reason = `is not a known key; known here: ${knownKeys(schema, path).join(", ")}`;
                return { path: unknown, reason: movedKey(unknown) ?? reason };
            });
        }
        const got = valueAt(values, path);
        const needed = describe(schema, path) ?? issue.message;
        return [
            {
                path: path.join("."),
                reason:
                    got === undefined
                        ? `must be set: ${needed}`
                        : `must be ${expectation(issue)}, got ${JSON.stringify(got)}: ${needed}`,
            },
        ];
    });
}

function expectation(issue: z.core.$ZodIssue): string {
    switch (issue.code) {
        case "invalid_type":
            return issue.expected === "int" ? "a whole number" : `a ${issue.expected}`;
        case "invalid_value":
            return `one of ${issue.values.map(String).join(", ")}`;
        case "too_small":
            return issue.origin === "array"
                ? `a list with at least ${issue.minimum} entry`
                : `at least ${issue.minimum}`;
        case "too_big":
            return `at most ${issue.maximum}`;
        case "invalid_format":
            return issue.pattern ? `of the form ${issue.pattern}` : `a valid ${issue.format}`;
        default:
            return "valid";
    }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>((inside, key) => (isRecord(inside) ? inside[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}

/** The schema at a path, with wrappers such as `optional` taken off; undefined where the path leaves the schema. */
function schemaAt(schema: z.core.$ZodType, path: readonly string[]): z.core.$ZodType | undefined {
    const [key, ...rest] = path;
    const bare = withoutWrapping(schema);
    if (key === undefined) return schema;
    if (bare instanceof z.ZodObject) {
        const { [key]: inside } = bare.shape;
        return inside && schemaAt(inside, rest);
    }
    if (bare instanceof z.ZodArray) return schemaAt(bare.element, rest);
    return undefined;
}

/** What the nearest described schema on the way to a path says is needed. */
function describe(schema: z.ZodType, path: readonly string[]): string | undefined {
    for (let length = path.length; length > 0; length--) {
        const at = schemaAt(schema, path.slice(0, length));
        const description = at && z.globalRegistry.get(at)?.description;
        if (description) return description;
    }
    return undefined;
}

function knownKeys(schema: z.ZodType, path: readonly string[]): string[] {
    const at = schemaAt(schema, path);
    const bare = withoutWrapping(at);
    return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

/** The schema of a value that is there. */
function withoutWrapping(schema: unknown): unknown {
    return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema;
}
