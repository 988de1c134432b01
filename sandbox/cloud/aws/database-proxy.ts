/** RDS Proxy: the proxy, its target group and its targets. */
import { bags, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, hostPart, inRegion, KNOWN, KNOWN_REGION, regionOf } from "./draw.ts";
import { lookUp, refers, refersEach } from "./references.ts";
import { DATABASE, DATABASE_PROXY, ROLE, SECRET, SECURITY_GROUP, SUBNET, VPC } from "./tokens.ts";
import { needOneVpc, needTwoZones, subnetsOf } from "./zones.ts";

const TARGET = "aws:rds/proxyTarget:ProxyTarget";

const subnetIds = (draft: Draft): readonly string[] => texts(draft.inputs, "vpcSubnetIds").map(({ item }) => item);

const proxyExists = (draft: Draft): readonly Refusal[] => refers(draft, DATABASE_PROXY, "a proxy", "dbProxyName");

/** A proxy stands before the database that takes writes, or before one alone. */
function noReplica(draft: Draft): readonly Refusal[] {
    const database = lookUp(draft, DATABASE, text(draft.inputs, "dbInstanceIdentifier"));
    return refuseIf(text(database?.outputs, "replicateSourceDb") !== undefined, {
        property: "dbInstanceIdentifier",
        problem: "must not name a read replica",
        got: printable(draft.inputs.dbInstanceIdentifier),
        remedy: "register it when it is promoted; read from the replica's own endpoint",
    });
}

const targetName = ({ inputs }: Draft): string =>
    text(inputs, "dbInstanceIdentifier") ?? text(inputs, "dbClusterIdentifier") ?? "";

const targetType = ({ inputs }: Draft): string =>
    text(inputs, "dbClusterIdentifier") === undefined ? "RDS_INSTANCE" : "TRACKED_CLUSTER";

export const databaseProxies: Family = {
    [DATABASE_PROXY]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => {
            const [first] = subnetsOf(draft, subnetIds(draft));
            const vpc = lookUp(draft, VPC, text(first?.outputs, "vpcId"));
            const group = text(vpc?.outputs, "defaultSecurityGroupId");
            return {
                ...unset(draft.inputs, {
                    defaultAuthScheme: "NONE",
                    endpointNetworkType: "IPV4",
                    targetConnectionNetworkType: "IPV4",
                    idleClientTimeout: 1800,
                    vpcSecurityGroupIds: group === undefined ? [] : [group],
                }),
                ...common(draft),
                arn: arn(draft, "rds", `db-proxy:prx-0${draft.token("hex", 16, "prx")}`),
                endpoint: `${draft.name}.proxy-c${hostPart(draft, 11, "rds")}.${regionOf(draft)}.rds.amazonaws.com`,
            };
        },
        refusals: (draft) => [
            ...refers(draft, ROLE, "a role", "roleArn"),
            ...refersEach(draft, SUBNET, "a subnet", "vpcSubnetIds"),
            ...needTwoZones(draft, "vpcSubnetIds", subnetIds(draft), "a database proxy"),
            ...needOneVpc(draft, "vpcSubnetIds", subnetIds(draft)),
            ...refersEach(draft, SECURITY_GROUP, "a security group", "vpcSecurityGroupIds"),
            ...bags(draft.inputs, "auths").flatMap(({ index, item }) =>
                refers(draft, SECRET, "a secret", `auths[${index}].secretArn`, text(item, "secretArn")),
            ),
            ...refuseIf(
                bags(draft.inputs, "auths").length === 0 && text(draft.inputs, "defaultAuthScheme") !== "IAM_AUTH",
                {
                    property: "auths",
                    problem: "must hold at least one secret unless defaultAuthScheme is IAM_AUTH",
                    got: "none",
                },
            ),
        ],
    },
    "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": {
        // Every proxy has one from the start.
        onConflict: "adopted",
        id: ({ inputs }) => text(inputs, "dbProxyName") ?? "",
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                connectionPoolConfig: {
                    connectionBorrowTimeout: 120,
                    initQuery: "",
                    maxConnectionsPercent: 100,
                    maxIdleConnectionsPercent: 50,
                    sessionPinningFilters: [],
                },
            }),
            ...inRegion(draft),
            arn: arn(draft, "rds", `target-group:prx-tg-0${draft.token("hex", 16, "tg")}`),
            name: "default",
        }),
        refusals: proxyExists,
    },
    [TARGET]: {
        id: (draft) =>
            `${text(draft.inputs, "dbProxyName")}/${text(draft.inputs, "targetGroupName")}/${targetType(draft)}/${targetName(draft)}`,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => {
            const database = lookUp(draft, DATABASE, text(draft.inputs, "dbInstanceIdentifier"))?.outputs;
            return {
                ...inRegion(draft),
                type: targetType(draft),
                rdsResourceId: targetName(draft),
                endpoint: text(database, "address") ?? "",
                port: database?.port ?? 0,
                targetArn: "",
                trackedClusterId: "",
            };
        },
        refusals: (draft) => [
            ...proxyExists(draft),
            ...refers(draft, DATABASE, "a database", "dbInstanceIdentifier"),
            ...noReplica(draft),
        ],
    },
};
