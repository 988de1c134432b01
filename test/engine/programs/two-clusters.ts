import * as kubernetes from "@pulumi/kubernetes";
import { readConfig } from "../../../stacks/config.ts";
import { Foundations } from "../../../stacks/foundations/foundations.ts";
import { ownFoundations } from "../../../stacks/foundations/own-foundations.ts";

/** The clusters of both regions with the same small workload in each, as a system would put it there. */
export async function platform(): Promise<Record<string, unknown>> {
    const config = readConfig();
    const { clusters } = new Foundations(config, ownFoundations(config, []));
    const images = Object.entries(clusters.regions).map(([region, { provider }]) => {
        const namespace = new kubernetes.core.v1.Namespace(
            `apps-${region}`,
            { metadata: { name: "apps" } },
            { provider },
        );
        const labels = { app: "web" };
        const web = new kubernetes.apps.v1.Deployment(
            `web-${region}`,
            {
                metadata: { name: "web", namespace: namespace.metadata.name },
                spec: {
                    replicas: 3,
                    selector: { matchLabels: labels },
                    template: {
                        metadata: { labels },
                        spec: { containers: [{ name: "web", image: `example/web@sha256:${"0".repeat(64)}` }] },
                    },
                },
            },
            { provider },
        );
        return [region, web.status.availableReplicas] as const;
    });
    return { available: Object.fromEntries(images) };
}
