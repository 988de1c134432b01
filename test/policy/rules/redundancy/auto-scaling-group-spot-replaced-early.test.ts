import rule from "../../../../policy/rules/redundancy/auto-scaling-group-spot-replaced-early.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";

export default meetsContract(rule, {
    good: () => mixed(awsServingState(), { onDemandPercentageAboveBaseCapacity: 50 }),
    passes: [
        {
            when: "almost all are on demand",
            change: (good) => mixed(good, { onDemandPercentageAboveBaseCapacity: 99 }),
            at,
        },
    ],
    fails: [
        {
            when: "they are not replaced early",
            change: (good) => good.at(at, "capacityRebalance", false),
            at,
            says: /capacityRebalance is not true, and only 50 % of instances are on demand/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "capacityRebalance", undefined),
            at,
            says: /capacityRebalance is not true/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "capacityRebalance", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "all are on demand", change: (good) => mixed(good, { onDemandPercentageAboveBaseCapacity: 100 }) },
        { when: "it says nothing of spot instances", change: (good) => mixed(good, {}) },
        { when: "there is one type", change: () => awsServingState() },
    ],
});

function mixed(state: State, instancesDistribution: Properties): State {
    return state
        .at(at, "launchTemplate", undefined)
        .at(at, "capacityRebalance", true)
        .at(at, "mixedInstancesPolicy", {
            instancesDistribution,
            launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-us-east-1", version: "1" } },
        });
}
