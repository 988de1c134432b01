/** The resources of an application, and what they hold and read of the platform. */

import type { Graph, Resource } from "../graph/graph.ts";
import { type Leaf, leavesOf } from "../graph/leaves.ts";
import { STACK_REFERENCE } from "../platform.ts";
import type { Source } from "../rule.ts";

export const stackReferenceDocs: Source = {
    url: "https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences",
    read: "2026-11-22",
};

/** Types of what answers requests or works on them, by the cloud that runs it. */
export const SERVING = [
    "gcp:cloudrunv2/service:Service",
    "gcp:cloudrunv2/workerPool:WorkerPool",
    "aws:apprunner/service:Service",
    "aws:autoscaling/group:Group",
    "aws:ecs/service:Service",
    "aws:lambda/function:Function",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:StatefulSet",
] as const;

export interface Text extends Leaf {
    readonly value: string;
}

/** Every text that the program sets on a resource. What only the cloud or nobody knows yet is left out. */
export function textsOf(resource: Resource): readonly Text[] {
    return leavesSetOn(resource).flatMap((leaf) =>
        typeof leaf.value === "string" ? [{ ...leaf, value: leaf.value }] : [],
    );
}

/** Every value that the program sets on a resource. */
export function leavesSetOn(resource: Resource): readonly Leaf[] {
    const properties = resource.inputs.filter((property) => !property.startsWith("__"));
    return leavesOf(resource.asked ?? resource, properties);
}

/** Whether a property was made from what a stack reference holds, directly or through other resources. */
export function isReadFromPlatform(graph: Graph, resource: Resource, property: string): boolean {
    return graph.reachable(resource, property, [STACK_REFERENCE]).length > 0;
}

/** Whether a leaf has the name of an environment variable. */
export function isVariable({ label }: Leaf): boolean {
    return /^[A-Z][A-Z0-9_]*$/.test(label);
}
