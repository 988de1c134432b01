import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { EdgeCoordination, objectBindings } from "./edge-coordination.ts";
import { parseConfig, type RouterConfig } from "./edge-router/configuration/config.ts";
import { workerScript } from "./worker-script.ts";

export interface EdgeRouterArgs {
    readonly accountId: string;
    readonly zoneId: pulumi.Input<string>;
    /**
     * Host name whose requests pass through the router, on a Route: beneath it the load balancer still answers. Absent:
     * no Route, and another Worker that binds the router as a service sends the requests.
     */
    readonly host?: string;
    /** Regions, writer, times, versions, what counts against a region, and whether isolates decide together. */
    readonly config: RouterConfig;
    readonly provider: pulumi.ProviderResource;
}

/** Largest variable of a Worker, in bytes: https://developers.cloudflare.com/workers/platform/limits/ (5 KB), 2026-11-23. */
const LARGEST_BINDING = 5 * 1024;

/** Counters of rate limits have numbers that are the account's own; a second limited router of an account needs others. */
const FIRST_NAMESPACE = 1001;

/** The Worker's file and bindings. Throws, with the router's own sentences, on a configuration it would refuse at start. */
export function planEdgeRouter(name: string, config: RouterConfig) {
    const parsed = parseConfig(JSON.parse(JSON.stringify(config)));
    const problems: Problem[] =
        "problems" in parsed ? parsed.problems.map((reason) => ({ path: "config", reason })) : [];
    const bytes = new TextEncoder().encode(JSON.stringify(config)).length;
    if (bytes > LARGEST_BINDING) {
        problems.push({
            path: "config",
            reason: `must be at most ${LARGEST_BINDING} bytes of JSON, which is what a binding may hold, got ${bytes}`,
        });
    }
    refuse(`EdgeRouter ${name}`, problems);
    return {
        scriptName: cloudName("cloudflare-worker", name),
        bindings: [
            { type: "json", name: "CONFIG", json: JSON.stringify(config) },
            { type: "version_metadata", name: "VERSION" },
            ...(config.limits ?? []).map(({ binding, requests, periodSeconds }, index) => ({
                type: "ratelimit",
                name: binding,
                namespaceId: String(FIRST_NAMESPACE + index),
                simple: { limit: requests, period: periodSeconds },
            })),
        ],
    };
}

/**
 * The router in front of the load balancer: it sees real answers, so it leaves a failing region before probes notice.
 * On any fault of its own, requests go on to the load balancer.
 */
export class EdgeRouter extends Component {
    readonly scriptName: pulumi.Output<string>;

    constructor(name: string, args: EdgeRouterArgs, options?: ComponentOptions) {
        super("cloudflare:EdgeRouter", name, options);
        const { scriptName, bindings } = planEdgeRouter(name, args.config);
        const coordination =
            args.config.coordination === undefined
                ? undefined
                : new EdgeCoordination(this.child("coordination"), args, { parent: this });
        const inside = this.inside(args.provider, { after: coordination === undefined ? [] : [coordination.served] });
        const script = new cloudflare.WorkersScript(
            this.child("script"),
            {
                accountId: args.accountId,
                scriptName,
                ...workerScript("edge-router"),
                bindings:
                    coordination === undefined ? bindings : [...bindings, ...objectBindings(coordination.scriptName)],
            },
            inside,
        );
        if (args.host !== undefined) {
            new cloudflare.WorkersRoute(
                this.child("route"),
                { zoneId: args.zoneId, pattern: `${args.host}/*`, script: script.scriptName },
                inside,
            );
        }
        this.scriptName = script.scriptName;
        this.registerOutputs({ scriptName: this.scriptName, ...(args.host !== undefined && { host: args.host }) });
    }
}
