import { KEY, keyDocs } from "../../clouds/gcp/kms.ts";
import { known, readSeconds, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const DAY_SECONDS = 86_400;

export default defineResourceRule({
    id: "crypto-key-rotates",
    title: "A key that encrypts data is renewed every three months",
    severity: "low",
    concern: "encryption",
    types: [KEY],
    breaks: "a key that leaked once opens everything that is written from then on",
    remedy: '{ rotationPeriod: "7776000s" }',
    sources: [keyDocs, { url: "https://cloud.google.com/kms/docs/key-rotation", read: "2026-11-22" }],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: { days: 90 },
    judge: (key, { days }) => {
        // Keys of other kinds cannot be renewed by themselves: whoever verifies with them has to learn of it.
        if ((known(readString(key, "purpose")) ?? "ENCRYPT_DECRYPT") !== "ENCRYPT_DECRYPT") return undefined;
        const seconds = known(readSeconds(key, "rotationPeriod"));
        const most = days * DAY_SECONDS;
        return seconds !== undefined && seconds <= most
            ? pass(key, `renewed every ${seconds / DAY_SECONDS} days`)
            : fail(
                  key,
                  `rotationPeriod is ${seconds === undefined ? "not set" : `${seconds} s`}, needs at most ${most} s (${days} days)`,
                  `{ rotationPeriod: "${most}s" }`,
              );
    },
});
