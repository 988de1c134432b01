import { containers, SERVICE, serviceDocs } from "../../clouds/gcp/cloud-run.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";
import { twinOf } from "../../twins.ts";

const DIGEST = /@sha256:[0-9a-f]{64}$/;

export default defineResourceRule({
    id: "cloud-run-twins-run-the-same-image",
    title: "Twins of a Cloud Run service run the same image, named by its digest",
    severity: "high",
    concern: "redundancy",
    types: [SERVICE],
    breaks: "a failover lands on other code than the one that was tested, or on a tag that has moved since",
    remedy: '{ template: { containers: [{ image: "<repository>/<image>@sha256:<digest>" }] } }',
    sources: [serviceDocs],
    requirements: ["AG-08", "ET-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        const pair = regionsFor(graph, service);
        if (pair === undefined || service.region !== pair.primary) return undefined;
        const twin = twinOf(graph, service, pair);
        if (twin === undefined) return undefined;

        const images = imagesOf(service);
        const moving = images.find((image) => !DIGEST.test(image));
        if (moving !== undefined)
            return fail(service, `runs ${moving}: an image must be named by its digest, @sha256:...`);
        const others = imagesOf(twin);
        if (images.join() !== others.join()) {
            const same = JSON.stringify({ template: { containers: images.map((image) => ({ image })) } });
            return fail(
                twin,
                `runs ${others.join(", ")}, and ${service.name} in ${pair.primary} runs ${images.join(", ")}`,
                same,
            );
        }
        return pass(service, `runs ${images.join(", ")} as ${twin.name} in ${pair.failover} does`);
    },
});

function imagesOf(service: Resource): readonly string[] {
    return containers(service).map((container) => known(readString(container, "image")) ?? "no image");
}
