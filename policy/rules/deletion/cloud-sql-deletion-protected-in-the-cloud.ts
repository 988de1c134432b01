import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-deletion-protected-in-the-cloud",
    title: "Google itself refuses to delete a Cloud SQL instance",
    severity: "critical",
    concern: "deletion",
    types: [INSTANCE],
    breaks: "the provider's own guard stops Pulumi alone: a click in the console or a script still deletes the database",
    remedy: "{ settings: { deletionProtectionEnabled: true } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/deletion-protection", read: "2026-11-22" },
    ],
    requirements: ["CN-03", "AG-04"],
    whenUnknown: "fail",
    settings: {},
    judge: (instance) => {
        const guarded = known(readBoolean(instance, "settings.deletionProtectionEnabled")) ?? false;
        return guarded
            ? pass(instance, "settings.deletionProtectionEnabled is true")
            : fail(instance, "settings.deletionProtectionEnabled is false, needs true");
    },
});
