import type { Break } from "../break.ts";

const CLUSTER = "Cluster/clusters-us-central1-cluster";
const TWIN = "Cluster/clusters-us-east1-cluster";
const POOL = "NodePool/clusters-us-central1-pool";
const TWIN_POOL = "NodePool/clusters-us-east1-pool";
const PLAN = "BackupPlan/clusters-us-central1-backup";

/** Mistakes with the Kubernetes clusters and their backups. */
export const breaks: readonly Break[] = [
    {
        rule: "gke-cluster-is-regional",
        what: "a cluster is moved into one zone",
        change: (prod) => prod.at(CLUSTER, "location", "us-central1-a"),
    },
    {
        rule: "gke-node-pool-in-three-zones",
        what: "nodes are in two zones",
        change: (prod) => prod.at(POOL, "nodeLocations", ["us-central1-a", "us-central1-b"]),
    },
    {
        rule: "gke-node-pool-keeps-a-node-in-each-zone",
        what: "zones may be left without nodes",
        change: (prod) => prod.at(POOL, "autoscaling.minNodeCount", 0),
    },
    {
        rule: "gke-node-pool-carries-a-lost-zone",
        what: "nodes cannot grow into the zones that are left",
        change: (prod) => prod.at(POOL, "autoscaling.maxNodeCount", 1),
    },
    {
        rule: "gke-node-pool-balances-zones",
        what: "nodes go to any zone",
        change: (prod) => prod.at(POOL, "autoscaling.locationPolicy", "ANY"),
    },
    {
        rule: "gke-cluster-twin-in-failover-region",
        what: "there is no cluster to fail over to",
        change: (prod) => prod.without(TWIN),
    },
    {
        rule: "gke-twins-follow-one-release-channel",
        what: "the clusters follow different release channels",
        change: (prod) => prod.at(TWIN, "releaseChannel.channel", "STABLE"),
    },
    {
        rule: "gke-node-pool-twin-carries-as-much",
        what: "the failover cluster is smaller",
        change: (prod) => prod.at(TWIN_POOL, "autoscaling.maxNodeCount", 3),
    },
    {
        rule: "gke-twins-maintained-on-different-days",
        what: "both clusters are maintained on the same day",
        change: (prod) => prod.at(TWIN, "maintenancePolicy.recurringWindow.recurrence", "FREQ=WEEKLY;BYDAY=TH,FR"),
    },
    {
        rule: "gke-release-channel-is-tried",
        what: "clusters take versions before anybody else",
        change: (prod) =>
            prod.at(CLUSTER, "releaseChannel.channel", "RAPID").at(TWIN, "releaseChannel.channel", "RAPID"),
    },
    {
        rule: "gke-maintenance-window-set",
        what: "a cluster may be maintained at any time",
        change: (prod) => prod.at(CLUSTER, "maintenancePolicy", undefined),
    },
    {
        rule: "gke-node-pool-upgrades-keep-capacity",
        what: "upgrades take nodes away first",
        change: (prod) => prod.at(POOL, "upgradeSettings.maxUnavailable", 1),
    },
    {
        rule: "gke-node-pool-repairs-itself",
        what: "broken nodes are left as they are",
        change: (prod) => prod.at(POOL, "management.autoRepair", false),
    },
    {
        rule: "gke-nodes-private",
        what: "nodes have public addresses",
        change: (prod) => prod.at(CLUSTER, "privateClusterConfig.enablePrivateNodes", false),
    },
    {
        rule: "gke-private-nodes-have-a-way-out",
        what: "the nodes' subnetwork is taken from the NAT gateway",
        change: (prod) => prod.at("RouterNat/clusters-us-east1-nat-translation", "subnetworks", []),
    },
    {
        rule: "gke-control-plane-not-open",
        what: "everybody may talk to a control plane",
        change: (prod) => prod.at(CLUSTER, "masterAuthorizedNetworksConfig.cidrBlocks", [{ cidrBlock: "0.0.0.0/0" }]),
    },
    {
        rule: "gke-workload-identity",
        what: "pods get the node's identity",
        change: (prod) => prod.at(POOL, "nodeConfig.workloadMetadataConfig.mode", "GCE_METADATA"),
    },
    {
        rule: "gke-nodes-boot-verified",
        what: "nodes start unsigned software",
        change: (prod) => prod.at(POOL, "nodeConfig.shieldedInstanceConfig.enableSecureBoot", false),
    },
    {
        rule: "gke-network-policy-enforced",
        what: "network policies do nothing",
        change: (prod) => prod.at(CLUSTER, "datapathProvider", "LEGACY_DATAPATH"),
    },
    {
        rule: "gke-logs-workloads",
        what: "workloads are not logged",
        change: (prod) => prod.at(CLUSTER, "loggingConfig.enableComponents", ["SYSTEM_COMPONENTS"]),
    },
    {
        rule: "gke-collects-what-alerts-watch",
        what: "nobody counts the cache's instances any more",
        change: (prod) =>
            prod.at(CLUSTER, "monitoringConfig.enableComponents", ["SYSTEM_COMPONENTS", "HPA", "POD", "DEPLOYMENT"]),
    },
    {
        rule: "gke-cluster-has-a-backup-plan",
        what: "a cluster is in no backup plan",
        change: (prod) => prod.without(PLAN),
    },
    {
        rule: "gke-backup-plan-daily",
        what: "a cluster is backed up once a week",
        change: (prod) => prod.at(PLAN, "backupSchedule.cronSchedule", "0 3 * * 0"),
    },
    {
        rule: "gke-backup-plan-complete",
        what: "backups hold no data of volumes",
        change: (prod) => prod.at(PLAN, "backupConfig.includeVolumeData", false),
    },
    {
        rule: "gke-backup-plan-in-another-region",
        what: "backups are kept beside the cluster",
        change: (prod) => prod.at(PLAN, "location", "us-central1"),
    },
    {
        rule: "gke-backup-plan-retained",
        what: "backups of a cluster are kept for three days",
        change: (prod) => prod.at(PLAN, "retentionPolicy.backupRetainDays", 3),
    },
    {
        rule: "gke-cluster-deletion-protected",
        what: "a cluster may be deleted",
        change: (prod) => prod.at(CLUSTER, "deletionProtection", false),
    },
];
