import type * as pulumi from "@pulumi/pulumi";
import { ReplicatedSecret } from "../../../components/gcp/replicated-secret.ts";
import { SECRET_FILES } from "../../../components/kubernetes/redis-config.ts";
import { inNoRegion, type SystemPlatform } from "../system-platform.ts";
import type { Identities, Role } from "./identities.ts";

/**
 * Secrets by name, and who reads each (AG-07). Pods fetch them with their own identity into memory when they start; values
 * are put into Secret Manager by their owners.
 */
const READERS = {
    "openai-api-key": ["backend"],
    "tool-keys": ["backend"],
    /** The same value as in Cloudflare's Secrets Store: shows that a request came through the gateway. */
    "origin-key": ["backend"],
    /** Certificate chain and key of the regions' entrances, as PEM. */
    "origin-certificate": ["proxy"],
    "redis-application": ["backend"],
    "redis-users": ["cache"],
    "redis-replication": ["cache"],
    "redis-sentinel": ["cache"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type SecretName = keyof typeof READERS;

export type Secrets = Readonly<Record<SecretName, ReplicatedSecret>>;

/** Name in Secret Manager. */
export function secretId(name: string, secret: SecretName): string {
    return `${name}-${secret}`;
}

/** Files of the backend's pods, by the secrets that they hold. */
export function backendFiles(name: string): Readonly<Record<string, string>> {
    const own = (["openai-api-key", "tool-keys", "origin-key", "redis-application"] as const).map(
        (secret) => [secret, secretId(name, secret)] as const,
    );
    return Object.fromEntries(own);
}

/** Files of the Redis pods. */
export function redisFiles(name: string) {
    return {
        [SECRET_FILES.accessList]: secretId(name, "redis-users"),
        [SECRET_FILES.replication]: secretId(name, "redis-replication"),
        [SECRET_FILES.sentinel]: secretId(name, "redis-sentinel"),
    };
}

/** The containers of all secrets, in both regions, each with its readers. */
export function createSecrets(
    name: string,
    platform: SystemPlatform,
    identities: Identities,
    parent: pulumi.Resource,
): Secrets {
    const make = (secret: SecretName) =>
        new ReplicatedSecret(
            secretId(name, secret),
            {
                ...inNoRegion(name, platform),
                secretId: secretId(name, secret),
                regions: platform.regions,
                readers: Object.fromEntries(READERS[secret].map((role) => [role, identities[role].member])),
            },
            { parent },
        );
    return {
        "openai-api-key": make("openai-api-key"),
        "tool-keys": make("tool-keys"),
        "origin-key": make("origin-key"),
        "origin-certificate": make("origin-certificate"),
        "redis-application": make("redis-application"),
        "redis-users": make("redis-users"),
        "redis-replication": make("redis-replication"),
        "redis-sentinel": make("redis-sentinel"),
    };
}
