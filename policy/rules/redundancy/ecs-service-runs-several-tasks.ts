import { isDaemon, leastTasks, SERVICE, serviceDocs } from "../../clouds/aws/ecs.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "ecs-service-runs-several-tasks",
    title: "An ECS service keeps at least two tasks",
    severity: "high",
    concern: "redundancy",
    types: [SERVICE],
    breaks: "one task that ends, or one machine that is lost, takes the service down until another task has started",
    remedy: "{ desiredCount: 2 }",
    sources: [
        serviceDocs,
        { url: "https://www.pulumi.com/registry/packages/aws/api-docs/appautoscaling/target/", read: "2026-11-22" },
    ],
    requirements: ["HB-02", "ER-05"],
    whenUnknown: "unknown",
    settings: { tasks: 2 },
    judge: (service, { tasks }, graph) => {
        if (isDaemon(service)) return undefined;
        const least = leastTasks(graph, service);
        return least >= tasks
            ? pass(service, `keeps ${least} tasks`)
            : fail(service, `keeps ${least} tasks, needs at least ${tasks}`, `{ desiredCount: ${tasks} }`);
    },
});
