import { BUCKET, bucketDocs, deletions, liesOutside } from "../../clouds/gcp/storage.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { regionsOf, systemOf, systemsOf } from "../../systems.ts";

const DECLARED = "backups.exportDays";

export default defineRule({
    id: "database-export-kept-as-declared",
    title: "Database exports lie outside both regions and are kept as long as the system declares",
    severity: "high",
    concern: "backup",
    types: [BUCKET, "ha-platform:systems:*"],
    breaks: "what takes both regions away, or a person with rights in them, takes the last copy of the data too",
    remedy: '{ location: "EU", lifecycleRules: [{ action: { type: "Delete" }, condition: { daysSinceNoncurrentTime: 90 } }] }',
    sources: [bucketDocs, { url: "https://docs.cloud.google.com/storage/docs/lifecycle", read: "2026-11-22" }],
    requirements: ["AG-10"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        systemsOf(graph).flatMap((system) =>
            each([system], () => {
                const needed = known(readNumber(system, DECLARED));
                const pair = regionsOf(system);
                if (needed === undefined || pair === undefined) return undefined;
                const bucket = graph
                    .ofType(BUCKET)
                    .find((candidate) => systemOf(graph, candidate) === system && liesOutside(candidate, pair));
                if (bucket === undefined) {
                    const place = pair.primary.startsWith("europe-") ? "US" : "EU";
                    const message = `declares exports for ${needed} days, and no bucket of the system lies outside ${pair.primary} and ${pair.failover}`;
                    return fail(system, message, `new gcp.storage.Bucket("export", { location: "${place}" })`);
                }
                const early = deletions(bucket).find(({ days }) => days < needed);
                if (early === undefined) return pass(bucket, `exports are kept ${needed} days outside both regions`);
                const rule = `{ action: { type: "Delete" }, condition: { ${early.property}: ${needed} } }`;
                return fail(
                    bucket,
                    `lifecycleRules[${early.index}] deletes exports after ${early.days} days: condition.${early.property} must be at least ${needed}`,
                    `{ lifecycleRules: [${"{}, ".repeat(early.index)}${rule}] }`,
                );
            }),
        ),
});
