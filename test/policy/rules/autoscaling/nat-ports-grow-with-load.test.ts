import rule from "../../../../policy/rules/autoscaling/nat-ports-grow-with-load.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, NAT } from "../../states/gcp-gke.ts";

meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "the most is left to the default",
            change: (good) => good.at(NAT, "maxPortsPerVm", undefined),
            at: NAT,
        },
        { when: "a machine may have 1024", change: (good) => good.at(NAT, "maxPortsPerVm", 1024), at: NAT },
        {
            when: "a machine always has 1024",
            change: (good) => good.set(NAT, { enableDynamicPortAllocation: false, minPortsPerVm: 1024 }),
            at: NAT,
        },
    ],
    fails: [
        {
            when: "a machine may have 512",
            change: (good) => good.at(NAT, "maxPortsPerVm", 512),
            at: NAT,
            says: /at most 512 ports, needs 1024/,
        },
        {
            when: "a machine has 64",
            change: (good) => good.at(NAT, "enableDynamicPortAllocation", false),
            at: NAT,
            says: /a fixed 64 ports/,
        },
        {
            when: "it says nothing",
            change: (good) =>
                good.at(NAT, "enableDynamicPortAllocation", undefined).at(NAT, "minPortsPerVm", undefined),
            at: NAT,
            says: /a fixed 64 ports/,
        },
        {
            when: "a machine always has 1023",
            change: (good) => good.set(NAT, { enableDynamicPortAllocation: false, minPortsPerVm: 1023 }),
            at: NAT,
            says: /a fixed 1023 ports/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(NAT, "maxPortsPerVm", UNKNOWN),
            at: NAT,
            becomes: "unknown",
        },
    ],
});
