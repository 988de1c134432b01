/** The graph of an exported Pulumi state: what `pulumi stack export` prints, or the deployment inside it. */

import { Graph, Resource } from "./graph.ts";
import { capture, isObject } from "./value.ts";

/** The input is not a Pulumi state; the message says what it is, what is needed and how to get it. */
export class NotPulumiStateError extends Error {
    override readonly name = "NotPulumiStateError";

    constructor(what: string) {
        super(
            `this is ${what}, and a Pulumi state is needed: write one with \`pulumi stack export --stack <stack> --file state.json\``,
        );
    }
}

/** Reads the text of a state file. Throws NotPulumiStateError. */
export function graphFromStateText(text: string): Graph {
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new NotPulumiStateError(text.trim() === "" ? "an empty file" : "not JSON");
    }
    return graphFromState(json);
}

/**
 * The graph of what is there. Accepts `{ version, deployment: { resources } }` and a bare `{ resources }`. Throws
 * NotPulumiStateError.
 */
export function graphFromState(state: unknown): Graph {
    return graphOf(state, (entry) => propertiesOf(entry.outputs));
}

/** The same resources as the program asked for them; what it left to the provider is as the provider made it. */
export function askedGraphFromState(state: unknown): Graph {
    return graphOf(state, (entry) => overlay(propertiesOf(entry.outputs), propertiesOf(entry.inputs)));
}

type Properties = Readonly<Record<string, unknown>>;

function propertiesOf(value: unknown): Properties {
    return isObject(value) ? value : {};
}

/** `over` upon `under`: objects key by key, lists of one length element by element, anything else as `over` has it. */
function overlay(under: Properties, over: Properties): Properties {
    const laid = Object.entries(over).map(([key, value]) => [key, laidOver(under[key], value)] as const);
    return { ...under, ...Object.fromEntries(laid) };
}

function laidOver(under: unknown, over: unknown): unknown {
    if (Array.isArray(under) && Array.isArray(over) && under.length === over.length) {
        return over.map((element: unknown, index) => laidOver(under[index], element));
    }
    return isObject(under) && isObject(over) ? overlay(under, over) : over;
}

function graphOf(state: unknown, read: (entry: Entry) => Properties): Graph {
    const entries = resourcesOf(state).filter((entry) => entry.delete !== true);
    const regions = new Map(
        entries.flatMap((entry) => {
            const inputs = isObject(entry.inputs) ? entry.inputs : {};
            const region = entry.type.startsWith("pulumi:providers:") ? capture(() => inputs.region) : undefined;
            return typeof region === "string" ? [[entry.urn, region] as const] : [];
        }),
    );
    return new Graph(entries.map((entry) => toResource(entry, regions, read(entry))));
}

interface Entry {
    readonly urn: string;
    readonly type: string;
    readonly [key: string]: unknown;
}

function resourcesOf(state: unknown): readonly Entry[] {
    if (!isObject(state))
        throw new NotPulumiStateError(Array.isArray(state) ? "a JSON list" : `the JSON value ${JSON.stringify(state)}`);
    const deployment = "deployment" in state ? state.deployment : state;
    if (!isObject(deployment)) throw new NotPulumiStateError("JSON whose `deployment` is not an object");
    const { resources } = deployment;
    // The engine leaves the list out when a stack is empty, and then still writes who made the file.
    if (resources === undefined && "manifest" in deployment) return [];
    if (!Array.isArray(resources)) throw new NotPulumiStateError(somethingElse(state));
    return resources.map((entry: unknown, index) => {
        if (isEntry(entry)) return entry;
        throw new NotPulumiStateError(`${somethingElse(state)} (resources[${index}] has no \`urn\` and \`type\`)`);
    });
}

function isEntry(entry: unknown): entry is Entry {
    return (
        isObject(entry) &&
        typeof entry.urn === "string" &&
        entry.urn.startsWith("urn:pulumi:") &&
        typeof entry.type === "string"
    );
}

function somethingElse(state: Readonly<Record<string, unknown>>): string {
    if ("terraform_version" in state) return "a Terraform state";
    if ("steps" in state || "resourcePlans" in state) return "a Pulumi preview or plan, which holds no resources yet";
    const keys = Object.keys(state).slice(0, 4);
    return keys.length === 0 ? "an empty JSON object" : `JSON with the keys ${keys.join(", ")}`;
}

function toResource(entry: Entry, regions: ReadonlyMap<string, string>, properties: Properties): Resource {
    const provider =
        typeof entry.provider === "string" ? entry.provider.slice(0, entry.provider.lastIndexOf("::")) : "";
    const region = regions.get(provider);
    const inputs = isObject(entry.inputs) ? entry.inputs : undefined;
    return new Resource({
        urn: entry.urn,
        type: entry.type,
        name: entry.urn.slice(entry.urn.lastIndexOf("::") + 2),
        ...(typeof entry.id === "string" && entry.id !== "" && { id: entry.id }),
        ...(typeof entry.parent === "string" && { parent: entry.parent }),
        ...(provider !== "" && { provider }),
        ...(region !== undefined && { providerRegion: region }),
        options: {
            protect: entry.protect === true,
            ignoreChanges: strings(entry.ignoreChanges),
            deleteBeforeReplace: entry.deleteBeforeReplace === true,
        },
        inputs: Object.keys(inputs ?? {}),
        madeFrom: madeFrom(entry.propertyDependencies),
        property: (key) => capture(() => properties[key]),
        ...(inputs && { asked: (key: string) => capture(() => inputs[key]) }),
    });
}

function madeFrom(dependencies: unknown): ReadonlyMap<string, readonly string[]> {
    if (!isObject(dependencies)) return new Map();
    return new Map(Object.entries(dependencies).map(([property, urns]) => [property, strings(urns)]));
}

function strings(list: unknown): readonly string[] {
    return Array.isArray(list) ? list.filter((element): element is string => typeof element === "string") : [];
}
