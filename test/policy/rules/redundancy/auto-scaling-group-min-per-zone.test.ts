import rule from "../../../../policy/rules/redundancy/auto-scaling-group-min-per-zone.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "fleet-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        { when: "it stands by with one in each of two zones", change: (good) => good, at: "fleet-us-west-2" },
        { when: "it keeps more", change: (good) => good.at(at, "minSize", 4), at },
    ],
    fails: [
        {
            when: "one zone can stand empty",
            change: (good) => good.at(at, "minSize", 2),
            at,
            says: /minSize is 2, needs at least 3 in us-east-1a, us-east-1b, us-east-1c/,
        },
        { when: "nothing is kept", change: (good) => good.at(at, "minSize", 0), at, says: /minSize is 0/ },
        { when: "it says nothing", change: (good) => good.at(at, "minSize", undefined), at, says: /minSize is 0/ },
        {
            when: "it has one zone and one instance",
            change: (good) => good.set(at, { vpcZoneIdentifiers: ["subnet-private-us-east-1a"], minSize: 1 }),
            at,
            says: /minSize is 1, needs at least 2/,
        },
        {
            when: "the stack asks for two in each zone",
            change: (good) => good,
            at,
            settings: { perZone: 2 },
            says: /needs at least 6/,
        },
    ],
    unknown: [
        { when: "the size is not known", change: (good) => good.at(at, "minSize", UNKNOWN), at, becomes: "unknown" },
    ],
});
