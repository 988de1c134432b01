import rule from "../../../../policy/rules/health/auto-scaling-group-uses-load-balancer-health.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";
const TYPE = "healthCheckType";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [{ when: "it takes disks into account too", change: (good) => good.at(at, TYPE, "EBS,ELB"), at }],
    fails: [
        {
            when: "it asks the machine alone",
            change: (good) => good.at(at, TYPE, "EC2"),
            at,
            says: /is EC2, needs ELB/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, TYPE, undefined),
            at,
            says: /is not set, which means EC2/,
        },
        {
            when: "an attachment puts it behind a load balancer",
            change: (good) =>
                good
                    .at(at, TYPE, "EC2")
                    .at(at, "targetGroupArns", undefined)
                    .plus({
                        type: "aws:autoscaling/attachment:Attachment",
                        name: "attached",
                        id: "attached",
                        outputs: { autoscalingGroupName: "fleet-us-east-1-id" },
                    }),
            at,
            says: /is EC2/,
        },
        {
            when: "a traffic source puts it behind a load balancer",
            change: (good) =>
                good
                    .at(at, TYPE, "EC2")
                    .at(at, "targetGroupArns", [])
                    .at(at, "trafficSources", [{ identifier: "arn", type: "elbv2" }]),
            at,
            says: /is EC2/,
        },
        {
            when: "target groups are not known yet",
            change: (good) => good.at(at, TYPE, "EC2").at(at, "targetGroupArns", UNKNOWN),
            at,
            says: /is EC2/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, TYPE, UNKNOWN), at, becomes: "unknown" }],
    silent: [
        {
            when: "no load balancer sends it requests",
            change: (good) =>
                good
                    .at(at, "targetGroupArns", undefined)
                    .at("fleet-us-west-2", "targetGroupArns", [])
                    .at("fleet-us-west-2", "trafficSources", []),
        },
    ],
});
