/** A state of ESTA Tracker in which every rule passes: two regions on Google Cloud, Cloudflare in front. */

import { observability } from "./esta-observability.ts";
import { type Json, type Properties, State, type StateResource } from "./state.ts";
import { edge } from "./states/edge.ts";

export { LOAD_BALANCER, MONITOR } from "./states/edge.ts";

const PROJECT = "example-project";
const IMAGE = `us-docker.pkg.dev/${PROJECT}/esta/api@sha256:${"a".repeat(64)}`;
export const REGIONS = ["us-central1", "us-east1"] as const;

export const SYSTEM = "esta-tracker";

export function estaState(stack = "prod"): State {
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: `ha-platform-${stack}` },
            ...REGIONS.map((region) => provider("gcp", `gcp-${region}`, { project: PROJECT, region })),
            provider("cloudflare", "cloudflare", {}),
            system,
            ...REGIONS.flatMap((region, index) => regional(region, index)),
            ...data,
            ...edge({ system: SYSTEM, regions: REGIONS }),
            ...bypass,
            ...observability(PROJECT, primary),
        ],
        stack,
    );
}

function provider(cloud: string, name: string, outputs: Properties): StateResource {
    return { type: `pulumi:providers:${cloud}`, name, id: `${name}-id`, outputs };
}

const system: StateResource = {
    type: "ha-platform:systems:EstaTracker",
    name: SYSTEM,
    outputs: {
        system: SYSTEM,
        regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
        objectives: {
            availability: 0.999,
            recoveryTime: { targetSeconds: 300, achievableSeconds: 900 },
            recoveryPoint: { targetSeconds: 0, achievableSeconds: 900 },
            triggers: {
                database: { unreachableSeconds: 30, failoverSeconds: 60 },
                errorRate: { ratio: 0.1, failoverSeconds: 30 },
                partition: { failoverSeconds: 120 },
            },
        },
        backups: { firestoreDays: 30, configurationDays: 90, auditDays: 1095 },
        health: { all: "/api/health", database: "/api/health/db" },
    },
};

function regional(region: string, index: number): readonly StateResource[] {
    const google = `gcp-${region}`;
    const address = `192.0.2.${index + 10}`;
    const follows: Properties =
        index === 0
            ? {}
            : {
                  crossInstanceReplicationConfig: {
                      instanceRole: "SECONDARY",
                      primaryInstance: { instance: valkeyId("us-central1") },
                  },
              };
    return [
        { type: "ha-platform:gcp:RegionalService", name: `api-${region}`, parent: SYSTEM },
        service(`api-${region}-service`, region, `api-${region}`),
        service(`functions-${region}-service`, region, SYSTEM),
        {
            type: "gcp:compute/address:Address",
            name: `origin-${region}-address`,
            id: `projects/${PROJECT}/regions/${region}/addresses/origin`,
            parent: SYSTEM,
            provider: google,
            outputs: { address, addressType: "EXTERNAL", region },
        },
        {
            type: "gcp:compute/forwardingRule:ForwardingRule",
            name: `origin-${region}-entrance`,
            id: `projects/${PROJECT}/regions/${region}/forwardingRules/origin`,
            parent: SYSTEM,
            provider: google,
            outputs: { ipAddress: address, region, portRange: "443-443", loadBalancingScheme: "EXTERNAL_MANAGED" },
            madeFrom: { ipAddress: [`origin-${region}-address`] },
        },
        {
            type: "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy",
            name: `origin-${region}-proxy`,
            id: `projects/${PROJECT}/regions/${region}/targetHttpsProxies/origin`,
            parent: SYSTEM,
            provider: google,
            outputs: { region, sslPolicy: sslPolicyId(region) },
            madeFrom: { sslPolicy: [`origin-${region}-tls`] },
        },
        {
            type: "gcp:compute/regionSslPolicy:RegionSslPolicy",
            name: `origin-${region}-tls`,
            id: sslPolicyId(region),
            parent: SYSTEM,
            provider: google,
            outputs: { region, minTlsVersion: "TLS_1_2", profile: "MODERN" },
        },
        {
            type: "gcp:memorystore/instance:Instance",
            name: `cache-${region}`,
            id: valkeyId(region),
            options: { protect: true },
            parent: SYSTEM,
            provider: google,
            outputs: {
                location: region,
                instanceId: `cache-${region}`,
                shardCount: 1,
                replicaCount: 1,
                zoneDistributionConfig: { mode: "MULTI_ZONE", zone: "" },
                deletionProtectionEnabled: true,
                ...follows,
            },
            ...(index === 1 && { madeFrom: { crossInstanceReplicationConfig: ["cache-us-central1"] } }),
        },
        {
            type: "cloudflare:index/dnsRecord:DnsRecord",
            name: `origin-${region}-record`,
            id: `record-${region}`,
            parent: SYSTEM,
            provider: "cloudflare",
            outputs: { name: `${region}.origin.example.com`, type: "A", content: address, ttl: 60, proxied: false },
            madeFrom: { content: [`origin-${region}-address`] },
        },
    ];
}

function valkeyId(region: string): string {
    return `projects/${PROJECT}/locations/${region}/instances/cache-${region}`;
}

function sslPolicyId(region: string): string {
    return `projects/${PROJECT}/regions/${region}/sslPolicies/origin`;
}

function service(name: string, region: string, parent: string): StateResource {
    return {
        type: "gcp:cloudrunv2/service:Service",
        name,
        id: `projects/${PROJECT}/locations/${region}/services/${name}`,
        parent,
        provider: `gcp-${region}`,
        outputs: {
            name,
            location: region,
            deletionProtection: true,
            ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
            template: {
                serviceAccount: `esta-tracker@${PROJECT}.iam.gserviceaccount.com`,
                timeout: "30s",
                scaling: { minInstanceCount: 1, maxInstanceCount: 40 },
                containers: [
                    {
                        image: IMAGE,
                        startupProbe: probe("/api/health/compute", {}),
                        readinessProbe: probe("/api/health", { successThreshold: 2 }),
                        livenessProbe: probe("/api/health/compute", {}),
                    },
                ],
            },
        },
    };
}

function probe(path: string, more: Properties): Json {
    return { httpGet: { path, port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3, ...more };
}

const primary = { parent: SYSTEM, provider: "gcp-us-central1" } as const;

const data: readonly StateResource[] = [
    {
        type: "gcp:firestore/database:Database",
        name: "database",
        id: `projects/${PROJECT}/databases/esta`,
        options: { protect: true },
        ...primary,
        outputs: {
            name: "esta",
            locationId: "nam5",
            type: "FIRESTORE_NATIVE",
            pointInTimeRecoveryEnablement: "POINT_IN_TIME_RECOVERY_ENABLED",
            deleteProtectionState: "DELETE_PROTECTION_ENABLED",
        },
    },
    {
        type: "gcp:firestore/backupSchedule:BackupSchedule",
        name: "daily-backup",
        id: `projects/${PROJECT}/databases/esta/backupSchedules/1`,
        ...primary,
        outputs: { database: "esta", dailyRecurrence: {}, retention: "2592000s" },
        madeFrom: { database: ["database"] },
    },
    {
        type: "gcp:secretmanager/secret:Secret",
        name: "signing-key",
        id: `projects/${PROJECT}/secrets/signing-key`,
        options: { protect: true },
        ...primary,
        outputs: {
            secretId: "signing-key",
            replication: { userManaged: { replicas: [{ location: "us-central1" }, { location: "us-east1" }] } },
        },
    },
    {
        type: "gcp:storage/bucket:Bucket",
        name: "configuration-bucket",
        id: "example-project-configuration",
        options: { protect: true },
        ...primary,
        outputs: {
            name: "example-project-configuration",
            location: "US",
            customPlacementConfig: { dataLocations: ["US-CENTRAL1", "US-EAST1"] },
            lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 90 } }],
            forceDestroy: false,
        },
    },
    {
        type: "gcp:logging/projectBucketConfig:ProjectBucketConfig",
        name: "audit-bucket",
        id: `projects/${PROJECT}/locations/global/buckets/audit`,
        options: { protect: true },
        ...primary,
        outputs: { bucketId: "audit", location: "global", retentionDays: 1095, locked: true },
    },
    {
        type: "gcp:logging/projectSink:ProjectSink",
        name: "audit-sink",
        id: `projects/${PROJECT}/sinks/audit`,
        ...primary,
        outputs: {
            destination: `logging.googleapis.com/projects/${PROJECT}/locations/global/buckets/audit`,
            filter: 'log_id("cloudaudit.googleapis.com/activity")',
        },
        madeFrom: { destination: ["audit-bucket"] },
    },
];

const bypass: readonly StateResource[] = [
    {
        type: "gcp:compute/healthCheck:HealthCheck",
        name: "bypass-check",
        id: `projects/${PROJECT}/global/healthChecks/bypass`,
        ...primary,
        outputs: {
            name: "bypass",
            selfLink: `https://www.googleapis.com/compute/v1/projects/${PROJECT}/global/healthChecks/bypass`,
            checkIntervalSec: 30,
            timeoutSec: 5,
            unhealthyThreshold: 2,
        },
    },
    {
        type: "gcp:dns/recordSet:RecordSet",
        name: "bypass-record",
        id: `projects/${PROJECT}/managedZones/bypass/rrsets/api.example.net./A`,
        ...primary,
        outputs: {
            name: "api.example.net.",
            type: "A",
            ttl: 30,
            routingPolicy: {
                healthCheck: `https://www.googleapis.com/compute/v1/projects/${PROJECT}/global/healthChecks/bypass`,
                primaryBackup: {
                    primary: { externalEndpoints: ["192.0.2.10"] },
                    backupGeos: [{ location: "us-east1", healthCheckedTargets: { externalEndpoints: ["192.0.2.11"] } }],
                },
            },
        },
        madeFrom: { routingPolicy: ["bypass-check", "origin-us-central1-address", "origin-us-east1-address"] },
    },
    {
        type: "gcp:dns/recordSet:RecordSet",
        name: "proof-record",
        id: `projects/${PROJECT}/managedZones/bypass/rrsets/_acme-challenge.api.example.net./CNAME`,
        ...primary,
        outputs: {
            name: "_acme-challenge.api.example.net.",
            type: "CNAME",
            ttl: 3600,
            rrdatas: ["proof.example.com."],
        },
    },
];
