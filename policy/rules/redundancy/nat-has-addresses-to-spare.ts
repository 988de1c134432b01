import { natDocs, ROUTER_NAT } from "../../clouds/gcp/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "nat-has-addresses-to-spare",
    title: "A NAT gateway takes addresses as it needs them, or has two of its own",
    severity: "medium",
    concern: "redundancy",
    types: [ROUTER_NAT],
    breaks: "one blocked or used-up address cuts every machine of the region off from the internet",
    remedy: '{ natIpAllocateOption: "AUTO_ONLY", natIps: [] }',
    sources: [natDocs, { url: "https://cloud.google.com/nat/docs/ports-and-addresses", read: "2026-11-22" }],
    requirements: ["HB-09", "AG-13"],
    whenUnknown: "unknown",
    settings: { minimumAddresses: 2 },
    judge: (nat, { minimumAddresses }) => {
        const option = known(readString(nat, "natIpAllocateOption")) ?? "not set";
        if (option === "AUTO_ONLY") return pass(nat, "takes addresses as it needs them");
        // Addresses that are not known yet are addresses all the same.
        const own = nat.property("natIps");
        const count = Array.isArray(own) ? own.length : 0;
        return count >= minimumAddresses
            ? pass(nat, `has ${count} addresses`)
            : fail(
                  nat,
                  `natIpAllocateOption is ${option} with ${count} addresses, needs AUTO_ONLY or ${minimumAddresses}`,
              );
    },
});
