import rule from "../../../../policy/rules/deletion/stateful-resource-protected-in-the-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import type { State } from "../../state.ts";

const STATEFUL = [
    "gcp:firestore/database:Database",
    "gcp:sql/databaseInstance:DatabaseInstance",
    "gcp:memorystore/instance:Instance",
    "gcp:storage/bucket:Bucket",
    "gcp:secretmanager/secret:Secret",
    "gcp:container/cluster:Cluster",
    "gcp:gkebackup/backupPlan:BackupPlan",
    "gcp:artifactregistry/repository:Repository",
    "gcp:logging/projectBucketConfig:ProjectBucketConfig",
    "gcp:dns/managedZone:ManagedZone",
    "cloudflare:index/zone:Zone",
];

export default meetsContract(rule, {
    passes: [
        {
            when: "other options are set too",
            change: (good) => good.facts("zone", { options: { protect: true, ignoreChanges: ["paused"] } }),
            at: "zone",
        },
    ],
    fails: [
        {
            when: "the zone is not protected",
            change: (good) => good.facts("zone", { options: {} }),
            at: "zone",
            says: /protect is false, needs true/,
        },
        ...STATEFUL.map((type) => ({
            when: `a ${type} is not protected`,
            change: (good: State) => good.plus({ type, name: "added", id: "added", outputs: {} }),
            at: "added",
            says: /protect is false, needs true/,
        })),
    ],
    unknown: [],
});
