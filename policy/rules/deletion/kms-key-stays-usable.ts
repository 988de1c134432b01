import { deletionWaitsDays, KEY, keyDocs } from "../../clouds/aws/kms.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "kms-key-stays-usable",
    title: "A key of KMS is enabled, and its deletion can be called off for a month",
    severity: "critical",
    concern: "deletion",
    types: [KEY],
    breaks: "without the key no database, cache, backup or alarm topic that it encrypts can be read again, by anybody",
    remedy: "{ isEnabled: true, deletionWindowInDays: 30 }",
    sources: [
        keyDocs,
        { url: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "ER-11"],
    whenUnknown: "fail",
    settings: { waitDays: 30 },
    judge: (key, { waitDays }) => {
        if (known(readBoolean(key, "isEnabled")) === false)
            return fail(key, "isEnabled is false", "{ isEnabled: true }");
        const days = deletionWaitsDays(key);
        return days >= waitDays
            ? pass(key, `a deletion can be called off for ${days} days`)
            : fail(key, `deletionWindowInDays is ${days}, needs ${waitDays}`, `{ deletionWindowInDays: ${waitDays} }`);
    },
});
