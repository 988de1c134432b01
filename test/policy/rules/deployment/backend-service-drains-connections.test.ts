import rule from "../../../../policy/rules/deployment/backend-service-drains-connections.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { loadBalancingState } from "../../states/gcp-load-balancing.ts";

const SECONDS = "connectionDrainingTimeoutSec";

meetsContract(rule, {
    good: onlyMachines,
    passes: [
        { when: "it waits for half a minute", change: (good) => good.at("machines", SECONDS, 30), at: "machines" },
    ],
    fails: [
        {
            when: "it waits for less",
            change: (good) => good.at("machines", SECONDS, 29),
            at: "machines",
            says: /is 29 s, needs at least 30 s/,
        },
        { when: "it does not wait", change: (good) => good.at("machines", SECONDS, 0), at: "machines", says: /is 0 s/ },
        {
            when: "the stack wants more than the default",
            change: (good) => good,
            at: "machines",
            settings: { minimumSeconds: 301 },
            says: /is 300 s, needs at least 301 s/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at("machines", SECONDS, UNKNOWN),
            at: "machines",
            becomes: "unknown",
        },
    ],
    silent: [{ when: "services are serverless", change: (good) => good.without("machines") }],
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
