/** Erato's serving side with what a fork might add: containers and a function. */

import type { State } from "../state.ts";
import { awsServingState, SYSTEM } from "./aws-serving.ts";

export const SERVICE = "worker";
export const FUNCTION = "resize";

export function awsAdditionsState(stack = "prod"): State {
    const of = { parent: SYSTEM, provider: "aws-us-east-1" };
    return awsServingState(stack).plus(
        {
            type: "aws:ecs/service:Service",
            name: SERVICE,
            id: "arn:aws:ecs:us-east-1:123456789012:service/erato/worker",
            ...of,
            outputs: {
                name: "worker",
                desiredCount: 2,
                schedulingStrategy: "REPLICA",
                deploymentController: { type: "ECS" },
                deploymentCircuitBreaker: { enable: true, rollback: true },
                deploymentMinimumHealthyPercent: 100,
            },
        },
        {
            type: "aws:lambda/function:Function",
            name: FUNCTION,
            id: "resize",
            ...of,
            outputs: { vpcConfig: { subnetIds: ["subnet-private-us-east-1a", "subnet-private-us-east-1b"] } },
            madeFrom: { vpcConfig: ["private-us-east-1a", "private-us-east-1b"] },
        },
    );
}
