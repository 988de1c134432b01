import { BUCKET, bucketDocs, deletions } from "../../clouds/gcp/storage.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { systemOf, systemsOf } from "../../systems.ts";

const DECLARED = "backups.configurationDays";

/**
 * Buckets hold configuration backups when their name says so; where none does, all buckets of the system count. Rules
 * that delete by something other than age are not judged, and prefixes are taken to cover the backups.
 */
export default defineRule({
    id: "configuration-backup-retained",
    title: "Configuration backups are kept as long as the system declares",
    severity: "high",
    concern: "backup",
    types: [BUCKET, "ha-platform:systems:*"],
    breaks: "a change that turns out wrong weeks later cannot be compared with, or put back to, what was there before",
    remedy: '{ lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 90 } }] }',
    sources: [{ url: "https://docs.cloud.google.com/storage/docs/lifecycle", read: "2026-11-22" }, bucketDocs],
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
