import rule from "../../../../policy/rules/exposure/elb-sheds-malformed-requests.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "balancer-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it is strictest", change: (good) => good.at(at, "desyncMitigationMode", "strictest"), at },
        { when: "it leaves the mode to AWS", change: (good) => good.at(at, "desyncMitigationMode", undefined), at },
    ],
    fails: [
        {
            when: "it hands on invalid headers",
            change: (good) => good.at(at, "dropInvalidHeaderFields", false),
            at,
            says: /dropInvalidHeaderFields is not true/,
        },
        {
            when: "it says nothing of headers",
            change: (good) => good.at(at, "dropInvalidHeaderFields", undefined),
            at,
            says: /dropInvalidHeaderFields is not true/,
        },
        {
            when: "it only watches",
            change: (good) => good.at(at, "desyncMitigationMode", "monitor"),
            at,
            says: /desyncMitigationMode is monitor, needs defensive or strictest/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(at, "dropInvalidHeaderFields", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "load balancers see no HTTP",
            change: (good) =>
                good.at(at, "loadBalancerType", "network").at("balancer-us-west-2", "loadBalancerType", "network"),
        },
    ],
});
