import { natDocs, ROUTER_NAT } from "../../clouds/gcp/network.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Ports of one machine when nothing is said (https://www.pulumi.com/registry/packages/gcp/api-docs/compute/routernat/, 2026-11-22). */
const DEFAULTS = { fixed: 64, most: 65536 };

export default defineResourceRule({
    id: "nat-ports-grow-with-load",
    title: "A NAT gateway gives a busy machine as many ports as it needs",
    severity: "high",
    concern: "autoscaling",
    types: [ROUTER_NAT],
    breaks: "at the peak connections to databases and other services are dropped, with nothing wrong on either end",
    remedy: "{ enableDynamicPortAllocation: true, enableEndpointIndependentMapping: false, maxPortsPerVm: 4096 }",
    sources: [natDocs, { url: "https://cloud.google.com/nat/docs/ports-and-addresses", read: "2026-11-22" }],
    requirements: ["HB-05", "AG-13"],
    whenUnknown: "unknown",
    settings: { minimumPorts: 1024 },
    judge: (nat, { minimumPorts }) => {
        const grows = known(readBoolean(nat, "enableDynamicPortAllocation")) === true;
        const most = grows
            ? (known(readNumber(nat, "maxPortsPerVm")) ?? DEFAULTS.most)
            : (known(readNumber(nat, "minPortsPerVm")) ?? DEFAULTS.fixed);
        return most >= minimumPorts
            ? pass(nat, `gives a machine up to ${most} ports`)
            : fail(nat, `gives a machine ${grows ? "at most" : "a fixed"} ${most} ports, needs ${minimumPorts}`);
    },
});
