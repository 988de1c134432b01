import rule from "../../../../policy/rules/redundancy/nat-has-addresses-to-spare.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { gkeState, NAT } from "../../states/gcp-gke.ts";

meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it has two of its own",
            change: (good) => good.set(NAT, { natIpAllocateOption: "MANUAL_ONLY", natIps: ["a", "b"] }),
            at: NAT,
        },
        {
            when: "its two are yet to be made",
            change: (good) => good.set(NAT, { natIpAllocateOption: "MANUAL_ONLY", natIps: [UNKNOWN, UNKNOWN] }),
            at: NAT,
        },
    ],
    fails: [
        {
            when: "it has one",
            change: (good) => good.set(NAT, { natIpAllocateOption: "MANUAL_ONLY", natIps: ["a"] }),
            at: NAT,
            says: /MANUAL_ONLY with 1 addresses, needs AUTO_ONLY or 2/,
        },
        {
            when: "it says nothing",
            change: (good) => good.at(NAT, "natIpAllocateOption", undefined),
            at: NAT,
            says: /not set with 0 addresses/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(NAT, "natIpAllocateOption", UNKNOWN),
            at: NAT,
            becomes: "unknown",
        },
    ],
});
