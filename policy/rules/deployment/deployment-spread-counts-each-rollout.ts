import { DEPLOYMENT } from "../../clouds/kubernetes/objects.ts";
import { spreadDocs, spreadsOver, ZONE } from "../../clouds/kubernetes/spread.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const KEY = "pod-template-hash";

export default defineResourceRule({
    id: "deployment-spread-counts-each-rollout",
    title: "The spread over zones counts the pods of each rollout by themselves",
    severity: "medium",
    concern: "deployment",
    types: [DEPLOYMENT],
    breaks: "new pods make way for old ones that are about to go, and after the rollout a zone holds more than its share",
    remedy: `{ spec: { template: { spec: { topologySpreadConstraints: [{ matchLabelKeys: ["${KEY}"] }] } } } }`,
    sources: [spreadDocs],
    requirements: ["AG-01", "AG-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (deployment) => {
        const spreads = spreadsOver(deployment, ZONE).filter(({ binding }) => binding);
        if (spreads.length === 0) return undefined;
        const mixed = spreads.find(
            ({ constraint }) => !(known(readStrings(constraint, "matchLabelKeys")) ?? []).includes(KEY),
        );
        return mixed === undefined
            ? pass(deployment, `matchLabelKeys holds ${KEY}`)
            : fail(deployment, `${mixed.constraint.path}.matchLabelKeys does not hold ${KEY}`);
    },
});
