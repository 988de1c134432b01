import { DEPLOYMENT, kubernetesDocs, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { podSpec } from "../../clouds/kubernetes/workloads.ts";
import { known, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-scratch-space-is-bounded",
    title: "Scratch space of pods has a limit",
    severity: "medium",
    concern: "redundancy",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "one pod fills the node's disk or memory, and the node evicts pods of others",
    remedy: '{ spec: { template: { spec: { volumes: resource.spec.template.spec.volumes.map(({ emptyDir }) => emptyDir ? { emptyDir: { sizeLimit: "1Gi" } } : {}) } } } }',
    sources: [kubernetesDocs("concepts/storage/volumes")],
    requirements: ["AG-01", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        const scratch = (known(readParts(podSpec(workload), "volumes")) ?? []).filter(
            (volume) => known(readPart(volume, "emptyDir")) !== undefined,
        );
        if (scratch.length === 0) return undefined;
        const open = scratch.find((volume) => known(readString(volume, "emptyDir.sizeLimit")) === undefined);
        return open === undefined
            ? pass(workload, "each emptyDir has a sizeLimit")
            : fail(workload, `volume ${known(readString(open, "name")) ?? ""} is an emptyDir without a sizeLimit`);
    },
});
