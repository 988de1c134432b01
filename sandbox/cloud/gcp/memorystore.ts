/** Memorystore for Valkey instances and their replication across regions. */
import { bag, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import type { Bag } from "../values.ts";

import { endpoints } from "./memorystore-endpoints.ts";
import {
    connectable,
    INSTANCE,
    mode,
    promote,
    replicationOutputs,
    replicationRules,
} from "./memorystore-replication.ts";
import { locationOf, PROJECT_NUMBER, projectOf, writtenOr } from "./names.ts";
import { base64, instant, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

/** Usable memory of a node in GB. Source: provider outputs data, `nodeSizeGb`. */
const NODE_SIZES: Readonly<Record<string, number>> = {
    SHARED_CORE_NANO: 1.4,
    CUSTOM_MICRO: 0.5,
    STANDARD_SMALL: 6.5,
    HIGHMEM_MEDIUM: 13,
    HIGHMEM_XLARGE: 58,
};

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/instances/${writtenOr(draft, "instanceId", draft.logicalName)}`;
}

function filledIn(draft: Draft): Bag {
    return unset(draft.inputs, {
        authorizationMode: "AUTH_DISABLED",
        engineVersion: "VALKEY_8_0",
        mode: "CLUSTER",
        nodeType: "HIGHMEM_MEDIUM",
        replicaCount: 0,
        transitEncryptionMode: "TRANSIT_ENCRYPTION_DISABLED",
        serverCaMode: "",
        persistenceConfig: { mode: "DISABLED" },
        zoneDistributionConfig: { mode: "MULTI_ZONE", zone: "" },
    });
}

/** Text in the shape of a certificate; it is no X.509. */
function authorities(draft: Draft): readonly Bag[] {
    if (text(draft.inputs, "transitEncryptionMode") !== "SERVER_AUTHENTICATION") return [];
    const lines = [1, 2, 3].map((line) => base64(draft, 48, `certificate-${line}`));
    const certificate = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
    return [{ caCerts: [{ certificates: [certificate] }] }];
}

function oneShard(draft: Draft): readonly Refusal[] {
    const shards = draft.inputs.shardCount;
    return refuseIf(mode(draft) === "CLUSTER_DISABLED" && typeof shards === "number" && shards !== 1, {
        property: "shardCount",
        problem: "must be 1 when mode is CLUSTER_DISABLED",
        got: String(shards),
    });
}

const instance: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...filledIn(draft),
        ...labels(draft),
        ...endpoints(draft),
        ...replicationOutputs(draft, path(draft)),
        name: path(draft),
        createTime: instant(draft, "created", 9),
        updateTime: instant(draft, "modified", 9),
        state: "ACTIVE",
        uid: draft.uuid("uid"),
        stateInfos: [],
        maintenanceSchedules: [],
        backupCollection: `projects/${PROJECT_NUMBER}/locations/${locationOf(draft)}/backupCollections/${draft.uuid("backups")}`,
        availableMaintenanceVersions: [],
        effectiveMaintenanceVersion: "MEMORYSTORE_20260105_00_00",
        isAclPolicyInSync: false,
        nodeConfigs: [{ sizeGb: NODE_SIZES[text(draft.inputs, "nodeType") ?? "HIGHMEM_MEDIUM"] ?? 0 }],
        managedServerCas: authorities(draft),
        ...maintenance(draft),
    }),
    knownAtPreview: KNOWN_WITH_LABELS,
    refusals: (draft) => [...connectable(draft), ...oneShard(draft), ...replicationRules(draft)],
    promote,
};

function maintenance(draft: Draft): Bag {
    const policy = bag(draft.inputs, "maintenancePolicy");
    if (policy === undefined) return {};
    return {
        maintenancePolicy: {
            ...policy,
            createTime: instant(draft, "created", 9),
            updateTime: instant(draft, "modified", 9),
        },
    };
}

export const memorystore: Family = { [INSTANCE]: instance };
