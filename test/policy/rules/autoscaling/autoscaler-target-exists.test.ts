import rule from "../../../../policy/rules/autoscaling/autoscaler-target-exists.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-scaling-us-central1";
const TARGET = "spec.scaleTargetRef";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it scales a set",
            change: (good) => good.at(at, TARGET, { apiVersion: "apps/v1", kind: "StatefulSet", name: "cache" }),
            at,
        },
    ],
    fails: [
        {
            when: "the name is an old one",
            change: (good) => good.at(at, `${TARGET}.name`, "api"),
            at,
            says: /its target, Deployment api, is not in its namespace and cluster/,
            remedy: "no",
        },
        {
            when: "the kind is another",
            change: (good) => good.at(at, `${TARGET}.kind`, "StatefulSet"),
            at,
            says: /StatefulSet web/,
            remedy: "no",
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at(at, "metadata.namespace", "other"),
            at,
            says: /namespace/,
            remedy: "no",
        },
        {
            when: "the Deployment is in the other cluster alone",
            change: (good) => good.without("web-us-central1"),
            at,
            says: /Deployment web/,
            remedy: "no",
        },
        {
            when: "it names nothing",
            change: (good) => good.at(at, TARGET, {}),
            at,
            says: /no kind without a name/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the name is not known",
            change: (good) => good.at(at, `${TARGET}.name`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
