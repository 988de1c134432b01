import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type ByRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { readerOf } from "../core/region-pair.ts";
import { AdministratorPassword } from "./administrator-password.ts";
import { clientAccess } from "./data-network.ts";
import { assumedBy } from "./policy-document.ts";
import {
    type PlannedInstance,
    type PostgresPairSettings,
    type PostgresRole,
    planPostgresPair,
} from "./postgres-plan.ts";

export interface PostgresPairArgs extends PostgresPairSettings {
    readonly accountId: string;
    /** Size of both instances, such as `db.m7g.large`: a smaller standby would be too small when it counts. */
    readonly instanceClass: string;
    /** Name of the database that is made in the first instance. */
    readonly database: string;
    /** ARN of the key that encrypts each region's instance. */
    readonly keys: ByRegion<pulumi.Input<string>>;
    readonly tags: Readonly<Record<string, string>>;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** One region's instance, as a proxy or an alarm needs it. */
export interface PostgresInstance {
    readonly role: PostgresRole;
    readonly identifier: pulumi.Output<string>;
    /** `host:port` of this very instance, whatever its role. */
    readonly endpoint: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** `db-…`, by which IAM policies name it. */
    readonly resourceId: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
    /** Where a restored copy may stand as well. */
    readonly subnetGroupName: pulumi.Output<string>;
    /** May stand behind a proxy. */
    readonly proxied: boolean;
}

const ADMINISTRATOR = "platform";
const PORT = 5432;
const MONITORING_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";

/**
 * PostgreSQL on RDS: an instance over two zones in the writer's region and a replica of the same size, also over two
 * zones and with backups of its own, in the other one. Clients come with TLS and IAM tokens; the administrator's password
 * is for the first login only. Blue/green updates are left out: RDS has none for databases with a replica abroad.
 */
export class PostgresPair extends Component {
    /** `host:port` that takes writes. Fails when the writer region's instance is still a replica. */
    readonly writeEndpoint: pulumi.Output<string>;
    /** `host:port` to read from in each region. A former primary is stale, so its region reads from the writer. */
    readonly readEndpoints: ByRegion<pulumi.Output<string>>;
    readonly instances: ByRegion<PostgresInstance>;
    /** Secret with the administrator's first password. */
    readonly administratorSecretArn: pulumi.Output<string>;

    constructor(name: string, args: PostgresPairArgs, options?: ComponentOptions) {
        super("aws:PostgresPair", name, options);
        const plan = planPostgresPair(name, args);
        const { regions } = args;
        const password = new AdministratorPassword(this.child("administrator"), args, { parent: this });
        const shared: Shared = { args, plan, password, monitoring: this.monitoringRole(args) };
        const writer = this.instance(inRegion(plan.instances, regions.writer), shared);
        const other = this.instance(inRegion(plan.instances, readerOf(regions)), shared, writer.database);
        this.writeEndpoint = writeEndpoint(writer.database, regions.writer);
        this.readEndpoints = forRegions(regions, (region) =>
            region === other.region && other.outputs.role === "replica"
                ? other.database.endpoint
                : writer.database.endpoint,
        );
        this.instances = forRegions(regions, (region) => (region === other.region ? other : writer).outputs);
        this.administratorSecretArn = password.secretArn;
        this.registerOutputs({
            regions,
            roles: forRegions(regions, (region) => inRegion(this.instances, region).role),
            writeEndpoint: this.writeEndpoint,
            readEndpoints: this.readEndpoints,
        });
    }

    /** Enhanced monitoring writes the operating system's figures through a role. */
    private monitoringRole({ accountId, providers, regions, tags }: PostgresPairArgs): MonitoringRole {
        const inside = this.inside(inRegion(providers, regions.primary));
        const role = new aws.iam.Role(
            this.child("monitoring"),
            { assumeRolePolicy: assumedBy("monitoring.rds.amazonaws.com", accountId), tags },
            inside,
        );
        const attached = new aws.iam.RolePolicyAttachment(
            this.child("monitoring-policy"),
            { role: role.name, policyArn: MONITORING_POLICY },
            inside,
        );
        return { arn: role.arn, attached };
    }

    private instance(
        planned: PlannedInstance,
        { args, plan, password, monitoring }: Shared,
        source?: aws.rds.Instance,
    ) {
        const { region, number, role } = planned;
        const { tags } = args;
        const provider = inRegion(args.providers, region);
        const inside = this.inside(provider);
        const network = inRegion(args.networks, region);
        const access = clientAccess(this.child(region), { network, port: PORT, tags, provider }, { parent: this });
        const subnets = new aws.rds.SubnetGroup(
            this.child(`${region}-subnets`),
            { subnetIds: [...network.subnetIds], tags },
            inside,
        );
        const parameters = new aws.rds.ParameterGroup(
            this.child(`${region}-parameters`),
            {
                family: plan.family,
                parameters: [{ name: "rds.force_ssl", value: "1" }],
                tags,
            },
            inside,
        );
        const replicated = role === "replica" && source !== undefined;
        const database = new aws.rds.Instance(
            this.child(`${number}-${region}`),
            {
                ...this.settings(planned, plan.retentionDays, args),
                ...(planned.first && {
                    engine: "postgres",
                    allocatedStorage: args.diskGb.initial,
                    dbName: args.database,
                    username: ADMINISTRATOR,
                    ...password.credentials(),
                }),
                ...(replicated && { replicateSourceDb: source.arn }),
                dbSubnetGroupName: subnets.name,
                parameterGroupName: parameters.name,
                vpcSecurityGroupIds: [access.groupId],
                monitoringRoleArn: monitoring.arn,
            },
            this.inside(provider, {
                protect: planned.guarded,
                after: [monitoring.attached],
                // Has no effect on an instance that is being made.
                ignoreChanges: planned.staysAsItIs ? ["replicateSourceDb"] : [],
            }),
        );
        if (planned.copied) this.copyBackups(planned, database, plan.retentionDays, args);
        const { identifier, endpoint, arn, resourceId } = database;
        const { groupId: securityGroupId } = access;
        const outputs: PostgresInstance = {
            role,
            identifier,
            endpoint,
            arn,
            resourceId,
            securityGroupId,
            subnetGroupName: subnets.name,
            proxied: planned.proxied,
        };
        return { region, database, outputs };
    }

    /** What both instances have in common, so that either can be the writer. */
    private settings(planned: PlannedInstance, retentionDays: number, args: PostgresPairArgs) {
        const key = inRegion(args.keys, planned.region);
        return {
            identifier: planned.identifier,
            instanceClass: args.instanceClass,
            engineVersion: args.version,
            multiAz: true,
            storageType: "gp3",
            maxAllocatedStorage: args.diskGb.limit,
            storageEncrypted: true,
            kmsKeyId: key,
            publiclyAccessible: false,
            iamDatabaseAuthenticationEnabled: true,
            caCertIdentifier: "rds-ca-rsa2048-g1",
            backupRetentionPeriod: retentionDays,
            backupWindow: "03:00-04:00",
            maintenanceWindow: planned.maintenanceWindow,
            autoMinorVersionUpgrade: true,
            applyImmediately: false,
            copyTagsToSnapshot: true,
            deletionProtection: planned.guarded,
            skipFinalSnapshot: !args.protect,
            ...(args.protect && { finalSnapshotIdentifier: `${planned.identifier}-final` }),
            deleteAutomatedBackups: !args.protect,
            performanceInsightsEnabled: true,
            performanceInsightsKmsKeyId: key,
            performanceInsightsRetentionPeriod: 7,
            monitoringInterval: 60,
            enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
            tags: args.tags,
        };
    }

    /** Point-in-time recovery from the other region, for the day on which replica and region are both no help. */
    private copyBackups(
        { number, region }: PlannedInstance,
        source: aws.rds.Instance,
        days: number,
        args: PostgresPairArgs,
    ) {
        const abroad = region === args.regions.primary ? args.regions.failover : args.regions.primary;
        new aws.rds.InstanceAutomatedBackupsReplication(
            this.child(`${number}-backups`),
            { sourceDbInstanceArn: source.arn, kmsKeyId: inRegion(args.keys, abroad), retentionPeriod: days },
            this.inside(inRegion(args.providers, abroad)),
        );
    }
}

function writeEndpoint(writer: aws.rds.Instance, region: string): pulumi.Output<string> {
    return pulumi.all([writer.endpoint, writer.replicateSourceDb]).apply(([endpoint, source]) => {
        if (!source) return endpoint;
        throw new pulumi.ResourceError(
            `the instance in ${region} still follows ${source}: promote it, or set transition to promote, before it is the writer`,
            writer,
        );
    });
}

interface MonitoringRole {
    readonly arn: pulumi.Output<string>;
    readonly attached: pulumi.Resource;
}

interface Shared {
    readonly args: PostgresPairArgs;
    readonly plan: ReturnType<typeof planPostgresPair>;
    readonly password: AdministratorPassword;
    readonly monitoring: MonitoringRole;
}
