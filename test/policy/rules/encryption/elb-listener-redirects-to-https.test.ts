import rule from "../../../../policy/rules/encryption/elb-listener-redirects-to-https.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "http-us-east-1";
const REDIRECT = "defaultActions[0].redirect";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the load balancer does not say that it is public",
            change: (good) => good.at("balancer-us-east-1", "internal", undefined),
            at,
        },
    ],
    fails: [
        {
            when: "it serves by HTTP",
            change: (good) => good.at(at, "defaultActions", [{ type: "forward", targetGroupArn: "arn" }]),
            at,
            says: /defaultActions\[0\] answers HTTP itself, needs a redirect/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(at, "defaultActions", undefined),
            at,
            says: /answers HTTP itself/,
        },
        {
            when: "the redirect is for this time only",
            change: (good) => good.at(at, `${REDIRECT}.statusCode`, "HTTP_302"),
            at,
            says: /with HTTP_302: needs HTTPS, 443 and HTTP_301/,
        },
        {
            when: "the redirect leads to the same port",
            change: (good) => good.at(at, `${REDIRECT}.port`, undefined),
            at,
            says: /port not set/,
        },
        {
            when: "the redirect stays with HTTP",
            change: (good) => good.at(at, `${REDIRECT}.protocol`, "HTTP"),
            at,
            says: /to protocol HTTP,/,
        },
        {
            when: "the load balancer belongs to another stack",
            change: (good) => good.without("balancer-us-east-1").at(at, `${REDIRECT}.protocol`, "HTTP"),
            at,
            says: /to protocol HTTP,/,
        },
    ],
    unknown: [
        {
            when: "the action is not known",
            change: (good) => good.at(at, "defaultActions", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "load balancers are not public, or there is no HTTP",
            change: (good) =>
                good
                    .at("balancer-us-east-1", "internal", true)
                    .at(at, "defaultActions", [{ type: "forward" }])
                    .without("http-us-west-2"),
        },
    ],
});
