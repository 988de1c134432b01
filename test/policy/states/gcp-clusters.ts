/** A GKE cluster in each region and its backups in the other one. */

import type { StateResource } from "../state.ts";

const OTHER: Readonly<Record<string, string>> = { "us-central1": "us-east1", "us-east1": "us-central1" };

export function clusters(project: string, system: string): readonly StateResource[] {
    return Object.entries(OTHER).flatMap(([region, other]) => {
        const place = { parent: system, provider: `gcp-${region}`, options: { protect: true } };
        const id = `projects/${project}/locations/${region}/clusters/orders`;
        return [
            {
                type: "gcp:container/cluster:Cluster",
                name: `cluster-${region}`,
                id,
                ...place,
                outputs: { name: "orders", location: region, deletionProtection: true },
            },
            {
                type: "gcp:gkebackup/backupPlan:BackupPlan",
                name: `cluster-${region}-backup`,
                id: `projects/${project}/locations/${other}/backupPlans/orders-${region}`,
                ...place,
                outputs: {
                    cluster: id,
                    location: other,
                    backupSchedule: { cronSchedule: "0 3 * * *" },
                    backupConfig: { allNamespaces: true, includeVolumeData: true, includeSecrets: true },
                    retentionPolicy: { backupRetainDays: 30 },
                },
                madeFrom: { cluster: [`cluster-${region}`] },
            },
        ];
    });
}
