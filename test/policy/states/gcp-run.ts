/** A state in which every rule passes, with what ESTA Tracker's Cloud Run services and jobs say in production. */

import { estaState, REGIONS, SYSTEM } from "../esta-state.ts";
import type { Json, Properties, State, StateResource } from "../state.ts";

const PROJECT = "example-project";
const IMAGE = `us-docker.pkg.dev/${PROJECT}/esta/jobs@sha256:${"c".repeat(64)}`;

export const SERVICE = "api-us-central1-service";
export const TWIN = "api-us-east1-service";
export const WORKER = "functions-us-central1-service";
export const WORKER_TWIN = "functions-us-east1-service";
export const JOB = "dump-us-central1-job";
export const JOB_TWIN = "dump-us-east1-job";

/** The system declares a peak of 100 requests a second of half a second each; 10 instances of 5 requests carry it. */
export function runState(stack = "prod"): State {
    const objectives = {
        load: { requestsPerSecond: { peak: 100 } },
        latency: { read: { p50Milliseconds: 500 }, report: { p50Milliseconds: 2000 } },
    };
    const state = estaState(stack)
        .set(SYSTEM, { objectives })
        .plus(...REGIONS.map(job));
    return REGIONS.reduce(
        (changed, region) =>
            changed
                .set(`api-${region}-service`, serving(region))
                .set(`functions-${region}-service`, { ...serving(region), ingress: "INGRESS_TRAFFIC_INTERNAL_ONLY" }),
        state,
    );
}

function serving(region: string): Properties {
    const revision = `api-${region}-r1`;
    return {
        template: {
            revision,
            maxInstanceRequestConcurrency: 5,
            scaling: { maxInstanceCount: 10 },
            containers: [
                {
                    resources: { limits: { cpu: "1", memory: "1Gi" }, startupCpuBoost: true },
                    envs: environment(region),
                },
            ],
        },
        traffics: [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision, percent: 100, tag: "live" }],
    };
}

function environment(region: string): Json {
    return [
        { name: "REGION", value: region },
        { name: "SIGNING_KEY", valueSource: { secretKeyRef: { secret: "signing-key", version: "latest" } } },
    ];
}

function job(region: string): StateResource {
    return {
        type: "gcp:cloudrunv2/job:Job",
        name: `dump-${region}-job`,
        id: `projects/${PROJECT}/locations/${region}/jobs/dump`,
        parent: SYSTEM,
        provider: `gcp-${region}`,
        outputs: {
            name: `dump-${region}`,
            location: region,
            deletionProtection: true,
            template: {
                template: {
                    serviceAccount: `jobs@${PROJECT}.iam.gserviceaccount.com`,
                    timeout: "3600s",
                    maxRetries: 0,
                    containers: [{ image: IMAGE, args: ["dump"] }],
                },
            },
        },
    };
}
