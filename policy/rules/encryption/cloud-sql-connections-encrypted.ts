import { INSTANCE, instanceDocs, sslModeOf } from "../../clouds/gcp/cloud-sql.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-connections-encrypted",
    title: "Cloud SQL refuses connections without TLS",
    severity: "high",
    concern: "encryption",
    types: [INSTANCE],
    breaks: "a client without TLS is let in, and what it sends, logins included, can be read on the way",
    remedy: '{ settings: { ipConfiguration: { sslMode: "ENCRYPTED_ONLY" } } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/configure-ssl-instance", read: "2026-11-22" },
    ],
    requirements: ["CN-14"],
    whenUnknown: "fail",
    settings: { modes: ["ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"] },
    judge: (instance, { modes }) => {
        const mode = sslModeOf(instance);
        return modes.includes(mode)
            ? pass(instance, `settings.ipConfiguration.sslMode is ${mode}`)
            : fail(instance, `settings.ipConfiguration.sslMode is ${mode}, needs ${modes.join(" or ")}`);
    },
});
