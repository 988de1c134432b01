/** Plans, vaults and selections of AWS Backup. */

import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readPart, readParts, readString, readStrings } from "../../graph/read.ts";
import type { Source } from "../../rule.ts";
import { CLUSTER, INSTANCE } from "./rds.ts";

export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";
export const VAULT = "aws:backup/vault:Vault";
export const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
export const RESTORE_PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
export const RESTORE_SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

export const planDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/plan/",
    read: "2026-11-22",
};

export const selectionDocs: Source = {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/selection/",
    read: "2026-11-22",
};

/**
 * What AWS Backup keeps, by the name that restore tests have for it
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html, 2026-11-22).
 */
export const BACKED_UP: Readonly<Record<string, string>> = {
    [INSTANCE]: "RDS",
    [CLUSTER]: "Aurora",
    "aws:dynamodb/table:Table": "DynamoDB",
    "aws:ebs/volume:Volume": "EBS",
    "aws:efs/fileSystem:FileSystem": "EFS",
    "aws:s3/bucket:Bucket": "S3",
};

export function rulesOf(plan: Resource): readonly Readable[] {
    return known(readParts(plan, "rules")) ?? [];
}

/** Days that a rule or a copy keeps what it makes; forever when nothing is said. */
export function keptDays(part: Readable): number {
    return known(readNumber(part, "lifecycle.deleteAfter")) ?? Number.POSITIVE_INFINITY;
}

/** Days as a message shows them. */
export function inDays(days: number): string {
    return Number.isFinite(days) ? `${days} days` : "ever";
}

/**
 * Whether a rule makes a backup every day. Without a schedule AWS takes `cron(0 5 ? * * *)`
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html, 2026-11-22).
 */
export function isDaily(rule: Readable): boolean {
    const schedule = known(readString(rule, "schedule")) ?? "cron(0 5 ? * * *)";
    const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
    if (count !== undefined && unit !== undefined) return Number(count) * (MINUTES[unit] ?? Number.NaN) <= 24 * 60;
    const [, , dayOfMonth = "", month = "", dayOfWeek = ""] = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(" ") ?? [];
    return EVERY.test(dayOfMonth) && EVERY.test(month) && EVERY.test(dayOfWeek);
}

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 24 * 60 };
const EVERY = /^(\*|\?|\*\/1|1\/1)$/;

/** What a selection picks in its region, of the types that AWS Backup keeps. */
export function selected(graph: Graph, selection: Resource): readonly Resource[] {
    return graph
        .ofType(...Object.keys(BACKED_UP))
        .filter((resource) => resource.region === selection.region && selects(selection, resource));
}

/** By tag, any of them, or by ARN, where all conditions hold (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html, 2026-11-22). */
function selects(selection: Resource, resource: Resource): boolean {
    const listed = known(readStrings(selection, "resources")) ?? [];
    const excluded = known(readStrings(selection, "notResources")) ?? [];
    if (excluded.some((pattern) => fits(pattern, resource))) return false;
    const tags = known(readParts(selection, "selectionTags")) ?? [];
    if (tags.some((tag) => hasTag(resource, tag))) return true;
    const conditions = (known(readParts(selection, "conditions")) ?? []).flatMap(
        (condition) => known(readParts(condition, "stringEquals")) ?? [],
    );
    return listed.some((pattern) => fits(pattern, resource)) && conditions.every((tag) => hasTag(resource, tag));
}

/** A selection's tag is named `backup`, a condition's `aws:ResourceTag/backup`. */
function hasTag(resource: Resource, tag: Readable): boolean {
    const key = (known(readString(tag, "key")) ?? "").replace("aws:ResourceTag/", "");
    const tags = known(readPart(resource, "tagsAll")) ?? known(readPart(resource, "tags"));
    return tags !== undefined && tags.property(key) === known(readString(tag, "value"));
}

function fits(pattern: string, resource: Resource): boolean {
    if (pattern === "*") return true;
    const name = known(readString(resource, "arn"));
    if (name === undefined) return false;
    const [first = "", ...rest] = pattern.split("*");
    if (rest.length === 0) return pattern === name;
    if (!name.startsWith(first) || !name.endsWith(rest.at(-1) ?? "")) return false;
    let from = first.length;
    return rest.every((part) => {
        const found = name.indexOf(part, from);
        from = found + part.length;
        return found !== -1;
    });
}
