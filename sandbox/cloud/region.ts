/** Where a resource runs, and what its provider resource says about that. */

import type { Schema } from "./facts/schema.ts";
import type { ProviderSettings } from "./kind.ts";
import { type Bag, UNKNOWN } from "./values.ts";

/** What a provider resource leaves out. Accounts and projects are examples; no real cloud is meant. */
const defaults = {
    project: "example-project",
    region: { gcp: "us-central1", aws: "us-east-1", cloudflare: "", kubernetes: "" },
    account: {
        gcp: "123456789012",
        aws: "123456789012",
        cloudflare: "f037e56e89293a057740de681ac9abbe",
        kubernetes: "",
    },
} as const;

/** The settings of a provider resource of this cloud. */
export function providerSettings(cloud: keyof typeof defaults.region, given: Bag): ProviderSettings {
    const config = { ...given, ...decoded(given, ["allowedAccountIds", "defaultTags"]) };
    const [allowed] = Array.isArray(config.allowedAccountIds) ? config.allowedAccountIds : [];
    const text = (key: string, otherwise: string): string => {
        const value = config[key];
        return typeof value === "string" && value !== "" && value !== UNKNOWN ? value : otherwise;
    };
    return {
        project: text("project", defaults.project),
        region: text("region", defaults.region[cloud]),
        account: text("accountId", typeof allowed === "string" ? allowed : defaults.account[cloud]),
        config,
    };
}

/** SDKs hand lists and objects of a provider's configuration on as JSON. */
function decoded(config: Bag, keys: readonly string[]): Bag {
    return Object.fromEntries(
        keys.flatMap((key) => {
            const value = config[key];
            return typeof value === "string" && value !== UNKNOWN ? [[key, JSON.parse(value)]] : [];
        }),
    );
}

/** The region that a resource lives in; undefined for a global or multi-region one. */
export function regionOf(schema: Schema, inputs: Bag, provider: ProviderSettings): string | undefined {
    for (const key of ["location", "locationId", "region", "zone"]) {
        const property = schema.fields.get(key);
        if (property === undefined) continue;
        const given = inputs[key];
        if (typeof given === "string" && given !== "") return single(given.slice(given.lastIndexOf("/") + 1));
        if (key === "region" && property.facts.computed) return single(provider.region);
    }
    return undefined;
}

/** Inside what an id is unique: ids of some types collide between zones, accounts, regions or clusters. */
export function scopeOf(schema: Schema, inputs: Bag, provider: ProviderSettings): string {
    const { config = {} } = provider;
    switch (schema.token.split(":")[0]) {
        case "cloudflare":
            return JSON.stringify([inputs.accountId, inputs.zoneId]);
        case "kubernetes":
            return JSON.stringify([config.kubeconfig, config.context, config.cluster]);
        case "aws":
            return schema.token.startsWith("aws:s3/") ? "" : (regionOf(schema, inputs, provider) ?? "");
        default:
            return "";
    }
}

/** `us-east1` of `us-east1-b`; undefined for `nam5`, `US` or `global`. */
function single(place: string): string | undefined {
    return /^([a-z]+-[a-z]+-?\d+)(-?[a-z])?$/.exec(place.toLowerCase())?.[1];
}
