import rule from "../../../../policy/rules/pairing/regional-resource-has-a-twin.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState, SYSTEM } from "../../states/aws-serving.ts";

const PRIMARY = "https-us-east-1";
const FAILOVER = "https-us-west-2";

const alarm = (name: string, region: string) => ({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name,
    id: name,
    parent: SYSTEM,
    provider: `aws-${region}`,
    outputs: {},
});

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "an alarm is there for both regions",
            change: (good) =>
                good.plus(alarm("slow-us-east-1-critical", "us-east-1"), alarm("slow-us-west-2-critical", "us-west-2")),
            at: "slow-us-east-1-critical",
        },
    ],
    fails: [
        {
            when: "the failover region lacks it",
            change: (good) => good.without(FAILOVER),
            at: PRIMARY,
            says: /is for us-east-1, and the stack has no https-us-west-2 for us-west-2/,
            remedy: "no",
        },
        {
            when: "the primary region lacks it",
            change: (good) => good.without(PRIMARY),
            at: FAILOVER,
            says: /is for us-west-2, and the stack has no https-us-east-1 for us-east-1/,
            remedy: "no",
        },
        {
            when: "what has the twin's name is of another type",
            change: (good) =>
                good.plus(alarm("http-alarm-us-east-1", "us-east-1")).plus({
                    ...alarm("http-alarm-us-west-2", "us-west-2"),
                    type: "aws:sns/topic:Topic",
                }),
            at: "http-alarm-us-east-1",
            says: /has no http-alarm-us-west-2/,
            remedy: "no",
        },
        {
            when: "a name goes on after the region with another word",
            change: (good) => good.plus(alarm("slow-us-east-1-api", "us-east-1")),
            at: "slow-us-east-1-api",
            says: /has no slow-us-west-2-api/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the system's regions are not known",
            change: (good) => good.at(SYSTEM, "regions.primary", UNKNOWN),
            at: PRIMARY,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it is named after no region, or after a zone, of which the other region may have fewer",
            change: (good) =>
                good
                    .without(...good.resources.filter(({ type }) => rule.types.includes(type)).map(({ name }) => name))
                    .plus(
                        alarm("budget", "us-east-1"),
                        alarm("disk-us-east-1c", "us-east-1"),
                        alarm("disk-us-east-1c-low", "us-east-1"),
                    ),
        },
        { when: "no system declares regions", change: (good) => good.at(SYSTEM, "regions", undefined) },
    ],
});
