import type * as pulumi from "@pulumi/pulumi";
import type { RegionNetwork as AwsRegionNetwork } from "../../components/aws/network.ts";
import { type ByRegion, forNoRegion, inRegion } from "../../components/core/by-region.ts";
import type { Duration } from "../../components/core/duration.ts";
import type { RegionPair } from "../../components/core/region-pair.ts";
import { labels } from "../../components/core/tags.ts";
import type { RegionAddresses } from "../../components/gcp/address-plan.ts";
import type { RegionNetwork } from "../../components/gcp/network.ts";
import type { PrivateAccess } from "../../components/gcp/private-services.ts";

/** One region's cluster, as a system sees it. */
export interface SystemCluster {
    readonly clusterName: pulumi.Output<string>;
    /** How it is reached; holds no credential. */
    readonly kubeconfig: pulumi.Output<string>;
    /** Internal load balancers take their addresses here. */
    readonly subnetwork: pulumi.Output<string>;
    /** The region's address blocks: who pods may talk to is said in blocks. */
    readonly addresses: RegionAddresses;
    /** Kubernetes objects made through it go into this cluster; it is ready once pods have somewhere to run. */
    readonly provider: pulumi.ProviderResource;
}

interface Recipients {
    readonly warning: readonly string[];
    readonly critical: readonly string[];
}

/** What the platform hands to every system: regions, foundations, and where alerts go. */
export interface SystemPlatform {
    readonly environment: string;
    readonly regions: RegionPair;
    /** Stateful resources refuse to be deleted. */
    readonly protect: boolean;
    readonly google: {
        readonly project: string;
        /** Nothing of a system can be made before the project's APIs are enabled. */
        readonly services: pulumi.Resource;
        readonly networks: ByRegion<RegionNetwork>;
        readonly providers: ByRegion<pulumi.ProviderResource>;
    };
    /** Private addresses for managed databases. */
    readonly databases: PrivateAccess;
    readonly clusters: {
        readonly regions: ByRegion<SystemCluster>;
        /** The pool of identities that pods sign in with. */
        readonly workloadPool: string;
    };
    readonly cloudflare: {
        readonly accountId: string;
        readonly zoneId: pulumi.Output<string>;
        readonly shortestInterval: Duration;
        readonly provider: pulumi.ProviderResource;
    };
    readonly aws: {
        readonly accountId: string;
        /** AWS regions, a pair of their own. */
        readonly regions: RegionPair;
        readonly networks: ByRegion<AwsRegionNetwork>;
        readonly providers: ByRegion<pulumi.ProviderResource>;
        /** Of us-east-1, the one region that takes what belongs to CloudFront: certificates and web ACLs. */
        readonly edgeProvider: pulumi.ProviderResource;
    };
    /** Mail addresses, and ids of existing channels such as chat and pager, by step of the alert ladders. */
    readonly alerts: Recipients & { readonly channels: Recipients };
    /** Address under which each system has its runbooks, without a final slash. */
    readonly runbooks: string;
}

/** Arguments that every Google component of a system takes, whatever its region. */
function shared(system: string, { google, protect, environment }: SystemPlatform) {
    return { project: google.project, protect, labels: labels({ system, environment }) };
}

/** Arguments that every AWS component of a system takes: in one region, ... */
export function inOneAwsRegion(system: string, platform: SystemPlatform, region: string) {
    const { networks, providers } = platform.aws;
    return {
        ...sharedAws(system, platform),
        region,
        network: inRegion(networks, region),
        provider: inRegion(providers, region),
    };
}

/** ... and in both. */
export function inBothAwsRegions(system: string, platform: SystemPlatform) {
    const { regions, networks, providers } = platform.aws;
    return { ...sharedAws(system, platform), regions, networks, providers };
}

function sharedAws(system: string, { aws, protect, environment }: SystemPlatform) {
    return { accountId: aws.accountId, protect, tags: labels({ system, environment }) };
}

/** For a component in one region. */
export function inOneRegion(system: string, platform: SystemPlatform, region: string) {
    return { ...shared(system, platform), region, provider: inRegion(platform.google.providers, region) };
}

/** For a component that belongs to no region. */
export function inNoRegion(system: string, platform: SystemPlatform) {
    return { ...shared(system, platform), provider: forNoRegion(platform.google.providers) };
}

/** For a component that stands in both regions. */
export function inBothRegions(system: string, platform: SystemPlatform) {
    const { networks, providers } = platform.google;
    return { ...shared(system, platform), regions: platform.regions, networks, providers };
}

/** For Kubernetes objects in one region's cluster. */
export function inOneCluster(system: string, { clusters, environment }: SystemPlatform, region: string) {
    return { labels: labels({ system, environment }), provider: inRegion(clusters.regions, region).provider };
}
