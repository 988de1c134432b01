import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface HealthNotificationsArgs {
    readonly accountId: string;
    /** Mail addresses. */
    readonly recipients: readonly string[];
    /** Address of the page for whoever is mailed. */
    readonly runbook: string;
    /** Pools whose health is told of. */
    readonly pools: readonly pulumi.Input<string>[];
    readonly provider: pulumi.ProviderResource;
}

/** Mails whoever is on call when the edge changes its mind about a region's health, in either direction. */
export class HealthNotifications extends Component {
    constructor(name: string, args: HealthNotificationsArgs, options?: ComponentOptions) {
        super("cloudflare:HealthNotifications", name, options);
        new cloudflare.NotificationPolicy(
            this.child("pools"),
            {
                accountId: args.accountId,
                name: `${name}: a region's health changed`,
                description: `Runbook: ${args.runbook}`,
                enabled: true,
                alertType: "load_balancing_health_alert",
                filters: { poolIds: [...args.pools], newHealths: ["Unhealthy", "Healthy"], eventSources: ["pool"] },
                mechanisms: { emails: args.recipients.map((id) => ({ id })) },
            },
            this.inside(args.provider),
        );
        this.registerOutputs({ recipients: [...args.recipients] });
    }
}
