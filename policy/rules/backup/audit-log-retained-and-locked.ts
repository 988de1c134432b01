import { holdsAuditLogs, LOG_BUCKET } from "../../clouds/gcp/logging.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { declaredNumber, systemsOf } from "../../systems.ts";

const DECLARED = "backups.auditDays";

export default defineRule({
    id: "audit-log-retained-and-locked",
    title: "Audit logs are kept as long as the system declares, and nobody can shorten that",
    severity: "high",
    concern: "backup",
    types: [LOG_BUCKET],
    breaks: "what happened cannot be proved, and whoever caused it can delete the proof",
    remedy: "{ retentionDays: 1095, locked: true }",
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/gcp/api-docs/logging/projectbucketconfig/",
            read: "2026-11-22",
        },
        { url: "https://cloud.google.com/logging/docs/reference/v2/rest/v2/locations.buckets", read: "2026-11-22" },
    ],
    requirements: ["ET-15"],
    whenUnknown: "unknown",
    settings: { days: 1095, locked: true },
    evaluate: (graph, { days, locked }) => {
        const buckets = graph.ofType(LOG_BUCKET).filter((bucket) => holdsAuditLogs(graph, bucket));
        const judged = each(buckets, (bucket) => {
            const needed = declaredNumber(graph, bucket, DECLARED) ?? days;
            // Cloud Logging keeps a log bucket for 30 days when nothing is said.
            const kept = known(readNumber(bucket, "retentionDays")) ?? 30;
            if (kept < needed)
                return fail(
                    bucket,
                    `retentionDays is ${kept}, needs at least ${needed}`,
                    `{ retentionDays: ${needed} }`,
                );
            const isLocked = known(readBoolean(bucket, "locked")) ?? false;
            if (locked && !isLocked)
                return fail(bucket, "locked is false, needs true (it cannot be undone)", "{ locked: true }");
            return pass(bucket, `kept ${kept} days of the ${needed} declared, ${isLocked ? "locked" : "not locked"}`);
        });
        const unkept = buckets.length > 0 ? [] : each(systemsOf(graph), (system) => withoutAuditLogs(system));
        return [...judged, ...unkept];
    },
});

function withoutAuditLogs(system: Resource) {
    const needed = known(readNumber(system, DECLARED));
    if (needed === undefined) return undefined;
    const remedy = `new gcp.logging.ProjectBucketConfig("audit", { project: "example-project", location: "global", bucketId: "audit", retentionDays: ${needed}, locked: true })`;
    return fail(
        system,
        `declares audit logs for ${needed} days, and no log bucket of the stack holds audit logs`,
        remedy,
    );
}
