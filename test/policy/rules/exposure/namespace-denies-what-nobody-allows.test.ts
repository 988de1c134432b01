import rule from "../../../../policy/rules/exposure/namespace-denies-what-nobody-allows.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "namespace-us-central1";
const deny = "deny-us-central1";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "its rules are empty lists",
            change: (good) => good.at(deny, "spec.ingress", []).at(deny, "spec.egress", []),
            at,
        },
        {
            when: "its selector has empty parts",
            change: (good) => good.at(deny, "spec.podSelector", { matchLabels: {}, matchExpressions: [] }),
            at,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(deny),
            at,
            says: /no network policy selects all its pods and allows nothing, in both directions/,
        },
        {
            when: "it is about what comes in alone",
            change: (good) => good.at(deny, "spec.policyTypes", ["Ingress"]),
            at,
            says: /in both directions/,
        },
        {
            when: "it is about what goes out alone",
            change: (good) => good.at(deny, "spec.policyTypes", ["Egress"]),
            at,
            says: /in both directions/,
        },
        {
            when: "it leaves the directions to the default",
            change: (good) => good.at(deny, "spec.policyTypes", undefined),
            at,
            says: /in both directions/,
        },
        {
            when: "it lets everything in",
            change: (good) => good.at(deny, "spec.ingress", [{}]),
            at,
            says: /allows nothing/,
        },
        {
            when: "it lets everything out",
            change: (good) => good.at(deny, "spec.egress", [{}]),
            at,
            says: /allows nothing/,
        },
        {
            when: "it selects one app",
            change: (good) => good.at(deny, "spec.podSelector.matchLabels", { app: "web" }),
            at,
            says: /all its pods/,
        },
        {
            when: "it selects by an expression",
            change: (good) => good.at(deny, "spec.podSelector.matchExpressions", [{ key: "app", operator: "Exists" }]),
            at,
            says: /all its pods/,
        },
        {
            when: "it has no selector",
            change: (good) => good.at(deny, "spec.podSelector", undefined),
            at,
            says: /all its pods/,
        },
        {
            when: "it is another namespace's",
            change: (good) => good.at(deny, "metadata.namespace", "other"),
            at,
            says: /no network policy/,
        },
        {
            when: "it is in the other cluster",
            change: (good) => good.facts(deny, { provider: "kubernetes-us-east1" }),
            at,
            says: /no network policy/,
        },
    ],
    unknown: [
        {
            when: "its directions are not known",
            change: (good) => good.at(deny, "spec.policyTypes", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
