import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/, 2026-11-22. */
const DEFAULT_SECONDS = 600;

export default defineResourceRule({
    id: "deployment-gives-up-stuck-rollouts",
    title: "A rollout that does not get on is reported as failed within a quarter of an hour",
    severity: "low",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "a release hangs half done and the update waits on, while old and new pods serve side by side",
    remedy: `{ spec: { progressDeadlineSeconds: ${DEFAULT_SECONDS} } }`,
    sources: [kubernetesDocs("concepts/workloads/controllers/deployment")],
    requirements: ["AG-03", "HB-10"],
    whenUnknown: "unknown",
    settings: { seconds: 900 },
    judge: (deployment, { seconds }) => {
        const deadline = known(readNumber(deployment, "spec.progressDeadlineSeconds")) ?? DEFAULT_SECONDS;
        return deadline <= seconds
            ? pass(deployment, `gives up after ${deadline} s`)
            : fail(deployment, `progressDeadlineSeconds is ${deadline} s, and must be at most ${seconds} s`);
    },
});
