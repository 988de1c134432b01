import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../core/argument-error.ts";
import { type ByRegion, forNoRegion, forRegions, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { type RegionPair, readerOf } from "../core/region-pair.ts";
import {
    commonSettings,
    PORTS,
    type PostgresShape,
    postgresShapeProblems,
    writerSettings,
} from "./postgres-instance.ts";
import { planRoles, type Role, type Transition } from "./postgres-roles.ts";
import type { PrivateAccess } from "./private-services.ts";

export interface PostgresPairArgs extends PostgresShape {
    readonly project: string;
    readonly regions: RegionPair;
    /** Databases that are made in the pair. */
    readonly databases: readonly string[];
    /** Private addresses that instances get, by region. */
    readonly access: PrivateAccess;
    /** The one change of roles that this update may make; see `postgres-roles.ts`. Default: none. */
    readonly transition?: Transition;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
}

/** Names and roles of both instances. Throws when the pair could not lose a zone or keep its backups. */
export function planPostgresPair(
    name: string,
    args: PostgresShape & Pick<PostgresPairArgs, "regions" | "transition" | "protect">,
) {
    refuse(`PostgresPair ${name}`, [
        ...postgresShapeProblems(args),
        ...(args.transition === "pair" && args.edition !== "ENTERPRISE_PLUS"
            ? [
                  {
                      path: "transition",
                      reason: `must not be pair in edition ${args.edition}, which knows no recovery replica`,
                  },
              ]
            : []),
    ]);
    const { regions, transition = "none", protect } = args;
    const names = forRegions(regions, (region) => cloudName("google-sql-instance", name, region));
    return { names, reader: readerOf(regions), roles: planRoles(regions, names, transition, protect) };
}

/**
 * PostgreSQL in both regions, each over two zones: the writer region's instance takes writes, the other follows it, answers
 * reads and takes over. Who writes and who follows is decided when the pair is made; later it changes only in the cloud, by
 * an operator, or by a `transition`. Clients authenticate by IAM; there are no passwords.
 */
export class PostgresPair extends Component {
    /** Name or address of the instance that takes writes. Fails when the writer region's instance is a replica. */
    readonly writeHost: pulumi.Output<string>;
    /** Through the pool if there is one, and past it. */
    readonly ports: { readonly pooled: number; readonly direct: number };
    /** `host:port` that takes writes: the pool's if there is one. */
    readonly writeEndpoint: pulumi.Output<string>;
    /** The same without a pool, for migrations. */
    readonly directEndpoint: pulumi.Output<string>;
    /** `host:port` of each region's own instance; the reader region's takes reads only. */
    readonly readEndpoints: ByRegion<pulumi.Output<string>>;
    /** `project:region:instance`, as Google's connectors want it. */
    readonly connectionNames: ByRegion<pulumi.Output<string>>;
    readonly instances: ByRegion<gcp.sql.DatabaseInstance>;
    /** Name of the instance that takes writes. */
    readonly writerName: string;
    /** Whether the reader region's instance follows the writer; false after a plain promotion, until it is rebuilt. */
    readonly replicating: pulumi.Output<boolean>;

    constructor(name: string, args: PostgresPairArgs, options?: ComponentOptions) {
        super("gcp:PostgresPair", name, options);
        const { names, reader, roles } = planPostgresPair(name, args);
        const { writer } = args.regions;
        const first = this.instance(writer, inRegion(roles, writer), names, args, reader);
        const second = this.instance(reader, inRegion(roles, reader), names, args, writer, [first]);
        this.instances = { [writer]: first, [reader]: second };
        this.writerName = inRegion(names, writer);
        for (const database of args.databases) this.database(database, first, args);

        this.ports = { pooled: args.pool ? PORTS.pool : PORTS.server, direct: PORTS.server };
        this.writeHost = writeHost(first, writer);
        this.writeEndpoint = pulumi.interpolate`${this.writeHost}:${this.ports.pooled}`;
        this.directEndpoint = pulumi.interpolate`${this.writeHost}:${this.ports.direct}`;
        this.readEndpoints = forRegions(
            args.regions,
            (region) => pulumi.interpolate`${inRegion(this.instances, region).privateIpAddress}:${this.ports.pooled}`,
        );
        this.connectionNames = forRegions(args.regions, (region) => inRegion(this.instances, region).connectionName);
        this.replicating = follows(second, this.writerName);
        this.registerOutputs({ regions: args.regions, edition: args.edition, replicating: this.replicating });
    }

    private instance(
        region: string,
        role: Role,
        names: ByRegion<string>,
        args: PostgresPairArgs,
        other: string,
        after: readonly pulumi.Resource[] = [],
    ): gcp.sql.DatabaseInstance {
        return new gcp.sql.DatabaseInstance(
            this.child(region),
            {
                project: args.project,
                region,
                name: inRegion(names, region),
                databaseVersion: args.version,
                ...role.inputs,
                deletionProtection: role.protect,
                settings: {
                    ...commonSettings(args),
                    ...(role.writes && writerSettings(args, other)),
                    deletionProtectionEnabled: role.protect,
                    ipConfiguration: {
                        ipv4Enabled: false,
                        privateNetwork: args.access.network,
                        allocatedIpRange: inRegion(args.access.ranges, region),
                        // Not client certificates: their keys would be secrets to keep, and IAM proves who a client is.
                        sslMode: "ENCRYPTED_ONLY",
                    },
                    userLabels: args.labels,
                },
            },
            this.inside(inRegion(args.providers, region), {
                protect: role.protect,
                ignoreChanges: [...role.ignoreChanges],
                after: [args.access.ready, ...after],
            }),
        );
    }

    /**
     * Made on the instance that takes writes at the time. It stays with that instance by name: both hold the same databases
     * by replication, and moving it would mean dropping it here and making it there.
     */
    private database(database: string, writer: gcp.sql.DatabaseInstance, args: PostgresPairArgs): void {
        new gcp.sql.Database(
            this.child(`database-${database}`),
            { project: args.project, instance: this.writerName, name: database },
            this.inside(forNoRegion(args.providers), {
                protect: args.protect,
                ignoreChanges: ["instance"],
                after: [writer],
            }),
        );
    }
}

/** The pair's name if Google keeps one that follows the writer, else the writer's own address. */
function writeHost(instance: gcp.sql.DatabaseInstance, region: string): pulumi.Output<string> {
    const { instanceType, privateIpAddress, replicationCluster } = instance;
    return pulumi
        .all([instanceType, privateIpAddress, replicationCluster])
        .apply(([type, address, { failoverDrReplicaName, psaWriteEndpoint }]) => {
            if (type !== "CLOUD_SQL_INSTANCE") {
                throw new pulumi.ResourceError(
                    `regions.writer names ${region}, whose instance is a read replica; name the region that takes writes, or promote this one first (then refresh)`,
                    instance,
                );
            }
            const isPaired = failoverDrReplicaName !== undefined && failoverDrReplicaName !== "";
            return isPaired && psaWriteEndpoint ? psaWriteEndpoint.replace(/\.$/, "") : address;
        });
}

/** Says so when it does not: nothing else shows that a region's loss would now lose data. */
function follows(reader: gcp.sql.DatabaseInstance, writer: string): pulumi.Output<boolean> {
    return reader.masterInstanceName.apply((master) => {
        const isFollowing = master.slice(master.lastIndexOf(":") + 1) === writer;
        if (!isFollowing) {
            void pulumi.log.warn(
                `does not follow ${writer}: there is no copy in another region until it is released and rebuilt`,
                reader,
            );
        }
        return isFollowing;
    });
}
