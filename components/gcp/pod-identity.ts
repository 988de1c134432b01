import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { ServiceIdentity, type ServiceIdentityArgs } from "./service-identity.ts";

export interface PodIdentityArgs extends ServiceIdentityArgs {
    /** The clusters' pool of identities: `<project>.svc.id.goog`. */
    readonly workloadPool: string;
    /** Namespace of the pods, the same in every cluster. */
    readonly namespace: string;
    /** Kubernetes service account whose pods act as this identity. */
    readonly account: string;
}

/**
 * A Google service account that the pods of one Kubernetes service account act as, without keys. Clusters of one project
 * share the pool: the same namespace and account in another of its clusters may act as it too
 * (https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity#identity_sameness, 2026-11-22).
 */
export class PodIdentity extends Component {
    readonly email: pulumi.Output<string>;
    /** As IAM bindings name it: `serviceAccount:<email>`. */
    readonly member: pulumi.Output<string>;

    constructor(
        name: string,
        { workloadPool, namespace, account, ...args }: PodIdentityArgs,
        options?: ComponentOptions,
    ) {
        super("gcp:PodIdentity", name, options);
        const identity = new ServiceIdentity(name, args, { parent: this });
        new gcp.serviceaccount.IAMMember(
            this.child("pods"),
            {
                serviceAccountId: identity.email.apply((email) => `projects/${args.project}/serviceAccounts/${email}`),
                role: "roles/iam.workloadIdentityUser",
                member: `serviceAccount:${workloadPool}[${namespace}/${account}]`,
            },
            this.inside(args.provider),
        );
        this.email = identity.email;
        this.member = identity.member;
        this.registerOutputs({ email: this.email });
    }
}
