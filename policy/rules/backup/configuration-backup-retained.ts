import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { systemOf, systemsOf } from "../../systems.ts";

const BUCKET = "gcp:storage/bucket:Bucket";
const DECLARED = "backups.configurationDays";
/** Ages that a lifecycle rule may ask for. A zero counts only where its flag says so. */
const AGES = { age: "sendAgeIfZero", daysSinceNoncurrentTime: "sendDaysSinceNoncurrentTimeIfZero" } as const;

/**
 * Buckets hold configuration backups when their name says so; where none does, all buckets of the system count. Rules
 * that delete by something other than age are not judged, and prefixes are taken to cover the backups.
 */
export default defineRule({
    id: "configuration-backup-retained",
    title: "Configuration backups are kept as long as the system declares",
    severity: "high",
    concern: "backup",
    types: ["gcp:storage/bucket:Bucket", "ha-platform:systems:*"],
    breaks: "a change that turns out wrong weeks later cannot be compared with, or put back to, what was there before",
    remedy: '{ lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 90 } }] }',
    sources: [
        { url: "https://docs.cloud.google.com/storage/docs/lifecycle", read: "2026-11-22" },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/storage/bucket/", read: "2026-11-22" },
    ],
    requirements: ["ET-15"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        systemsOf(graph).flatMap((system) => {
            const buckets = backupsOf(graph, system);
            return each(buckets.length > 0 ? buckets : [system], (resource) => {
                const needed = known(readNumber(system, DECLARED));
                if (needed === undefined) return undefined;
                if (resource === system) {
                    const message = `declares configuration backups for ${needed} days, and no bucket of the stack keeps them`;
                    const remedy = `new gcp.storage.Bucket("configuration", { location: "US", lifecycleRules: [{ action: { type: "Delete" }, condition: { age: ${needed} } }] })`;
                    return fail(system, message, remedy);
                }
                const early = deletions(resource).find(({ days }) => days < needed);
                if (early === undefined) return pass(resource, `no object is deleted before ${needed} days`);
                const rule = `{ action: { type: "Delete" }, condition: { ${early.property}: ${needed} } }`;
                return fail(
                    resource,
                    `lifecycleRules[${early.index}] deletes objects after ${early.days} days: condition.${early.property} must be at least ${needed}`,
                    `{ lifecycleRules: [${"{}, ".repeat(early.index)}${rule}] }`,
                );
            });
        }),
});

function backupsOf(graph: Graph, system: Resource): readonly Resource[] {
    const buckets = graph.ofType(BUCKET).filter((bucket) => (systemOf(graph, bucket) ?? system) === system);
    const named = buckets.filter((bucket) =>
        /config|backup/i.test(`${bucket.name} ${String(bucket.property("name"))}`),
    );
    return named.length > 0 ? named : buckets.filter((bucket) => systemOf(graph, bucket) === system);
}

/** The longest age that each deleting rule asks for, because all conditions of a rule have to hold. */
function deletions(bucket: Resource) {
    const rules = known(readParts(bucket, "lifecycleRules")) ?? [];
    return rules.flatMap((rule, index) => {
        if (known(readString(rule, "action.type")) !== "Delete") return [];
        const ages = [agesOf(rule, "age"), agesOf(rule, "daysSinceNoncurrentTime")].flat();
        return ages
            .toSorted((a, b) => b.days - a.days)
            .slice(0, 1)
            .map((age) => ({ index, ...age }));
    });
}

function agesOf(rule: Readable, property: keyof typeof AGES) {
    const days = known(readNumber(rule, `condition.${property}`));
    const sent = days !== 0 || known(readBoolean(rule, `condition.${AGES[property]}`)) === true;
    return days === undefined || !sent ? [] : [{ property, days }];
}
