import rule from "../../../../policy/rules/exposure/backend-service-behind-a-security-policy.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, type StateResource, UNKNOWN } from "../../state.ts";
import { BACKEND, loadBalancingState, TWIN_BACKEND } from "../../states/gcp-load-balancing.ts";

const GLOBAL = "gcp:compute/backendService:BackendService";
const REGIONAL = "gcp:compute/regionBackendService:RegionBackendService";

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "the policy is yet to be made",
            change: (good) => good.at(BACKEND, "securityPolicy", UNKNOWN),
            at: BACKEND,
        },
        {
            when: "a global one has it",
            change: (good) => good.plus(balancer(GLOBAL, { securityPolicy: "policy" })),
            at: "balancer",
        },
    ],
    fails: [
        {
            when: "it names none",
            change: (good) => good.at(BACKEND, "securityPolicy", undefined),
            at: BACKEND,
            says: /securityPolicy is not set/,
        },
        {
            when: "the name is empty",
            change: (good) => good.at(BACKEND, "securityPolicy", ""),
            at: BACKEND,
            says: /securityPolicy is not set/,
        },
        {
            when: "a global one says nothing",
            change: (good) => good.plus(balancer(GLOBAL, {})),
            at: "balancer",
            says: /not set/,
        },
        {
            when: "a global one is managed",
            change: (good) => good.plus(balancer(GLOBAL, { loadBalancingScheme: "EXTERNAL_MANAGED" })),
            at: "balancer",
            says: /not set/,
        },
    ],
    unknown: [
        {
            when: "the scheme is not known",
            change: (good) => good.at(BACKEND, "loadBalancingScheme", UNKNOWN),
            at: BACKEND,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it is internal",
            change: (good) => without(good).plus(balancer(REGIONAL, { loadBalancingScheme: "INTERNAL_MANAGED" })),
        },
        {
            when: "a regional one says nothing, which is internal",
            change: (good) => without(good).plus(balancer(REGIONAL, {})),
        },
        {
            when: "it passes packets on unseen",
            change: (good) => without(good).plus(balancer(REGIONAL, { loadBalancingScheme: "EXTERNAL" })),
        },
        {
            when: "a global one is internal",
            change: (good) => without(good).plus(balancer(GLOBAL, { loadBalancingScheme: "INTERNAL_MANAGED" })),
        },
    ],
});

function balancer(type: string, outputs: Properties): StateResource {
    return { type, name: "balancer", id: "balancer", outputs };
}

function without(good: State): State {
    return good.without(BACKEND, TWIN_BACKEND, `${BACKEND}-v2`, `${TWIN_BACKEND}-v2`);
}
