import { DEPLOYMENT, kubernetesDocs } from "../../clouds/kubernetes/objects.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/, 2026-11-22. */
const DEFAULT_REVISIONS = 10;

export default defineResourceRule({
    id: "deployment-keeps-releases-to-go-back-to",
    title: "A Deployment keeps earlier releases to go back to",
    severity: "medium",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "a bad release cannot be undone with one command: the one before it is no longer known to the cluster",
    remedy: `{ spec: { revisionHistoryLimit: ${DEFAULT_REVISIONS} } }`,
    sources: [kubernetesDocs("concepts/workloads/controllers/deployment")],
    requirements: ["HB-10"],
    whenUnknown: "unknown",
    settings: { revisions: 2 },
    judge: (deployment, { revisions }) => {
        const kept = known(readNumber(deployment, "spec.revisionHistoryLimit")) ?? DEFAULT_REVISIONS;
        return kept >= revisions
            ? pass(deployment, `keeps ${kept} revisions`)
            : fail(deployment, `revisionHistoryLimit is ${kept}, and must be at least ${revisions}`);
    },
});
