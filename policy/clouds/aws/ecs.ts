/** What rules need to know about ECS services and what scales them. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const SERVICE = "aws:ecs/service:Service";
const SCALABLE_TARGET = "aws:appautoscaling/target:Target";

export const serviceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/ecs/service/",
    read: "2026-11-22",
};

/** One task on each machine, which knows no count. */
export function isDaemon(service: Resource): boolean {
    return known(readString(service, "schedulingStrategy")) === "DAEMON";
}

/** Whether ECS itself replaces the tasks, and not another tool. */
export function isRolling(service: Resource): boolean {
    return (known(readString(service, "deploymentController.type")) ?? "ECS") === "ECS";
}

/** Tasks that run at least: what the service is scaled to, else the count that it asks for; 0 when it says nothing. */
export function leastTasks(graph: Graph, service: Resource): number {
    const scaled = graph.ofType(SCALABLE_TARGET).find((target) => {
        const id = readString(target, "resourceId");
        const name = readString(service, "name");
        return id.state === "set" && name.state === "set"
            ? id.value.endsWith(`/${name.value}`)
            : graph.reachable(target, "resourceId", [SERVICE]).includes(service);
    });
    const least = scaled && known(readNumber(scaled, "minCapacity"));
    return least ?? known(readNumber(service, "desiredCount")) ?? 0;
}
