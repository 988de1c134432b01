/** What rules need to know about Cloud Run. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readParts } from "../../graph/read.ts";
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
