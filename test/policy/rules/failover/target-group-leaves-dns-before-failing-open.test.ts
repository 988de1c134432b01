import rule from "../../../../policy/rules/failover/target-group-leaves-dns-before-failing-open.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "targets-us-east-1";
const LEAVES = "targetGroupHealth.dnsFailover";
const OPENS = "targetGroupHealth.unhealthyStateRouting";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(at, "targetGroupHealth", undefined), at },
        {
            when: "it leaves DNS sooner",
            change: (good) =>
                good
                    .at(at, `${LEAVES}.minimumHealthyTargetsCount`, "2")
                    .at(at, `${LEAVES}.minimumHealthyTargetsPercentage`, "50"),
            at,
        },
        {
            when: "shares are as high as each other",
            change: (good) =>
                good
                    .at(at, `${LEAVES}.minimumHealthyTargetsPercentage`, "30")
                    .at(at, `${OPENS}.minimumHealthyTargetsPercentage`, "30"),
            at,
        },
    ],
    fails: [
        {
            when: "it uses unhealthy targets one sooner",
            change: (good) => good.at(at, `${OPENS}.minimumHealthyTargetsCount`, 2),
            at,
            says: /uses unhealthy targets below 2 healthy ones and leaves DNS below 1/,
        },
        {
            when: "it never leaves DNS by count",
            change: (good) => good.at(at, `${LEAVES}.minimumHealthyTargetsCount`, "off"),
            at,
            says: /leaves DNS below 0/,
        },
        {
            when: "it uses unhealthy targets at a higher share",
            change: (good) =>
                good
                    .at(at, `${LEAVES}.minimumHealthyTargetsPercentage`, "29")
                    .at(at, `${OPENS}.minimumHealthyTargetsPercentage`, "30"),
            at,
            says: /below 30 % healthy ones and leaves DNS below 29 %/,
        },
        {
            when: "it says nothing about DNS and more than the default about routing",
            change: (good) => good.at(at, LEAVES, undefined).at(at, `${OPENS}.minimumHealthyTargetsCount`, 3),
            at,
            says: /below 3 healthy ones and leaves DNS below 1/,
        },
    ],
    unknown: [
        {
            when: "a count is not known",
            change: (good) => good.at(at, `${OPENS}.minimumHealthyTargetsCount`, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
