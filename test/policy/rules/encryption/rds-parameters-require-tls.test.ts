import rule from "../../../../policy/rules/encryption/rds-parameters-require-tls.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const GROUP = "database-parameters-us-east-1";

export default meetsContract(rule, {
    good: () => awsDataState(),
    passes: [
        { when: "PostgreSQL 15 wants TLS by itself", change: family("postgres15"), at: GROUP },
        { when: "Aurora PostgreSQL 17 does too", change: family("aurora-postgresql17"), at: GROUP },
        { when: "MySQL is told to", change: family("mysql8.4", "require_secure_transport", "1"), at: GROUP },
        {
            when: "MySQL is told to in its own words",
            change: family("mysql8.0", "require_secure_transport", "on"),
            at: GROUP,
        },
    ],
    fails: [
        {
            when: "it is switched off",
            change: (good) => good.at(GROUP, "parameters[0].value", "0"),
            at: GROUP,
            says: /rds.force_ssl is 0 in postgres17, needs 1/,
        },
        {
            when: "PostgreSQL 14 is left to itself",
            change: family("postgres14"),
            at: GROUP,
            says: /is 0 in postgres14/,
        },
        {
            when: "Aurora PostgreSQL 16 is left to itself",
            change: family("aurora-postgresql16"),
            at: GROUP,
            says: /is 0 in aurora-postgresql16/,
        },
        {
            when: "MySQL is left to itself",
            change: family("mysql8.0"),
            at: GROUP,
            says: /require_secure_transport is 0 in mysql8.0/,
        },
        {
            when: "Aurora MySQL is left to itself",
            change: family("aurora-mysql8.0"),
            at: GROUP,
            says: /require_secure_transport is 0 in aurora-mysql8.0/,
        },
        {
            when: "another parameter is set",
            change: family("mariadb11.4", "rds.force_ssl", "1"),
            at: GROUP,
            says: /require_secure_transport is 0 in mariadb11.4/,
        },
    ],
    unknown: [
        {
            when: "the value is not known",
            change: (good) => good.at(GROUP, "parameters[0].value", UNKNOWN),
            at: GROUP,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the engine is of another kind",
            change: (good) => family("oracle-ee-19")(good).without("database-parameters-us-west-2"),
        },
    ],
});

function family(name: string, parameter?: string, value = ""): (good: State) => State {
    return (good) =>
        good
            .at(GROUP, "family", name)
            .at(GROUP, "parameters", parameter === undefined ? [] : [{ name: parameter, value }]);
}
