/** A simulated cloud in memory with one type of its own, or with all real ones. */
import { Cloud, type Clouds, type Subject } from "../../../sandbox/cloud/cloud.ts";
import { Catalog } from "../../../sandbox/cloud/facts/catalog.ts";
import type { PropertyFacts } from "../../../sandbox/cloud/facts/format.ts";
import type { Functions, ResourceKind } from "../../../sandbox/cloud/kind.ts";
import { providerSettings } from "../../../sandbox/cloud/region.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";
import { type FactsOptions, factsFile, token } from "./facts/fixture.ts";

export const simpleKind: ResourceKind = {
    id: ({ name, provider }) => `projects/${provider.project}/things/${name}`,
    outputs: ({ id, token: draw, time }) => ({
        link: `https://example.com/${id}`,
        secretNumber: draw("digits", 12),
        updateTime: time("modified"),
    }),
};

export const simpleFacts: Record<string, PropertyFacts> = {
    name: { type: "string", forceNew: true, autoName: { separator: "-", hex: 7 } },
    location: { type: "string" },
    size: { type: "int", default: 1 },
    owner: { type: "string", computed: true, optional: true },
    link: { type: "string", computed: true },
    secretNumber: { type: "string", computed: true },
    updateTime: { type: "string", computed: true },
    deletionProtection: { type: "bool" },
    deletionPolicy: { type: "string", computed: true, optional: true },
};

export interface Built {
    readonly cloud: Cloud;
    readonly store: Store;
    readonly clouds: Clouds;
}

export function cloudWith(
    kind: ResourceKind = simpleKind,
    properties = simpleFacts,
    options: FactsOptions = {},
    functions: Functions = {},
): Built {
    const clouds: Clouds = {
        catalog: new Catalog([factsFile(properties, options)]),
        kinds: { [token]: kind },
        functions,
    };
    const store = Store.open(":memory:");
    return { cloud: new Cloud(clouds, store), store, clouds };
}

/** A resource of this name, seen through a provider of this region. */
export function subject(name: string, region = "us-central1", type = token): Subject {
    const cloud = type.startsWith("aws:")
        ? "aws"
        : type.startsWith("kubernetes:")
          ? "kubernetes"
          : type.startsWith("cloudflare:")
            ? "cloudflare"
            : "gcp";
    return { type, urn: `urn:pulumi:dev::spec::${type}::${name}`, provider: providerSettings(cloud, { region }) };
}

/** Checks and creates, as the engine does. */
export async function make(cloud: Cloud, one: Subject, inputs: Bag = {}) {
    const checked = cloud.check(one, inputs);
    if (checked.refusals.length > 0) throw new Error(JSON.stringify(checked.refusals));
    return { inputs: checked.inputs, ...(await cloud.create(one, checked.inputs)) };
}
