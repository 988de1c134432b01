import rule from "../../../../policy/rules/exposure/elb-behind-web-acl.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the load balancer's ARN is not known yet",
            change: (good) => good.at("guarded-us-east-1", "resourceArn", UNKNOWN),
            at,
        },
    ],
    fails: [
        {
            when: "nothing stands before it",
            change: (good) => good.without("guarded-us-east-1"),
            at,
            says: /no web ACL is associated with it/,
        },
        {
            when: "it does not say that it is public",
            change: (good) => good.without("guarded-us-east-1").at(at, "internal", undefined),
            at,
            says: /no web ACL/,
        },
    ],
    unknown: [
        {
            when: "whether it is public is not known",
            change: (good) => good.at(at, "internal", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "load balancers are not public, or see no HTTP",
            change: (good) =>
                good
                    .without("guarded-us-east-1", "guarded-us-west-2")
                    .at(at, "internal", true)
                    .at("balancer-us-west-2", "loadBalancerType", "network"),
        },
    ],
});
