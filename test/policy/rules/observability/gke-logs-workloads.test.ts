import rule from "../../../../policy/rules/observability/gke-logs-workloads.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(CLUSTER, "loggingConfig", undefined), at: CLUSTER },
        {
            when: "it sends more",
            change: (good) =>
                good.at(CLUSTER, "loggingConfig.enableComponents", ["APISERVER", "WORKLOADS", "SYSTEM_COMPONENTS"]),
            at: CLUSTER,
        },
        {
            when: "the stack wants its own lines alone",
            change: (good) => good.at(CLUSTER, "loggingConfig.enableComponents", ["SYSTEM_COMPONENTS"]),
            at: CLUSTER,
            settings: { components: ["SYSTEM_COMPONENTS"] },
        },
    ],
    fails: [
        {
            when: "workloads are left out",
            change: (good) => good.at(CLUSTER, "loggingConfig.enableComponents", ["SYSTEM_COMPONENTS"]),
            at: CLUSTER,
            says: /lacks WORKLOADS/,
        },
        {
            when: "nothing is sent",
            change: (good) => good.at(CLUSTER, "loggingConfig.enableComponents", []),
            at: CLUSTER,
            says: /lacks SYSTEM_COMPONENTS and WORKLOADS/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "loggingConfig.enableComponents", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
