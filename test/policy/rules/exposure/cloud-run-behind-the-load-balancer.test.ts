import rule from "../../../../policy/rules/exposure/cloud-run-behind-the-load-balancer.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "api-us-east1-service";

export default meetsContract(rule, {
    passes: [
        {
            when: "not even the load balancer reaches it",
            change: (good) => good.at(at, "ingress", "INGRESS_TRAFFIC_INTERNAL_ONLY"),
            at,
        },
    ],
    fails: [
        {
            when: "everybody reaches it",
            change: (good) => good.at(at, "ingress", "INGRESS_TRAFFIC_ALL"),
            at,
            says: /ingress is INGRESS_TRAFFIC_ALL, needs INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER or/,
        },
        {
            when: "nothing is said, because everybody is the default",
            change: (good) => good.at(at, "ingress", undefined),
            at,
            says: /ingress is not set, which means INGRESS_TRAFFIC_ALL/,
        },
        {
            when: "the value holds another type",
            change: (good) => good.at(at, "ingress", false),
            at,
            says: /ingress must be a string, got a boolean/,
        },
    ],
    unknown: [
        { when: "the value is not known", change: (good) => good.at(at, "ingress", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [{ when: "services belong to no system", change: (good) => good.without(SYSTEM) }],
});
