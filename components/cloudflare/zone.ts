import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";

export interface ZoneArgs {
    readonly accountId: string;
    /** The domain, such as `example.com`. */
    readonly domain: string;
    readonly protect: boolean;
    readonly provider: pulumi.ProviderResource;
}

type ZoneSettingValue = string | { readonly [key: string]: boolean | number | ZoneSettingValue };

/** Settings by id, in the service's own spelling (https://developers.cloudflare.com/api/resources/zones/subresources/settings/, 2026-11-22). */
export const ZONE_SETTINGS: Readonly<Record<string, ZoneSettingValue>> = {
    always_use_https: "on",
    http3: "on",
    min_tls_version: "1.2",
    // Browsers keep to HTTPS for a year from each answer.
    security_header: { strict_transport_security: { enabled: true, max_age: 31_536_000 } },
    // Full (strict): the edge checks the origin's certificate.
    ssl: "strict",
    websockets: "on",
};

/** A domain on the edge: modern TLS, HTTPS promised to browsers, HTTP/3, WebSocket, authenticated origin pulls, DNSSEC, tiered cache. */
export class Zone extends Component {
    readonly zoneId: pulumi.Output<string>;
    readonly nameServers: pulumi.Output<string[]>;

    constructor(name: string, args: ZoneArgs, options?: ComponentOptions) {
        super("cloudflare:Zone", name, options);
        const inside = this.inside(args.provider);
        const zone = new cloudflare.Zone(
            this.child("zone"),
            { account: { id: args.accountId }, name: args.domain, type: "full" },
            { ...inside, protect: args.protect },
        );
        for (const [settingId, value] of Object.entries(ZONE_SETTINGS)) {
            new cloudflare.ZoneSetting(
                this.child(settingId.replaceAll("_", "-")),
                { zoneId: zone.id, settingId, value },
                inside,
            );
        }
        // Proxied requests carry the edge network's client certificate, for origins that check it (README.md).
        new cloudflare.AuthenticatedOriginPullsSettings(
            this.child("origin-pulls"),
            { zoneId: zone.id, enabled: true },
            inside,
        );
        new cloudflare.ZoneDnssec(this.child("dnssec"), { zoneId: zone.id, status: "active" }, inside);
        new cloudflare.TieredCache(this.child("tiered-cache"), { zoneId: zone.id, value: "on" }, inside);
        this.zoneId = zone.id;
        this.nameServers = zone.nameServers;
        this.registerOutputs({ domain: args.domain, zoneId: this.zoneId, nameServers: this.nameServers });
    }
}
