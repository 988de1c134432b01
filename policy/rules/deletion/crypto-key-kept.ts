import { KEY, keyDocs } from "../../clouds/gcp/kms.ts";
import { knownOr, readSeconds, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "crypto-key-kept",
    title: "A key is not destroyed by an update, and by nobody at once",
    severity: "critical",
    concern: "deletion",
    types: [KEY],
    breaks: "all versions of the key are destroyed, and with them every database, bucket and backup that it encrypted",
    remedy: "options({ protect: true })",
    sources: [keyDocs, { url: "https://cloud.google.com/kms/docs/destroy-restore", read: "2026-11-22" }],
    requirements: ["CN-14", "CN-03"],
    whenUnknown: "fail",
    settings: { days: 30 },
    judge: (key, { days }) => {
        const policy = knownOr(readString(key, "deletionPolicy"), "DELETE");
        if (!key.options.protect && policy === "DELETE")
            return fail(key, "deletionPolicy is DELETE and protect is not set: one of them has to keep it");
        // Google waits thirty days when nothing is said.
        const seconds = knownOr(readSeconds(key, "destroyScheduledDuration"), 30 * DAY_SECONDS);
        const needed = days * DAY_SECONDS;
        return seconds >= needed
            ? pass(key, `kept, and destroyed ${seconds / DAY_SECONDS} days after somebody asks for it`)
            : fail(
                  key,
                  `destroyScheduledDuration is ${seconds} s, needs at least ${needed} s (${days} days)`,
                  `{ destroyScheduledDuration: "${needed}s" }`,
              );
    },
});
