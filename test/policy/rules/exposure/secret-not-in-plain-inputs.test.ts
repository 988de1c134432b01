import rule from "../../../../policy/rules/exposure/secret-not-in-plain-inputs.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, secret, UNKNOWN } from "../../state.ts";

const at = "router-script";
const OTHER = "site-worker";
const TEXT = "bindings[0].text";
const given = (name: string, value: Json) => (good: State) => good.at(OTHER, name, value);
const fails = (when: string, name: string, value: Json, says: RegExp) => ({
    when,
    change: given(name, value),
    at: OTHER,
    says,
    remedy: "no" as const,
});

export default meetsContract(rule, {
    passes: [
        { when: "a password is a secret", change: given("masterPassword", secret("v1:a")), at: OTHER },
        {
            when: "a password comes from elsewhere and is not known yet",
            change: given("passwordWo", UNKNOWN),
            at: OTHER,
        },
    ],
    fails: [
        fails(
            "a password is written down",
            "masterPassword",
            "hunter2",
            /^masterPassword holds a secret in plain text$/,
        ),
        ...["passwordWo", "authToken", "accessToken", "apiKey", "privateKey", "secretString", "clientSecret"].map(
            (name) => fails(`${name} is written down`, name, "hunter2", new RegExp(`^${name} holds`)),
        ),
        fails("it lies deeper", "auth", { login: [{ password: "hunter2" }] }, /^auth\.login\[0\]\.password holds/),
        fails("a variable holds it", "env", [{ name: "REDIS_PASSWORD", value: "hunter2" }], /^env\[0\]\.value holds/),
        fails("a variable holds a token", "env", [{ name: "ORIGIN_TOKEN", text: "hunter2" }], /^env\[0\]\.text holds/),
        fails(
            "an address holds it",
            "connection",
            "postgresql://api:hunter2@10.0.0.1/orders",
            /^connection holds a secret in plain text$/,
        ),
        fails(
            "two are written down",
            "settings",
            { apiKey: "hunter2", env: [{ name: "API_KEY", value: "hunter2" }] },
            /^settings\.apiKey and settings\.env\[0\]\.value holds/,
        ),
        {
            when: "the binding is plain",
            change: (good) => good.at(at, TEXT, "hunter2"),
            at,
            says: /^bindings\[0\]\.text holds/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the binding is not known yet", change: (good) => good.at(at, TEXT, UNKNOWN), at, becomes: "pass" },
    ],
    silent: [
        ...(
            [
                ["a password is empty", "masterPassword", ""],
                ["what is secret is no password", "settings", secret("v1:a")],
                ["a property names where a secret lies", "secretString", "projects/example-project/secrets/key"],
                [
                    "a property holds a secret's address",
                    "apiKey",
                    "arn:aws:secretsmanager:us-east-1:123456789012:secret:key",
                ],
                ["a property names a file", "privateKey", "/etc/tls/tls.key"],
                ["a variable has another name", "env", [{ name: "TOKEN_LIFETIME", value: "300" }]],
                ["an address has a user only", "connection", "https://api@example.com/a:b"],
                ["a property names a kind of token", "httpTokens", "required"],
            ] satisfies [string, string, Json][]
        ).map(([when, name, value]) => ({ when, change: (good: State) => given(name, value)(good.without(at)) })),
        { when: "the host does not tell what the program asks for", change: (good) => good.facts(at, { asked: {} }) },
    ],
});
