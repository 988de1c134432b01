import { hidden } from "../../../graph/value.ts";
import { fail, pass } from "../../../rule.ts";
import { holds } from "../../addresses.ts";
import { isVariable, leavesSetOn } from "../../application.ts";
import { defineApplicationRule } from "../../application-rule.ts";

/** Names of variables that hold a secret, and ends by which they say that they hold where it is. */
const SECRET = /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|SESSION_?KEY|CREDENTIALS?)(?:_|$)/;
const REFERENCE = /_(?:NAME|ID|FILE|PATH|ARN|URL|URI|REF|VERSION|SECONDS)$/;

export default defineApplicationRule({
    id: "secret-held-by-name",
    title: "A secret reaches a workload by its name in a secrets manager, never by its value",
    severity: "high",
    concern: "encryption",
    types: ["*"],
    breaks: "the value lies readable in configuration and state of both regions, and a rotation leaves one of them with the old one",
    remedy: '{ valueSource: { secretKeyRef: { secret: "<name of the secret>", version: "1" } } }',
    sources: [
        { url: "https://docs.cloud.google.com/run/docs/configuring/services/secrets", read: "2026-11-22" },
        { url: "https://kubernetes.io/docs/concepts/configuration/secret/", read: "2026-11-22" },
    ],
    requirements: ["AG-07", "HB-13"],
    whenUnknown: "unknown",
    judge: (resource, { addresses }) => {
        const leaves = leavesSetOn(resource).filter((leaf) => isVariable(leaf) && isSecret(leaf.label));
        if (leaves.length === 0) return undefined;
        const names = addresses.filter(({ path }) => path[0] === "secrets");
        const bare = leaves.find(({ value }) => {
            if (value === hidden) return true;
            return typeof value === "string" && value !== "" && !names.some(({ name }) => holds(value, name));
        });
        return bare === undefined
            ? pass(resource, `${leaves.map(({ label }) => label).join(", ")} hold names`)
            : fail(resource, `${bare.label} is set to a value: the name of a secret is needed`);
    },
});

function isSecret(label: string): boolean {
    return SECRET.test(label) && !REFERENCE.test(label);
}
