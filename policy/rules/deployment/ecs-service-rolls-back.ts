import { isRolling, SERVICE, serviceDocs } from "../../clouds/aws/ecs.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "ecs-service-rolls-back",
    title: "An ECS service takes back a deployment whose tasks do not start",
    severity: "high",
    concern: "deployment",
    types: [SERVICE],
    breaks: "ECS starts the broken version again and again, and the old tasks that end meanwhile are not replaced by good ones",
    remedy: "{ deploymentCircuitBreaker: { enable: true, rollback: true } }",
    sources: [
        serviceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-10", "AG-03"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service) => {
        if (!isRolling(service)) return undefined;
        const off = ["enable", "rollback"].find(
            (key) => known(readBoolean(service, `deploymentCircuitBreaker.${key}`)) !== true,
        );
        return off === undefined
            ? pass(service, "takes a failed deployment back")
            : fail(service, `deploymentCircuitBreaker.${off} is not true`);
    },
});
