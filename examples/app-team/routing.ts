import * as cloudflare from "@pulumi/cloudflare";
import type * as pulumi from "@pulumi/pulumi";
import { HEALTH } from "./service.ts";
import type { Settings } from "./settings.ts";

interface Origin {
    readonly host: string;
    readonly address: pulumi.Output<string>;
}

interface RoutingArgs {
    readonly settings: Settings;
    readonly zone: cloudflare.Zone;
    readonly origins: { readonly primary: Origin; readonly failover: Origin };
}

/** The public name: the first region that is healthy answers, asked every minute on its own entrance. */
export function createRouting({ settings, zone, origins }: RoutingArgs, provider: cloudflare.Provider) {
    const { cloudflareAccount: accountId, domain } = settings;
    const inside = { provider };
    const monitor = new cloudflare.LoadBalancerMonitor(
        "monitor",
        {
            accountId,
            type: "https",
            method: "GET",
            path: HEALTH.ready,
            port: 443,
            interval: 60,
            timeout: 5,
            retries: 1,
            consecutiveDown: 2,
            consecutiveUp: 2,
            expectedCodes: "200",
            followRedirects: false,
            allowInsecure: false,
        },
        inside,
    );
    const pool = (part: "primary" | "failover") => {
        const { host, address } = origins[part];
        // DNS-only: the balancer calls the entrance by this name, and a proxied one would call the edge again.
        const record = new cloudflare.DnsRecord(
            `origin-${part}`,
            { zoneId: zone.id, name: host, type: "A", content: address, ttl: 60, proxied: false },
            inside,
        );
        return new cloudflare.LoadBalancerPool(
            `pool-${part}`,
            {
                accountId,
                name: `claims-portal-${part}`,
                enabled: true,
                minimumOrigins: 1,
                monitor: monitor.id,
                checkRegions: ["ENAM", "WEU", "WNAM"],
                origins: [
                    {
                        name: part,
                        address: record.name,
                        enabled: true,
                        weight: 1,
                        port: 443,
                        header: { hosts: [host] },
                    },
                ],
            },
            inside,
        );
    };
    const [first, second] = [pool("primary"), pool("failover")];
    new cloudflare.LoadBalancer(
        "balancer",
        {
            zoneId: zone.id,
            name: domain,
            proxied: true,
            enabled: true,
            // "off" is failover order: the first healthy pool takes everything.
            steeringPolicy: "off",
            defaultPools: [first.id, second.id],
            // Used whatever its health: never the pool that has just been given up.
            fallbackPool: second.id,
            adaptiveRouting: { failoverAcrossPools: true },
            sessionAffinity: "none",
        },
        inside,
    );
    return { url: `https://${domain}` };
}
