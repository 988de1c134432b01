import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Days when nothing is said (`@pulumi/aws` 7.48.0, 2026-11-22). */
const UNSET_DAYS = 30;

export default defineResourceRule({
    id: "secretsmanager-secret-can-be-restored",
    title: "A deleted secret in Secrets Manager can be restored for a while",
    severity: "high",
    concern: "deletion",
    types: ["aws:secretsmanager/secret:Secret"],
    breaks: "a secret deleted by mistake is gone at once, and with it the way into what it opens",
    remedy: "{ recoveryWindowInDays: 30 }",
    sources: [
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/secretsmanager/secret/", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-07"],
    whenUnknown: "fail",
    settings: { recoveryDays: 7 },
    judge: (secret, { recoveryDays }) => {
        const days = known(readNumber(secret, "recoveryWindowInDays")) ?? UNSET_DAYS;
        return days >= recoveryDays
            ? pass(secret, `can be restored for ${days} days`)
            : fail(secret, `recoveryWindowInDays is ${days}, needs ${recoveryDays} or more`);
    },
});
