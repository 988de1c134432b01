import rule from "../../../../policy/app-teams/rules/failover/platform-reached-through-public-endpoint.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const WEB = "web-primary";
const URL = "template.containers[0].envs[2].value";

export default meetsContract(rule, {
    good,
    passes: [],
    fails: [
        {
            when: "a service calls the entrance of a region",
            change: (state) => state.at(WEB, URL, "https://us-east1.claims-origin.example.com/api/v1"),
            at: WEB,
            says: /^template\.containers\.0\.envs\.2\.value holds us-east1\.claims-origin\.example\.com, claim-navigator's endpoints\.regions\.us-east1: needs endpoints\.public$/,
        },
        {
            when: "a service calls the address of a region",
            change: (state) => state.at(WEB, URL, "https://192.0.2.67"),
            at: WEB,
            says: /holds 192\.0\.2\.67, claim-navigator's endpoints\.addresses\.us-central1/,
        },
        {
            when: "it calls both the public endpoint and an entrance",
            change: (state) => state.at(WEB, URL, "https://claims.example.com,https://192.0.2.100"),
            at: WEB,
            says: /holds 192\.0\.2\.100/,
        },
    ],
    unknown: [
        {
            when: "another address is not known yet",
            change: (state) => state.at(WEB, "template.containers[0].envs[0].value", UNKNOWN),
            at: WEB,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "nothing of the platform is called",
            change: (state) =>
                state.without(...WORKLOADS.filter((name) => name !== WEB)).at(WEB, URL, "https://example.org"),
        },
    ],
});
