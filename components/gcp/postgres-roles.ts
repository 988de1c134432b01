import { type ByRegion, inRegion } from "../core/by-region.ts";
import { type RegionPair, readerOf } from "../core/region-pair.ts";

/**
 * The one change of roles that an update may make. A change that happened in the cloud is only ever taken over, so `none`
 * is right for normal days and after a switchover or promotion by an operator.
 * - `none`: roles stay as the cloud has them.
 * - `pair`: the writer names the other instance as its recovery replica (Enterprise Plus), which must exist by then.
 * - `promote`: the writer region's replica becomes a primary of its own; the old primary is left as it is.
 * - `release`: the deletion guards of the reader region's instance are lifted.
 * - `rebuild`: the reader region's instance, if it does not follow the writer, is deleted and made again as its replica.
 */
export const TRANSITIONS = ["none", "pair", "promote", "release", "rebuild"] as const;

export type Transition = (typeof TRANSITIONS)[number];

/** What one instance is to be, and which of its properties an update must leave as the cloud has them. */
export interface Role {
    readonly writes: boolean;
    readonly inputs: {
        readonly instanceType: string;
        readonly masterInstanceName?: string;
        readonly replicationCluster?: { readonly failoverDrReplicaName: string };
    };
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
}

const ROLE = ["instanceType", "masterInstanceName", "replicaConfiguration"];
const CLUSTER = ["replicationCluster"];
/** The disk grows by itself, and a size written down would then ask for less. */
const DISK = ["settings.diskSize"];
/** Settings that a replica cannot have, and that an old primary keeps. */
const WRITER_ONLY = ["backupConfiguration", "retainBackupsOnDelete", "finalBackupConfig", "maintenanceWindow"].map(
    (key) => `settings.${key}`,
);

/** The roles of both regions' instances. `ignoreChanges` has no effect on an instance that is being made. */
export function planRoles(
    regions: RegionPair,
    names: ByRegion<string>,
    transition: Transition,
    protect: boolean,
): ByRegion<Role> {
    const reader = readerOf(regions);
    const isReleased = transition === "release" || transition === "rebuild";
    return {
        [regions.writer]: {
            writes: true,
            inputs: {
                instanceType: "CLOUD_SQL_INSTANCE",
                ...(transition === "pair" && {
                    replicationCluster: { failoverDrReplicaName: inRegion(names, reader) },
                }),
            },
            protect,
            ignoreChanges: [
                ...DISK,
                ...(transition === "promote" ? [] : ROLE),
                ...(transition === "pair" ? [] : CLUSTER),
            ],
        },
        [reader]: {
            writes: false,
            inputs: { instanceType: "READ_REPLICA_INSTANCE", masterInstanceName: inRegion(names, regions.writer) },
            protect: protect && !isReleased,
            ignoreChanges: [...DISK, ...CLUSTER, ...(transition === "rebuild" ? [] : [...ROLE, ...WRITER_ONLY])],
        },
    };
}
