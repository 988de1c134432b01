import rule from "../../../../policy/rules/autoscaling/scaling-policy-leaves-headroom.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "cpu-us-east-1";
const TARGET = "targetTrackingConfiguration.targetValue";
const LOAD = "objectives.load.requestsPerMinutePerInstance.target";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it starts instances earlier", change: (good) => good.at(at, TARGET, 50), at },
        { when: "requests are just what is declared", change: (good) => good, at: "requests-us-east-1" },
    ],
    fails: [
        {
            when: "CPU is a little higher",
            change: (good) => good.at(at, TARGET, 71),
            at,
            says: /starts instances at 71 % of CPU, needs at most 70/,
        },
        { when: "it says nothing", change: (good) => good.at(at, TARGET, undefined), at, says: /at Infinity % of CPU/ },
        {
            when: "requests are one more than is declared",
            change: (good) => good.at("requests-us-east-1", TARGET, 1001),
            at: "requests-us-east-1",
            says: /at 1001 requests a minute and instance, needs at most 1000/,
        },
        {
            when: "the stack asks for more headroom",
            change: (good) => good,
            at,
            settings: { mostCpuPercent: 60 },
            says: /at 70 % of CPU, needs at most 60/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, TARGET, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "what policies follow is not what the system declares for",
            change: (good) =>
                ["cpu-us-east-1", "cpu-us-west-2", "requests-us-east-1", "requests-us-west-2"].reduce(
                    (state, name) =>
                        state.at(
                            name,
                            "targetTrackingConfiguration.predefinedMetricSpecification.predefinedMetricType",
                            "ASGAverageNetworkIn",
                        ),
                    good,
                ),
        },
        {
            when: "policies follow a metric of their own, add a fixed number, or follow requests that nobody declares",
            change: (good) =>
                good
                    .without("cpu-us-west-2", "requests-us-west-2")
                    .at("erato", LOAD, undefined)
                    .at(at, "targetTrackingConfiguration", { targetValue: 90, customizedMetricSpecification: {} })
                    .plus({
                        type: "aws:autoscaling/policy:Policy",
                        name: "network",
                        id: "network",
                        parent: "erato",
                        outputs: {
                            targetTrackingConfiguration: {
                                targetValue: 5_000_000,
                                predefinedMetricSpecification: { predefinedMetricType: "ASGAverageNetworkIn" },
                            },
                        },
                    })
                    .plus({
                        type: "aws:autoscaling/policy:Policy",
                        name: "step",
                        id: "step",
                        outputs: { policyType: "SimpleScaling", scalingAdjustment: 2 },
                    }),
        },
    ],
});
