import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { failoverTwinOf } from "../../clouds/kubernetes/twins.ts";
import { containerName, containersOf } from "../../clouds/kubernetes/workloads.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "workload-twins-run-the-same-images",
    title: "A workload runs the same images in both regions",
    severity: "high",
    concern: "pairing",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a failover lands on other code than the one that served a minute ago, and fails there in its own way",
    remedy: '{ spec: { template: { spec: { containers: [{ image: "<repository>/<image>@sha256:<digest>" }] } } } }',
    sources: [kubernetesDocs("concepts/containers/images")],
    requirements: ["AG-08", "HB-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        const twin = failoverTwinOf(graph, workload);
        if (twin === undefined) return undefined;
        const [own, other] = [imagesOf(workload), imagesOf(twin)];
        if (own.join() === other.join()) return pass(twin, `runs the images of ${workload.name}`);
        const [index, image = "nothing"] = [...other.entries()].find(([at, name]) => own[at] !== name) ?? [
            other.length,
        ];
        return fail(
            twin,
            `runs ${image}, and ${workload.name} in the primary region runs ${own[index] ?? "nothing"} there`,
        );
    },
});

function imagesOf(workload: Resource): readonly string[] {
    return containersOf(workload).map(
        (container) => `${containerName(container)} ${known(readString(container, "image")) ?? "no image"}`,
    );
}
