import rule from "../../../../policy/rules/failover/endpoint-group-stays-in-its-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { GROUP, loadBalancingState, TWIN_GROUP } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "the service is yet to be made",
            change: (good) => good.at(GROUP, "cloudRun.service", UNKNOWN),
            at: GROUP,
        },
    ],
    fails: [
        {
            when: "it names the other region's service",
            change: (good) => good.at(TWIN_GROUP, "cloudRun.service", "api-us-central1-service"),
            at: TWIN_GROUP,
            says: /is in us-east1 and names api-us-central1-service in us-central1/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "its region is not known",
            change: (good) => good.at(GROUP, "region", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "services are another stack's",
            change: (good) => good.at(GROUP, "cloudRun.service", "x").at(TWIN_GROUP, "cloudRun.service", "y"),
        },
        {
            when: "no service is named",
            change: (good) => good.at(GROUP, "cloudRun.service", undefined).at(TWIN_GROUP, "cloudRun", undefined),
        },
    ],
});
