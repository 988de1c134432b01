import { z } from "zod";
import { byRegion, text } from "./fields.ts";
import type { Contract } from "./parts.ts";

const project = text("Google Cloud project that it is in", "example-project");

/**
 * What stacks of this program stand on where another one holds the foundations that they share
 * (`ha-platform:foundations`). Not for application teams: `systems` says what they may rely on.
 */
export const foundations = z.object({
    network: z
        .object({
            project,
            blocks: byRegion(text("IPv4 block of the region", "10.16.0.0/16")),
            regions: byRegion(
                z.object({
                    network: text("Id of the network", "projects/example-project/global/networks/platform"),
                    workloads: text(
                        "Id of the subnetwork for what runs in the region",
                        "projects/example-project/regions/us-central1/subnetworks/workloads",
                    ),
                }),
            ),
        })
        .optional(),
    databases: z
        .object({
            network: text("Id of the network that managed databases have addresses in", "platform"),
            ranges: byRegion(text("Name of the address range", "databases-us-central1")),
        })
        .optional(),
    clusters: z
        .object({
            regions: byRegion(
                z.object({
                    name: text("Name of the cluster", "clusters-us-central1"),
                    subnetwork: text(
                        "Id of the subnetwork of nodes and internal load balancers",
                        "projects/example-project/regions/us-central1/subnetworks/nodes",
                    ),
                    kubeconfig: text("How the cluster is reached; holds no credential", "apiVersion: v1"),
                }),
            ),
        })
        .optional(),
    edge: z
        .object({
            domain: text("Domain of the zone", "example.com"),
            zoneId: text("Cloudflare zone", "0123456789abcdef0123456789abcdef"),
        })
        .optional(),
});

export type FoundationsContract = Contract<typeof foundations>;
