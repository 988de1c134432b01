/** Work that is queued in two regions and pushed to a worker, as every rule about that wants it. */

import type { StateResource } from "../state.ts";

export const WORK = "queue-work";
export const DELIVERIES = "queue-deliveries";
export const DEAD_LETTERS = "queue-dead-letters";
export const LETTERS_KEPT = "queue-dead-letters-kept";
export const WORKER = "worker-us-central1";

export function queue(project: string, system: string): readonly StateResource[] {
    const place = { parent: system, provider: "gcp-us-central1" };
    const topic = (name: string): StateResource => ({
        type: "gcp:pubsub/topic:Topic",
        name,
        id: topicId(project, name),
        ...place,
        outputs: {
            name,
            messageRetentionDuration: "604800s",
            messageStoragePolicy: { allowedPersistenceRegions: ["us-central1", "us-east1"] },
        },
    });
    const kept = { messageRetentionDuration: "604800s", expirationPolicy: { ttl: "" } };
    return [
        topic(WORK),
        topic(DEAD_LETTERS),
        {
            type: "gcp:pubsub/subscription:Subscription",
            name: DELIVERIES,
            id: `projects/${project}/subscriptions/deliveries`,
            ...place,
            outputs: {
                topic: topicId(project, WORK),
                ackDeadlineSeconds: 600,
                ...kept,
                retryPolicy: { minimumBackoff: "10s", maximumBackoff: "600s" },
                deadLetterPolicy: { deadLetterTopic: topicId(project, DEAD_LETTERS), maxDeliveryAttempts: 10 },
                pushConfig: {
                    pushEndpoint: "https://worker.example.com/work",
                    oidcToken: { serviceAccountEmail: `caller@${project}.iam.gserviceaccount.com` },
                },
            },
            madeFrom: { topic: [WORK], deadLetterPolicy: [DEAD_LETTERS], pushConfig: [WORKER] },
        },
        {
            type: "gcp:pubsub/subscription:Subscription",
            name: LETTERS_KEPT,
            id: `projects/${project}/subscriptions/dead-letters`,
            ...place,
            outputs: { topic: topicId(project, DEAD_LETTERS), ...kept },
            madeFrom: { topic: [DEAD_LETTERS] },
        },
        ...["us-central1", "us-east1"].map((region) => worker(project, system, region)),
    ];
}

function topicId(project: string, name: string): string {
    return `projects/${project}/topics/${name}`;
}

function worker(project: string, system: string, region: string): StateResource {
    return {
        type: "gcp:cloudrunv2/service:Service",
        name: `worker-${region}`,
        id: `projects/${project}/locations/${region}/services/worker`,
        parent: system,
        provider: `gcp-${region}`,
        outputs: {
            location: region,
            deletionProtection: true,
            ingress: "INGRESS_TRAFFIC_INTERNAL_ONLY",
            template: {
                timeout: "600s",
                scaling: { minInstanceCount: 1, maxInstanceCount: 10 },
                containers: [
                    {
                        image: `us-docker.pkg.dev/${project}/orders/worker@sha256:${"b".repeat(64)}`,
                        readinessProbe: { httpGet: { path: "/ready" }, periodSeconds: 5, failureThreshold: 3 },
                        livenessProbe: { httpGet: { path: "/live" }, periodSeconds: 5, failureThreshold: 3 },
                    },
                ],
            },
        },
    };
}
