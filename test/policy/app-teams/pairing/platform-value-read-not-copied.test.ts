import rule from "../../../../policy/app-teams/rules/pairing/platform-value-read-not-copied.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const WEB = "web-primary";
const VALUE = "template.containers[0].envs[0].value";

/** The service with one text of its own, and nothing read in its template. */
const written = (text: string) => (state: State) =>
    state
        .set(WEB, { template: { containers: [{ envs: [] }] } })
        .facts(WEB, { madeFrom: { location: [PLATFORM] } })
        .at(WEB, "template.containers[0].envs", [{ name: "A", value: text }]);

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a value came through another resource",
            change: (state) =>
                state
                    .plus({
                        type: "aws:ssm/parameter:Parameter",
                        name: "parameter",
                        id: "host",
                        outputs: { value: "write.claim-navigator.internal:6432" },
                        madeFrom: { value: [PLATFORM] },
                    })
                    .facts(WEB, { madeFrom: { template: ["parameter"] } }),
            at: WEB,
        },
    ],
    fails: [
        {
            when: "an endpoint is written down",
            change: written("write.claim-navigator.internal:6432"),
            at: WEB,
            says: /^template\.containers\.0\.envs\.0\.value holds write\.claim-navigator\.internal, which is written down: read claim-navigator's database\.write with requireOutput$/,
        },
        {
            when: "its host alone is written down",
            change: written("write.claim-navigator.internal"),
            at: WEB,
            says: /holds write\.claim-navigator\.internal,/,
        },
        {
            when: "it is written down inside a longer text, in a list of several",
            change: (state) =>
                written("x")(state).at(WEB, "template.containers[0].envs", [
                    { name: "FIRST", value: "1" },
                    { name: "CLAIMS", value: "https://claims.example.com/api/v1" },
                ]),
            at: WEB,
            says: /^template\.containers\.0\.envs\.1\.value holds claims\.example\.com,/,
        },
        {
            when: "one of a list is written down",
            change: (state) => state.set("chat-primary", { args: ["a", "_writer.api.erato.example"] }),
            at: "chat-primary",
            says: /^args\.1 holds _writer\.api\.erato\.example, .*erato's writerRecord/,
            remedy: "no",
        },
        {
            when: "a long name is written down",
            change: written("clusters-us-central1"),
            at: WEB,
            says: /agent-backend's clusters\.us-central1/,
        },
        {
            when: "an address in numbers is written down",
            change: written("redis://192.0.2.10:6379/0"),
            at: WEB,
            says: /esta-tracker's cache\.endpoints\.us-central1/,
        },
    ],
    unknown: [
        {
            when: "a value that was read is not known yet",
            change: (state) => state.at(WEB, VALUE, UNKNOWN),
            at: WEB,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        ...[
            "claims-example.com and write.claim-navigator.internal.example",
            "my-write.claim-navigator.internal",
            "eu.claims.example.com",
            "192.0.2.100.1 and 192.0.2.1000",
            "127.0.0.1:6432, agent-backend, postgres, us-central1, /api/health",
        ].map((text) => ({
            when: `a text only resembles an address: ${text}`,
            change: (state: State) => written(text)(state).without(...WORKLOADS.filter((name) => name !== WEB)),
        })),
    ],
});
