/** A state in which every rule passes, with GKE clusters in both of ESTA Tracker's regions. */

import { estaState, REGIONS } from "../esta-state.ts";
import type { Properties, State, StateResource } from "../state.ts";

const PROJECT = "example-project";

export const CLUSTER = "clusters-us-central1-cluster";
export const TWIN = "clusters-us-east1-cluster";
export const POOL = "clusters-us-central1-pool";
export const TWIN_POOL = "clusters-us-east1-pool";
export const PLAN = "clusters-us-central1-backup";
export const NAT = "clusters-us-central1-nat";

export function gkeState(stack = "prod"): State {
    return estaState(stack).plus(network, ...REGIONS.flatMap((region, index) => regional(region, index)));
}

const network: StateResource = {
    type: "gcp:compute/network:Network",
    name: "platform-network",
    id: `projects/${PROJECT}/global/networks/platform`,
    outputs: { name: "platform", routingMode: "GLOBAL", autoCreateSubnetworks: false },
};

function regional(region: string, index: number): readonly StateResource[] {
    const [place, at] = [`projects/${PROJECT}/locations/${region}`, `projects/${PROJECT}/regions/${region}`];
    const cluster = `${place}/clusters/clusters-${region}`;
    const subnetwork = `${at}/subnetworks/nodes-${region}`;
    const provider = `gcp-${region}`;
    return [
        {
            type: "gcp:compute/subnetwork:Subnetwork",
            name: `clusters-${region}-nodes-subnet`,
            id: subnetwork,
            provider,
            outputs: {
                name: `nodes-${region}`,
                region,
                network: `projects/${PROJECT}/global/networks/platform`,
                privateIpGoogleAccess: true,
            },
            madeFrom: { network: ["platform-network"] },
        },
        {
            type: "gcp:compute/routerNat:RouterNat",
            name: `clusters-${region}-nat`,
            id: `${at}/routers/router/nat`,
            provider,
            outputs: {
                region,
                router: `router-${region}`,
                natIpAllocateOption: "AUTO_ONLY",
                sourceSubnetworkIpRangesToNat: "LIST_OF_SUBNETWORKS",
                subnetworks: [{ name: subnetwork, sourceIpRangesToNats: ["ALL_IP_RANGES"] }],
                enableDynamicPortAllocation: true,
                minPortsPerVm: 64,
                maxPortsPerVm: 4096,
                logConfig: { enable: true, filter: "ERRORS_ONLY" },
            },
            madeFrom: { subnetworks: [`clusters-${region}-nodes-subnet`] },
        },
        {
            type: "gcp:container/cluster:Cluster",
            name: `clusters-${region}-cluster`,
            id: cluster,
            provider,
            options: { protect: true },
            outputs: { ...clusterSettings(index), name: `clusters-${region}`, location: region, subnetwork },
            madeFrom: { subnetwork: [`clusters-${region}-nodes-subnet`] },
        },
        {
            type: "gcp:container/nodePool:NodePool",
            name: `clusters-${region}-pool`,
            id: `${cluster}/nodePools/pool`,
            provider,
            outputs: { ...poolSettings, cluster, location: region },
            madeFrom: { cluster: [`clusters-${region}-cluster`] },
        },
        {
            type: "gcp:gkebackup/backupPlan:BackupPlan",
            name: `clusters-${region}-backup`,
            id: `${place}/backupPlans/clusters-${region}`,
            provider,
            options: { protect: true },
            outputs: {
                cluster,
                location: REGIONS[1 - index] ?? "",
                backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true },
                backupSchedule: { cronSchedule: "0 3 * * *" },
                retentionPolicy: { backupRetainDays: 30, locked: false },
            },
            madeFrom: { cluster: [`clusters-${region}-cluster`] },
        },
    ];
}

function clusterSettings(index: number): Properties {
    const days = index === 0 ? "WE,TH" : "MO,TU";
    return {
        deletionProtection: true,
        datapathProvider: "ADVANCED_DATAPATH",
        releaseChannel: { channel: "REGULAR" },
        maintenancePolicy: {
            recurringWindow: {
                startTime: "2026-01-05T04:00:00Z",
                endTime: "2026-01-05T12:00:00Z",
                recurrence: `FREQ=WEEKLY;BYDAY=${days}`,
            },
        },
        workloadIdentityConfig: { workloadPool: `${PROJECT}.svc.id.goog` },
        privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: false },
        masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "203.0.113.0/24" }] },
        monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS", "DEPLOYMENT", "STATEFULSET"] },
        loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS"] },
        addonsConfig: { gkeBackupAgentConfig: { enabled: true } },
    };
}

const poolSettings: Properties = {
    autoscaling: { minNodeCount: 1, maxNodeCount: 6, locationPolicy: "BALANCED" },
    management: { autoRepair: true, autoUpgrade: true },
    upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
    nodeConfig: {
        machineType: "e2-standard-4",
        workloadMetadataConfig: { mode: "GKE_METADATA" },
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    },
};
