import assert from "node:assert/strict";
import { catalog } from "../../policy/catalog.ts";
import { judge } from "../../policy/judge.ts";
import { estaState, LOAD_BALANCER, MONITOR, SYSTEM } from "./esta-state.ts";
import type { Json, State } from "./state.ts";

/** One thing gone wrong in a state that is otherwise good, and the rules that have to notice: these and no others. */
interface Break {
    readonly what: string;
    readonly change: (good: State) => State;
    readonly noticed: readonly string[];
}

const API = "api-us-central1-service";
const STANDBY = "api-us-east1-service";
const READINESS = "template.containers[0].readinessProbe";

const compute: readonly Break[] = [
    {
        what: "the standby is cold",
        change: (good) => good.at(STANDBY, "template.scaling.minInstanceCount", 0),
        noticed: ["cloud-run-warm-in-both-regions"],
    },
    {
        what: "the standby is missing",
        change: (good) => good.without(STANDBY),
        noticed: ["cloud-run-twin-in-failover-region"],
    },
    {
        what: "the standby is smaller",
        change: (good) => good.at(STANDBY, "template.scaling.maxInstanceCount", 5),
        noticed: ["cloud-run-twin-in-failover-region"],
    },
    {
        what: "the standby runs another image",
        change: (good) => good.at(STANDBY, "template.containers[0].image", `example/api@sha256:${"b".repeat(64)}`),
        noticed: ["cloud-run-twins-run-the-same-image"],
    },
    {
        what: "a service may be deleted",
        change: (good) => good.at(API, "deletionProtection", false),
        noticed: ["stateful-resource-deletion-protected"],
    },
    {
        what: "services are open to the internet",
        change: (good) => good.at(API, "ingress", "INGRESS_TRAFFIC_ALL").at(STANDBY, "ingress", undefined),
        noticed: ["cloud-run-behind-the-load-balancer"],
    },
    {
        what: "liveness depends on the database",
        change: (good) => good.at(API, "template.containers[0].livenessProbe.httpGet.path", "/api/health/db"),
        noticed: ["cloud-run-liveness-ignores-dependencies"],
    },
    {
        what: "a service has no readiness probe",
        change: (good) => good.at(API, READINESS, undefined),
        noticed: ["cloud-run-readiness-probe"],
    },
    {
        what: "readiness is slow",
        change: (good) => good.at(API, `${READINESS}.periodSeconds`, 60).at(API, `${READINESS}.failureThreshold`, 10),
        noticed: ["cloud-run-readiness-within-error-rate-objective"],
    },
];

const data: readonly Break[] = [
    {
        what: "the database cannot be read as it was",
        change: (good) => good.at("database", "pointInTimeRecoveryEnablement", "POINT_IN_TIME_RECOVERY_DISABLED"),
        noticed: ["firestore-point-in-time-recovery"],
    },
    {
        what: "the database lies in one region",
        change: (good) => good.at("database", "locationId", "us-central1"),
        noticed: ["firestore-in-multi-region"],
    },
    {
        what: "the database may be deleted",
        change: (good) => good.at("database", "deleteProtectionState", "DELETE_PROTECTION_DISABLED"),
        noticed: ["stateful-resource-deletion-protected"],
    },
    {
        what: "database backups are kept a week",
        change: (good) => good.at("daily-backup", "retention", "604800s"),
        noticed: ["firestore-daily-backup-retained"],
    },
    {
        what: "there are no database backups",
        change: (good) => good.without("daily-backup"),
        noticed: ["firestore-daily-backup-retained"],
    },
    {
        what: "a cache has no replica",
        change: (good) => good.at("cache-us-east1", "replicaCount", 0),
        noticed: ["valkey-survives-a-zone"],
    },
    {
        what: "a cache lies in one zone",
        change: (good) => good.at("cache-us-central1", "zoneDistributionConfig", { mode: "SINGLE_ZONE" }),
        noticed: ["valkey-survives-a-zone"],
    },
    {
        what: "the failover region has no cache",
        change: (good) => good.without("cache-us-east1"),
        noticed: ["valkey-replica-in-other-region"],
    },
    {
        what: "the caches do not follow one another, and were made to",
        change: (good) => good.at("cache-us-east1", "crossInstanceReplicationConfig", { instanceRole: "NONE" }),
        noticed: ["valkey-replica-in-other-region"],
    },
    {
        what: "a secret lies in one region",
        change: (good) =>
            good.at("signing-key", "replication", { userManaged: { replicas: [{ location: "us-central1" }] } }),
        noticed: ["secrets-in-both-regions"],
    },
    {
        what: "a bucket may be deleted with all that it holds",
        change: (good) => good.at("configuration-bucket", "forceDestroy", true),
        noticed: ["stateful-resource-deletion-protected"],
    },
    {
        what: "configuration backups are kept ten days",
        change: (good) => good.at("configuration-bucket", "lifecycleRules[0].condition.age", 10),
        noticed: ["configuration-backup-retained"],
    },
    {
        what: "there is no bucket for configuration backups",
        change: (good) => good.without("configuration-bucket"),
        noticed: ["configuration-backup-retained"],
    },
    {
        what: "a bucket lies in one region",
        change: (good) =>
            good
                .at("configuration-bucket", "location", "US-CENTRAL1")
                .at("configuration-bucket", "customPlacementConfig", undefined),
        noticed: ["storage-bucket-outlives-a-region"],
    },
    {
        what: "audit logs are kept a year",
        change: (good) => good.at("audit-bucket", "retentionDays", 365),
        noticed: ["audit-log-retained-and-locked"],
    },
    {
        what: "audit logs are not locked",
        change: (good) => good.at("audit-bucket", "locked", false),
        noticed: ["audit-log-retained-and-locked"],
    },
];

// Where a value is known it counts, also when the engine still lists what it was made from before.
const edge: readonly Break[] = [
    {
        what: "the fallback is the primary region",
        change: (good) => good.at(LOAD_BALANCER, "fallbackPool", "pool-us-central1-id"),
        noticed: ["load-balancer-fallback-is-not-primary"],
    },
    {
        what: "one pool is left, and two were there",
        change: (good) => good.at(LOAD_BALANCER, "defaultPools", ["pool-us-central1-id"]),
        noticed: ["load-balancer-pools-cover-both-regions"],
    },
    {
        what: "both pools lead to the same region",
        change: (good) => good.at("pool-us-east1", "origins[0].address", "us-central1.origin.example.com"),
        noticed: ["load-balancer-pools-cover-both-regions"],
    },
    {
        what: "the load balancer is not proxied",
        change: (good) => good.at(LOAD_BALANCER, "proxied", false),
        noticed: ["database-failover-within-objective", "load-balancer-steers-in-order-at-the-edge"],
    },
    {
        what: "the load balancer steers at random",
        change: (good) => good.at(LOAD_BALANCER, "steeringPolicy", "random"),
        noticed: ["load-balancer-steers-in-order-at-the-edge"],
    },
    {
        what: "a pool is not probed",
        change: (good) => good.at("pool-us-east1", "monitor", undefined),
        noticed: ["load-balancer-pools-have-monitors"],
    },
    {
        what: "probes take minutes to find a lost region",
        change: (good) => good.set(MONITOR, { interval: 60, timeout: 5, retries: 2, consecutiveDown: 3 }),
        noticed: ["database-failover-within-objective", "detection-within-partition-objective"],
    },
    ...(["followRedirects", "allowInsecure"] as const).map((flag) => ({
        what: `probes pass what is not the origin's own answer by ${flag}`,
        change: (good: State) => good.at(MONITOR, flag, true),
        noticed: ["monitor-accepts-only-healthy-answers"],
    })),
    {
        what: "probes accept any answer",
        change: (good) => good.at(MONITOR, "expectedCodes", ""),
        noticed: ["monitor-accepts-only-healthy-answers"],
    },
    {
        what: "no Worker stands before the load balancer",
        change: (good) => good.without("router-route"),
        noticed: ["error-rate-failover-within-objective"],
    },
    {
        what: "nothing answers at a region's address",
        change: (good) => good.without("origin-us-east1-entrance"),
        noticed: ["external-address-has-an-entrance"],
    },
    ...Object.entries({ ssl: "flexible", "always-use-https": "off", "min-tls-version": "1.0" }).map(
        ([setting, value]) => ({
            what: `the zone's ${setting} is ${value}`,
            change: (good: State) => good.at(`zone-${setting}`, "value", value),
            noticed: ["zone-setting-keeps-traffic-encrypted"],
        }),
    ),
    {
        what: "an entrance accepts TLS 1.0",
        change: (good) => good.at("origin-us-east1-tls", "minTlsVersion", "TLS_1_0"),
        noticed: ["tls-policy-starts-at-1-2"],
    },
    {
        what: "an entrance names no SSL policy, and was made with one",
        change: (good) => good.at("origin-us-east1-proxy", "sslPolicy", undefined),
        noticed: ["https-proxy-has-an-ssl-policy"],
    },
];

const bypass: readonly Break[] = [
    {
        what: "the bypass is cached for five minutes",
        change: (good) => good.at("bypass-record", "ttl", 300),
        noticed: ["bypass-dns-within-partition-objective"],
    },
    {
        what: "nothing checks the bypass",
        change: (good) => good.at("bypass-record", "routingPolicy.healthCheck", undefined),
        noticed: ["bypass-dns-within-partition-objective"],
    },
    {
        what: "the bypass is a plain record",
        change: (good) =>
            good.at("bypass-record", "routingPolicy", undefined).at("bypass-record", "rrdatas", ["192.0.2.10"]),
        noticed: ["dns-record-fails-over"],
    },
    {
        what: "the bypass has no backup",
        change: (good) => good.at("bypass-record", "routingPolicy.primaryBackup.backupGeos", []),
        noticed: ["dns-record-fails-over"],
    },
];

const observability: readonly Break[] = [
    {
        what: "the critical alert is missing",
        change: (good) => good.without("error-rate-critical"),
        noticed: ["alert-ladder-complete"],
    },
    ...(
        [
            ["goes to nobody", "notificationChannels", []],
            ["names no runbook", "documentation", undefined],
            ["is off", "enabled", false],
        ] satisfies [string, string, Json | undefined][]
    ).map(([what, property, value]) => ({
        what: `an alert ${what}`,
        change: (good: State) => good.at("error-rate-critical", property, value),
        noticed: ["alert-reaches-a-person"],
    })),
    {
        what: "the uptime checks are gone",
        change: (good) => good.without("uptime-all", "uptime-database"),
        noticed: ["health-path-watched-from-outside"],
    },
    {
        what: "an uptime check asks every five minutes",
        change: (good) => good.at("uptime-database", "period", "300s"),
        noticed: ["health-path-watched-from-outside"],
    },
    {
        what: "availability is not measured",
        change: (good) => good.without("slo-availability"),
        noticed: ["availability-objective-has-an-slo"],
    },
    {
        what: "the system promises nothing",
        change: (good) => good.at(SYSTEM, "objectives", {}),
        noticed: ["system-declares-objectives"],
    },
];

const breaks = [...compute, ...data, ...edge, ...bypass, ...observability];

describe("a good state with one thing broken", () => {
    for (const { what, change, noticed } of breaks) {
        it(`is stopped in production when ${what}, by the rules that are about it alone`, () => {
            const { verdict, findings } = judge(change(estaState()).graph(), { stack: "prod" });
            const failed = findings.filter(({ status }) => status === "fail" || status === "unknown");
            assert.deepEqual([...new Set(failed.map(({ rule }) => rule))].toSorted(), [...noticed].toSorted());
            assert.equal(verdict, "fail");
        });
    }

    it("is broken in a way for every rule of the catalogue", () => {
        const noticed = new Set(breaks.flatMap((broken) => broken.noticed));
        assert.deepEqual(
            catalog.map(({ id }) => id).filter((id) => !noticed.has(id)),
            [],
        );
    });
});
