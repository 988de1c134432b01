import rule from "../../../../policy/app-teams/rules/encryption/secret-held-by-name.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, secret, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const CHAT = "chat-primary";
const ENV = "spec.template.spec.containers[0].env";

const variable = (name: string, value: Json) => (state: State) => state.at(CHAT, ENV, [{ name, value }]);

export default meetsContract(rule, {
    good,
    passes: [
        { when: "it is set to nothing", change: variable("API_KEY", ""), at: CHAT },
        {
            when: "a name of the platform's is part of a longer one",
            change: variable("API_KEY", "projects/example-project/secrets/esta-tracker-session-key/versions/1"),
            at: CHAT,
        },
    ],
    fails: [
        ...[
            "DATABASE_PASSWORD",
            "PASSWD",
            "CLIENT_SECRET",
            "TOKEN",
            "OPENAI_API_KEY",
            "APIKEY",
            "TLS_PRIVATE_KEY",
            "SESSION_KEY",
            "SESSION_KEY_V2",
            "CREDENTIALS",
        ].map((name) => ({
            when: `${name} holds a value`,
            change: variable(name, "example-value"),
            at: CHAT,
            says: new RegExp(`^${name} is set to a value: the name of a secret is needed$`),
            remedy: "no" as const,
        })),
        {
            when: "a value is a secret for Pulumi and plain text in the cloud",
            change: variable("TOKEN", secret("ciphertext")),
            at: CHAT,
            says: /^TOKEN is set to a value/,
            remedy: "no",
        },
        {
            when: "one of two is a value",
            change: (state) =>
                state.at(CHAT, ENV, [
                    { name: "SESSION_KEY", value: "projects/example-project/secrets/esta-tracker-session-key" },
                    { name: "OTHER_TOKEN", value: "https://claims.example.com" },
                ]),
            at: CHAT,
            says: /^OTHER_TOKEN is set to a value/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the value is not known yet",
            change: variable("TOKEN", UNKNOWN),
            at: CHAT,
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "variables say where a secret is, or speak of something else",
            change: (state) =>
                state.without(...WORKLOADS.filter((name) => name !== CHAT)).at(
                    CHAT,
                    ENV,
                    [
                        ...["SECRET_NAME", "SECRET_ID", "PASSWORD_FILE", "TOKEN_PATH", "SECRET_ARN", "TOKEN_URL"],
                        ...["TOKEN_URI", "SECRET_REF", "SECRET_VERSION", "TOKEN_SECONDS", "TOKENIZER", "MONKEY"],
                        "token",
                    ].map((name) => ({ name, value: "example" })),
                ),
        },
    ],
});
