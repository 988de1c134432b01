import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface UptimeTarget {
    /** Kebab-case; stays the same when host or path change. */
    readonly name: string;
    readonly host: string;
    readonly path: string;
}

export interface UptimeChecksArgs {
    readonly project: string;
    /** What is asked from outside. */
    readonly targets: readonly UptimeTarget[];
    readonly provider: pulumi.ProviderResource;
}

/** Shortest period there is (https://cloud.google.com/monitoring/uptime-checks, 2026-11-22): it can alert, never steer. */
const PERIOD = "60s";

/** Looks at every health path from outside, each minute, from at least three parts of the world. */
export class UptimeChecks extends Component {
    /** Check id by target name. */
    readonly checks: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: UptimeChecksArgs, options?: ComponentOptions) {
        super("gcp:UptimeChecks", name, options);
        const checks: Record<string, pulumi.Output<string>> = {};
        for (const target of args.targets) {
            const check = new gcp.monitoring.UptimeCheckConfig(
                this.child(target.name),
                {
                    project: args.project,
                    displayName: `${name} ${target.name}`,
                    period: PERIOD,
                    timeout: "10s",
                    selectedRegions: ["USA", "EUROPE", "ASIA_PACIFIC"],
                    httpCheck: {
                        path: target.path,
                        port: 443,
                        useSsl: true,
                        validateSsl: true,
                        acceptedResponseStatusCodes: [{ statusClass: "STATUS_CLASS_2XX" }],
                    },
                    monitoredResource: { type: "uptime_url", labels: { project_id: args.project, host: target.host } },
                },
                this.inside(args.provider),
            );
            checks[target.name] = check.uptimeCheckId;
        }
        this.checks = checks;
        this.registerOutputs({ checks: Object.keys(checks) });
    }
}
