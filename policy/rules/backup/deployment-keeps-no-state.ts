import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { podSpec } from "../../clouds/kubernetes/workloads.ts";
import { known, readPart, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "deployment-keeps-no-state",
    title: "Pods of a Deployment keep nothing that outlives them",
    severity: "high",
    concern: "backup",
    types: [DEPLOYMENT],
    breaks: "a disk ties the pods to one zone and lets a single one of them start, so that a lost zone or a rollout stops the service",
    remedy: '{ spec: { template: { spec: { volumes: [{ name: "scratch", emptyDir: { sizeLimit: "1Gi" } }] } } } }',
    sources: [kubernetesDocs("concepts/storage/persistent-volumes"), kubernetesDocs("concepts/storage/volumes")],
    requirements: ["AG-01", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (deployment) => {
        const volumes = known(readParts(podSpec(deployment), "volumes")) ?? [];
        const kept = volumes.flatMap((volume) =>
            ["persistentVolumeClaim", "hostPath", "gcePersistentDisk"]
                .filter((kind) => known(readPart(volume, kind)) !== undefined)
                .map((kind) => `${known(readString(volume, "name")) ?? "a volume"} is a ${kind}`),
        );
        return kept.length === 0
            ? pass(deployment, "its volumes go with the pod")
            : fail(deployment, `volume ${kept.join(", ")}: state belongs into a database, a bucket or a StatefulSet`);
    },
});
