/** What surrounds RDS instances: subnet and parameter groups, and the copy of their backups in another region. */
import { text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, regionOf } from "./draw.ts";
import { homeOf, inUse, named, refersAnywhere, refersEach } from "./references.ts";
import { DATABASE, DATABASE_PARAMETERS, DATABASE_SUBNETS, SUBNET } from "./tokens.ts";
import { needOneVpc, needTwoZones, subnetsOf } from "./zones.ts";

const copyId = (draft: Draft): string => arn(draft, "rds", `auto-backup:ab-${draft.token("alnum", 39)}`);

/** Backups are copied by the region that receives them. */
function otherRegion(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "sourceDbInstanceArn");
    const source = reference === undefined ? undefined : named(draft.cloud, DATABASE, reference)[0];
    return [
        ...refuseIf(source !== undefined && homeOf(source) === regionOf(draft), {
            property: "sourceDbInstanceArn",
            problem: `must name a database of another region than ${regionOf(draft)}`,
            got: printable(reference),
            remedy: "make the replication through a provider of the region that shall hold the copy",
        }),
        ...refuseIf(source !== undefined && (source.outputs.backupRetentionPeriod ?? 0) === 0, {
            property: "sourceDbInstanceArn",
            problem: "must name a database with automated backups (backupRetentionPeriod above 0)",
            got: printable(reference),
            remedy: "set backupRetentionPeriod on the source first",
        }),
    ];
}

export const databaseGroups: Family = {
    [DATABASE_SUBNETS]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const ids = texts(draft.inputs, "subnetIds").map(({ item }) => item);
            const [first] = subnetsOf(draft, ids);
            return {
                ...common(draft),
                arn: arn(draft, "rds", `subgrp:${draft.name}`),
                supportedNetworkTypes: ["IPV4"],
                vpcId: text(first?.outputs, "vpcId") ?? "",
            };
        },
        refusals: (draft) => {
            const ids = texts(draft.inputs, "subnetIds").map(({ item }) => item);
            return [
                ...refersEach(draft, SUBNET, "a subnet", "subnetIds"),
                ...needTwoZones(draft, "subnetIds", ids, "a database subnet group"),
                ...needOneVpc(draft, "subnetIds", ids),
            ];
        },
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: DATABASE, noun: "database", properties: ["dbSubnetGroupName"] }]),
    },
    [DATABASE_PARAMETERS]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({ ...common(draft), arn: arn(draft, "rds", `pg:${draft.name}`) }),
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: DATABASE, noun: "database", properties: ["parameterGroupName"] }]),
    },
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
        id: copyId,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...unset(draft.inputs, { kmsKeyId: "" }), ...inRegion(draft) }),
        refusals: (draft) => [
            ...refersAnywhere(draft, DATABASE, "a database", "sourceDbInstanceArn"),
            ...otherRegion(draft),
        ],
    },
};
