import rule from "../../../../policy/rules/redundancy/global-backend-service-spans-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { loadBalancingState } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: inBoth,
    passes: [
        {
            when: "groups are yet to be made",
            change: (good) => good.at("global", "backends", [{ group: UNKNOWN }]),
            at: "global",
        },
        {
            when: "the stack is content with one region",
            change: () => everywhere([group("us-central1")]),
            at: "global",
            settings: { minimumRegions: 1 },
        },
    ],
    fails: [
        {
            when: "it has one",
            change: () => everywhere([group("us-central1")]),
            at: "global",
            says: /has backends in us-central1 alone, needs 2 regions/,
            remedy: "no",
        },
        {
            when: "it has two in one region",
            change: () => everywhere([group("us-central1"), group("us-central1")]),
            at: "global",
            says: /in us-central1 alone/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "a group's region is not known",
            change: (good) => good.at("origin-us-east1-endpoints", "region", UNKNOWN),
            at: "global",
            becomes: "unknown",
        },
    ],
    silent: [{ when: "groups are another stack's", change: () => everywhere(["elsewhere"]) }],
});

/** A global backend service, which the state has none of. */
function everywhere(groups: readonly string[]): State {
    return loadBalancingState().plus({
        type: "gcp:compute/backendService:BackendService",
        name: "global",
        id: "global",
        outputs: {
            loadBalancingScheme: "EXTERNAL_MANAGED",
            backends: groups.map((group) => ({ group })),
            logConfig: { enable: true },
            securityPolicy: "policy",
        },
        madeFrom: { backends: ["origin-us-central1-endpoints", "origin-us-east1-endpoints"] },
    });
}

function inBoth(): State {
    return everywhere([group("us-central1"), group("us-east1")]);
}

function group(region: string): string {
    return `projects/example-project/regions/${region}/networkEndpointGroups/origin`;
}
