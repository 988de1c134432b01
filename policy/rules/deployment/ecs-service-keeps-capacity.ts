import { isDaemon, isRolling, SERVICE, serviceDocs } from "../../clouds/aws/ecs.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of a service with a count that says nothing (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html, 2026-11-22). */
const DEFAULT_PERCENT = 100;

export default defineResourceRule({
    id: "ecs-service-keeps-capacity",
    title: "A deployment of an ECS service starts new tasks before it ends old ones",
    severity: "high",
    concern: "deployment",
    types: [SERVICE],
    breaks: "each deployment takes tasks away while the new ones start, and the rest carry their requests",
    remedy: "{ deploymentMinimumHealthyPercent: 100 }",
    sources: [
        serviceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["AG-03", "HB-07"],
    whenUnknown: "unknown",
    settings: { leastPercent: 100 },
    judge: (service, { leastPercent }) => {
        if (isDaemon(service) || !isRolling(service)) return undefined;
        const percent = known(readNumber(service, "deploymentMinimumHealthyPercent")) ?? DEFAULT_PERCENT;
        return percent >= leastPercent
            ? pass(service, `keeps ${percent} % of its tasks`)
            : fail(service, `keeps ${percent} % of its tasks, needs at least ${leastPercent} %`);
    },
});
