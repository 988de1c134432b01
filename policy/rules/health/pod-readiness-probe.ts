import { DEPLOYMENT, STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { probeDocs } from "../../clouds/kubernetes/probes.ts";
import { judgeServingProbe } from "../../clouds/kubernetes/serving-probe.ts";
import { defineResourceRule } from "../../rule.ts";

export default defineResourceRule({
    id: "pod-readiness-probe",
    title: "Pods that Services send requests to say when they can take them",
    severity: "critical",
    concern: "health",
    types: [DEPLOYMENT, STATEFUL_SET],
    breaks: "requests go to pods that still start or have lost their database, and each rollout serves errors",
    remedy: '{ spec: { template: { spec: { containers: [{ readinessProbe: { httpGet: { path: "/readiness", port: "http" }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 } }] } } } }',
    sources: [probeDocs],
    requirements: ["AG-02", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: judgeServingProbe("readinessProbe"),
});
