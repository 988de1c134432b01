import { healthDocs, POOL, poolDocs } from "../../clouds/cloudflare/load-balancer.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-pool-probed-from-several-regions",
    title: "A pool is probed from several regions of the edge, so that a majority decides",
    severity: "medium",
    concern: "health",
    types: [POOL],
    breaks: "trouble between one corner of the edge and a healthy region moves everybody's traffic away from it",
    remedy: '{ checkRegions: ["ENAM", "WNAM", "WEU"] }',
    sources: [healthDocs, poolDocs],
    requirements: ["ET-06", "PL-02"],
    whenUnknown: "unknown",
    settings: { minimumRegions: 3 },
    judge: (pool, { minimumRegions }) => {
        const regions = known(readStrings(pool, "checkRegions"));
        // Nothing said means every data centre, as does the name for all of them.
        if (regions === undefined || regions.some((region) => region.toUpperCase() === "ALL_REGIONS"))
            return pass(pool, "probed from every data centre");
        const different = new Set(regions.map((region) => region.toUpperCase()));
        return different.size >= minimumRegions
            ? pass(pool, `probed from ${[...different].join(", ")}`)
            : fail(
                  pool,
                  `checkRegions is ${[...different].join(", ") || "empty"}, needs at least ${minimumRegions} regions`,
              );
    },
});
