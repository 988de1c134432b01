import rule from "../../../../policy/rules/autoscaling/deployment-has-one-autoscaler.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";
import { withoutKind } from "../../states/without.ts";

const at = "web-us-central1";
const scaling = "web-scaling-us-central1";
const TARGET = "spec.scaleTargetRef";

export default meetsContract(rule, {
    good: shopState,
    passes: [{ when: "the other region has one of the same name", change: (good) => good, at: "web-us-east1" }],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(scaling),
            at,
            says: /no autoscaler of its namespace and cluster scales it/,
        },
        {
            when: "it scales a set of the same name",
            change: (good) => good.at(scaling, `${TARGET}.kind`, "StatefulSet"),
            at,
            says: /no autoscaler/,
        },
        {
            when: "it scales another Deployment",
            change: (good) => good.at(scaling, `${TARGET}.name`, "api"),
            at,
            says: /no autoscaler/,
        },
        {
            when: "it is in another namespace",
            change: (good) => good.at(scaling, "metadata.namespace", "other"),
            at,
            says: /namespace/,
        },
        {
            when: "it is in the other cluster",
            change: (good) => good.facts(scaling, { provider: "kubernetes-us-east1" }),
            at,
            says: /cluster/,
        },
        {
            when: "there are two",
            change: (good) => good.at("proxy-scaling-us-central1", `${TARGET}.name`, "web"),
            at,
            says: /web-scaling-us-central1 and proxy-scaling-us-central1 all scale it/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "what it scales is not known",
            change: (good) => good.at(scaling, `${TARGET}.name`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [{ when: "no Service sends requests", change: (good) => withoutKind(good, "Service") }],
});
