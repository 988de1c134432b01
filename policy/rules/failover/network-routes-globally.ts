import { NETWORK } from "../../clouds/gcp/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What a network does when nothing is said (https://docs.cloud.google.com/vpc/docs/routes, 2026-11-22). */
const DEFAULT = "REGIONAL";

export default defineResourceRule({
    id: "network-routes-globally",
    title: "A network of Google Cloud makes routes known in all of its regions",
    severity: "high",
    concern: "failover",
    types: [NETWORK],
    breaks: "when a region is lost, the other one does not know the way to what was reached through its routers",
    remedy: '{ routingMode: "GLOBAL" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/network/", read: "2026-11-22" },
        { url: "https://docs.cloud.google.com/vpc/docs/routes", read: "2026-11-22" },
    ],
    requirements: ["PL-02", "HB-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (network) => {
        const mode = known(readString(network, "routingMode")) ?? DEFAULT;
        return mode === "GLOBAL"
            ? pass(network, "routingMode is GLOBAL")
            : fail(network, `routingMode is ${mode}, needs GLOBAL`);
    },
});
