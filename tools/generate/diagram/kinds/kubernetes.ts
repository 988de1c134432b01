import type { Resource } from "../../../../policy/graph/graph.ts";
import type { Kind, LinkKind } from "../kind.ts";
import { count, type Subtree, word } from "../subtree.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const PROXY = "ha-platform:kubernetes:NginxProxy";
const AUTOSCALER = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

export const KUBERNETES_KINDS: readonly Kind[] = [
    {
        type: DEPLOYMENT,
        place: "entrances",
        card: (deployment, system) =>
            system.isInside(deployment, PROXY)
                ? { title: "NGINX on GKE", details: [`${pods(deployment, system)}, ends TLS`] }
                : undefined,
    },
    {
        type: DEPLOYMENT,
        place: "services",
        card: (deployment, system) => {
            if (system.isInside(deployment, PROXY)) return undefined;
            const state = isLive(deployment, system) ? "takes requests" : "idle release";
            return { title: "Deployment on GKE", details: [`${pods(deployment, system)}, ${state}`] };
        },
    },
    {
        type: "ha-platform:kubernetes:Pgbouncer",
        place: "services",
        card: () => ({ title: "PgBouncer", details: ["a pool beside the application in each pod"] }),
    },
    {
        type: "kubernetes:apps/v1:StatefulSet",
        place: "data",
        card: (set) => {
            const isSentinel = word(set, "metadata.name").endsWith("sentinel");
            return {
                title: isSentinel ? "Redis Sentinel on GKE" : "Redis on GKE",
                details: [
                    `${count(set, "spec.replicas")} pods, ${isSentinel ? "which choose the primary" : "one of them primary"}`,
                ],
            };
        },
    },
];

export const KUBERNETES_LINKS: readonly LinkKind[] = [
    {
        type: DEPLOYMENT,
        label: "asked when all pods here fail",
        holds: (from, to, system) =>
            isLive(from, system) &&
            isLive(to, system) &&
            [from, to].every((deployment) =>
                siblings(deployment, "kubernetes:core/v1:Service", system).some(({ name }) =>
                    name.endsWith("-internal"),
                ),
            ),
    },
];

function siblings(resource: Resource, type: string, { graph }: Subtree): readonly Resource[] {
    return graph.ofType(type).filter(({ parent }) => parent === resource.parent);
}

function isLive(deployment: Resource, system: Subtree): boolean {
    const colour = word(deployment, "metadata.labels.colour");
    return siblings(deployment, "kubernetes:core/v1:Service", system).some(
        (service) => word(service, "spec.selector.colour") === colour,
    );
}

/** How many pods the autoscaler of a deployment keeps. */
function pods(deployment: Resource, system: Subtree): string {
    const scaler = siblings(deployment, AUTOSCALER, system).find(
        (candidate) => word(candidate, "spec.scaleTargetRef.name") === word(deployment, "metadata.name"),
    );
    return `${count(scaler, "spec.minReplicas")} to ${count(scaler, "spec.maxReplicas")} pods`;
}
