/** What rules need to know about Google Kubernetes Engine and its backups. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Reading, readBoolean, readNumber, readPart, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const CLUSTER = "gcp:container/cluster:Cluster";
export const NODE_POOL = "gcp:container/nodePool:NodePool";
export const BACKUP_PLAN = "gcp:gkebackup/backupPlan:BackupPlan";

const REGISTRY = "https://www.pulumi.com/registry/packages/gcp/api-docs";
export const clusterDocs: Source = { url: `${REGISTRY}/container/cluster/`, read: "2026-11-22" };
export const nodePoolDocs: Source = { url: `${REGISTRY}/container/nodepool/`, read: "2026-11-22" };
export const backupPlanDocs: Source = { url: `${REGISTRY}/gkebackup/backupplan/`, read: "2026-11-22" };

/** Zones that Google spreads a regional cluster over when none are named (https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters, 2026-11-22). */
export const DEFAULT_ZONES = 3;

/** Whether Google runs the nodes itself, with its own zones, upgrades, repair and identities. */
export function isAutopilot(cluster: Resource): boolean {
    return known(readBoolean(cluster, "enableAutopilot")) === true;
}

export function clusterOf(graph: Graph, pool: Resource): Resource | undefined {
    return graph.referred(pool, "cluster", CLUSTER)[0];
}

/** Nodes that may be taken away at any time are there in addition to a pool that stays. */
export function isSpot(pool: Resource): boolean {
    return ["nodeConfig.spot", "nodeConfig.preemptible"].some((path) => known(readBoolean(pool, path)) === true);
}

/** Zones that a cluster or pool names for its nodes; `undefined` where Google chooses, which is told after the update. */
export function namedZones(resource: Resource): readonly string[] | undefined {
    return stated(readStrings(resource.asked ?? resource, "nodeLocations"));
}

/** What is said, where Google fills in what is not. */
function stated<T>(reading: Reading<T>): T | undefined {
    return reading.state === "set" ? reading.value : undefined;
}

/** Number of zones of a pool: its own, its cluster's, or Google's default for regions. */
export function zoneCount(graph: Graph, pool: Resource): number {
    const cluster = clusterOf(graph, pool);
    return (namedZones(pool) ?? (cluster && namedZones(cluster)))?.length ?? DEFAULT_ZONES;
}

export interface NodeRange {
    readonly least: number;
    readonly most: number;
    /** Whether nodes are added where they are missed. */
    readonly grows: boolean;
}

/** Nodes that a pool has at least and at most, over all of its zones; `undefined` where it says neither. */
export function nodeRange(pool: Resource, zones: number): NodeRange | undefined {
    const autoscaling = known(readPart(pool, "autoscaling"));
    if (autoscaling === undefined) {
        const asked = pool.asked ?? pool;
        const fixed = stated(readNumber(asked, "nodeCount")) ?? stated(readNumber(asked, "initialNodeCount"));
        return fixed === undefined ? undefined : { least: fixed * zones, most: fixed * zones, grows: false };
    }
    const total = known(readNumber(autoscaling, "totalMaxNodeCount"));
    if (total !== undefined)
        return { least: known(readNumber(autoscaling, "totalMinNodeCount")) ?? 0, most: total, grows: true };
    const least = known(readNumber(autoscaling, "minNodeCount")) ?? 0;
    const most = known(readNumber(autoscaling, "maxNodeCount")) ?? least;
    return { least: least * zones, most: most * zones, grows: true };
}

const EVERY_DAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** Days on which Google may maintain a cluster; `undefined` where it has no window, which means at any time. */
export function maintenanceDays(cluster: Resource): readonly string[] | undefined {
    if (known(readPart(cluster, "maintenancePolicy.dailyMaintenanceWindow")) !== undefined) return EVERY_DAY;
    const rule =
        known(readString(cluster, "maintenancePolicy.recurringWindow.recurrence")) ??
        known(readString(cluster, "maintenancePolicy.recurringMaintenanceWindow.recurrence"));
    if (rule === undefined) return undefined;
    const days = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(",");
    if (days !== undefined) return days;
    const start = known(readString(cluster, "maintenancePolicy.recurringWindow.startTime"));
    if (!rule.includes("FREQ=WEEKLY") || start === undefined) return EVERY_DAY;
    return [EVERY_DAY[(new Date(start).getUTCDay() + 6) % 7] ?? ""];
}

/** Whether nodes of a cluster have no public addresses. */
export function hasPrivateNodes(cluster: Resource): boolean {
    return known(readBoolean(cluster, "privateClusterConfig.enablePrivateNodes")) === true;
}

/** Hours between two runs of a plan: from its cron line, or the loss that it says it allows; `undefined` for none. */
export function backupEveryHours(plan: Resource): number | undefined {
    const minutes = known(readNumber(plan, "backupSchedule.rpoConfig.targetRpoMinutes"));
    if (minutes !== undefined) return minutes / 60;
    const cron = known(readString(plan, "backupSchedule.cronSchedule"));
    if (cron === undefined || cron === "") return undefined;
    const [, , dayOfMonth, month, dayOfWeek] = cron.trim().split(/\s+/);
    if (month !== "*") return 24 * 365;
    if (dayOfMonth !== "*") return 24 * 31;
    return dayOfWeek === "*" ? 24 : 24 * 7;
}
