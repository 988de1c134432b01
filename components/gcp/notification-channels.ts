import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface NotificationChannelsArgs {
    readonly project: string;
    /** Mail addresses by step of the alert ladder. */
    readonly recipients: { readonly warning: readonly string[]; readonly critical: readonly string[] };
    /** Ids of channels that exist already, such as chat and pager, by step. */
    readonly existing: { readonly warning: readonly string[]; readonly critical: readonly string[] };
    readonly provider: pulumi.ProviderResource;
}

/** Where alerts go: one list for warnings, one for critical alerts. */
export class NotificationChannels extends Component {
    readonly warning: readonly pulumi.Output<string>[];
    readonly critical: readonly pulumi.Output<string>[];

    constructor(name: string, args: NotificationChannelsArgs, options?: ComponentOptions) {
        super("gcp:NotificationChannels", name, options);
        const channels = (step: "warning" | "critical") => [
            ...args.recipients[step].map(
                (address, index) =>
                    new gcp.monitoring.NotificationChannel(
                        this.child(`${step}-${index + 1}`),
                        {
                            project: args.project,
                            type: "email",
                            displayName: `${name} ${step}: ${address}`,
                            labels: { email_address: address },
                        },
                        this.inside(args.provider),
                    ).name,
            ),
            ...args.existing[step].map((id) => pulumi.output(id)),
        ];
        this.warning = channels("warning");
        this.critical = channels("critical");
        this.registerOutputs({ warning: this.warning, critical: this.critical });
    }
}
