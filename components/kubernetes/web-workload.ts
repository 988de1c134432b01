import type { types } from "@pulumi/kubernetes";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { planTrafficRules } from "./traffic-rules.ts";
import { type ColourPlan, planWebWorkload, type WebWorkloadPlanArgs } from "./web-workload-plan.ts";

export interface WebWorkloadArgs extends WebWorkloadPlanArgs {
    readonly namespace: pulumi.Input<string>;
    /** Mail address of the Google service account that pods act as. */
    readonly identity: pulumi.Input<string>;
    /** How others than the namespace's own pods get in. Default: they do not. */
    readonly entrances?: readonly Entrance[];
    readonly provider: pulumi.ProviderResource;
}

/** A passthrough load balancer: packets reach the pods as they were sent, with the sender's address. */
export interface Entrance {
    /** `external` takes connections from the internet, `internal` from both regions of the network. */
    readonly kind: "external" | "internal";
    /** A reserved address of the cluster's region; an internal one is of the cluster's subnetwork. */
    readonly address: pulumi.Input<string>;
    /** Who may connect. */
    readonly blocks: readonly string[];
    readonly port: number;
}

/**
 * What makes Google's load balancer: backend-service based, whose health checks see which nodes have a ready pod; or
 * internal, reachable from other regions too
 * (https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters, 2026-11-22).
 */
const ANNOTATIONS: Readonly<Record<Entrance["kind"], Record<string, string>>> = {
    external: { "cloud.google.com/l4-rbs": "enabled" },
    internal: {
        "networking.gke.io/load-balancer-type": "Internal",
        "networking.gke.io/internal-load-balancer-allow-global-access": "true",
    },
};

/**
 * A program that answers requests: pods over all zones, scaled by load, that survive drains, rollouts and the loss of a
 * zone. Requests go to the live colour; changing it is a change of one selector.
 */
export class WebWorkload extends Component {
    /** Name of the Service, also its host name inside the namespace. */
    readonly service: pulumi.Output<string>;
    /** Host name inside the cluster whose addresses are those of the ready pods, one by one. */
    readonly pods: pulumi.Output<string>;

    constructor(name: string, args: WebWorkloadArgs, options?: ComponentOptions) {
        super("kubernetes:WebWorkload", name, options);
        const { app, namespace } = args;
        const inside = this.inside(args.provider);
        const metadata = { name: app, namespace, labels: { ...args.labels, app } };
        const account = new kubernetes.core.v1.ServiceAccount(
            this.child("account"),
            {
                metadata: { ...metadata, annotations: { "iam.gke.io/gcp-service-account": args.identity } },
                automountServiceAccountToken: false,
            },
            inside,
        );
        const plan = planWebWorkload(name, args, account.metadata.name);
        new kubernetes.networking.v1.NetworkPolicy(
            this.child("traffic"),
            { metadata, spec: planTrafficRules({ app }, args.traffic) },
            inside,
        );
        const deployments = plan.colours.map((colour) => this.colour(colour, args));
        const after = this.inside(args.provider, { after: deployments });
        const service = new kubernetes.core.v1.Service(
            this.child("service"),
            { metadata, spec: { type: "ClusterIP", selector: plan.selector, ports: plan.ports } },
            after,
        );
        new kubernetes.core.v1.Service(
            this.child("pods"),
            {
                metadata: { ...metadata, name: `${app}-pods` },
                spec: { type: "ClusterIP", clusterIP: "None", selector: plan.selector, ports: plan.ports },
            },
            after,
        );
        for (const entrance of args.entrances ?? []) this.entrance(entrance, metadata, plan.selector, after);
        this.service = service.metadata.name;
        this.pods = pulumi.interpolate`${app}-pods.${namespace}.svc.cluster.local`;
        this.registerOutputs({ service: this.service, live: args.releases.live });
    }

    private colour({ colour, name, labels, ...plan }: ColourPlan, { namespace, provider }: WebWorkloadArgs) {
        const inside = this.inside(provider);
        const metadata = { name, namespace, labels };
        const deployment = new kubernetes.apps.v1.Deployment(
            this.child(colour),
            { metadata, spec: plan.deployment },
            inside,
        );
        new kubernetes.autoscaling.v2.HorizontalPodAutoscaler(
            this.child(`${colour}-scaling`),
            { metadata, spec: plan.autoscaler },
            this.inside(provider, { after: [deployment] }),
        );
        new kubernetes.policy.v1.PodDisruptionBudget(
            this.child(`${colour}-budget`),
            { metadata, spec: plan.budget },
            inside,
        );
        return deployment;
    }

    private entrance(
        { kind, address, blocks, port }: Entrance,
        metadata: { readonly name: string } & types.input.meta.v1.ObjectMeta,
        selector: Record<string, string>,
        inside: pulumi.CustomResourceOptions,
    ): void {
        new kubernetes.core.v1.Service(
            this.child(kind),
            {
                metadata: { ...metadata, name: `${metadata.name}-${kind}`, annotations: ANNOTATIONS[kind] },
                spec: {
                    type: "LoadBalancer",
                    loadBalancerIP: address,
                    loadBalancerSourceRanges: [...blocks],
                    // Keeps the sender's address, and a node without a ready pod gets nothing.
                    externalTrafficPolicy: "Local",
                    selector,
                    ports: [{ name: "entrance", port, targetPort: "http", protocol: "TCP" }],
                },
            },
            inside,
        );
    }
}
