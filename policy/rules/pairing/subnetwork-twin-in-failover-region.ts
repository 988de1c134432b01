import { SUBNETWORK } from "../../clouds/gcp/network.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { twinOfPrimary } from "../../twins.ts";

export default defineResourceRule({
    id: "subnetwork-twin-in-failover-region",
    title: "A subnetwork of a primary region has a twin for the same purpose in the failover region",
    severity: "high",
    concern: "pairing",
    types: [SUBNETWORK],
    breaks: "what has to be started in the failover region has no network to start in",
    remedy: '{ region: "<failover region>" }',
    sources: [{ url: "https://www.pulumi.com/registry/packages/gcp/api-docs/compute/subnetwork/", read: "2026-11-22" }],
    requirements: ["PL-02", "AG-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (subnetwork, _settings, graph) => {
        const found = twinOfPrimary(graph, subnetwork);
        if (found === undefined) return undefined;
        const { pair, twin } = found;
        if (twin === undefined) return fail(subnetwork, `has no twin in ${pair.failover}`);
        const [own, other] = [subnetwork, twin].map((one) => known(readString(one, "purpose")) ?? "PRIVATE");
        return own === other
            ? pass(subnetwork, `${twin.name} is there for ${other} too`)
            : fail(twin, `is there for ${other}, and ${subnetwork.name} for ${own}`);
    },
});
