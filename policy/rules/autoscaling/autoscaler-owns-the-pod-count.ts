import { autoscalerDocs } from "../../clouds/kubernetes/autoscaler.ts";
import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { autoscalersOf } from "../../clouds/kubernetes/workloads.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "autoscaler-owns-the-pod-count",
    title: "The program does not set the number of pods that an autoscaler decides",
    severity: "high",
    concern: "autoscaling",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "each update of the stack takes a busy service back to the number in the program, in the middle of the load",
    remedy: 'options({ ignoreChanges: ["spec.replicas"] })',
    sources: [autoscalerDocs],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (workload, _settings, graph) => {
        // The cluster always writes a number; only what the program asks for says who decides.
        if (workload.asked === undefined || autoscalersOf(graph, workload).length === 0) return undefined;
        const asked = known(readNumber(workload.asked, "spec.replicas"));
        // Zero turns the autoscaler off and puts the workload to sleep.
        if (asked === undefined || asked === 0) return pass(workload, "leaves the number of pods to its autoscaler");
        return workload.options.ignoreChanges.includes("spec.replicas")
            ? pass(workload, `starts with ${asked} pods and passes over what becomes of them`)
            : fail(workload, `spec.replicas is ${asked}, and an autoscaler decides it: leave it out`);
    },
});
