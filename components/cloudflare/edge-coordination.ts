import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { cloudName } from "../core/naming.ts";
import { COMPATIBILITY_DATE } from "./compatibility-date.ts";
import type { RouterConfig } from "./edge-router/configuration/config.ts";
import { bundleWorker } from "./worker-bundle.ts";

export interface EdgeCoordinationArgs {
    readonly accountId: string;
    /** The router's own configuration: both decide by the same rules. */
    readonly config: RouterConfig;
    readonly provider: pulumi.ProviderResource;
}

/** The classes of Durable Objects, by the name of the binding under which both Workers find them. */
export const OBJECT_CLASSES = { COORDINATOR: "RegionCoordinator", OUTBOX: "Outbox" } as const;

/** Wakes the coordinator when its alarm has stopped: the runtime gives an alarm up after six failures. */
const EVERY_MINUTE = "* * * * *";

/** Bindings to the classes; `scriptName` when another Worker has them. */
export function objectBindings(scriptName?: pulumi.Input<string>) {
    return Object.entries(OBJECT_CLASSES).map(([name, className]) => ({
        type: "durable_object_namespace",
        name,
        className,
        ...(scriptName !== undefined && { scriptName }),
    }));
}

/**
 * What isolates of the router decide together: one coordinator that pools what they count, probes regions and numbers
 * decisions, and outboxes that hold writes. A Worker of its own, so that a release of the router restarts neither.
 */
export class EdgeCoordination extends Component {
    /** Name of the Worker. */
    readonly scriptName: pulumi.Output<string>;
    /** What binds its classes comes after this: they are there once a version is served. */
    readonly served: pulumi.Resource;

    constructor(name: string, args: EdgeCoordinationArgs, options?: ComponentOptions) {
        super("cloudflare:EdgeCoordination", name, options);
        const { accountId } = args;
        const inside = this.inside(args.provider);
        const worker = new cloudflare.Worker(
            this.child("worker"),
            {
                accountId,
                name: cloudName("cloudflare-worker", name),
                observability: { enabled: true, headSamplingRate: 1 },
            },
            inside,
        );
        const { content, sha256 } = bundleWorker("edge-coordination");
        const version = new cloudflare.WorkerVersion(
            this.child("version"),
            {
                accountId,
                workerId: worker.id,
                compatibilityDate: COMPATIBILITY_DATE,
                annotations: { workersTag: sha256.slice(0, 12), workersMessage: name },
                mainModule: "worker.js",
                modules: [
                    {
                        name: "worker.js",
                        contentType: "application/javascript+module",
                        contentBase64: Buffer.from(content).toString("base64"),
                    },
                ],
                bindings: [
                    { type: "json", name: "CONFIG", json: JSON.stringify(args.config) },
                    { type: "version_metadata", name: "VERSION" },
                    ...objectBindings(),
                ],
                // Declared, not migrated: migrations are sent again with every upload and then refused.
                exports: Object.fromEntries(
                    Object.values(OBJECT_CLASSES).map((className) => [
                        className,
                        { type: "durable-object", storage: "sqlite", state: "created" },
                    ]),
                ),
            },
            // A later one replaces it, and a rollback serves it again.
            { ...inside, retainOnDelete: true },
        );
        const deployment = new cloudflare.WorkersDeployment(
            this.child("deployment"),
            {
                accountId,
                scriptName: worker.name,
                strategy: "percentage",
                versions: [{ versionId: version.id, percentage: 100 }],
            },
            inside,
        );
        new cloudflare.WorkersCronTrigger(
            this.child("watch"),
            { accountId, scriptName: worker.name, schedules: [{ cron: EVERY_MINUTE }] },
            this.inside(args.provider, { after: [deployment] }),
        );
        // The Worker's own name: a deployment is made anew with each version, and its name would be unknown until then.
        this.scriptName = worker.name;
        this.served = deployment;
        this.registerOutputs({ scriptName: this.scriptName });
    }
}
