import { USER } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-users-log-in-by-iam",
    title: "Database users log in by IAM, without a password",
    severity: "high",
    concern: "exposure",
    types: [USER],
    breaks: "a password has to be kept, spread to both regions and changed; one that leaks works from anywhere, for everybody",
    remedy: '{ type: "CLOUD_IAM_SERVICE_ACCOUNT" }',
    sources: [
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/sql/user/", read: "2026-11-22" },
        { url: "https://cloud.google.com/sql/docs/postgres/iam-authentication", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (user) => {
        const type = known(readString(user, "type")) ?? "BUILT_IN";
        return type.startsWith("CLOUD_IAM_")
            ? pass(user, `type is ${type}`)
            : fail(user, `type is ${type}, needs one of IAM such as CLOUD_IAM_SERVICE_ACCOUNT`);
    },
});
