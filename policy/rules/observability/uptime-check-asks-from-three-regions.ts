import { UPTIME_CHECK, uptimeDocs } from "../../clouds/gcp/monitoring.ts";
import { known, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "uptime-check-asks-from-three-regions",
    title: "An uptime check asks from at least three parts of the world",
    severity: "medium",
    concern: "observability",
    types: [UPTIME_CHECK],
    breaks: "trouble near the one place that asks wakes people for nothing, and trouble elsewhere wakes nobody",
    remedy: '{ selectedRegions: ["USA", "EUROPE", "ASIA_PACIFIC"] }',
    sources: [
        uptimeDocs,
        { url: "https://cloud.google.com/monitoring/uptime-checks/introduction", read: "2026-11-22" },
    ],
    requirements: ["ET-13", "HB-11"],
    whenUnknown: "unknown",
    settings: { minimumRegions: 3 },
    judge: (check, { minimumRegions }) => {
        const selected = known(readStrings(check, "selectedRegions")) ?? [];
        // Without a choice all of them ask.
        if (selected.length === 0) return pass(check, "asks from everywhere");
        // USA_OREGON and its like are parts of USA.
        const regions = [...new Set(selected.map((region) => region.replace(/^USA_.*/, "USA")))];
        return regions.length >= minimumRegions
            ? pass(check, `asks from ${regions.join(", ")}`)
            : fail(
                  check,
                  `selectedRegions are in ${regions.join(" and ")} alone, needs ${minimumRegions} parts of the world`,
              );
    },
});
