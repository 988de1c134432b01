import rule from "../../../../policy/rules/encryption/pod-environment-holds-no-secrets.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, secret, UNKNOWN } from "../../state.ts";
import { shopState } from "../../states/kubernetes.ts";

const at = "web-us-central1";
const NAME = "spec.template.spec.containers[0].env[0].name";
const VALUE = "spec.template.spec.containers[0].env[0].value";

export default meetsContract(rule, {
    good: shopState,
    passes: [
        {
            when: "it names a file",
            change: (good) => good.at(at, NAME, "API_TOKEN").at(at, VALUE, "/run/secrets/token"),
            at,
        },
        {
            when: "it names a secret's resource",
            change: (good) => good.at(at, NAME, "DB_PASSWORD").at(at, VALUE, "projects/example-project/secrets/db"),
            at,
        },
        {
            when: "it names an address",
            change: (good) => good.at(at, NAME, "API_KEY").at(at, VALUE, "https://vault.example.com/key"),
            at,
        },
        { when: "it is empty", change: (good) => good.at(at, NAME, "DB_PASSWORD").at(at, VALUE, ""), at },
        {
            when: "a word only looks like a secret's",
            change: (good) => good.at(at, NAME, "TOKEN_SECONDS").at(at, VALUE, "300"),
            at,
        },
        {
            when: "containers have no variables",
            change: (good) => good.at(at, "spec.template.spec.containers[0].env", undefined),
            at,
        },
    ],
    fails: [
        ...[
            "DB_PASSWORD",
            "DB_PASSWD",
            "KEY_PASSPHRASE",
            "api_token",
            "SIGNING_PRIVATE_KEY",
            "MODEL_API_KEY",
            "AWS_SECRET_ACCESS_KEY",
            "SESSION_SECRET",
            "GOOGLE_CREDENTIALS",
        ].map((name) => ({
            when: `${name} has a value`,
            change: (good: State) => good.at(at, NAME, name).at(at, VALUE, "example-value"),
            at,
            says: new RegExp(
                `^${name} of web holds a secret itself: name the secret's place, or take it from a Secret$`,
            ),
        })),
        {
            when: "an address holds a password",
            change: (good) => good.at(at, NAME, "DB_SECRET").at(at, VALUE, "postgres://user:example@db"),
            at,
            says: /DB_SECRET of web/,
        },
        {
            when: "the program marks a value as secret",
            change: (good) => good.at(at, VALUE, secret("example")),
            at,
            says: /REGION of web holds a secret/,
        },
        {
            when: "a container beside the main one is told",
            change: (good) =>
                good.at(at, "spec.template.spec.initContainers[0].env", [{ name: "PGPASSWORD", value: "example" }]),
            at,
            says: /PGPASSWORD of pool/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the value is not known",
            change: (good) => good.at(at, NAME, "DB_PASSWORD").at(at, VALUE, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
});
