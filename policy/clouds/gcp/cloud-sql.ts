/** What rules need to know about Cloud SQL. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readBoolean, readNumber, readParts, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";

export const INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";
export const DATABASE = "gcp:sql/database:Database";
export const USER = "gcp:sql/user:User";

export const instanceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/gcp/api-docs/sql/databaseinstance/",
    read: "2026-11-22",
};

/** Whether it follows another instance. What nobody asked for is unset, even where the cloud has yet to say so. */
export function isReplica(instance: Resource): boolean {
    const type = readString(instance, "instanceType");
    if (type.state === "set") return type.value !== "CLOUD_SQL_INSTANCE";
    const master = readString(instance, "masterInstanceName");
    if (master.state === "set") return master.value !== "";
    return (instance.madeFrom.get("masterInstanceName") ?? []).length > 0;
}

/** The instance that a replica follows; `undefined` where it lies outside the stack. */
export function primaryOf(graph: Graph, replica: Resource): Resource | undefined {
    return graph.referred(replica, "masterInstanceName", INSTANCE)[0];
}

/** Whether it would take writes after a failover: a replica in another region than the instance that it follows. */
export function standsIn(graph: Graph, instance: Resource): boolean {
    return isReplica(instance) && primaryOf(graph, instance)?.region !== instance.region;
}

/** `POSTGRES`, `MYSQL` or `SQLSERVER`. */
export function engineOf(instance: Resource): string {
    return versionOf(instance).split("_")[0] ?? "";
}

export function versionOf(instance: Resource): string {
    return known(readString(instance, "databaseVersion")) ?? "";
}

/** PostgreSQL 16 and later get the dearer edition when nothing is said (https://cloud.google.com/sql/docs/editions-intro, 2026-11-22). */
export function editionOf(instance: Resource): string {
    const version = /^POSTGRES_(\d+)$/.exec(versionOf(instance))?.[1];
    const standard = Number(version) >= 16 ? "ENTERPRISE_PLUS" : "ENTERPRISE";
    return known(readString(instance, "settings.edition")) ?? standard;
}

/** Zones or region: `ZONAL` when nothing is said (provider's schema, `@pulumi/gcp` 9.37.0, 2026-11-22). */
export function availabilityOf(instance: Resource): string {
    return known(readString(instance, "settings.availabilityType")) ?? "ZONAL";
}

/** On by default in Enterprise Plus, except for MySQL, which keeps a binary log instead (https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr, 2026-11-22). */
export function pointInTimeRecovery(instance: Resource): { readonly property: string; readonly on: boolean } {
    if (engineOf(instance) === "MYSQL") {
        const property = "binaryLogEnabled";
        return { property, on: known(readBoolean(instance, `settings.backupConfiguration.${property}`)) ?? false };
    }
    const property = "pointInTimeRecoveryEnabled";
    const asked = known(readBoolean(instance, `settings.backupConfiguration.${property}`));
    return { property, on: asked ?? editionOf(instance) === "ENTERPRISE_PLUS" };
}

/** Days of transaction log: 7, in Enterprise Plus 14, when nothing is said (https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr, 2026-11-22). */
export function transactionLogDays(instance: Resource): number {
    const asked = known(readNumber(instance, "settings.backupConfiguration.transactionLogRetentionDays"));
    return asked ?? (editionOf(instance) === "ENTERPRISE_PLUS" ? 14 : 7);
}

/** Daily backups kept: 7, in Enterprise Plus 15, when nothing is said (https://cloud.google.com/sql/docs/postgres/backup-recovery/backups, 2026-11-22). */
export function retainedBackups(instance: Resource): number {
    const path = "settings.backupConfiguration.backupRetentionSettings.retainedBackups";
    return known(readNumber(instance, path)) ?? (editionOf(instance) === "ENTERPRISE_PLUS" ? 15 : 7);
}

/** Database flags by name. */
export function flagsOf(instance: Resource): ReadonlyMap<string, string> {
    return byName(known(readParts(instance, "settings.databaseFlags")) ?? []);
}

/** Flags of the managed connection pool by name; `undefined` where there is no pool. */
export function poolOf(instance: Resource): ReadonlyMap<string, string> | undefined {
    const [pool] = known(readParts(instance, "settings.connectionPoolConfigs")) ?? [];
    if (pool === undefined || known(readBoolean(pool, "connectionPoolingEnabled")) !== true) return undefined;
    return byName(known(readParts(pool, "flags")) ?? []);
}

function byName(flags: readonly Readable[]): ReadonlyMap<string, string> {
    const entry = (flag: Readable, key: string) => known(readString(flag, key)) ?? "";
    return new Map(flags.map((flag) => [entry(flag, "name"), entry(flag, "value")]));
}

/** Unencrypted connections are let in when nothing is said (https://cloud.google.com/sql/docs/postgres/configure-ssl-instance, 2026-11-22). */
export function sslModeOf(instance: Resource): string {
    return known(readString(instance, "settings.ipConfiguration.sslMode")) ?? "ALLOW_UNENCRYPTED_AND_ENCRYPTED";
}

/** Whether clients have to come through Google's connectors: `NOT_REQUIRED` when nothing is said. */
export function connectorsOf(instance: Resource): string {
    return known(readString(instance, "settings.connectorEnforcement")) ?? "NOT_REQUIRED";
}
