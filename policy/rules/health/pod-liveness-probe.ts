import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { probeDocs } from "../../clouds/kubernetes/probes.ts";
import { judgeServingProbe } from "../../clouds/kubernetes/serving-probe.ts";
import { defineResourceRule } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-liveness-probe",
    title: "Pods that Services send requests to are restarted when their process is stuck",
    severity: "high",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "a process that hangs without ending stays so for ever, and the pods that still work carry its load",
    remedy: '{ spec: { template: { spec: { containers: [{ livenessProbe: { httpGet: { path: "/health", port: "http" }, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 } }] } } } }',
    sources: [probeDocs],
    requirements: ["AG-02", "HB-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: judgeServingProbe("livenessProbe"),
});
