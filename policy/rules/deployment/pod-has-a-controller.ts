import {
    CRON_JOB,
    DAEMON_SET,
    DEPLOYMENT,
    JOB,
    kindOf,
    kubernetesDocs,
    POD,
    STATEFUL_SET,
} from "../../clouds/kubernetes/objects.ts";
import { known, readParts } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-has-a-controller",
    title: "Pods are made by something that makes them again",
    severity: "high",
    concern: "deployment",
    types: [POD, DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, CRON_JOB],
    breaks: "a pod by itself is gone with its node, until somebody notices and runs an update",
    remedy: 'new kubernetes.apps.v1.Deployment("<name>", { spec: { replicas: 2, template: resource } })',
    sources: [kubernetesDocs("concepts/workloads/pods")],
    requirements: ["AG-01", "HB-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload) => {
        if (workload.type !== POD) return pass(workload, `a ${kindOf(workload)} makes its pods again`);
        return (known(readParts(workload, "metadata.ownerReferences")) ?? []).length > 0
            ? pass(workload, "belongs to what made it")
            : fail(workload, "is a pod by itself: nothing makes it again when its node is lost");
    },
});
