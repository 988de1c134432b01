import type { Break } from "../break.ts";

const KEY = "Key/erato-data-us-east-1";
const SECRET = "Secret/erato-database-administrator-secret";

/** Mistakes with keys and secrets, and with what Pulumi protects. */
export const breaks: readonly Break[] = [
    {
        rule: "kms-key-stays-usable",
        what: "a key's deletion waits a week",
        change: (prod) => prod.at(KEY, "deletionWindowInDays", 7),
    },
    {
        rule: "kms-key-rotates",
        what: "a key does not rotate",
        change: (prod) => prod.at(KEY, "enableKeyRotation", undefined),
    },
    {
        rule: "kms-key-in-both-regions",
        what: "the failover region has no key",
        change: (prod) => prod.without("Key/erato-data-us-west-2"),
    },
    {
        rule: "secretsmanager-secret-in-both-regions",
        what: "the administrator's password is in one region",
        change: (prod) => prod.at(SECRET, "replicas", []),
    },
    {
        rule: "secretsmanager-secret-can-be-restored",
        what: "a deleted secret is gone at once",
        change: (prod) => prod.at(SECRET, "recoveryWindowInDays", 0),
    },
    {
        rule: "aws-data-protected-in-the-state",
        what: "a renamed database would be deleted",
        change: (prod) => prod.options("Instance/erato-database-1-us-east-1", { protect: false }),
    },
    {
        rule: "aws-data-protected-in-the-state",
        what: "a renamed vault would be deleted",
        change: (prod) => prod.options("Vault/erato-us-west-2-vault-vault", { protect: false }),
    },
];
