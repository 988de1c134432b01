import type { Break } from "../break.ts";
import type { ExportedState } from "../exported-state.ts";
import type { Json, Properties } from "../state.ts";

const FLEET = "Group/erato-us-east-1-fleet-group";
const SERVICE = "Service/worker";

/** Mistakes with what a fork might add to production on AWS: containers, functions, spot instances. */
export const breaks: readonly Break[] = [
    {
        rule: "ecs-service-runs-several-tasks",
        what: "a service of containers runs one task",
        addition: withService,
        change: (prod) => prod.at(SERVICE, "desiredCount", 1),
    },
    {
        rule: "ecs-service-rolls-back",
        what: "a broken deployment of containers stays",
        addition: withService,
        change: (prod) => prod.at(SERVICE, "deploymentCircuitBreaker.rollback", false),
    },
    {
        rule: "ecs-service-keeps-capacity",
        what: "a deployment of containers ends tasks first",
        addition: withService,
        change: (prod) => prod.at(SERVICE, "deploymentMinimumHealthyPercent", 50),
    },
    {
        rule: "lambda-in-several-zones",
        what: "a function is tied to one zone",
        addition: (prod) =>
            prod.plus({
                type: "aws:lambda/function:Function",
                name: "resize",
                like: FLEET,
                outputs: { vpcConfig: { subnetIds: subnets(prod) } },
            }),
        change: (prod) => prod.at("Function/resize", "vpcConfig.subnetIds", subnets(prod).slice(0, 1)),
    },
    {
        rule: "auto-scaling-group-spot-replaced-early",
        what: "a fleet waits until spot instances are taken away",
        addition: (prod) => {
            const { launchTemplate } = prod.properties(FLEET);
            const { id = null, version = null } = isObject(launchTemplate) ? launchTemplate : {};
            return prod
                .at(FLEET, "launchTemplate", undefined)
                .at(FLEET, "capacityRebalance", true)
                .at(FLEET, "mixedInstancesPolicy", {
                    instancesDistribution: { onDemandBaseCapacity: 3, onDemandPercentageAboveBaseCapacity: 50 },
                    launchTemplate: { launchTemplateSpecification: { launchTemplateId: id, version } },
                });
        },
        change: (prod) => prod.at(FLEET, "capacityRebalance", false),
    },
];

function withService(prod: ExportedState): ExportedState {
    return prod.plus({
        type: "aws:ecs/service:Service",
        name: "worker",
        like: FLEET,
        outputs: {
            name: "worker",
            desiredCount: 2,
            deploymentCircuitBreaker: { enable: true, rollback: true },
            deploymentMinimumHealthyPercent: 100,
        },
    });
}

function subnets(prod: ExportedState): string[] {
    const ids = prod.properties(FLEET).vpcZoneIdentifiers;
    return Array.isArray(ids) ? ids.slice(0, 2) : [];
}

function isObject(value: Json | undefined): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
