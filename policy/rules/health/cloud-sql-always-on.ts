import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-always-on",
    title: "A Cloud SQL instance is never stopped",
    severity: "critical",
    concern: "health",
    types: [INSTANCE],
    breaks: "a stopped instance answers nobody, makes no backups, and a stopped replica is no copy to fail over to",
    remedy: '{ settings: { activationPolicy: "ALWAYS" } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/start-stop-restart-instance", read: "2026-11-22" },
    ],
    requirements: ["CN-02", "CN-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance) => {
        const policy = known(readString(instance, "settings.activationPolicy")) ?? "ALWAYS";
        return policy === "ALWAYS"
            ? pass(instance, "always on")
            : fail(instance, `settings.activationPolicy is ${policy}, needs ALWAYS`);
    },
});
