import rule from "../../../../policy/rules/redundancy/efs-in-several-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { FILES, awsAdditionsState } from "../../states/aws-additions.ts";

const at = FILES;
const ZONE = "availabilityZoneName";

export default meetsContract(rule, {
    good: awsAdditionsState,
    passes: [
        { when: "it says nothing", change: (good) => good.at(at, ZONE, undefined), at },
        {
            when: "the provider names a zone that nobody asked for",
            change: (good) => good.at(at, ZONE, "us-east-1a").facts(at, { asked: { encrypted: true } }),
            at,
        },
    ],
    fails: [
        {
            when: "it is kept in one zone",
            change: (good) => good.at(at, ZONE, "us-east-1a"),
            at,
            says: /availabilityZoneName is us-east-1a, which keeps it there alone/,
        },
    ],
    unknown: [{ when: "it is not known", change: (good) => good.at(at, ZONE, UNKNOWN), at, becomes: "unknown" }],
});
