import rule from "../../../../policy/rules/deployment/instance-group-updates-keep-capacity.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { GROUP, groupsState } from "../../states/gcp-groups.ts";

const ZONAL: StateResource = {
    type: "gcp:compute/instanceGroupManager:InstanceGroupManager",
    name: "zonal",
    id: "zonal",
    outputs: {},
};

export default meetsContract(rule, {
    good: groupsState,
    passes: [
        {
            when: "somebody starts updates by hand",
            change: (good) => good.at(GROUP, "updatePolicy", { type: "OPPORTUNISTIC", maxUnavailableFixed: 3 }),
            at: GROUP,
        },
    ],
    fails: [
        {
            when: "it says nothing",
            change: (good) => good.at(GROUP, "updatePolicy", undefined),
            at: GROUP,
            says: /updatePolicy is not set/,
        },
        {
            when: "three machines may be missing",
            change: (good) => good.at(GROUP, "updatePolicy.maxUnavailableFixed", 3),
            at: GROUP,
            says: /lets 3 of the machines be missing/,
        },
        {
            when: "a share may be missing",
            change: (good) => good.at(GROUP, "updatePolicy.maxUnavailablePercent", 10),
            at: GROUP,
            says: /lets 10 % of the machines/,
        },
        {
            when: "the number is left to the default",
            change: (good) => good.at(GROUP, "updatePolicy.maxUnavailableFixed", undefined),
            at: GROUP,
            says: /lets some of the machines/,
        },
        {
            when: "a zonal one says nothing",
            change: (good) => good.plus(ZONAL),
            at: "zonal",
            says: /updatePolicy is not set/,
        },
    ],
    unknown: [
        {
            when: "the number is not known",
            change: (good) => good.at(GROUP, "updatePolicy.maxUnavailableFixed", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
});
