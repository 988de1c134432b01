import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { preStopOf } from "../../clouds/kubernetes/shutdown.ts";
import { containerName, servicesOf, servingContainers } from "../../clouds/kubernetes/workloads.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-waits-before-it-stops",
    title: "A pod that takes requests goes on for some seconds after it is told to end",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "requests still arrive from those that have not heard yet, and each rollout and each drain serves errors",
    remedy: "{ spec: { template: { spec: { containers: [{ lifecycle: { preStop: { sleep: { seconds: 10 } } } }] } } } }",
    sources: [
        kubernetesDocs("concepts/workloads/pods/pod-lifecycle"),
        kubernetesDocs("concepts/containers/container-lifecycle-hooks"),
    ],
    requirements: ["HB-07", "AG-03"],
    whenUnknown: "unknown",
    settings: { seconds: 5 },
    judge: (deployment, { seconds }, graph) => {
        if (servicesOf(graph, deployment).length === 0) return undefined;
        for (const container of servingContainers(deployment)) {
            const hook = preStopOf(container);
            const name = containerName(container);
            if (hook === undefined) return fail(deployment, `container ${name} has no preStop hook`);
            // How long a command or a call takes is its own affair.
            if (hook.seconds !== undefined && hook.seconds < seconds)
                return fail(
                    deployment,
                    `container ${name} waits ${hook.seconds} s before it stops, at least ${seconds} s are needed`,
                );
        }
        return pass(deployment, "its containers wait before they stop");
    },
});
