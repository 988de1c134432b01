import { autoscalerDocs, utilizationOf } from "../../clouds/kubernetes/autoscaler.ts";
import { AUTOSCALER } from "../../clouds/kubernetes/objects.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { metrics: [
    { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
    { type: "Resource", resource: { name: "memory", target: { type: "Utilization", averageUtilization: 80 } } },
] } }`;

export default defineResourceRule({
    id: "autoscaler-leaves-room",
    title: "An autoscaler adds pods while those that run have room",
    severity: "medium",
    concern: "autoscaling",
    types: [AUTOSCALER],
    breaks: "pods are full before new ones are up: answers are slow, probes fail, and the pods that are left get the load of those",
    remedy: REMEDY,
    sources: [autoscalerDocs],
    requirements: ["HB-05"],
    whenUnknown: "unknown",
    settings: { cpuPercent: 70, memoryPercent: 80 },
    judge: (autoscaler, { cpuPercent, memoryPercent }) => {
        const cpu = utilizationOf(autoscaler, "cpu");
        const memory = utilizationOf(autoscaler, "memory");
        if (cpu === undefined) return fail(autoscaler, "does not look at CPU");
        if (cpu > cpuPercent) return fail(autoscaler, `aims at ${cpu} % of CPU, at most ${cpuPercent} % leaves room`);
        return memory === undefined || memory <= memoryPercent
            ? pass(autoscaler, `aims at ${cpu} % of CPU and ${memory ?? "no"} % of memory`)
            : fail(autoscaler, `aims at ${memory} % of memory, at most ${memoryPercent} % leaves room`);
    },
});
