import { forNoRegion, forRegions, inRegion } from "../../components/core/by-region.ts";
import { Duration } from "../../components/core/duration.ts";
import { labels } from "../../components/core/tags.ts";
import { planAddresses } from "../../components/gcp/address-plan.ts";
import { ClusterPair } from "../../components/gcp/cluster-pair.ts";
import { workloadPool } from "../../components/gcp/kubernetes-cluster.ts";
import { ProjectServices } from "../../components/gcp/project-services.ts";
import type { PlatformConfig } from "../config.ts";
import type { SystemPlatform } from "../systems/system-platform.ts";
import { createClusterProvider } from "./cluster-provider.ts";

/** A Kubernetes cluster in each region, and a provider for each made from what the cluster says of itself. */
export function createClusterFoundation(
    config: PlatformConfig,
    google: SystemPlatform["google"],
): SystemPlatform["clusters"] {
    const { project, networks, providers } = google;
    const { regions, protect, environment, network: blocks } = config;
    const { authorizedBlocks, backupDays, ...nodes } = config.clusters;
    const services = new ProjectServices(
        "clusters",
        { project, services: ["container", "gkebackup"], provider: forNoRegion(providers) },
        { after: [google.services] },
    );
    const { clusters } = new ClusterPair(
        "clusters",
        {
            project,
            regions,
            blocks,
            networks,
            providers,
            nodes,
            authorizedBlocks,
            backup: { kind: "backed-up", every: Duration.days(1), keep: Duration.days(backupDays), locked: false },
            labels: labels({ system: "platform", environment }),
            protect,
        },
        { after: [services] },
    );
    const made = forRegions(regions, (region) => {
        const { clusterName, subnetwork, kubeconfig, nodes: ready } = inRegion(clusters, region);
        const provider = createClusterProvider(region, kubeconfig, ready);
        return { clusterName, subnetwork, kubeconfig, addresses: planAddresses(inRegion(blocks, region)), provider };
    });
    return { regions: made, workloadPool: workloadPool(project) };
}
