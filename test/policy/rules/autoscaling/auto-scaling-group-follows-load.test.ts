import rule from "../../../../policy/rules/autoscaling/auto-scaling-group-follows-load.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "no load balancer sends it requests and it follows CPU",
            change: (good) => good.without("requests-us-east-1").at(at, "targetGroupArns", []),
            at,
        },
        {
            when: "it follows a metric of its own",
            change: (good) =>
                good.without("requests-us-east-1").at("cpu-us-east-1", "targetTrackingConfiguration", {
                    targetValue: 100,
                    customizedMetricSpecification: {
                        metricName: "QueueLength",
                        namespace: "Example",
                        statistic: "Sum",
                    },
                }),
            at,
        },
    ],
    fails: [
        {
            when: "it does not follow CPU",
            change: (good) => good.without("cpu-us-east-1"),
            at,
            says: /follows ALBRequestCountPerTarget, needs a policy on ASGAverageCPUUtilization$/,
        },
        {
            when: "it does not follow requests",
            change: (good) => good.without("requests-us-east-1"),
            at,
            says: /needs a policy on ALBRequestCountPerTarget$/,
        },
        {
            when: "it follows nothing",
            change: (good) => good.without("cpu-us-east-1", "requests-us-east-1"),
            at,
            says: /follows nothing, needs a policy on ASGAverageCPUUtilization, ALBRequestCountPerTarget/,
        },
        {
            when: "its policy is off",
            change: (good) => good.at("cpu-us-east-1", "enabled", false),
            at,
            says: /needs a policy on ASGAverageCPUUtilization/,
        },
        {
            when: "its policy adds instances for an alarm that nobody made",
            change: (good) =>
                good
                    .at("cpu-us-east-1", "targetTrackingConfiguration", undefined)
                    .at("cpu-us-east-1", "policyType", "SimpleScaling"),
            at,
            says: /needs a policy on ASGAverageCPUUtilization/,
        },
        {
            when: "the stack asks for another metric",
            change: (good) => good,
            at,
            settings: { always: ["ASGAverageNetworkIn"] },
            says: /needs a policy on ASGAverageNetworkIn$/,
        },
    ],
    unknown: [
        {
            when: "the metric is not known",
            change: (good) => good.at("cpu-us-east-1", "targetTrackingConfiguration", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
