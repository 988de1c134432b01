/** Databases of RDS. Defaults are from the provider's schema, `@pulumi/aws` 7.48.0, read 2026-11-22. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readString } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { systemOf } from "../../systems.ts";
import { regionOfArn } from "./arn.ts";

export const INSTANCE = "aws:rds/instance:Instance";
export const CLUSTER = "aws:rds/cluster:Cluster";
export const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
export const PROXY = "aws:rds/proxy:Proxy";
export const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";

export const instanceDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/",
    read: "2026-11-22",
};

/** Where an instance says whom it follows. */
export const SOURCE = "replicateSourceDb";

/**
 * `standby` follows a database of another region and takes over when that is lost; `reader` follows one of its own region
 * and holds nothing that the other does not.
 */
export type Role = "primary" | "standby" | "reader";

export function roleOf(graph: Graph, instance: Resource): Role {
    const source = readString(instance, SOURCE);
    if (source.state === "unset" || (source.state === "set" && source.value === "")) return "primary";
    const from =
        source.state === "set"
            ? regionOfArn(source.value)
            : graph.referred(instance, SOURCE, INSTANCE).map(({ region }) => region)[0];
    return from === undefined || from === instance.region ? "reader" : "standby";
}

/** Members of an Aurora cluster keep neither data nor zones of their own: their cluster does. */
export function isAuroraMember(instance: Resource): boolean {
    return (known(readString(instance, "engine")) ?? "").startsWith("aurora");
}

/** Whether data is lost with this instance: not so for readers and for members of a cluster. */
export function holdsData(graph: Graph, database: Resource): boolean {
    if (database.type !== INSTANCE) return true;
    return !isAuroraMember(database) && roleOf(graph, database) !== "reader";
}

/** Days for which automated backups are kept, by a cluster at least one. */
export function backupRetentionDays(database: Resource): number {
    return known(readNumber(database, "backupRetentionPeriod")) ?? (database.type === CLUSTER ? 1 : 0);
}

/**
 * Whether writes have moved out of the primary region: then one database stands alone until the other region's is rebuilt
 * as its replica, because RDS cannot turn a database back into one.
 */
export function isAfterFailover(graph: Graph, instance: Resource): boolean {
    const system = systemOf(graph, instance);
    if (system === undefined) return false;
    const writer = known(readString(system, "regions.writer"));
    return writer !== undefined && writer !== known(readString(system, "regions.primary"));
}

/**
 * How large an instance class is: `large` is 1, `2xlarge` is 4. Burstable classes count a tenth, as they are slowed down
 * under lasting load (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html,
 * 2026-11-22). `undefined` for names of another form.
 */
export function sizeOfClass(name: string): number | undefined {
    const [, family, size] = /^(?:db|cache)\.(\w+)\.(\w+)$/.exec(name) ?? [];
    if (family === undefined || size === undefined) return undefined;
    const times = /^(\d*)xlarge$/.exec(size)?.[1];
    const factor = times === undefined ? SMALLER[size] : 2 * Number(times === "" ? 1 : times);
    return factor === undefined ? undefined : factor * (family.startsWith("t") ? 0.1 : 1);
}

const SMALLER: Readonly<Record<string, number>> = { micro: 0.125, small: 0.25, medium: 0.5, large: 1 };
