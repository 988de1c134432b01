import { parameterOf } from "../../clouds/aws/parameters.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const PARAMETER_GROUPS = [
    "aws:rds/parameterGroup:ParameterGroup",
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
];

/** RDS for PostgreSQL wants TLS by itself from this version on; the sources say so. Aurora does from 17 on. */
const REQUIRED_FROM = { rds: 15, aurora: 17 };

export default defineResourceRule({
    id: "rds-parameters-require-tls",
    title: "Parameter groups of databases refuse connections without TLS",
    severity: "high",
    concern: "encryption",
    types: PARAMETER_GROUPS,
    breaks: "a client with a wrong setting sends passwords and data in the clear, and nobody notices",
    remedy: '{ parameters: [{ name: "rds.force_ssl", value: "1" }] }',
    sources: [
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html",
            read: "2026-11-22",
        },
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14", "ER-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (group) => {
        const family = known(readString(group, "family")) ?? "";
        const wanted = requirementOf(family);
        if (wanted === undefined) return undefined;
        const { name, unset } = wanted;
        const value = parameterOf(group, name) ?? unset;
        return ["1", "ON"].includes(value.toUpperCase())
            ? pass(group, `${name} is ${value}`)
            : fail(
                  group,
                  `${name} is ${value} in ${family}, needs 1`,
                  `{ parameters: [{ name: "${name}", value: "1" }] }`,
              );
    },
});

function requirementOf(family: string): { readonly name: string; readonly unset: string } | undefined {
    const [, aurora, version] = /^(aurora-)?postgres(?:ql)?(\d+)/.exec(family) ?? [];
    if (version !== undefined) {
        const from = aurora === undefined ? REQUIRED_FROM.rds : REQUIRED_FROM.aurora;
        return { name: "rds.force_ssl", unset: Number(version) >= from ? "1" : "0" };
    }
    if (/^(aurora-)?mysql|^mariadb/.test(family)) return { name: "require_secure_transport", unset: "0" };
    return undefined;
}
