import rule from "../../../../policy/app-teams/rules/failover/endpoint-fits-its-variable.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const WEB = "web-primary";
const ENVS = "template.containers[0].envs";
const WRITE = "write.claim-navigator.internal:6432";
const READ = "us-central1.read.claim-navigator.internal:6432";

const variable = (name: string, value: string) => (state: State) => state.at(WEB, `${ENVS}[0]`, { name, value });

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "one name takes writes and serves reads",
            change: (state) =>
                state.at(
                    "thumbnails-primary",
                    "environment.variables.DATABASE_REPLICA",
                    "erato-database-1.example.us-east-1.rds.amazonaws.com",
                ),
            at: "thumbnails-primary",
        },
        {
            when: "the cache's writer is written to",
            change: variable("CACHE_PRIMARY_HOST", "192.0.2.10:6379"),
            at: WEB,
        },
        {
            when: "a variable does not say what it is for",
            change: variable("DATABASE", READ),
            at: WEB,
        },
        {
            when: "a variable holds what is no database",
            change: variable("WRITE_QUEUE", "https://claims.example.com"),
            at: WEB,
        },
        {
            when: "a key is not a variable",
            change: (state) => state.at(WEB, "labels", { "write-to": READ }),
            at: WEB,
        },
    ],
    fails: [
        ...["DATABASE_WRITE_HOST", "WRITER", "WRITES", "PRIMARY_HOST", "DB_MASTER"].map((name) => ({
            when: `${name} holds a reader`,
            change: variable(name, READ),
            at: WEB,
            says: new RegExp(
                `^${name} holds us-central1\\.read\\.claim-navigator\\.internal, claim-navigator's database\\.read\\.us-central1: an endpoint for writes is needed$`,
            ),
        })),
        ...["DATABASE_READ", "READER_HOST", "READS", "DB_READONLY", "REPLICA"].map((name) => ({
            when: `${name} holds the writer`,
            change: variable(name, WRITE),
            at: WEB,
            says: new RegExp(`^${name} holds write\\.claim-navigator\\.internal, .*: an endpoint for reads is needed$`),
        })),
        {
            when: "the cache's reader is to be written to",
            change: variable("CACHE_WRITER", "192.0.2.147:6379"),
            at: WEB,
            says: /^CACHE_WRITER holds 192\.0\.2\.147, esta-tracker's cache\.endpoints\.us-east1/,
        },
        {
            when: "the system has no endpoint that fits",
            change: (state) =>
                variable(
                    "DATABASE_READ",
                    WRITE,
                )(state)
                    .at(PLATFORM, "outputs.systems.claim-navigator.database.read", {})
                    .at(WEB, `${ENVS}[1].value`, "none"),
            at: WEB,
            says: /an endpoint for reads is needed/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "another value is not known yet",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, UNKNOWN),
            at: WEB,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "no variable holds an endpoint",
            change: (state) => state.without(...WORKLOADS.filter((name) => !name.startsWith("chat"))),
        },
        {
            when: "a name only contains such a word",
            change: (state) =>
                state
                    .without(...WORKLOADS.filter((name) => name !== WEB))
                    .at(WEB, ENVS, [{ name: "THREADS_SPREADER", value: WRITE }]),
        },
    ],
});
