import rule from "../../../../policy/rules/failover/cloudfront-origin-fails-over.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "distribution";
const TARGET = "defaultCacheBehavior.targetOriginId";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the API is a name of another platform",
            change: (good) => good.at(at, "origins[2].domainName", "api.example.com"),
            at,
        },
        {
            when: "the API's name is written in capitals",
            change: (good) => good.at(at, "origins[2].domainName", "API.erato.example"),
            at,
        },
    ],
    fails: [
        {
            when: "assets come from one bucket",
            change: (good) => good.at(at, TARGET, "us-east-1"),
            at,
            says: /defaultCacheBehavior is served by example-assets\.s3\.us-east-1\.amazonaws\.com alone/,
        },
        {
            when: "the group names one bucket twice",
            change: (good) => good.at(at, "originGroups[0].members[1].originId", "us-east-1"),
            at,
            says: /defaultCacheBehavior is served by example-assets\.s3\.us-east-1/,
            remedy: "no",
        },
        {
            when: "the API is one region's load balancer",
            change: (good) => good.at(at, "origins[2].domainName", "erato.us-east-1.elb.amazonaws.com"),
            at,
            says: /orderedCacheBehaviors\[0\] is served by erato\.us-east-1\.elb\.amazonaws\.com alone/,
            remedy: "no",
        },
        {
            when: "the API is a name that stays with one region",
            change: (good) => good.at(at, "origins[2].domainName", "api-us-east-1.erato.example"),
            at,
            says: /is served by api-us-east-1\.erato\.example alone/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the API's host is not known",
            change: (good) => good.at(at, "origins[2].domainName", UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "hosts of a group are not known",
            change: (good) => good.at(at, "origins[0].domainName", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
});
