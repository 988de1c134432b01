import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { known, readNumberOrString, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const REMEDY = `{ spec: { strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } } }`;

export default defineResourceRule({
    id: "deployment-rolls-without-a-gap",
    title: "A rollout takes no pod away before its successor is ready",
    severity: "high",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "each release costs capacity or, with Recreate, is an outage",
    remedy: REMEDY,
    sources: [kubernetesDocs("concepts/workloads/controllers/deployment")],
    requirements: ["AG-03", "HB-02"],
    whenUnknown: "unknown",
    settings: {},
    judge: (deployment) => {
        const type = known(readString(deployment, "spec.strategy.type")) ?? "RollingUpdate";
        if (type !== "RollingUpdate")
            return fail(deployment, `spec.strategy.type is ${type}, and must be RollingUpdate`);
        const gone = known(readNumberOrString(deployment, "spec.strategy.rollingUpdate.maxUnavailable"));
        if (gone === undefined) return fail(deployment, "maxUnavailable is not set, which is 25 %: it must be 0");
        return gone === 0 || gone === "0%"
            ? pass(deployment, "maxUnavailable is 0")
            : fail(deployment, `maxUnavailable is ${gone}, and must be 0`);
    },
});
