/** Carries out what a finding advises, by running the advice as code on the state that it was found in. */

import { runInNewContext } from "node:vm";
import type { Outcome } from "../../policy/evaluate.ts";
import type { Json, Properties, State, StateResource } from "./state.ts";

/**
 * The state after the remedy: arguments are set on the resource of the finding, `new cloud.module.Type(name, args)` adds
 * a resource beside it, and `options({ protect: true })` sets resource options.
 */
export function applyRemedy(state: State, outcome: Outcome): State {
    if (outcome.remedy === undefined) throw new Error("the finding advises nothing");
    const found = state.resources.find(({ name }) => state.urn(name) === outcome.urn);
    if (found === undefined) throw new Error("the finding names no resource of the state");
    const added: StateResource[] = [];
    const chosen: Options[] = [];
    const record = (type: string, name: string, outputs: Properties) => {
        const beside = { parent: found.type.startsWith("ha-platform:systems:") ? found.name : found.parent };
        added.push({
            type,
            name,
            id: `${name}-id`,
            outputs,
            ...(beside.parent !== undefined && { parent: beside.parent }),
            ...(found.provider !== undefined && { provider: found.provider }),
        });
    };
    const resource = { ...found.outputs, id: found.id };
    const reference = state.resources.find(({ type }) => type === STACK_REFERENCE);
    const result: unknown = runInNewContext(`(${outcome.remedy})`, {
        resource,
        aws: cloud("aws", record),
        gcp: cloud("gcp", record),
        cloudflare: cloud("cloudflare", record),
        kubernetes: kubernetes(record),
        platform: reference && { requireOutput: (output: string) => requireOutput(reference, output) },
        options: (options: Options) => {
            chosen.push(options);
        },
    });
    const [options] = chosen;
    if (options !== undefined) return state.facts(found.name, { options: { ...found.options, ...options } });
    if (added.length > 0) return state.plus(...added);
    if (!isProperties(result)) throw new Error(`the remedy is neither arguments nor a new resource: ${outcome.remedy}`);
    const read = reference === undefined ? [] : readIn(result).map((property) => [property, [reference.name]] as const);
    return state
        .set(found.name, toPlain(result))
        .facts(found.name, { madeFrom: { ...found.madeFrom, ...Object.fromEntries(read) } });
}

type Options = NonNullable<StateResource["options"]>;
type Recorder = (type: string, name: string, outputs: Properties) => void;

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** A value read from a stack reference: known, and still to be told from one that is written down. */
class OutputRead {
    readonly #value: unknown;

    constructor(value: unknown) {
        this.#value = value;
    }

    apply(change: (value: unknown) => unknown): OutputRead {
        return new OutputRead(change(this.#value));
    }

    toJSON(): unknown {
        return this.#value;
    }
}

function requireOutput({ outputs }: StateResource, name: string): OutputRead {
    const exported = outputs?.outputs;
    if (!isProperties(exported) || !(name in exported)) throw new Error(`the platform exports no ${name}`);
    return new OutputRead(exported[name]);
}

/** Properties whose value holds something that was read. */
function readIn(properties: object): readonly string[] {
    const holds = (value: unknown): boolean =>
        value instanceof OutputRead ||
        (typeof value === "object" && value !== null && Object.values(value).some((inner) => holds(inner)));
    return Object.entries(properties).flatMap(([property, value]) => (holds(value) ? [property] : []));
}

/** Stands for a provider's SDK: `gcp.firestore.Database` or, where the provider has no modules, `cloudflare.ZoneSetting`. */
function cloud(provider: string, record: Recorder): unknown {
    return new Proxy(
        {},
        {
            get: (_target, first) => {
                const module = String(first);
                if (/^[A-Z]/.test(module)) return constructorOf(provider, "index", module, record);
                return new Proxy(
                    {},
                    { get: (_inner, second) => constructorOf(provider, module, String(second), record) },
                );
            },
        },
    );
}

/** Kubernetes has a version between group and kind: `kubernetes.policy.v1.PodDisruptionBudget`. */
function kubernetes(record: Recorder): unknown {
    const kinds = (group: string, version: string) =>
        new Proxy(
            {},
            {
                get: (_target, kind) =>
                    function resource(name: string, outputs: Properties) {
                        record(`kubernetes:${group}/${version}:${String(kind)}`, name, toPlain(outputs));
                    },
            },
        );
    const versions = (group: string) =>
        new Proxy(
            {},
            { get: (_target, version) => kinds(group === "networking" ? "networking.k8s.io" : group, String(version)) },
        );
    return new Proxy({}, { get: (_target, group) => versions(String(group)) });
}

function constructorOf(provider: string, module: string, type: string, record: Recorder) {
    const file = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
    return function resource(name: string, outputs: Properties) {
        record(`${provider}:${module}/${file}:${type}`, name, toPlain(outputs));
    };
}

function isProperties(value: unknown): value is Properties {
    return typeof value === "object" && value !== null;
}

/** Objects of another context have other prototypes; JSON has none. */
function toPlain(properties: Properties): Properties {
    const plain: Record<string, Json> = JSON.parse(JSON.stringify(properties));
    return plain;
}
