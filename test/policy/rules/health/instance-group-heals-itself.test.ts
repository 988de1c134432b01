import rule from "../../../../policy/rules/health/instance-group-heals-itself.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { GROUP, groupsState } from "../../states/gcp-groups.ts";

const ZONAL: StateResource = {
    type: "gcp:compute/instanceGroupManager:InstanceGroupManager",
    name: "zonal",
    id: "zonal",
    outputs: {},
};
const DELAY = "autoHealingPolicies.initialDelaySec";

export default meetsContract(rule, {
    good: groupsState,
    passes: [
        {
            when: "it does not wait and may not",
            change: (good) => good.at(GROUP, DELAY, undefined),
            at: GROUP,
            settings: { maximumDelaySeconds: 0 },
        },

        { when: "it waits for fifteen minutes", change: (good) => good.at(GROUP, DELAY, 900), at: GROUP },
        { when: "it does not wait", change: (good) => good.at(GROUP, DELAY, undefined), at: GROUP },
    ],
    fails: [
        {
            when: "it heals nothing",
            change: (good) => good.at(GROUP, "autoHealingPolicies", undefined),
            at: GROUP,
            says: /autoHealingPolicies is not set/,
        },
        {
            when: "it waits a second longer",
            change: (good) => good.at(GROUP, DELAY, 901),
            at: GROUP,
            says: /is 901 s, needs at most 900 s/,
        },
        {
            when: "a zonal one heals nothing",
            change: (good) => good.plus(ZONAL),
            at: "zonal",
            says: /autoHealingPolicies is not set/,
        },
    ],
    unknown: [
        {
            when: "the wait is not known",
            change: (good) => good.at(GROUP, DELAY, UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
});
