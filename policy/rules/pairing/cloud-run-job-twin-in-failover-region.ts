import { JOB, jobDocs } from "../../clouds/gcp/cloud-run.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { nameInFailover, twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "cloud-run-job-twin-in-failover-region",
    title: "A Cloud Run job of a primary region can also be run in the failover region",
    severity: "high",
    concern: "pairing",
    types: [JOB],
    breaks: "dumps and migrations cannot be run on the day that the primary region is lost, which is the day they are needed",
    remedy: 'new gcp.cloudrunv2.Job("<name>", { ...resource, location: "<failover region>" })',
    sources: [jobDocs],
    requirements: ["CN-10", "CN-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (job, _settings, graph) => {
        const found = twinOfPrimary(graph, job);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        if (twin !== undefined) return pass(job, `${twin.name} runs in ${pair.failover}`);
        const name = JSON.stringify(nameInFailover(job.name, pair));
        return fail(
            job,
            `runs in ${pair.primary} and has no twin in ${pair.failover}`,
            `new gcp.cloudrunv2.Job(${name}, { ...resource, name: ${name}, location: "${pair.failover}" })`,
        );
    },
});
