import rule from "../../../../policy/rules/redundancy/instance-group-spans-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { GROUP, groupsState, ZONAL_GROUP } from "../../states/gcp-groups.ts";

export default meetsContract(rule, {
    good: groupsState,
    passes: [
        {
            when: "Google is yet to choose the zones",
            change: (good) => good.at(GROUP, "distributionPolicyZones", UNKNOWN),
            at: GROUP,
        },
        {
            when: "nobody names zones",
            change: (good) => good.at(GROUP, "distributionPolicyZones", undefined),
            at: GROUP,
        },
        {
            when: "the stack is content with two",
            change: (good) => good.at(GROUP, "distributionPolicyZones", ["a", "b"]),
            at: GROUP,
            settings: { minimumZones: 2 },
        },
    ],
    fails: [
        {
            when: "it names two",
            change: (good) => good.at(GROUP, "distributionPolicyZones", ["us-east1-b", "us-east1-c"]),
            at: GROUP,
            says: /are us-east1-b and us-east1-c, needs at least 3/,
        },
        {
            when: "it is in one zone",
            change: (good) => good.plus(ZONAL_GROUP),
            at: "zonal",
            says: /all of its machines in one zone/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the program's zones are not known",
            change: (good) => good.at(GROUP, "distributionPolicyZones", UNKNOWN),
            at: GROUP,
            becomes: "pass",
        },
    ],
});
