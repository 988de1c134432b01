/** A state of an application on the platform in which every rule for applications passes: a portal on both clouds. */

import { type Json, type Properties, State, type StateResource } from "../state.ts";
import { platformOutputs } from "./platform-outputs.ts";

const PROJECT = "example-project";
const IMAGE = `us-docker.pkg.dev/${PROJECT}/portal/web@sha256:${"a".repeat(64)}`;

export const STACK = "portal-prod";
export const PLATFORM = "platform";
export const WORKLOADS = ["web", "thumbnails", "chat"].flatMap((name) => [`${name}-primary`, `${name}-failover`]);

/** The portal's stack; the project of its URNs is of no account. */
export function appTeamState(stack = "prod"): State {
    return new State(
        [
            { type: "pulumi:pulumi:Stack", name: STACK },
            reference,
            provider("gcp", "google", { project: PROJECT, region: "us-central1" }),
            provider("cloudflare", "cloudflare", {}),
            provider("kubernetes", "cluster-primary", {}),
            provider("kubernetes", "cluster-failover", {}),
            ...(["primary", "failover"] as const).flatMap((part) => [
                provider("aws", `amazon-${part}`, { region: AMAZON[part] }),
                web(part),
                thumbnails(part),
                chat(part),
                pool(part),
            ]),
            ...shared,
        ],
        stack,
    );
}

const GOOGLE = { primary: "us-central1", failover: "us-east1" } as const;
const AMAZON = { primary: "us-east-1", failover: "us-west-2" } as const;
type Part = keyof typeof GOOGLE;

const reference: StateResource = {
    type: "pulumi:pulumi:StackReference",
    name: PLATFORM,
    id: "organization/ha-platform/prod",
    outputs: { name: "organization/ha-platform/prod", outputs: platformOutputs, secretOutputNames: [] },
    asked: { name: "organization/ha-platform/prod" },
};

function provider(cloud: string, name: string, outputs: Properties): StateResource {
    const madeFrom = "region" in outputs ? { region: [PLATFORM] } : {};
    return { type: `pulumi:providers:${cloud}`, name, id: `${name}-id`, outputs, madeFrom };
}

function web(part: Part): StateResource {
    const region = GOOGLE[part];
    const envs: readonly Json[] = [
        { name: "DATABASE_WRITE_HOST", value: "write.claim-navigator.internal:6432" },
        { name: "DATABASE_READ_HOST", value: `${region}.read.claim-navigator.internal:6432` },
        { name: "CLAIMS_URL", value: "https://claims.example.com/api/v1" },
        { name: "SESSION_KEY", valueSource: { secretKeyRef: { secret: "portal-session-key", version: "1" } } },
    ];
    return {
        type: "gcp:cloudrunv2/service:Service",
        name: `web-${part}`,
        id: `projects/${PROJECT}/locations/${region}/services/web`,
        provider: "google",
        outputs: {
            name: "portal-web",
            location: region,
            deletionProtection: true,
            ingress: "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
            template: {
                serviceAccount: `portal-web@${PROJECT}.iam.gserviceaccount.com`,
                scaling: { minInstanceCount: 1, maxInstanceCount: 10 },
                containers: [
                    {
                        image: IMAGE,
                        envs,
                        readinessProbe: probe("/api/health", { successThreshold: 2 }),
                        livenessProbe: probe("/api/health/compute", {}),
                    },
                ],
            },
        },
        madeFrom: { location: [PLATFORM], template: [PLATFORM] },
    };
}

function probe(path: string, more: Properties): Json {
    return { httpGet: { path, port: 8080 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3, ...more };
}

function thumbnails(part: Part): StateResource {
    const reader = { primary: "erato-database-1", failover: "erato-database-2" }[part];
    const variables = {
        READER: `${reader}.example.${AMAZON[part]}.rds.amazonaws.com:5432`,
        WRITER: "erato-database-1.example.us-east-1.rds.amazonaws.com:5432",
    };
    return {
        type: "aws:lambda/function:Function",
        name: `thumbnails-${part}`,
        id: `thumbnails-${part}`,
        provider: `amazon-${part}`,
        outputs: { name: "thumbnails", version: "1", environment: { variables } },
        madeFrom: { environment: [PLATFORM] },
    };
}

function chat(part: Part): StateResource {
    const env = [
        { name: "AGENTS", value: "https://agents.example.com" },
        { name: "SESSION_KEY", value: `projects/${PROJECT}/secrets/esta-tracker-session-key` },
    ];
    const containers = [{ name: "chat", image: IMAGE, env }];
    return {
        type: "kubernetes:apps/v1:Deployment",
        name: `chat-${part}`,
        id: "portal/chat",
        provider: `cluster-${part}`,
        outputs: {
            metadata: { name: "chat", namespace: "portal" },
            spec: { replicas: 3, template: { spec: { serviceAccountName: "portal-chat", containers } } },
        },
        madeFrom: { spec: [PLATFORM] },
    };
}

function pool(part: Part): StateResource {
    return {
        type: "cloudflare:index/loadBalancerPool:LoadBalancerPool",
        name: `pool-${part}`,
        id: `pool-${part}-id`,
        provider: "cloudflare",
        outputs: { name: `portal-${part}`, enabled: true, monitor: "monitor-id", origins: [] },
        madeFrom: { monitor: ["monitor"] },
    };
}

const shared: readonly StateResource[] = [
    {
        type: "cloudflare:index/loadBalancer:LoadBalancer",
        name: "balancer",
        id: "balancer-id",
        provider: "cloudflare",
        outputs: {
            zoneId: "zone-id",
            name: "portal.example.com",
            proxied: true,
            steeringPolicy: "off",
            defaultPools: ["pool-primary-id", "pool-failover-id"],
            fallbackPool: "pool-failover-id",
        },
        madeFrom: { defaultPools: ["pool-primary", "pool-failover"], fallbackPool: ["pool-failover"] },
    },
    {
        type: "cloudflare:index/loadBalancerMonitor:LoadBalancerMonitor",
        name: "monitor",
        id: "monitor-id",
        provider: "cloudflare",
        outputs: { type: "https", path: "/api/health", expectedCodes: "200", interval: 15, consecutiveUp: 3 },
    },
    {
        type: "gcp:secretmanager/secret:Secret",
        name: "session-key",
        id: `projects/${PROJECT}/secrets/portal-session-key`,
        provider: "google",
        outputs: { secretId: "portal-session-key", deletionProtection: true, replication: { auto: {} } },
    },
    {
        type: "gcp:storage/bucket:Bucket",
        name: "uploads",
        id: `${PROJECT}-portal-uploads`,
        provider: "google",
        outputs: { name: `${PROJECT}-portal-uploads`, location: "US", forceDestroy: false },
    },
    {
        type: "gcp:monitoring/notificationChannel:NotificationChannel",
        name: "on-call",
        id: `projects/${PROJECT}/notificationChannels/1`,
        provider: "google",
        outputs: { type: "email" },
    },
    {
        type: "gcp:monitoring/alertPolicy:AlertPolicy",
        name: "errors",
        id: `projects/${PROJECT}/alertPolicies/1`,
        provider: "google",
        outputs: {
            enabled: true,
            severity: "CRITICAL",
            notificationChannels: [`projects/${PROJECT}/notificationChannels/1`],
            documentation: { links: [{ displayName: "Runbook", url: "https://example.com/runbooks/portal" }] },
        },
        madeFrom: { notificationChannels: ["on-call"] },
    },
];
