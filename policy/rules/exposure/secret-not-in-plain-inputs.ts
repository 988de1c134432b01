import { hidden, isRecord, notYetKnown, type Value } from "../../graph/value.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Properties that hold a secret itself, not its name or address. */
const PROPERTY =
    /(password|passwordwo|passphrase|secretstring|secretdata|secretkey|secretaccesskey|clientsecret|sharedsecret|privatekey|apikey|(auth|access|bearer|api|refresh|session)token)$/i;
/** Environment variables, and other named values, that hold one. */
const VARIABLE = /(PASSWORD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY)$/i;
const HOLDS = ["value", "text"];
/** Where a secret lies: an address in a cloud or a file. */
const REFERENCE = /^(projects\/|arn:|\/)/;
const CREDENTIALS_IN_URL = /:\/\/[^/\s:@]+:[^/\s@]+@/;

export default defineResourceRule({
    id: "secret-not-in-plain-inputs",
    title: "No resource is given a password, key or token in plain text",
    severity: "critical",
    concern: "exposure",
    types: ["*"],
    breaks: "everybody who can read the state, a log or a preview can log in to both regions",
    remedy: '{ password: pulumi.secret("<value>") }',
    sources: [{ url: "https://www.pulumi.com/docs/iac/concepts/secrets/", read: "2026-11-22" }],
    requirements: ["AG-07", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (resource) => {
        const found = resource.inputs.flatMap((key) => secretsIn(key, resource.asked?.property(key), key));
        if (found.length === 0) return undefined;
        const plain = found.filter(({ isPlain }) => isPlain).map(({ path }) => path);
        return plain.length === 0
            ? pass(resource, `${found.length} secrets are kept as such`)
            : fail(
                  resource,
                  `${plain.join(" and ")} holds a secret in plain text`,
                  `{ ${plain[0]}: pulumi.secret("<value>") }`,
              );
    },
});

interface Held {
    readonly path: string;
    readonly isPlain: boolean;
}

function secretsIn(key: string, value: Value | undefined, path: string): readonly Held[] {
    if (value === undefined) return [];
    if (value === hidden || value === notYetKnown) return PROPERTY.test(key) ? [{ path, isPlain: false }] : [];
    if (typeof value === "string") {
        const isPlain =
            (PROPERTY.test(key) && value !== "" && !REFERENCE.test(value)) || CREDENTIALS_IN_URL.test(value);
        return isPlain ? [{ path, isPlain }] : [];
    }
    if (Array.isArray(value))
        return value.flatMap((element: Value, index) => secretsIn("", element, `${path}[${index}]`));
    if (!isRecord(value)) return [];
    const name = value.name;
    return Object.entries(value).flatMap(([inner, held]) => {
        const isVariable = typeof name === "string" && VARIABLE.test(name) && HOLDS.includes(inner);
        // A variable's value is judged as the property of that name would be.
        return secretsIn(isVariable ? "password" : inner, held, `${path}.${inner}`);
    });
}
