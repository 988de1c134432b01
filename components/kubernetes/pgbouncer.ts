import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { LONGEST_WAIT, POOL_MODE, type PooledDatabase, renderPgbouncerConfig } from "./pgbouncer-config.ts";
import type { PodVolume } from "./pod.ts";
import type { Traffic } from "./traffic-rules.ts";
import type { Companion } from "./web-workload-plan.ts";

export interface PgbouncerArgs {
    readonly namespace: pulumi.Input<string>;
    /** Images of PgBouncer and of Google's Cloud SQL Auth Proxy (version 2), by digest. */
    readonly images: { readonly pgbouncer: string; readonly connector: string };
    /** Databases by the name that the application asks for: `project:region:instance` and the name inside it. */
    readonly databases: Readonly<
        Record<string, { readonly instance: pulumi.Input<string>; readonly database: string }>
    >;
    /** Database user: the service account's address without `.gserviceaccount.com`. */
    readonly user: pulumi.Input<string>;
    /** Connections to servers that one pod holds for each database. */
    readonly connections: number;
    /** Connections that a pod lets in; at least as many as it holds to servers. */
    readonly clients: number;
    /** How long it stays up after the application is told to end. */
    readonly shutdownSeconds: number;
    /** Address blocks of the databases. */
    readonly blocks: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** Where the application finds its databases, whatever the cluster. */
export const POOL = { host: "127.0.0.1", port: 6432 } as const;

/** What clients have to know of a pod's pool, as plain data: what the stack's outputs carry. */
export function plainPool({ connections, clients }: Pick<PgbouncerArgs, "connections" | "clients">) {
    return { ...POOL, mode: POOL_MODE, connections, clients, longestWaitSeconds: LONGEST_WAIT.seconds } as const;
}

const CONNECTOR = { firstPort: 5432, healthPort: 9801 } as const;
/** Port on which the connector reaches an instance (https://cloud.google.com/sql/docs/postgres/sql-proxy, 2026-11-22). */
const INSTANCE_PORT = 3307;

/** Connections that all pods together can ask of the databases, and whether the server has them. */
export function planPools(
    name: string,
    {
        pods,
        connections,
        databases,
        limit,
    }: {
        readonly pods: number;
        readonly connections: number;
        readonly databases: number;
        /** Connections that the server takes. */
        readonly limit: number;
    },
): { readonly connections: number } {
    const most = pods * connections * databases;
    const problems: Problem[] =
        most <= limit
            ? []
            : [
                  {
                      path: "connections",
                      reason: `must leave the ${pods} pods that there can be within the server's ${limit} connections, got ${connections} for each of ${databases} database(s), which comes to ${most}`,
                  },
              ];
    refuse(`Pgbouncer ${name}`, problems);
    return { connections: most };
}

/**
 * A connection pool in each of a workload's pods: PgBouncer for the application, and behind it Google's connector, which
 * encrypts and logs in as the pod's own identity. Nothing listens outside the pod, and there is no password.
 */
export class Pgbouncer extends Component {
    readonly companions: readonly Companion[];
    readonly volumes: Readonly<Record<string, PodVolume>>;
    /** What the pod has to reach for it. */
    readonly reaches: readonly Traffic[];

    constructor(name: string, args: PgbouncerArgs, options?: ComponentOptions) {
        super("kubernetes:Pgbouncer", name, options);
        const entries = Object.entries(args.databases).map(([key, database], index) => ({
            key,
            ...database,
            port: CONNECTOR.firstPort + index,
        }));
        const map = new kubernetes.core.v1.ConfigMap(
            this.child("config"),
            {
                metadata: { namespace: args.namespace, labels: { ...args.labels } },
                data: {
                    "pgbouncer.ini": pulumi.output(args.user).apply((user) =>
                        renderPgbouncerConfig({
                            databases: Object.fromEntries(
                                entries.map(({ key, database, port }): [string, PooledDatabase] => [
                                    key,
                                    { host: POOL.host, port, database, user, connections: args.connections },
                                ]),
                            ),
                            listen: { address: POOL.host, port: POOL.port },
                            clients: args.clients,
                            encryption: { kind: "connector" },
                        }),
                    ),
                },
            },
            this.inside(args.provider),
        );
        this.volumes = { pool: { kind: "config", map: map.metadata.name } };
        this.companions = [
            {
                name: "connector",
                image: args.images.connector,
                args: [
                    "--private-ip",
                    "--auto-iam-authn",
                    "--structured-logs",
                    "--exit-zero-on-sigterm",
                    "--health-check",
                    "--http-address=0.0.0.0",
                    `--http-port=${CONNECTOR.healthPort}`,
                    // Connections that are in use when the pod stops are given this long.
                    `--max-sigterm-delay=${args.shutdownSeconds}s`,
                    ...entries.map(
                        ({ instance, port }) => pulumi.interpolate`${instance}?address=127.0.0.1&port=${port}`,
                    ),
                ],
                resources: { cpu: "100m", memory: "128Mi" },
                ready: { port: CONNECTOR.healthPort, path: "/startup" },
            },
            {
                name: "pool",
                image: args.images.pgbouncer,
                command: ["pgbouncer", "/pool/pgbouncer.ini"],
                resources: { cpu: "100m", memory: "64Mi" },
                mounts: { pool: "/pool" },
            },
        ];
        this.reaches = [{ peers: [{ blocks: args.blocks }], ports: [INSTANCE_PORT] }];
        this.registerOutputs({ databases: Object.keys(args.databases) });
    }
}
