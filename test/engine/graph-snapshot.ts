/** The resources of a deployment as text, a block for each system and one for what they share, made to be read as a diff. */
import { createHash } from "node:crypto";

/** One resource of the engine's state, as far as a snapshot shows it. */
export interface GraphResource {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string | undefined;
    readonly provider?: string | undefined;
    readonly protect?: boolean | undefined;
    readonly inputs?: unknown;
}

/** Longer texts, such as scripts and dashboards, are shown as their start and a digest. */
const LONGEST_TEXT = 120;

/** Key by which the engine marks a secret in a state. */
const SECRET_MARK = "4dabf18193072939515e22adb298388d";

/** The snapshot of each system by name; resources outside every system are under `foundations`. */
export function snapshots(resources: readonly GraphResource[], systems: readonly string[]): Map<string, string> {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const blocks = new Map<string, string[]>([...systems, "foundations"].map((name) => [name, []]));
    for (const resource of resources) {
        const owner = ownerOf(resource, byUrn, systems);
        blocks.get(owner)?.push(lines(resource));
    }
    return new Map([...blocks].map(([name, block]) => [name, `${block.sort().join("\n")}\n`]));
}

function ownerOf(
    resource: GraphResource,
    byUrn: ReadonlyMap<string, GraphResource>,
    systems: readonly string[],
): string {
    const name = nameOf(resource.urn);
    if (resource.type.startsWith("ha-platform:systems:") && systems.includes(name)) return name;
    const parent = resource.parent === undefined ? undefined : byUrn.get(resource.parent);
    return parent === undefined ? "foundations" : ownerOf(parent, byUrn, systems);
}

function lines({ urn, type, provider, protect, inputs }: GraphResource): string {
    const through = provider === undefined ? "" : ` through ${nameOf(provider.split("::").slice(0, -1).join("::"))}`;
    const head = `${type} ${nameOf(urn)}${through}${protect === true ? ", protected" : ""}`;
    const properties = Object.entries(inputs ?? {})
        .filter(([key]) => key !== "__defaults")
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, value]) => `    ${key}: ${JSON.stringify(plain(value))}`);
    return [head, ...properties].join("\n");
}

function nameOf(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}

/** The value with sorted keys, without the bookkeeping of defaults, and with long texts cut. */
function plain(value: unknown): unknown {
    if (typeof value === "string") return value.length > LONGEST_TEXT ? cut(value) : value;
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    // Encrypted anew in each run.
    if (SECRET_MARK in value) return "(secret)";
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => key !== "__defaults")
            .sort(([left], [right]) => (left < right ? -1 : 1))
            .map(([key, inside]) => [key, plain(inside)]),
    );
}

function cut(text: string): string {
    const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
    return `${text.slice(0, 40)}… ${text.length} characters, ${digest}`;
}
