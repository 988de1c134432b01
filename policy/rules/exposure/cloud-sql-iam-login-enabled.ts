import { engineOf, flagsOf, INSTANCE, instanceDocs, USER } from "../../clouds/gcp/cloud-sql.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** https://cloud.google.com/sql/docs/mysql/iam-authentication writes it with an underscore (2026-11-22). */
const FLAGS: Readonly<Record<string, string>> = {
    POSTGRES: "cloudsql.iam_authentication",
    MYSQL: "cloudsql_iam_authentication",
};

export default defineResourceRule({
    id: "cloud-sql-iam-login-enabled",
    title: "A Cloud SQL instance whose users log in by IAM lets them",
    severity: "critical",
    concern: "exposure",
    types: [INSTANCE],
    breaks: "every application is refused by its database from the next restart on",
    remedy: '{ settings: { databaseFlags: [{ name: "cloudsql.iam_authentication", value: "on" }] } }',
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/iam-authentication", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "HB-08"],
    whenUnknown: "unknown",
    settings: {},
    judge: (instance, _settings, graph) => {
        const flag = FLAGS[engineOf(instance)];
        if (flag === undefined) return undefined;
        const users = graph
            .referring(instance, USER, "instance")
            .filter((user) => (known(readString(user, "type")) ?? "").startsWith("CLOUD_IAM_"));
        if (users.length === 0) return undefined;
        const flags = flagsOf(instance);
        if (flags.get(flag) === "on") return pass(instance, `${users.length} users log in by IAM`);
        const all = [...new Map([...flags, [flag, "on"]])].map(([name, value]) => ({ name, value }));
        return fail(
            instance,
            `flag ${flag} is ${flags.get(flag) ?? "not set"}, needs on for ${users.length} users`,
            `{ settings: { databaseFlags: ${JSON.stringify(all)} } }`,
        );
    },
});
