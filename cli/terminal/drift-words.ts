/** What changed behind Pulumi's back, in words. Imports no package, so that workflows can say the same. */
import type { Difference } from "../../sandbox/engine/differences.ts";
import type { ResourceStep } from "../../sandbox/engine/messages.ts";
import { kindOf, nameOf } from "./words.ts";

/** A resource that a refresh found changed or gone. */
export type Drifted = Pick<ResourceStep, "op" | "urn" | "type" | "provider"> & {
    readonly differences: readonly Difference[];
};

/** Who may read the words: the operator at the terminal, or everybody, who sees no text that a cloud holds. */
export type Audience = "operator" | "everybody";

const LISTED = 8;
const LONGEST_VALUE = 160;

/** Roles of things that stand by for each other, by the property that says so. */
const ROLES: Readonly<Record<string, (value: unknown) => string | undefined>> = {
    instanceType: (value) =>
        ({ READ_REPLICA_INSTANCE: "a read replica", CLOUD_SQL_INSTANCE: "a primary" })[String(value)],
    "crossInstanceReplicationConfig.instanceRole": (value) =>
        ({ PRIMARY: "a primary", SECONDARY: "a follower", NONE: "a cache of its own" })[String(value)],
    replicateSourceDb: (value) => (value === undefined || value === "" ? "a primary" : "a read replica"),
};
const PROTECTION =
    /(?:^|\.)(?:deletionProtection|deletionProtectionEnabled|enableDeletionProtection|deleteProtectionState)$/;
const UNPROTECTED: readonly unknown[] = [undefined, false, "false", "", "DELETE_PROTECTION_DISABLED"];
const CAPACITY =
    /(?:^|\.)(?:(?:min|max)(?:InstanceCount|Size|Replicas|Capacity|NodeCount)|(?:total)?(?:Min|Max)NodeCount|desiredCapacity|replicas|replicaCount|shardCount|numCacheClusters|nodeCount)$/;

const CLOUDS: Readonly<Record<string, string>> = {
    gcp: "Google Cloud",
    aws: "AWS",
    kubernetes: "its cluster",
    cloudflare: "Cloudflare",
};

/** One line about one resource, such as `x (Service, gcp-us-east1): has less capacity (scaling.minInstanceCount 2 → 0)`. */
export function driftLine({ op, urn, type, provider, differences }: Drifted, audience: Audience): string {
    const where = `${nameOf(urn)} (${[kindOf(type), provider].filter(Boolean).join(", ")})`;
    if (op === "delete") {
        return `${where} is gone from ${CLOUDS[type.split(":")[0] ?? ""] ?? "its cloud"}; the next up makes it again`;
    }
    const phrases = differences.map((difference) => phrase(difference, audience)).sort((a, b) => a.rank - b.rank);
    const shown = phrases.slice(0, LISTED).map(({ text }) => text);
    if (phrases.length > LISTED) shown.push(`and ${phrases.length - LISTED} more`);
    return `${where}: ${shown.join("; ") || "differs in what only its provider compares"}`;
}

/** What an operator must recognise comes before what is merely different. */
function phrase(difference: Difference, audience: Audience): { readonly rank: number; readonly text: string } {
    const { path, before, after, secret } = difference;
    if (secret) return { rank: 1, text: `${path} changed, and is a secret` };
    const words = (value: unknown): string => inWords(value, audience);
    const values = `${path} ${words(before)} → ${words(after)}`;
    const [was, is] = [ROLES[path]?.(before), ROLES[path]?.(after)];
    if (was !== undefined && is !== undefined && was !== is)
        return { rank: 0, text: `was ${was}, is ${is} now (${values})` };
    if (PROTECTION.test(path) && !UNPROTECTED.includes(before) && UNPROTECTED.includes(after)) {
        return { rank: 0, text: `is no longer protected from deletion (${values})` };
    }
    if (CAPACITY.test(path) && Number(after ?? 0) < Number(before)) {
        return { rank: 0, text: `has less capacity (${values})` };
    }
    const isHidden = [before, after].some((value) => value !== undefined && words(value) === HIDDEN);
    if (isHidden) return { rank: 1, text: `${path} changed` };
    if (before === undefined) return { rank: 1, text: `${path} was not set, is ${words(after)}` };
    if (after === undefined) return { rank: 1, text: `${path} was ${words(before)}, is not set` };
    return { rank: 1, text: `${path} was ${words(before)}, is ${words(after)}` };
}

const HIDDEN = "…";

/** Numbers, booleans and constants such as `READ_REPLICA_INSTANCE` tell everybody nothing about anybody. */
function inWords(value: unknown, audience: Audience): string {
    if (value === undefined) return "not set";
    const isOpen =
        ["number", "boolean"].includes(typeof value) ||
        (typeof value === "string" && /^[A-Z][A-Z0-9_]*$|^$/.test(value));
    if (audience === "everybody" && !isOpen) return HIDDEN;
    if (typeof value === "string" && /^[\w./:@-]+$/.test(value) && value.length <= LONGEST_VALUE) return value;
    const text = JSON.stringify(value);
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
