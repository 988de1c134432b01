import * as gcp from "@pulumi/gcp";
import type * as pulumi from "@pulumi/pulumi";
import { Component, type ComponentOptions } from "../core/component.ts";
import { planArmorRules } from "./armor-rules.ts";
import type { RegionNetwork } from "./network.ts";

export interface RegionalOriginArgs {
    readonly project: string;
    readonly region: string;
    /** Name of the Cloud Run service in this region that answers everything that no route takes. */
    readonly serviceName: pulumi.Input<string>;
    /** Path prefixes that other services of this region answer. Default: none. */
    readonly routes?: readonly OriginRoute[];
    /** Host names that the certificate covers. */
    readonly hosts: readonly string[];
    readonly network: RegionNetwork;
    /** Address blocks of the edge network, which limits rates itself. */
    readonly edgeBlocks: readonly string[];
    /** Requests that any other address may make in a minute before it gets 429. */
    readonly requestsPerMinute: number;
    readonly labels: Readonly<Record<string, string>>;
    readonly provider: pulumi.ProviderResource;
}

/** A service behind a path prefix. */
export interface OriginRoute {
    /** Kebab-case and stable. */
    readonly name: string;
    /** The prefix itself and everything below it, such as `/api/v2`. */
    readonly pathPrefix: string;
    readonly serviceName: pulumi.Input<string>;
}

/** A DNS record that proves control of a host, to be made where the host's zone is. */
export interface ProofRecord {
    readonly host: string;
    readonly name: pulumi.Output<string>;
    readonly type: pulumi.Output<string>;
    readonly data: pulumi.Output<string>;
}

/**
 * The public entrance of one region: an external load balancer that shares nothing with the other region's, in front of
 * the region's Cloud Run service. Its certificate renews itself once the proof records exist.
 */
export class RegionalOrigin extends Component {
    readonly address: pulumi.Output<string>;
    readonly proofs: readonly ProofRecord[];

    constructor(name: string, args: RegionalOriginArgs, options?: ComponentOptions) {
        super("gcp:RegionalOrigin", name, options);
        const { project, region } = args;
        const here = this.inside(args.provider);
        const address = new gcp.compute.Address(
            this.child("address"),
            { project, region, addressType: "EXTERNAL", networkTier: "PREMIUM", labels: args.labels },
            here,
        );
        const armor = this.securityPolicy(args, here).selfLink;
        const backend = this.backend("", args.serviceName, armor, args, here);
        const routes = new gcp.compute.RegionUrlMap(
            this.child("routes"),
            { project, region, defaultService: backend.id, ...this.paths(backend.id, armor, args, here) },
            here,
        );
        const { certificate, proofs } = this.certificate(args, here);
        const tls = new gcp.compute.RegionSslPolicy(
            this.child("tls"),
            { project, region, profile: "MODERN", minTlsVersion: "TLS_1_2" },
            here,
        );
        const proxy = new gcp.compute.RegionTargetHttpsProxy(
            this.child("proxy"),
            { project, region, urlMap: routes.id, certificateManagerCertificates: [certificate.id], sslPolicy: tls.id },
            here,
        );
        new gcp.compute.ForwardingRule(
            this.child("entrance"),
            {
                project,
                region,
                loadBalancingScheme: "EXTERNAL_MANAGED",
                networkTier: "PREMIUM",
                network: args.network.network,
                ipAddress: address.id,
                ipProtocol: "TCP",
                portRange: "443",
                target: proxy.id,
                labels: args.labels,
            },
            this.inside(args.provider, { after: [args.network.proxies] }),
        );
        this.address = address.address;
        this.proofs = proofs;
        this.registerOutputs({ address: this.address, region });
    }

    /** A service as the load balancer sees it. The group has neither mask nor tag: they would switch off service health. */
    private backend(
        suffix: string,
        service: pulumi.Input<string>,
        securityPolicy: pulumi.Input<string>,
        { project, region }: RegionalOriginArgs,
        here: pulumi.CustomResourceOptions,
    ) {
        const endpoints = new gcp.compute.RegionNetworkEndpointGroup(
            this.child(`endpoints${suffix}`),
            { project, region, networkEndpointType: "SERVERLESS", cloudRun: { service } },
            here,
        );
        return new gcp.compute.RegionBackendService(
            this.child(`backend${suffix}`),
            {
                project,
                region,
                loadBalancingScheme: "EXTERNAL_MANAGED",
                protocol: "HTTPS",
                backends: [{ group: endpoints.id, capacityScaler: 1 }],
                logConfig: { enable: true, sampleRate: 1 },
                securityPolicy,
            },
            here,
        );
    }

    private paths(
        fallback: pulumi.Output<string>,
        armor: pulumi.Input<string>,
        args: RegionalOriginArgs,
        here: pulumi.CustomResourceOptions,
    ) {
        const { routes = [] } = args;
        if (routes.length === 0) return {};
        const pathRules = routes.map(({ name, pathPrefix, serviceName }) => ({
            paths: [pathPrefix, `${pathPrefix}/*`],
            service: this.backend(`-${name}`, serviceName, armor, args, here).id,
        }));
        return {
            hostRules: [{ hosts: ["*"], pathMatcher: "paths" }],
            pathMatchers: [{ name: "paths", defaultService: fallback, pathRules }],
        };
    }

    private securityPolicy(args: RegionalOriginArgs, here: pulumi.CustomResourceOptions) {
        const rules = planArmorRules(args.edgeBlocks, args.requestsPerMinute);
        return new gcp.compute.RegionSecurityPolicy(
            this.child("armor"),
            { project: args.project, region: args.region, type: "CLOUD_ARMOR", rules },
            here,
        );
    }

    private certificate({ project, region, hosts, labels }: RegionalOriginArgs, here: pulumi.CustomResourceOptions) {
        const authorizations = hosts.map((host) => ({
            host,
            authorization: new gcp.certificatemanager.DnsAuthorization(
                this.child(`proof-${host.replaceAll(".", "-")}`),
                { project, location: region, domain: host, type: "PER_PROJECT_RECORD", labels },
                here,
            ),
        }));
        const certificate = new gcp.certificatemanager.Certificate(
            this.child("certificate"),
            {
                project,
                location: region,
                labels,
                managed: {
                    domains: [...hosts],
                    dnsAuthorizations: authorizations.map(({ authorization }) => authorization.id),
                },
            },
            here,
        );
        const proofs = authorizations.map(({ host, authorization }) => {
            const record = authorization.dnsResourceRecords.apply(
                ([first]) => first ?? { name: "", type: "", data: "" },
            );
            return { host, name: record.name, type: record.type, data: record.data };
        });
        return { certificate, proofs };
    }
}
