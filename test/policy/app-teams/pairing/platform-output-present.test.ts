import rule from "../../../../policy/app-teams/rules/pairing/platform-output-present.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM } from "../../states/app-team.ts";

const WEB = "web-primary";
const ENVS = "template.containers[0].envs";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a gap is in a property that was not read",
            change: (state) => state.at(WEB, "description", "what is undefined"),
            at: WEB,
        },
        {
            when: "a program of several lines speaks of undefined",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, "if (a === undefined) {\n}"),
            at: WEB,
        },
        {
            when: "a word only begins so",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, "undefinedness"),
            at: WEB,
        },
        {
            when: "something that is no variable has a name alone",
            change: (state) => state.at(WEB, "template.volumes", [{ name: "cache" }]),
            at: WEB,
        },
        {
            when: "an empty object stands in a list of objects",
            change: (state) => state.at("chat-primary", "spec.ingress", [{}, { from: "a" }]),
            at: "chat-primary",
        },
        {
            when: "objects stand beside texts",
            change: (state) => state.at("chat-primary", "spec.parts", ["a", { b: "c" }]),
            at: "chat-primary",
        },
    ],
    fails: [
        {
            when: "a variable is set to nothing",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, undefined),
            at: WEB,
            says: /^template\.containers\[0\]\.envs\[0\] sets DATABASE_WRITE_HOST to nothing: requireOutput would have ended/,
            remedy: "no",
        },
        {
            when: "a provider put an empty text there",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, ""),
            at: WEB,
            says: /sets DATABASE_WRITE_HOST to nothing/,
            remedy: "no",
        },
        {
            when: "a text has a gap",
            change: (state) => state.at(WEB, `${ENVS}[1].value`, "https://undefined/api"),
            at: WEB,
            says: /^template\.containers\[0\]\.envs\[1\]\.value has a gap in its text/,
            remedy: "no",
        },
        {
            when: "a text holds an object",
            change: (state) => state.at("thumbnails-primary", "environment.variables.READER", "[object Object]:5432"),
            at: "thumbnails-primary",
            says: /^environment\.variables\.READER has a gap/,
            remedy: "no",
        },
        {
            when: "an element of a list is nothing",
            change: (state) => state.at("chat-primary", "spec.hosts", ["a", null]),
            at: "chat-primary",
            says: /^spec\.hosts\[1\] is nothing/,
            remedy: "no",
        },
        {
            when: "the value came through another resource",
            change: (state) =>
                state
                    .plus({
                        type: "aws:ssm/parameter:Parameter",
                        name: "parameter",
                        id: "host",
                        outputs: { value: "1" },
                        madeFrom: { value: [PLATFORM] },
                    })
                    .facts(WEB, { madeFrom: { template: ["parameter"] } })
                    .at(WEB, `${ENVS}[2].value`, "undefined"),
            at: WEB,
            says: /has a gap/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "what was read is not known yet",
            change: (state) => state.at(WEB, `${ENVS}[0].value`, UNKNOWN),
            at: WEB,
            becomes: "pass",
        },
    ],
    silent: [{ when: "there is no platform", change: (state) => state.without(PLATFORM) }],
});
