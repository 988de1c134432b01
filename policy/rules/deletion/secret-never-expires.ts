import { REGIONAL_SECRET, SECRET, secretDocs } from "../../clouds/gcp/secret-manager.ts";
import { knownOr, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "secret-never-expires",
    title: "A secret does not delete itself",
    severity: "high",
    concern: "deletion",
    types: [SECRET, REGIONAL_SECRET],
    breaks: "on a day that nobody has in mind the secret is gone in both regions, and no new instance starts anywhere",
    remedy: '{ ttl: "", expireTime: "" }',
    sources: [
        secretDocs,
        { url: "https://docs.cloud.google.com/secret-manager/docs/secret-expiration", read: "2026-11-22" },
    ],
    requirements: ["AG-07"],
    whenUnknown: "unknown",
    settings: {},
    judge: (secret) => {
        // Google reports when a secret with a `ttl` expires, and an empty time for never.
        const [path = "", value] =
            ["ttl", "expireTime"]
                .map((key) => [key, knownOr(readString(secret, key), "")] as const)
                .find(([, asked]) => asked !== "") ?? [];
        return value === undefined
            ? pass(secret, "never expires")
            : fail(secret, `${path} is ${value}: needs to be left out`, `{ ttl: "", expireTime: "" }`);
    },
});
