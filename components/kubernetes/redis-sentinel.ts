import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { longestFailover, SENTINEL_TIMES } from "./redis-config.ts";
import { PORTS, planRedis, planRedisTraffic, type RedisKind, type RedisShape, redisPod } from "./redis-pods.ts";
import { planTrafficRules } from "./traffic-rules.ts";

export interface RedisSentinelArgs extends RedisShape {
    /** Mail address of the Google service account that pods act as: it may read the secrets and nothing else. */
    readonly identity: pulumi.Input<string>;
    /** Apps of the same namespace that may connect, by their label `app`. */
    readonly clients: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

type Plan = ReturnType<typeof planRedis> & { readonly account: pulumi.Input<string> };

/**
 * One Redis primary and replicas of it with Sentinels that choose the primary, each on a zone of its own. Clients ask a
 * Sentinel for the primary. Replication is asynchronous: a failover loses what no replica had yet.
 */
export class RedisSentinel extends Component {
    /** `host:port` of every Sentinel, inside the cluster. */
    readonly sentinels: readonly string[];
    /** The name that Sentinels know the group by. */
    readonly group: string;
    /** From a primary's death until another one takes writes. */
    readonly failover: Duration;

    constructor(name: string, args: RedisSentinelArgs, options?: ComponentOptions) {
        super("kubernetes:RedisSentinel", name, options);
        const plan = planRedis(name, args);
        const account = new kubernetes.core.v1.ServiceAccount(
            this.child("account"),
            {
                metadata: {
                    name: plan.names.redis,
                    namespace: args.namespace,
                    labels: { ...args.labels },
                    annotations: { "iam.gke.io/gcp-service-account": args.identity },
                },
                automountServiceAccountToken: false,
            },
            this.inside(args.provider),
        );
        for (const kind of ["sentinel", "redis"] as const) {
            this.set(name, kind, { ...plan, account: account.metadata.name }, args);
        }
        this.sentinels = plan.sentinels;
        this.group = plan.group;
        this.failover = longestFailover(SENTINEL_TIMES);
        this.registerOutputs({
            sentinels: this.sentinels,
            group: this.group,
            failoverSeconds: this.failover.seconds,
            persistence: args.persistence,
        });
    }

    /** The pods of one kind with what keeps them apart, findable and undisturbed. */
    private set(name: string, kind: RedisKind, plan: Plan, args: RedisSentinelArgs): void {
        const set = plan.names[kind];
        const port = PORTS[kind];
        const metadata = { name: set, namespace: args.namespace, labels: { ...args.labels, app: set } };
        const selector = { app: set };
        const inside = this.inside(args.provider);
        const config = new kubernetes.core.v1.ConfigMap(
            this.child(`${kind}-files`),
            { metadata: { namespace: args.namespace, labels: metadata.labels }, data: plan.files[kind] },
            inside,
        );
        new kubernetes.core.v1.Service(
            this.child(kind),
            {
                metadata,
                spec: {
                    clusterIP: "None",
                    // Instances find each other before they are ready: readiness needs that they have.
                    publishNotReadyAddresses: true,
                    selector,
                    ports: [{ name: kind, port, targetPort: kind }],
                },
            },
            inside,
        );
        new kubernetes.policy.v1.PodDisruptionBudget(
            this.child(`${kind}-budget`),
            {
                metadata,
                spec: {
                    maxUnavailable: 1,
                    unhealthyPodEvictionPolicy: "AlwaysAllow",
                    selector: { matchLabels: selector },
                },
            },
            inside,
        );
        new kubernetes.networking.v1.NetworkPolicy(
            this.child(`${kind}-traffic`),
            { metadata, spec: planTrafficRules(selector, planRedisTraffic(plan.names, kind, args.clients)) },
            inside,
        );
        new kubernetes.apps.v1.StatefulSet(
            this.child(`${kind}-set`),
            {
                metadata,
                spec: {
                    serviceName: set,
                    replicas: kind === "redis" ? args.replicas + 1 : args.sentinels,
                    // All at once: the first instance waits for Sentinels, and they for its name.
                    podManagementPolicy: "Parallel",
                    selector: { matchLabels: selector },
                    template: {
                        metadata: { labels: metadata.labels },
                        spec: redisPod(name, kind, args, {
                            config: config.metadata.name,
                            account: plan.account,
                        }),
                    },
                    volumeClaimTemplates: [
                        {
                            metadata: { name: "data" },
                            spec: {
                                accessModes: ["ReadWriteOnce"],
                                storageClassName: args.storage.className,
                                resources: { requests: { storage: `${kind === "redis" ? args.storage.sizeGb : 1}Gi` } },
                            },
                        },
                    ],
                },
            },
            inside,
        );
    }
}
