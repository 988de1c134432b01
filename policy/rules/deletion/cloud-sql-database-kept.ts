import { DATABASE } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What the provider does instead of dropping it (https://www.pulumi.com/registry/packages/gcp/api-docs/sql/database/, 2026-11-22). */
const KEEPS = ["ABANDON", "PREVENT"];

export default defineResourceRule({
    id: "cloud-sql-database-kept",
    title: "A database on a Cloud SQL instance is not dropped by an update",
    severity: "critical",
    concern: "deletion",
    types: [DATABASE],
    breaks: "a renamed database, or one taken out of the program, is dropped with all its tables on a running instance",
    remedy: "options({ protect: true })",
    sources: [{ url: "https://www.pulumi.com/registry/packages/gcp/api-docs/sql/database/", read: "2026-11-22" }],
    requirements: ["CN-03", "AG-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (database) => {
        if (database.options.protect) return pass(database, "protected in the program");
        const policy = known(readString(database, "deletionPolicy")) ?? "DELETE";
        return KEEPS.includes(policy)
            ? pass(database, `deletionPolicy is ${policy}`)
            : fail(database, `deletionPolicy is ${policy} and protect is not set: one of them has to keep it`);
    },
});
