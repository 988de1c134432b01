import { z } from "zod";

/** The file boundary: an exported Pulumi deployment, checked once, with only the fields that the report reads. */

const resource = z.object({
    urn: z.string().regex(/^urn:pulumi:.*?::.*?::.*?::/s, "must be a Pulumi urn"),
    type: z.string(),
    custom: z.boolean().default(false),
    id: z.string().optional(),
    parent: z.string().optional(),
    /** `<urn of the provider resource>::<its id>` */
    provider: z.string().optional(),
    created: z.string().optional(),
    /** Waiting for deletion after its replacement stands; shares the replacement's urn. */
    delete: z.boolean().default(false),
    /** Read, not managed. */
    external: z.boolean().default(false),
    inputs: z.record(z.string(), z.unknown()).default({}),
    outputs: z.record(z.string(), z.unknown()).default({}),
    /** `<address>#<line>,<column>` of the call that made the resource; absent for one that was imported. */
    sourcePosition: z.string().optional(),
    /** The calls that led there, the innermost first; undefined for those that the engine could not place. */
    stackTrace: z
        .array(z.object({ sourcePosition: z.string().optional() }))
        .nullish()
        .transform((frames) => (frames ?? []).map(({ sourcePosition }) => sourcePosition)),
});

const exported = z.object({
    deployment: z.object({
        resources: z
            .array(resource)
            .nullish()
            .transform((list) => list ?? []),
    }),
});

export type StateResource = z.infer<typeof resource>;

export type PropertyBag = Readonly<Record<string, unknown>>;

/**
 * The standing resources of an exported deployment (what `pulumi stack export` prints), in the state's order; those
 * that only wait for deletion are left out. Throws a one-sentence error for anything else; `path` names the value in it.
 */
export function readState(value: unknown, path = "state"): readonly StateResource[] {
    const result = exported.safeParse(value);
    if (result.success) return result.data.deployment.resources.filter((entry) => !entry.delete);
    const issue = result.error.issues[0];
    const steps = (issue?.path ?? []).map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
    throw new TypeError(
        `${path}${steps.join("")} must be as \`pulumi stack export\` prints it: ${issue?.message ?? "not readable"}`,
    );
}

/** The name at the end of a urn; it may itself hold `::`. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** The project named in a urn. */
export function projectOf(urn: string): string {
    return urn.split("::")[1] ?? "";
}

export function isProvider(entry: StateResource): boolean {
    return entry.type.startsWith("pulumi:providers:");
}

/** True for a real cloud resource that the stack manages; provider connections and resources only read are not. */
export function isManaged(entry: StateResource): boolean {
    return entry.custom && !entry.external && !isProvider(entry);
}

const STACK_TYPE = "pulumi:pulumi:Stack";

export function isStack(entry: StateResource): boolean {
    return entry.type === STACK_TYPE;
}

/** The urn that stands for the stack itself. */
export function stackUrn(stack: string, project: string): string {
    return `urn:pulumi:${stack}::${project}::${STACK_TYPE}::${project}-${stack}`;
}

/** True for a nested object; false for lists, text, null and for the envelope in which a state keeps a secret. */
export function isPlainObject(value: unknown): value is PropertyBag {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !(SECRET_MARK in value);
}

/** The key that marks an envelope (secret, asset, reference) in a Pulumi state: sdk/go/common/resource/sig/sig.go. */
const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/** What a state holds in place of a value that is only known after deployment: sdk/go/common/resource/plugin/rpc.go. */
const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The text under the first of `keys` that holds one; empty and not-yet-known text count as absent. */
export function textAt(bag: PropertyBag, ...keys: readonly string[]): string | undefined {
    for (const key of keys) {
        const value = bag[key];
        if (typeof value === "string" && value !== "" && value !== UNKNOWN_VALUE) return value;
    }
    return undefined;
}

/** Whether a text is known and not empty. */
export function isKnownText(value: unknown): value is string {
    return typeof value === "string" && value !== "" && value !== UNKNOWN_VALUE;
}
