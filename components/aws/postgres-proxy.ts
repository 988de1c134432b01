import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { clientRules, type DataNetwork, dataNetworkProblems } from "./data-network.ts";
import { assumedBy, policyDocument } from "./policy-document.ts";
import type { PostgresInstance } from "./postgres-pair.ts";
import { SecurityGroup } from "./security-group.ts";

export interface PostgresProxyArgs {
    readonly accountId: string;
    readonly region: string;
    /** The region's instance. While it is a replica the proxy stands ready without a target, as AWS takes none there. */
    readonly instance: PostgresInstance;
    /** Data subnets of the region. */
    readonly network: DataNetwork;
    readonly tags: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

const PORT = 5432;
/** Share of the database's connections that the pool may take; the rest is for migrations and people. */
export const POOL_PERCENT = 80;
/** How long a client waits for a connection from the pool: longer than that it should rather try again. */
export const BORROW_SECONDS = 10;

/**
 * The pool in front of a region's database: keeps clients connected while the database fails over to its other zone.
 * TLS only; clients and the proxy itself log in by IAM, so that there is no password to keep.
 */
export class PostgresProxy extends Component {
    /** `host:port`. Takes writes in the writer's region. */
    readonly endpoint: pulumi.Output<string>;
    /** `prx-…`, by which IAM policies name it. */
    readonly resourceId: pulumi.Output<string>;

    constructor(name: string, args: PostgresProxyArgs, options?: ComponentOptions) {
        super("aws:PostgresProxy", name, options);
        const { network, instance, tags, provider, region } = args;
        refuse(`PostgresProxy ${name}`, dataNetworkProblems({ [region]: network }));
        const inside = this.inside(provider);
        const toDatabase = { name: "to-database", port: PORT, peer: { group: instance.securityGroupId } };
        const access = new SecurityGroup(
            this.child("access"),
            {
                description: `${name}: clients, and the database`,
                vpcId: network.vpcId,
                ingress: clientRules(network, PORT),
                egress: [toDatabase],
                tags,
                provider,
            },
            { parent: this },
        );
        new aws.vpc.SecurityGroupIngressRule(
            this.child("from-proxy"),
            {
                securityGroupId: instance.securityGroupId,
                referencedSecurityGroupId: access.groupId,
                ipProtocol: "tcp",
                fromPort: PORT,
                toPort: PORT,
                tags,
            },
            inside,
        );
        const proxy = new aws.rds.Proxy(
            this.child("proxy"),
            {
                engineFamily: "POSTGRESQL",
                defaultAuthScheme: "IAM_AUTH",
                requireTls: true,
                roleArn: this.role(args),
                vpcSubnetIds: [...network.subnetIds],
                vpcSecurityGroupIds: [access.groupId],
                tags,
            },
            inside,
        );
        const pool = new aws.rds.ProxyDefaultTargetGroup(
            this.child("pool"),
            {
                dbProxyName: proxy.name,
                connectionPoolConfig: {
                    maxConnectionsPercent: POOL_PERCENT,
                    connectionBorrowTimeout: BORROW_SECONDS,
                },
            },
            inside,
        );
        if (instance.proxied) {
            new aws.rds.ProxyTarget(
                this.child("target"),
                { dbProxyName: proxy.name, targetGroupName: pool.name, dbInstanceIdentifier: instance.identifier },
                inside,
            );
        }
        this.endpoint = pulumi.interpolate`${proxy.endpoint}:${PORT}`;
        this.resourceId = proxy.arn.apply((arn) => arn.split(":").at(-1) ?? "");
        this.registerOutputs({ region, endpoint: this.endpoint });
    }

    /** Lets the proxy log in as every database user that is granted `rds_iam`. */
    private role({ accountId, region, instance, tags, provider }: PostgresProxyArgs): pulumi.Output<string> {
        const inside = this.inside(provider);
        const role = new aws.iam.Role(
            this.child("role"),
            { assumeRolePolicy: assumedBy("rds.amazonaws.com", accountId), tags },
            inside,
        );
        const users = pulumi.interpolate`arn:aws:rds-db:${region}:${accountId}:dbuser:${instance.resourceId}/*`;
        new aws.iam.RolePolicy(
            this.child("may-connect"),
            { role: role.name, policy: policyDocument([{ actions: ["rds-db:connect"], resources: [users] }]) },
            inside,
        );
        return role.arn;
    }
}
