import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface ApplicationNamespaceArgs {
    /** Its name. */
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A namespace of one system: pods without special rights only, and no traffic but what a workload's own rules allow. */
export class ApplicationNamespace extends Component {
    readonly namespace: pulumi.Output<string>;

    constructor(name: string, args: ApplicationNamespaceArgs, options?: ComponentOptions) {
        super("kubernetes:ApplicationNamespace", name, options);
        const inside = this.inside(args.provider);
        const namespace = new kubernetes.core.v1.Namespace(
            this.child("namespace"),
            {
                metadata: {
                    name: args.namespace,
                    labels: {
                        ...args.labels,
                        "pod-security.kubernetes.io/enforce": "restricted",
                        "pod-security.kubernetes.io/enforce-version": "latest",
                    },
                },
            },
            inside,
        );
        this.namespace = namespace.metadata.name;
        new kubernetes.networking.v1.NetworkPolicy(
            this.child("deny"),
            {
                metadata: { name: "deny-all", namespace: this.namespace, labels: { ...args.labels } },
                spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
            },
            inside,
        );
        this.registerOutputs({ namespace: args.namespace });
    }
}
