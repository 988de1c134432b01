import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "deployment-watches-new-pods",
    title: "A rollout goes on only when a new pod has stayed ready for some seconds",
    severity: "medium",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "a release that crashes after its first seconds replaces every good pod before anybody notices",
    remedy: "{ spec: { minReadySeconds: 5 } }",
    sources: [kubernetesDocs("concepts/workloads/controllers/deployment")],
    requirements: ["AG-03", "HB-10"],
    whenUnknown: "unknown",
    settings: { seconds: 5 },
    judge: (deployment, { seconds }) => {
        const watched = known(readNumber(deployment, "spec.minReadySeconds")) ?? 0;
        return watched >= seconds
            ? pass(deployment, `watches a new pod for ${watched} s`)
            : fail(deployment, `minReadySeconds is ${watched} s, and must be at least ${seconds} s`);
    },
});
