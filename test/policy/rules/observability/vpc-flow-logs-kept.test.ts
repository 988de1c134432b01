import rule from "../../../../policy/rules/observability/vpc-flow-logs-kept.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "vpc-us-east-1";
const LOG = "flows-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "what is refused alone is kept", change: (good) => good.at(LOG, "trafficType", "REJECT"), at },
        { when: "it does not say what, which is all", change: (good) => good.at(LOG, "trafficType", undefined), at },
        { when: "the VPC's id is not known yet", change: (good) => good.at(LOG, "vpcId", UNKNOWN), at },
    ],
    fails: [
        { when: "nothing is kept", change: (good) => good.without(LOG), at, says: /no FlowLog is of it/ },
        {
            when: "what is refused is left out",
            change: (good) => good.at(LOG, "trafficType", "ACCEPT"),
            at,
            says: /flows-us-east-1 leaves out what is refused/,
        },
    ],
    unknown: [
        {
            when: "it is not known what is kept",
            change: (good) => good.at(LOG, "trafficType", UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
