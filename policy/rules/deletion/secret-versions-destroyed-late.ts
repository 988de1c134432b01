import { REGIONAL_SECRET, SECRET, secretDocs } from "../../clouds/gcp/secret-manager.ts";
import { known, readSeconds } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "secret-versions-destroyed-late",
    title: "A version of a secret that is destroyed can be had back for a day at least",
    severity: "medium",
    concern: "deletion",
    types: [SECRET, REGIONAL_SECRET],
    breaks: "destroying the wrong version takes the key away from everything that runs, and nobody has another copy",
    remedy: '{ versionDestroyTtl: "604800s" }',
    sources: [
        secretDocs,
        {
            url: "https://docs.cloud.google.com/secret-manager/docs/delay-destruction-of-secret-versions",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-07"],
    whenUnknown: "unknown",
    settings: { days: 1 },
    judge: (secret, { days }) => {
        const seconds = known(readSeconds(secret, "versionDestroyTtl")) ?? 0;
        const needed = days * DAY_SECONDS;
        return seconds >= needed
            ? pass(secret, `versions are destroyed after ${seconds / DAY_SECONDS} days`)
            : fail(
                  secret,
                  `versionDestroyTtl is ${seconds} s, needs at least ${needed} s`,
                  `{ versionDestroyTtl: "${needed}s" }`,
              );
    },
});
