/** What Cloud SQL types say about an instance: its type token, names, engine, edition and part in a replication. */
import { text } from "../bag.ts";
import type { CloudView, Draft, Existing } from "../kind.ts";
import type { Bag } from "../values.ts";
import { lookUp } from "./names.ts";

export const SQL_INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";
export const PRIMARY_TYPE = "CLOUD_SQL_INSTANCE";
export const REPLICA_TYPE = "READ_REPLICA_INSTANCE";

/** `name` of `project:name`, the two spellings of an instance. */
export function bareName(reference: string): string {
    return reference.slice(reference.lastIndexOf(":") + 1);
}

export function instanceNamed(cloud: CloudView, reference: string | undefined): Existing | undefined {
    return reference === undefined ? undefined : lookUp(cloud, SQL_INSTANCE, bareName(reference));
}

/** The instance that this one replicates from. */
export function masterOf(draft: Draft): Existing | undefined {
    return instanceNamed(draft.cloud, text(draft.inputs, "masterInstanceName"));
}

export function isReplica(inputs: Bag): boolean {
    return text(inputs, "masterInstanceName") !== undefined;
}

/** `POSTGRES`, `MYSQL` or `SQLSERVER`. */
export function engine(inputs: Bag): string {
    return (text(inputs, "databaseVersion") ?? "").split("_")[0] ?? "";
}

/**
 * The edition in force. Left out, a replica takes its primary's, PostgreSQL 16 and later `ENTERPRISE_PLUS` and all others
 * `ENTERPRISE`. Source: description of `settings.edition` in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22.
 */
export function edition(draft: Draft): string {
    const inherited = masterOf(draft);
    const fallback = isNewPostgres(draft.inputs) ? "ENTERPRISE_PLUS" : "ENTERPRISE";
    return (
        text(draft.inputs, "settings.edition") ??
        (inherited === undefined ? undefined : text(inherited.outputs, "settings.edition")) ??
        fallback
    );
}

function isNewPostgres(inputs: Bag): boolean {
    const major = /^POSTGRES_(\d+)$/.exec(text(inputs, "databaseVersion") ?? "")?.[1];
    return major !== undefined && Number(major) >= 16;
}

/** Instances that replicate from the one of this name. */
export function replicasOf(cloud: CloudView, name: string): readonly Existing[] {
    return cloud
        .all(SQL_INSTANCE)
        .filter(({ outputs }) => bareName(text(outputs, "masterInstanceName") ?? "") === name && name !== "");
}
