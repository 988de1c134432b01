import { holdsAuditLogs, LOG_BUCKET, SINK, sinksInto } from "../../clouds/gcp/logging.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readBoolean, readParts, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";

const LOG = "cloudaudit.googleapis.com";

export default defineRule({
    id: "audit-log-sink-takes-everything",
    title: "A sink sends all audit logs to the bucket that keeps them",
    severity: "high",
    concern: "backup",
    types: [LOG_BUCKET, SINK],
    breaks: "the bucket is locked for years and holds nothing of the day that is asked about",
    remedy: "{ disabled: false }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/logging/projectsink/", read: "2026-11-22" },
        { url: "https://cloud.google.com/logging/docs/audit", read: "2026-11-22" },
    ],
    requirements: ["ET-15", "CN-14"],
    whenUnknown: "unknown",
    settings: { logs: ["activity", "data_access", "system_event"] },
    evaluate: (graph, { logs }) =>
        each(
            graph.ofType(LOG_BUCKET).filter((bucket) => holdsAuditLogs(graph, bucket)),
            (bucket) => {
                const sinks = sinksInto(graph, bucket);
                const [sink] = sinks;
                const filter = logs.map((log) => `log_id("${LOG}/${log}")`).join(" OR ");
                if (sink === undefined) {
                    const destination = `"logging.googleapis.com/projects/example-project/locations/global/buckets/" + resource.bucketId`;
                    const remedy = `new gcp.logging.ProjectSink("audit", { destination: ${destination}, filter: ${JSON.stringify(filter)} })`;
                    return fail(bucket, "no sink of the stack fills this bucket", remedy);
                }
                const problems = sinks.map((candidate) => problemOf(candidate, logs));
                const [problem] = problems;
                if (problem === undefined || problems.includes(undefined)) return pass(bucket, `${sink.name} fills it`);
                return fail(sink, problem.message, problem.remedy(filter));
            },
        ),
});

function problemOf(sink: Resource, logs: readonly string[]) {
    if (known(readBoolean(sink, "disabled")) === true) {
        return { message: "disabled is true, needs false", remedy: () => "{ disabled: false }" };
    }
    const exclusions = known(readParts(sink, "exclusions")) ?? [];
    const left = exclusions.filter((exclusion) => known(readBoolean(exclusion, "disabled")) !== true);
    if (left.length > 0) {
        const off = exclusions.map(() => "{ disabled: true }").join(", ");
        return {
            message: `${left.length} of its exclusions leave logs out, needs none`,
            remedy: () => `{ exclusions: [${off}] }`,
        };
    }
    const filter = known(readString(sink, "filter")) ?? "";
    const named = /cloudaudit\.googleapis\.com(\/|%2F)/i.test(filter);
    // Without a filter, and with one that names audit logs as a whole, everything is taken.
    if (filter === "" || (!named && filter.includes(LOG))) return undefined;
    const missing = logs.filter((log) => !new RegExp(`${LOG}(/|%2F)${log}`, "i").test(filter));
    return missing.length === 0
        ? undefined
        : {
              message: `filter leaves out ${missing.join(" and ")}`,
              remedy: (all: string) => `{ filter: ${JSON.stringify(all)} }`,
          };
}
