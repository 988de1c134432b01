import rule from "../../../../policy/app-teams/rules/failover/database-reached-by-its-endpoint.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const WEB = "web-primary";
const HOST = "template.containers[0].envs[0].value";
const CLAIMS = "example-project:us-central1:claim-navigator-database-us-central1";
const AGENTS = "example-project:us-central1:agent-backend-database-us-central1";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a database without an endpoint is reached by its connector",
            change: (state) => state.at(WEB, "template.volumes", [{ cloudSqlInstance: { instances: [AGENTS] } }]),
            at: WEB,
        },
        {
            when: "only a read endpoint is held",
            change: (state) => state.at(WEB, HOST, "none"),
            at: WEB,
        },
        {
            when: "only a write endpoint is held",
            change: (state) => state.at(WEB, "template.containers[0].envs[1].value", "none"),
            at: WEB,
        },
    ],
    fails: [
        {
            when: "a variable names an instance",
            change: (state) => state.at(WEB, HOST, CLAIMS),
            at: WEB,
            says: /^template\.containers\.0\.envs\.0\.value holds the instance example-project:us-central1:claim-navigator-database-us-central1: claim-navigator has database\.write$/,
        },
        {
            when: "a volume names an instance beside one that has no endpoint",
            change: (state) =>
                state.at(WEB, "template.volumes", [{ cloudSqlInstance: { instances: [AGENTS, CLAIMS] } }]),
            at: WEB,
            says: /^template\.volumes\.0\.cloudSqlInstance\.instances\.1 holds the instance/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "another value is not known yet",
            change: (state) => state.at(WEB, "template.containers[0].envs[2].value", UNKNOWN),
            at: WEB,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "no database is reached",
            change: (state) => state.without(...WORKLOADS.filter((name) => !name.startsWith("chat"))),
        },
    ],
});
