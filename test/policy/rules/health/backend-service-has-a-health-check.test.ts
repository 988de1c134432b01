import rule from "../../../../policy/rules/health/backend-service-has-a-health-check.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { BACKEND, GROUP, loadBalancingState } from "../../states/gcp-load-balancing.ts";

meetsContract(rule, {
    good: onlyMachines,
    passes: [
        {
            when: "the check is yet to be made",
            change: (good) => good.at("machines", "healthChecks", UNKNOWN),
            at: "machines",
        },
        {
            when: "endpoints are machines",
            change: (good) =>
                good
                    .at(GROUP, "networkEndpointType", "GCE_VM_IP_PORTMAP")
                    .at(BACKEND, "healthChecks", "check")
                    .at(`${BACKEND}-v2`, "healthChecks", "check"),
            at: BACKEND,
        },
    ],
    fails: [
        {
            when: "there is none",
            change: (good) => good.at("machines", "healthChecks", undefined),
            at: "machines",
            says: /healthChecks is not set/,
        },
        {
            when: "its name is empty",
            change: (good) => good.at("machines", "healthChecks", ""),
            at: "machines",
            says: /healthChecks is not set/,
        },
        {
            when: "endpoints are machines and nobody asks them",
            change: (good) => good.at(GROUP, "networkEndpointType", "GCE_VM_IP_PORTMAP"),
            at: BACKEND,
            says: /healthChecks is not set/,
        },
    ],
    unknown: [
        {
            when: "the kind of endpoints is not known",
            change: (good) => good.at(GROUP, "networkEndpointType", UNKNOWN),
            at: BACKEND,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "services are serverless", change: (good) => good.without("machines") },
        {
            when: "the kind of endpoints is left to the default",
            change: (good) => good.without("machines").at(GROUP, "networkEndpointType", undefined),
        },
        {
            when: "endpoints are in another cloud",
            change: (good) => good.without("machines").at(GROUP, "networkEndpointType", "INTERNET_FQDN_PORT"),
        },
        {
            when: "groups are yet to be made",
            change: (good) => good.without("machines").at(BACKEND, "backends[0].group", UNKNOWN),
        },
        {
            when: "there are no backends",
            change: (good) => good.without("machines").at(BACKEND, "backends", undefined),
        },
    ],
});

/** A backend service with an instance group behind it, which the state has none of. */
function machines(good: State, properties: Properties): State {
    return good.plus({
        type: "gcp:compute/regionBackendService:RegionBackendService",
        name: "machines",
        id: "machines",
        outputs: {
            region: "us-central1",
            backends: [{ group: "instance-group" }],
            healthChecks: "check",
            ...properties,
        },
    });
}

function onlyMachines(): State {
    return machines(loadBalancingState(), {});
}
