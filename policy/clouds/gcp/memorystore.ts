/** What rules need to know about the three kinds of Memorystore that have much in common: Valkey, Redis and Redis Cluster. */

import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { INSTANCE as VALKEY, instanceDocs as valkeyDocs } from "./valkey.ts";

export const REDIS = "gcp:redis/instance:Instance";
export const REDIS_CLUSTER = "gcp:redis/cluster:Cluster";
export const STORES = [VALKEY, REDIS, REDIS_CLUSTER] as const;

export const storeDocs: readonly Source[] = [
    valkeyDocs,
    { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/redis/instance/", read: "2026-11-22" },
    { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/redis/cluster/", read: "2026-11-22" },
];

/** What one kind calls a thing: the property, the value that turns it on, and what nothing said means. */
export interface Switch {
    readonly property: string;
    readonly on: string | boolean;
    readonly unset: string | boolean;
}

/** From the provider's schema, `@pulumi/gcp` 9.37.0, read 2026-11-22. */
export const ENCRYPTION: Readonly<Record<string, Switch>> = {
    [VALKEY]: {
        property: "transitEncryptionMode",
        on: "SERVER_AUTHENTICATION",
        unset: "TRANSIT_ENCRYPTION_DISABLED",
    },
    [REDIS]: { property: "transitEncryptionMode", on: "SERVER_AUTHENTICATION", unset: "DISABLED" },
    [REDIS_CLUSTER]: {
        property: "transitEncryptionMode",
        on: "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
        unset: "TRANSIT_ENCRYPTION_MODE_DISABLED",
    },
};

/** From the provider's schema, `@pulumi/gcp` 9.37.0, read 2026-11-22. */
export const AUTHENTICATION: Readonly<Record<string, Switch>> = {
    [VALKEY]: { property: "authorizationMode", on: "IAM_AUTH", unset: "AUTH_DISABLED" },
    [REDIS]: { property: "authEnabled", on: true, unset: false },
    [REDIS_CLUSTER]: { property: "authorizationMode", on: "AUTH_MODE_IAM_AUTH", unset: "AUTH_MODE_DISABLED" },
};

/** The switch's value, as it is or as it is when nothing is said. */
export function switchValue(store: Resource, { property, on, unset }: Switch): string | boolean {
    const reading = typeof on === "boolean" ? known(readBoolean(store, property)) : known(readString(store, property));
    return reading ?? unset;
}

/** Minute of the week, from Monday 00:00 UTC, at which maintenance may begin; `undefined` when Google chooses. */
export function maintenanceMinute(store: Resource): number | undefined {
    const [window] = known(readParts(store, "maintenancePolicy.weeklyMaintenanceWindows")) ?? [];
    if (window === undefined) return undefined;
    const day = WEEK.indexOf(known(readString(window, "day")) ?? "");
    if (day < 0) return undefined;
    const [hours = 0, minutes = 0] = ["hours", "minutes"].map((unit) => known(readNumber(window, `startTime.${unit}`)));
    return (day * 24 + hours) * 60 + minutes;
}

export const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
