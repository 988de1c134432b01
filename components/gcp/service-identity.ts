import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";

/** One role on the project, narrowed to named resources where the role allows it. */
export interface Grant {
    /** Last part of the role: `datastore.user`. */
    readonly role: string;
    /** A condition in Common Expression Language, with the title that audits show. */
    readonly only?: { readonly title: string; readonly expression: pulumi.Input<string> };
}

export interface ServiceIdentityArgs {
    readonly project: string;
    /** What it is for, shown in the console. */
    readonly purpose: string;
    /** Roles in the project, each perhaps on a condition. */
    readonly grants: readonly Grant[];
    readonly provider: pulumi.ProviderResource;
}

/** A service account of its own with no more than the roles listed. */
export class ServiceIdentity extends Component {
    readonly email: pulumi.Output<string>;
    /** As IAM bindings name it: `serviceAccount:<email>`. */
    readonly member: pulumi.Output<string>;

    constructor(name: string, args: ServiceIdentityArgs, options?: ComponentOptions) {
        super("gcp:ServiceIdentity", name, options);
        const inside = this.inside(args.provider);
        const account = new gcp.serviceaccount.Account(
            this.child("account"),
            { project: args.project, accountId: cloudName("google-service-account", name), displayName: args.purpose },
            inside,
        );
        this.email = account.email;
        this.member = pulumi.interpolate`serviceAccount:${account.email}`;
        for (const { role, only } of args.grants) {
            new gcp.projects.IAMMember(
                this.child(role.replaceAll(".", "-").toLowerCase()),
                { project: args.project, role: `roles/${role}`, member: this.member, ...(only && { condition: only }) },
                inside,
            );
        }
        this.registerOutputs({ email: this.email });
    }
}
