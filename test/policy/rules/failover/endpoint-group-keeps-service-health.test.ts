import rule from "../../../../policy/rules/failover/endpoint-group-keeps-service-health.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { GROUP, loadBalancingState, TWIN_GROUP } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "neither is said but empty",
            change: (good) => good.set(GROUP, { cloudRun: { tag: "", urlMask: "" } }),
            at: GROUP,
        },
    ],
    fails: [
        {
            when: "it names a tag",
            change: (good) => good.at(GROUP, "cloudRun.tag", "live"),
            at: GROUP,
            says: /cloudRun has tag, with which/,
        },
        {
            when: "it has a mask",
            change: (good) => good.at(GROUP, "cloudRun.urlMask", "example.com/<service>"),
            at: GROUP,
            says: /cloudRun has urlMask, with which/,
        },
    ],
    unknown: [
        {
            when: "the tag is not known",
            change: (good) => good.at(GROUP, "cloudRun.tag", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "groups are not Cloud Run's",
            change: (good) => good.without(TWIN_GROUP).at(GROUP, "cloudRun", undefined),
        },
    ],
});
