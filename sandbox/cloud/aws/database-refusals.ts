/** What the RDS API refuses of an instance. */
import { flag, number, text } from "../bag.ts";
import type { Draft, Existing, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { sourceOf } from "./database-source.ts";
import { regionOf } from "./draw.ts";
import { homeOf, lookUp, nameTaken, refers, refersEach } from "./references.ts";
import { DATABASE, DATABASE_PARAMETERS, DATABASE_SUBNETS, KEY, REPLICA_KEY, ROLE, SECURITY_GROUP } from "./tokens.ts";

const origins = ["replicateSourceDb", "snapshotIdentifier", "s3Import", "restoreToPointInTime"];

/** An identifier and the ARN that ends with it name the same source. */
const lastPart = (reference: string | undefined): string | undefined => reference?.split(":").at(-1);

function becomesReplica(draft: Draft, reference: string): readonly Refusal[] {
    const now = draft.revision > 1 ? draft.cloud.find(DATABASE, draft.id) : undefined;
    return refuseIf(now !== undefined && lastPart(text(now.inputs, "replicateSourceDb")) !== lastPart(reference), {
        property: "replicateSourceDb",
        problem: "cannot be given to a database that exists",
        got: printable(reference),
        remedy: "remove it, or replace the database",
    });
}

function replicaOf(draft: Draft, reference: string, source: Existing): readonly Refusal[] {
    const { inputs } = draft;
    const abroad = homeOf(source) !== regionOf(draft);
    const byArn = reference.startsWith("arn:");
    const encrypted = flag(source.outputs, "storageEncrypted") === true;
    return [
        ...refuseIf(!byArn && (abroad || text(inputs, "dbSubnetGroupName") !== undefined), {
            property: "replicateSourceDb",
            problem: abroad
                ? `must be an ARN, as the source is in ${homeOf(source)}`
                : "must be an ARN when dbSubnetGroupName is set",
            got: printable(reference),
            remedy: "pass the arn of the source",
        }),
        ...refuseIf((number(source.outputs, "backupRetentionPeriod") ?? 0) === 0, {
            property: "replicateSourceDb",
            problem: "must name a database with automated backups (backupRetentionPeriod above 0)",
            got: printable(reference),
            remedy: "set backupRetentionPeriod on the source first",
        }),
        ...refuseIf(text(source.outputs, "status") !== "available", {
            property: "replicateSourceDb",
            problem: "must name a database that is available",
            got: printable(source.outputs.status),
        }),
        ...refuseIf(encrypted && abroad && text(inputs, "kmsKeyId") === undefined, {
            property: "kmsKeyId",
            problem: `must name a key of ${regionOf(draft)} for a replica of an encrypted database in another region`,
            remedy: "make a key there",
        }),
        ...refuseIf(flag(source.outputs, "manageMasterUserPassword") === true, {
            property: "replicateSourceDb",
            problem: "must name a database whose master password is not managed by RDS",
            got: printable(reference),
            remedy: "give the source a password of its own (passwordWo), kept in Secrets Manager",
        }),
        ...refuseIf(!encrypted && flag(inputs, "storageEncrypted") === true, {
            property: "storageEncrypted",
            problem: "must be left out for a replica of a database that is not encrypted",
            got: "true",
        }),
    ];
}

function replicaRefusals(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "replicateSourceDb");
    if (reference === undefined) return [];
    const source = sourceOf(draft);
    if (source === undefined) {
        return [
            {
                property: "replicateSourceDb",
                problem: "must be the ARN or identifier of a database",
                got: printable(reference),
                remedy: "create the source first",
            },
        ];
    }
    const given = becomesReplica(draft, reference);
    return given.length > 0 || draft.revision > 1 ? given : replicaOf(draft, reference, source);
}

/** A replica has its source's users, passwords included, and cannot be updated by way of a second one. */
function replicaSettings({ inputs }: Draft): readonly Refusal[] {
    if (text(inputs, "replicateSourceDb") === undefined) return [];
    return [
        ...["password", "passwordWo", "manageMasterUserPassword"].flatMap((property) =>
            refuseIf(inputs[property] !== undefined && inputs[property] !== false, {
                property,
                problem: "must be left out for a read replica, whose users are those of its source",
                got: "a value",
            }),
        ),
        ...refuseIf(flag(inputs, "blueGreenUpdate.enabled") === true, {
            property: "blueGreenUpdate.enabled",
            problem: "must be left out for a read replica",
            got: "true",
        }),
    ];
}

/** A database that is no copy says what it is. */
function originals(draft: Draft): readonly Refusal[] {
    if (draft.revision > 1 || origins.some((key) => draft.inputs[key] !== undefined)) return [];
    return ["allocatedStorage", "engine", "username"]
        .filter((property) => draft.inputs[property] === undefined)
        .map((property) => ({
            property,
            problem: "is required for a database that is not a copy",
            remedy: `set ${property}`,
        }));
}

/** Keys of the program only; those of AWS itself have aliases, not ARNs that a program knows. */
function keyHere(draft: Draft): readonly Refusal[] {
    const key = text(draft.inputs, "kmsKeyId");
    if (key === undefined || lookUp(draft, REPLICA_KEY, key) !== undefined) return [];
    return draft.cloud.all(KEY).length === 0 ? [] : refers(draft, KEY, "a key", "kmsKeyId");
}

/** What the API would refuse to make or change. */
export function databaseRefusals(draft: Draft): readonly Refusal[] {
    const parameters = text(draft.inputs, "parameterGroupName");
    return [
        ...nameTaken(draft, "identifier"),
        ...replicaRefusals(draft),
        ...replicaSettings(draft),
        ...originals(draft),
        ...refers(draft, DATABASE_SUBNETS, "a subnet group", "dbSubnetGroupName"),
        ...(parameters?.startsWith("default.")
            ? []
            : refers(draft, DATABASE_PARAMETERS, "a parameter group", "parameterGroupName")),
        ...refersEach(draft, SECURITY_GROUP, "a security group", "vpcSecurityGroupIds"),
        ...refers(draft, ROLE, "a role", "monitoringRoleArn"),
        ...keyHere(draft),
    ];
}
