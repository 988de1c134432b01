import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";

const CACHE = "Instance/esta-tracker-cache-us-central1";
const FOLLOWER = "Instance/esta-tracker-cache-us-east1";
const WORK = "Topic/claim-navigator-queue-work";
const DELIVERIES = "Subscription/claim-navigator-queue-deliveries";
const LETTERS_KEPT = "Subscription/claim-navigator-queue-dead-letters-kept";

const withRedis = (prod: ExportedState) =>
    prod.plus({
        type: "gcp:redis/instance:Instance",
        name: "sessions",
        like: CACHE,
        outputs: {
            region: "us-central1",
            tier: "STANDARD_HA",
            transitEncryptionMode: "SERVER_AUTHENTICATION",
            authEnabled: true,
            deletionProtection: true,
            maintenancePolicy: { weeklyMaintenanceWindows: [{ day: "SUNDAY", startTime: { hours: 8 } }] },
        },
    });

/** Mistakes with Pub/Sub and Memorystore. */
export const breaks: readonly Break[] = [
    {
        rule: "pubsub-subscription-never-expires",
        what: "dead letters go when nobody looks for a month",
        change: (prod) => prod.at(LETTERS_KEPT, "expirationPolicy", undefined),
    },
    {
        rule: "pubsub-messages-retained",
        what: "work that was done wrong cannot be given out again",
        change: (prod) => prod.at(WORK, "messageRetentionDuration", undefined),
    },
    {
        rule: "pubsub-subscription-puts-aside-what-fails",
        what: "work that nobody can do is never put aside",
        change: (prod) =>
            prod
                .at(DELIVERIES, "deadLetterPolicy", undefined)
                .without(LETTERS_KEPT, "Topic/claim-navigator-queue-dead-letters"),
    },
    {
        rule: "pubsub-dead-letters-kept",
        what: "work that nobody could do is lost",
        change: (prod) => prod.without(LETTERS_KEPT),
    },
    {
        rule: "pubsub-subscription-backs-off",
        what: "failed work comes again at once",
        change: (prod) => prod.at(DELIVERIES, "retryPolicy", undefined),
    },
    {
        rule: "pubsub-push-deadline-covers-the-worker",
        what: "long work is given out twice",
        change: (prod) => prod.at(DELIVERIES, "ackDeadlineSeconds", 60),
    },
    {
        rule: "pubsub-push-says-who-calls",
        what: "work is pushed without a token",
        change: (prod) => prod.at(DELIVERIES, "pushConfig.oidcToken", undefined),
    },
    {
        rule: "pubsub-topic-stored-in-both-regions",
        what: "work may be kept in one region alone",
        change: (prod) => prod.at(WORK, "messageStoragePolicy.allowedPersistenceRegions", ["us-central1"]),
    },
    {
        rule: "valkey-survives-a-zone",
        what: "the cache has no replica",
        change: (prod) => prod.at(CACHE, "replicaCount", 0),
    },
    {
        rule: "valkey-replica-in-other-region",
        what: "the cache of the other region follows nobody",
        change: (prod) => prod.at(FOLLOWER, "crossInstanceReplicationConfig", undefined),
    },
    {
        rule: "valkey-twins-alike",
        what: "the cache of the other region is smaller",
        change: (prod) => prod.at(FOLLOWER, "nodeType", "STANDARD_SMALL"),
    },
    {
        rule: "memorystore-connections-encrypted",
        what: "the cache takes plain text",
        change: (prod) => prod.at(CACHE, "transitEncryptionMode", "TRANSIT_ENCRYPTION_DISABLED"),
    },
    {
        rule: "memorystore-clients-authenticate",
        what: "the cache lets everyone in",
        change: (prod) => prod.at(CACHE, "authorizationMode", "AUTH_DISABLED"),
    },
    {
        rule: "memorystore-maintenance-windows-differ",
        what: "both regions' caches are maintained at once",
        change: (prod) => prod.at(FOLLOWER, "maintenancePolicy.weeklyMaintenanceWindows[0].day", "SUNDAY"),
    },
    {
        rule: "memorystore-that-never-evicts-is-persisted",
        what: "the cache keeps what can be had nowhere else, in memory",
        change: (prod) => prod.at(CACHE, "engineConfigs", { "maxmemory-policy": "noeviction" }),
    },
    {
        rule: "redis-survives-a-zone",
        what: "a Redis instance stands alone",
        addition: withRedis,
        change: (prod) => prod.at("Instance/sessions", "tier", "BASIC"),
    },
    {
        rule: "stateful-resource-deletion-protected",
        what: "the cache may be deleted",
        change: (prod) => prod.at(CACHE, "deletionProtectionEnabled", false),
    },
];
