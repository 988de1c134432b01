import { JOB, jobDocs } from "../../clouds/gcp/cloud-run.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

const DIGEST = /@sha256:[0-9a-f]{64}$/;

export default defineResourceRule({
    id: "cloud-run-job-twins-run-the-same-image",
    title: "A Cloud Run job names its image by the digest, and its twin runs the same",
    severity: "high",
    concern: "pairing",
    types: [JOB],
    breaks: "a migration or a restore runs with code that nobody tried, against the only copy of the data",
    remedy: '{ template: { template: { containers: [{ image: "<repository>/<image>@sha256:<digest>" }] } } }',
    sources: [jobDocs],
    requirements: ["CN-10", "AG-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (job, _settings, graph) => {
        const images = imagesOf(job);
        const moving = images.find((image) => !DIGEST.test(image));
        if (moving !== undefined) return fail(job, `runs ${moving}: an image must be named by its digest, @sha256:...`);
        const twin = twinOfPrimary(graph, job)?.twin;
        const others = twin === undefined ? images : imagesOf(twin);
        if (twin === undefined || images.join() === others.join()) return pass(job, `runs ${images.join(", ")}`);
        const same = JSON.stringify({ template: { template: { containers: images.map((image) => ({ image })) } } });
        return fail(twin, `runs ${others.join(", ")}, and ${job.name} runs ${images.join(", ")}`, same);
    },
});

function imagesOf(job: Resource): readonly string[] {
    const containers = known(readParts(job, "template.template.containers")) ?? [];
    return containers.map((container) => known(readString(container, "image")) ?? "no image");
}
