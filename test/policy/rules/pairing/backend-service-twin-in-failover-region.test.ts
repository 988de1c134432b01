import rule from "../../../../policy/rules/pairing/backend-service-twin-in-failover-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { BACKEND, loadBalancingState, TWIN_BACKEND } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [],
    fails: [
        {
            when: "there is none",
            change: (good) => good.without(TWIN_BACKEND),
            at: BACKEND,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
        {
            when: "the twin is in a third region",
            change: (good) => good.at(TWIN_BACKEND, "region", "us-west1"),
            at: BACKEND,
            says: /has no twin in us-east1/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the twin's region is not known",
            change: (good) => good.at(TWIN_BACKEND, "region", UNKNOWN),
            at: BACKEND,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "services are in the failover region alone", change: (good) => good.without(BACKEND, `${BACKEND}-v2`) },
    ],
});
