import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import type { BackupPlan } from "../core/backup-plan.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import type { RegionAddresses } from "./address-plan.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { NatGateway } from "./nat-gateway.ts";
import type { RegionNetwork } from "./network.ts";
import { ServiceIdentity } from "./service-identity.ts";

export interface KubernetesClusterArgs {
    readonly project: string;
    /** The cluster is regional: control plane and nodes stand in three zones of it. */
    readonly region: string;
    readonly network: RegionNetwork;
    /** Blocks of nodes, pods and services. */
    readonly addresses: RegionAddresses;
    /** Machine type and nodes in a zone. */
    readonly nodes: NodeScaling;
    /** Days of the week on which Google may upgrade it, such as `["MO", "TU", "WE"]`. */
    readonly maintenanceDays: readonly Weekday[];
    /** Address blocks that may call the control plane. */
    readonly authorizedBlocks: readonly string[];
    /** How often and how long the cluster is backed up. */
    readonly backup: Extract<BackupPlan, { kind: "backed-up" }>;
    /** Where backups are kept: another region, or they are lost together with the cluster. */
    readonly backupRegion: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

export interface NodeScaling {
    readonly machineType: string;
    /** In each zone, so that every zone has a node at any time. */
    readonly minPerZone: number;
    readonly maxPerZone: number;
}

export type Weekday = "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";

/** Zones that a regional cluster takes by default (https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters, 2026-11-22). */
export const ZONES = 3;
/** Pods on a node, and the block of addresses that GKE takes for them: a /26
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr, 2026-11-22). */
const [PODS_PER_NODE, NODE_PREFIX] = [32, 26];
/** Hours of one window; Google wants 48 in 32 days, at least 4 at a time
 * (https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions, 2026-11-22). */
const WINDOW = { start: "2026-01-05T04:00:00Z", end: "2026-01-05T12:00:00Z", hours: 8 };
const LEAST_WINDOW_DAYS = 2;
/** Roles of a node: logs, metrics and images, nothing else
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster, 2026-11-22). */
const NODE_ROLES = ["container.defaultNodeServiceAccount", "artifactregistry.reader"];

/** The cluster's settings as data. Throws when a zone could be without nodes or a backup would be lost with its region. */
export function planKubernetesCluster(
    name: string,
    args: Pick<
        KubernetesClusterArgs,
        "region" | "backupRegion" | "nodes" | "addresses" | "maintenanceDays" | "authorizedBlocks" | "backup"
    >,
) {
    const { nodes, addresses, backup } = args;
    const problems: Problem[] = [];
    if (nodes.minPerZone < 1) {
        problems.push({
            path: "nodes.minPerZone",
            reason: `must be at least 1 so that pods can spread over all zones, got ${nodes.minPerZone}`,
        });
    }
    if (nodes.maxPerZone < nodes.minPerZone) {
        problems.push({
            path: "nodes.maxPerZone",
            reason: `must not be below minPerZone (${nodes.minPerZone}), got ${nodes.maxPerZone}`,
        });
    }
    const room = 2 ** (NODE_PREFIX - Number(addresses.pods.split("/")[1]));
    // An upgrade makes one node more in each zone before it takes the old one away.
    const needed = ZONES * (nodes.maxPerZone + 1);
    if (needed > room) {
        problems.push({
            path: "nodes.maxPerZone",
            reason: `must leave the ${needed} nodes that it comes to during upgrades room in ${addresses.pods}, which holds pods of ${room}, got ${nodes.maxPerZone}`,
        });
    }
    if (args.backupRegion === args.region) {
        problems.push({
            path: "backupRegion",
            reason: `must differ from the cluster's region so that losing it leaves the backups, got ${args.backupRegion}`,
        });
    }
    if (args.maintenanceDays.length < LEAST_WINDOW_DAYS) {
        problems.push({
            path: "maintenanceDays",
            reason: `must be at least ${LEAST_WINDOW_DAYS} days of ${WINDOW.hours} hours, or Google refuses the window, got ${args.maintenanceDays.length}`,
        });
    }
    if (args.authorizedBlocks.length === 0) {
        problems.push({
            path: "authorizedBlocks",
            reason: "must name the blocks that deployments come from, or nobody can reach the control plane, got none",
        });
    }
    if (backup.every.days !== 1) {
        problems.push({ path: "backup.every", reason: `must be 1 d: the schedule here is daily, got ${backup.every}` });
    }
    refuse(`KubernetesCluster ${name}`, problems);
    return {
        clusterName: cloudName("google-kubernetes-cluster", name),
        recurringWindow: {
            startTime: WINDOW.start,
            endTime: WINDOW.end,
            recurrence: `FREQ=WEEKLY;BYDAY=${args.maintenanceDays.join(",")}`,
        },
        retention: { backupRetainDays: backup.keep.days, locked: backup.locked },
    };
}

/**
 * A cluster over three zones of a region: private nodes, at least one in each zone, identities of their own for pods,
 * network policies enforced, backups kept in another region.
 */
export class KubernetesCluster extends Component {
    readonly clusterName: pulumi.Output<string>;
    /** Its nodes and internal load balancers have addresses of this subnetwork. */
    readonly subnetwork: pulumi.Output<string>;
    /** Names the cluster and how to reach it; holds no credential. Unknown until the cluster exists. */
    readonly kubeconfig: pulumi.Output<string>;
    /** Ready once pods have somewhere to run. */
    readonly nodes: pulumi.Resource;

    constructor(name: string, args: KubernetesClusterArgs, options?: ComponentOptions) {
        super("gcp:KubernetesCluster", name, options);
        const { project, region } = args;
        const plan = planKubernetesCluster(name, args);
        const here = this.inside(args.provider);
        const subnetwork = new gcp.compute.Subnetwork(
            this.child("nodes-subnet"),
            {
                project,
                region,
                network: args.network.network,
                ipCidrRange: args.addresses.nodes,
                secondaryIpRanges: [
                    { rangeName: "pods", ipCidrRange: args.addresses.pods },
                    { rangeName: "services", ipCidrRange: args.addresses.clusterServices },
                ],
                privateIpGoogleAccess: true,
            },
            here,
        );
        const nat = new NatGateway(
            this.child("nat"),
            {
                project,
                region,
                network: args.network.network,
                subnetworks: { nodes: subnetwork.id },
                provider: args.provider,
            },
            { parent: this },
        );
        const cluster = this.cluster(plan, subnetwork, args);
        this.nodes = this.nodePool(name, cluster, nat, args);
        new gcp.gkebackup.BackupPlan(
            this.child("backup"),
            {
                project,
                name: plan.clusterName,
                location: args.backupRegion,
                cluster: cluster.id,
                description: `Daily backups of ${name}, away from ${region}`,
                backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true },
                backupSchedule: { cronSchedule: "0 3 * * *" },
                retentionPolicy: plan.retention,
                labels: args.labels,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        this.clusterName = cluster.name;
        this.subnetwork = subnetwork.id;
        this.kubeconfig = pulumi
            .all([cluster.name, cluster.endpoint, cluster.masterAuth])
            .apply(([clusterName, endpoint, { clusterCaCertificate }]) =>
                kubeconfig({ name: clusterName, endpoint, certificateAuthority: clusterCaCertificate }),
            );
        this.registerOutputs({ region, clusterName: this.clusterName });
    }

    private cluster(
        plan: ReturnType<typeof planKubernetesCluster>,
        subnetwork: gcp.compute.Subnetwork,
        args: KubernetesClusterArgs,
    ): gcp.container.Cluster {
        return new gcp.container.Cluster(
            this.child("cluster"),
            {
                project: args.project,
                name: plan.clusterName,
                location: args.region,
                network: args.network.network,
                subnetwork: subnetwork.id,
                networkingMode: "VPC_NATIVE",
                ipAllocationPolicy: { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" },
                defaultMaxPodsPerNode: PODS_PER_NODE,
                // Its own pool is made below, so that changing nodes never replaces the cluster.
                initialNodeCount: 1,
                removeDefaultNodePool: true,
                releaseChannel: { channel: "REGULAR" },
                maintenancePolicy: { recurringWindow: plan.recurringWindow },
                workloadIdentityConfig: { workloadPool: workloadPool(args.project) },
                privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: false },
                masterAuthorizedNetworksConfig: {
                    cidrBlocks: args.authorizedBlocks.map((cidrBlock) => ({ cidrBlock })),
                },
                // Enforces network policies.
                datapathProvider: "ADVANCED_DATAPATH",
                monitoringConfig: {
                    enableComponents: ["SYSTEM_COMPONENTS", "HPA", "POD", "DEPLOYMENT", "STATEFULSET", "CADVISOR"],
                    managedPrometheus: { enabled: true },
                },
                loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS"] },
                addonsConfig: {
                    gkeBackupAgentConfig: { enabled: true },
                    horizontalPodAutoscaling: { disabled: false },
                    httpLoadBalancing: { disabled: false },
                },
                resourceLabels: args.labels,
                deletionProtection: args.protect,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
    }

    private nodePool(name: string, cluster: gcp.container.Cluster, nat: NatGateway, args: KubernetesClusterArgs) {
        const { project, nodes } = args;
        const purpose = `Nodes of ${name}`;
        const grants = NODE_ROLES.map((role) => ({ role }));
        const identity = new ServiceIdentity(
            this.child("node"),
            { project, purpose, grants, provider: args.provider },
            { parent: this },
        );
        return new gcp.container.NodePool(
            this.child("pool"),
            {
                project,
                location: args.region,
                cluster: cluster.id,
                // No initial count: changing one replaces the pool.
                autoscaling: {
                    minNodeCount: nodes.minPerZone,
                    maxNodeCount: nodes.maxPerZone,
                    locationPolicy: "BALANCED",
                },
                maxPodsPerNode: PODS_PER_NODE,
                management: { autoRepair: true, autoUpgrade: true },
                upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
                nodeConfig: {
                    machineType: nodes.machineType,
                    serviceAccount: identity.email,
                    oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
                    workloadMetadataConfig: { mode: "GKE_METADATA" },
                    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
                    resourceLabels: args.labels,
                },
            },
            // Without the gateway nodes cannot pull images.
            this.inside(args.provider, { after: [nat] }),
        );
    }
}

/** The pool of identities that pods of the project's clusters sign in with. */
export function workloadPool(project: string): string {
    return `${project}.svc.id.goog`;
}
