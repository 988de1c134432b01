import { JOB, jobDocs } from "../../clouds/gcp/cloud-scheduler.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import { defineRule, each, fail, pass } from "../../rule.ts";
import { systemOf, systemsOf } from "../../systems.ts";

const API = "https://sqladmin.googleapis.com/v1/projects/example-project/instances/example/export";

export default defineRule({
    id: "database-export-scheduled",
    title: "A system that declares database exports has a job that makes them",
    severity: "high",
    concern: "backup",
    types: ["ha-platform:systems:*"],
    breaks: "the promised copy outside both regions is as old as the last time that somebody made one by hand",
    remedy: `new gcp.cloudscheduler.Job("export", { schedule: "0 5 * * *", httpTarget: { httpMethod: "POST", uri: "${API}" } })`,
    sources: [jobDocs, { url: "https://cloud.google.com/sql/docs/postgres/import-export", read: "2026-11-22" }],
    requirements: ["AG-10"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        each(systemsOf(graph), (system) => {
            const days = known(readNumber(system, "backups.exportDays"));
            if (days === undefined) return undefined;
            const jobs = graph.ofType(JOB).filter((job) => systemOf(graph, job) === system);
            const job = jobs.find(exports);
            return job === undefined
                ? fail(
                      system,
                      `declares exports for ${days} days, and none of its ${jobs.length} scheduled jobs makes one`,
                  )
                : pass(system, `${job.name} makes an export on ${known(readString(job, "schedule"))}`);
        }),
});

function exports(job: Resource): boolean {
    return (known(readString(job, "httpTarget.uri")) ?? "").endsWith("/export");
}
