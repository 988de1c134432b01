import { natDocs, ROUTER_NAT } from "../../clouds/gcp/network.ts";
import { known, readBoolean, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "nat-logs-errors",
    title: "A NAT gateway logs the connections that it drops",
    severity: "low",
    concern: "observability",
    types: [ROUTER_NAT],
    breaks: "connections fail for want of ports and look like the other service's outage",
    remedy: '{ logConfig: { enable: true, filter: "ERRORS_ONLY" } }',
    sources: [natDocs, { url: "https://docs.cloud.google.com/nat/docs/monitoring", read: "2026-11-22" }],
    requirements: ["HB-11", "ET-16"],
    whenUnknown: "unknown",
    settings: {},
    judge: (nat) => {
        if (known(readBoolean(nat, "logConfig.enable")) !== true) return fail(nat, "logConfig.enable is not true");
        const filter = known(readString(nat, "logConfig.filter")) ?? "not set";
        return filter === "ERRORS_ONLY" || filter === "ALL"
            ? pass(nat, `logs ${filter}`)
            : fail(nat, `logConfig.filter is ${filter}, needs ERRORS_ONLY or ALL`);
    },
});
