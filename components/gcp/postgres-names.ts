import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import type { ByRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import type { PostgresPair } from "./postgres-pair.ts";

export interface PostgresNamesArgs {
    readonly project: string;
    /** The pair that the names lead to. */
    readonly pair: PostgresPair;
    /** Network that the names are known in. */
    readonly network: pulumi.Input<string>;
    /** A domain that only the network knows, such as `claims.internal`. */
    readonly domain: string;
    /** How long clients may go on using an address that has changed. */
    readonly timeToLive: Duration;
    readonly labels: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

/**
 * Names for a pair's endpoints that stay the same when roles and addresses change, so that nothing that runs has to be
 * deployed again because the database failed over or was rebuilt.
 */
export class PostgresNames extends Component {
    /** `host:port` that takes writes. */
    readonly write: string;
    /** The same without a pool, for migrations. */
    readonly direct: string;
    /** `host:port` of each region's own instance. */
    readonly read: ByRegion<string>;

    constructor(name: string, args: PostgresNamesArgs, options?: ComponentOptions) {
        super("gcp:PostgresNames", name, options);
        const { pair, domain } = args;
        const zone = new gcp.dns.ManagedZone(
            this.child("zone"),
            {
                project: args.project,
                dnsName: `${domain}.`,
                description: "Names of database endpoints, inside the network only",
                visibility: "private",
                privateVisibilityConfig: { networks: [{ networkUrl: args.network }] },
                labels: args.labels,
            },
            this.inside(args.provider, { protect: args.protect }),
        );
        this.record("write", `write.${domain}`, pair.writeHost, zone, args);
        const read: Record<string, string> = {};
        for (const [region, { privateIpAddress }] of Object.entries(pair.instances)) {
            const host = `${region}.read.${domain}`;
            this.record(`read-${region}`, host, privateIpAddress, zone, args);
            read[region] = `${host}:${pair.ports.pooled}`;
        }
        this.write = `write.${domain}:${pair.ports.pooled}`;
        this.direct = `write.${domain}:${pair.ports.direct}`;
        this.read = read;
        this.registerOutputs({ write: this.write, read });
    }

    /** An address, or another name for Google's own that follows the writer by itself. */
    private record(
        role: string,
        host: string,
        target: pulumi.Output<string>,
        zone: gcp.dns.ManagedZone,
        { project, timeToLive, provider }: PostgresNamesArgs,
    ): void {
        const isAddress = target.apply((text) => /^[0-9.]+$/.test(text));
        new gcp.dns.RecordSet(
            this.child(role),
            {
                project,
                managedZone: zone.name,
                name: `${host}.`,
                type: isAddress.apply((yes) => (yes ? "A" : "CNAME")),
                ttl: timeToLive.seconds,
                rrdatas: [pulumi.all([target, isAddress]).apply(([text, yes]) => (yes ? text : `${text}.`))],
            },
            this.inside(provider),
        );
    }
}
