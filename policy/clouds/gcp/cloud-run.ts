/** What rules need to know about Cloud Run. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readParts, readSeconds, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const SERVICE = "gcp:cloudrunv2/service:Service";

export const serviceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/",
    read: "2026-11-22",
};

/** Instances that Cloud Run runs at most when nothing is said (https://cloud.google.com/run/docs/configuring/max-instances-limits, 2026-11-22). */
export const DEFAULT_MAX_INSTANCES = 100;

/** Instances kept running, set on the revision or on the service; 0 when neither says so. */
export function minInstances(service: Resource): number {
    const revision = known(readNumber(service, "template.scaling.minInstanceCount")) ?? 0;
    return Math.max(revision, known(readNumber(service, "scaling.minInstanceCount")) ?? 0);
}

export function maxInstances(service: Resource): number {
    return known(readNumber(service, "template.scaling.maxInstanceCount")) ?? DEFAULT_MAX_INSTANCES;
}

export function containers(service: Resource): readonly Readable[] {
    return known(readParts(service, "template.containers")) ?? [];
}

export const JOB = "gcp:cloudrunv2/job:Job";

export const jobDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/job/",
    read: "2026-11-22",
};

/** Seconds that a request may take when nothing is said (https://docs.cloud.google.com/run/docs/configuring/request-timeout, 2026-11-22). */
export const DEFAULT_TIMEOUT_SECONDS = 300;

/** Requests that one instance takes at once when nothing is said, with a whole CPU and with less, from the schema of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
const DEFAULT_CONCURRENCY = { wholeCpu: 80, less: 1 };

export function timeoutSeconds(service: Resource): number {
    return known(readSeconds(service, "template.timeout")) ?? DEFAULT_TIMEOUT_SECONDS;
}

/** Requests that one instance takes at once; 0 means the default, as unset does. */
export function concurrency(service: Resource): number {
    const said = known(readNumber(service, "template.maxInstanceRequestConcurrency")) ?? 0;
    if (said > 0) return said;
    return containers(service).some((container) => cpus(container) >= 1) || containers(service).length === 0
        ? DEFAULT_CONCURRENCY.wholeCpu
        : DEFAULT_CONCURRENCY.less;
}

/** CPUs of a container, one when it says nothing; `500m` is a half. */
function cpus(container: Readable): number {
    const limit = known(readString(container, "resources.limits.cpu")) ?? "1";
    return limit.endsWith("m") ? Number.parseInt(limit, 10) / 1000 : Number(limit);
}

/** Whether users reach it, through a load balancer. */
export function isBehindLoadBalancer(service: Resource): boolean {
    return known(readString(service, "ingress")) === "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER";
}

/** Where a service or a job says what its containers are. */
export function templateOf(resource: Resource): string {
    return resource.type === JOB ? "template.template" : "template";
}
