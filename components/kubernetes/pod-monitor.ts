import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";

export interface PodMonitorArgs {
    readonly namespace: pulumi.Input<string>;
    /** Label `app` of the pods, which show their metrics at `path` of their port `http`. */
    readonly app: string;
    /** Path of the metrics. */
    readonly path: string;
    /** From one look to the next. */
    readonly interval: Duration;
    /** Labels by which the cluster's Prometheus picks its monitors. */
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/**
 * Has the Prometheus operator ask each pod of a workload for its metrics. The workload's traffic rules have to let it: from
 * the namespace that Prometheus runs in.
 */
export class PodMonitor extends Component {
    constructor(name: string, args: PodMonitorArgs, options?: ComponentOptions) {
        super("kubernetes:PodMonitor", name, options);
        new kubernetes.apiextensions.CustomResource(
            this.child("monitor"),
            {
                apiVersion: "monitoring.coreos.com/v1",
                kind: "PodMonitor",
                metadata: { name: args.app, namespace: args.namespace, labels: { ...args.labels } },
                spec: {
                    selector: { matchLabels: { app: args.app } },
                    podMetricsEndpoints: [{ port: "http", path: args.path, interval: `${args.interval.seconds}s` }],
                },
            },
            this.inside(args.provider),
        );
        this.registerOutputs({ app: args.app });
    }
}
