import * as cloudflare from "@pulumi/cloudflare";
import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import type { PlatformData } from "./platform-data.ts";

interface EntranceArgs {
    readonly region: pulumi.Output<string>;
    readonly service: gcp.cloudrunv2.Service;
    /** The entrance's own name, which its certificate is for. */
    readonly host: string;
    readonly data: pulumi.Output<PlatformData>;
    readonly zone: cloudflare.Zone;
}

interface Providers {
    readonly google: gcp.Provider;
    readonly edge: cloudflare.Provider;
}

/** The way into one region: a load balancer that shares nothing with the other region's. */
export function createEntrance(part: string, args: EntranceArgs, { google, edge }: Providers) {
    const { region, service, host, data, zone } = args;
    const inside = { provider: google };
    const here = { project: data.project, region };
    const group = new gcp.compute.RegionNetworkEndpointGroup(
        `endpoints-${part}`,
        { ...here, networkEndpointType: "SERVERLESS", cloudRun: { service: service.name } },
        inside,
    );
    const backend = new gcp.compute.RegionBackendService(
        `backend-${part}`,
        {
            ...here,
            loadBalancingScheme: "EXTERNAL_MANAGED",
            protocol: "HTTPS",
            backends: [{ group: group.id, capacityScaler: 1 }],
        },
        inside,
    );
    const routes = new gcp.compute.RegionUrlMap(`routes-${part}`, { ...here, defaultService: backend.id }, inside);
    const place = { project: data.project, location: region };
    const proof = new gcp.certificatemanager.DnsAuthorization(
        `proof-${part}`,
        { ...place, domain: host, type: "PER_PROJECT_RECORD" },
        inside,
    );
    const wanted = proof.dnsResourceRecords.apply(([first]) => first);
    const record = new cloudflare.DnsRecord(
        `proof-${part}`,
        {
            zoneId: zone.id,
            name: wanted.apply((one) => one?.name?.replace(/\.$/, "") ?? ""),
            type: wanted.apply((one) => one?.type ?? ""),
            content: wanted.apply((one) => one?.data ?? ""),
            ttl: 300,
            proxied: false,
        },
        { provider: edge },
    );
    const certificate = new gcp.certificatemanager.Certificate(
        `certificate-${part}`,
        { ...place, managed: { domains: [host], dnsAuthorizations: [proof.id] } },
        { ...inside, dependsOn: [record] },
    );
    const proxy = new gcp.compute.RegionTargetHttpsProxy(
        `proxy-${part}`,
        { ...here, urlMap: routes.id, certificateManagerCertificates: [certificate.id] },
        inside,
    );
    const address = new gcp.compute.Address(`address-${part}`, { ...here, networkTier: "PREMIUM" }, inside);
    new gcp.compute.ForwardingRule(
        `entrance-${part}`,
        {
            ...here,
            loadBalancingScheme: "EXTERNAL_MANAGED",
            networkTier: "PREMIUM",
            network: data.network,
            ipAddress: address.id,
            ipProtocol: "TCP",
            portRange: "443",
            target: proxy.id,
        },
        inside,
    );
    return { address: address.address };
}
