import { canRotate, KEY, keyDocs } from "../../clouds/aws/kms.ts";
import { defineResourceRule } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "kms-key-rotates",
    title: "AWS makes new material for a key of KMS every year",
    severity: "low",
    concern: "encryption",
    types: [KEY],
    breaks: "a key has to be replaced by hand one day, with all databases and backups that it encrypts made anew",
    remedy: "{ enableKeyRotation: true }",
    sources: [
        keyDocs,
        { url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html", read: "2026-11-22" },
    ],
    requirements: ["CN-14"],
    whenUnknown: "unknown",
    settings: {},
    judge: (key) => {
        if (!canRotate(key)) return undefined;
        return judgeSwitches(key, { property: "enableKeyRotation", needs: true, unset: false });
    },
});
