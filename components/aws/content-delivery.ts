import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse } from "../core/argument-error.ts";
import { type ByRegion, inRegion } from "../core/by-region.ts";
import { Component, type ComponentOptions } from "../core/component.ts";
import type { Duration } from "../core/duration.ts";
import { inOrder, type RegionPair } from "../core/region-pair.ts";
import { policyDocument } from "./policy-document.ts";
import { tlsOnly } from "./private-bucket.ts";
import type { ReplicatedBucket } from "./replicated-bucket.ts";

export interface ContentDeliveryArgs {
    /** Names that clients use, such as `example.com` and `www.example.com`. */
    readonly hosts: readonly string[];
    readonly zoneId: pulumi.Input<string>;
    /** A certificate of us-east-1 that covers the hosts. */
    readonly certificateArn: pulumi.Input<string>;
    /** Web ACL of scope `CLOUDFRONT`. */
    readonly webAclArn: pulumi.Input<string>;
    readonly regions: RegionPair;
    /** Buckets of both regions; the second is asked when the first fails. */
    readonly assets: ReplicatedBucket;
    /** How long an asset is kept when it does not say so itself, and however long it asks for. */
    readonly keep: { readonly usually: Duration; readonly atMost: Duration };
    /** Paths that the API answers, such as `/api/*`. */
    readonly apiPaths: readonly string[];
    /** The API's own name, which moves between regions by itself. */
    readonly apiHost: string;
    /** How long the API may take for one answer. */
    readonly requestTimeout: Duration;
    readonly tags: Readonly<Record<string, string>>;
    readonly protect: boolean;
    readonly providers: ByRegion<pulumi.ProviderResource>;
    /** Of us-east-1, where CloudFront is managed. */
    readonly edgeProvider: pulumi.ProviderResource;
}

/**
 * Where CloudFront is managed, and the only region whose certificates and web ACLs it takes
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html, 2026-11-22).
 */
export const EDGE_REGION = "us-east-1";

/**
 * Policies that AWS manages, by id: nothing cached; everything that the client sent but its Host, Authorization included;
 * security headers (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html,
 * .../using-managed-origin-request-policies.html, .../using-managed-response-headers-policies.html, 2026-11-22).
 */
const MANAGED = {
    cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    securityHeaders: "67f7725c-6f97-4210-82d7-5512b31e9d03",
} as const;

/**
 * Answers for which the other region's bucket is asked. A missing object (403 or 404) is missing there too: asking again
 * would turn every wrong link into traffic between regions.
 */
const FAIL_OVER_ON = [500, 502, 503, 504] as const;

/** Two attempts of five seconds each: a silent origin is given up after 10 s, not 30 s as without a word. */
const PATIENCE = { connectionAttempts: 2, connectionTimeout: 5 } as const;

const READ = ["GET", "HEAD", "OPTIONS"];
const EVERYTHING = [...READ, "PUT", "POST", "PATCH", "DELETE"];

/** How paths are served. Throws when reads of the API could be cached, or assets kept for less than usually. */
export function planBehaviours(
    name: string,
    args: Pick<ContentDeliveryArgs, "keep" | "apiPaths" | "hosts" | "apiHost">,
) {
    const problems: Problem[] = [];
    if (args.hosts.length === 0) problems.push({ path: "hosts", reason: "must hold at least one name, got none" });
    if (args.hosts.includes(args.apiHost)) {
        problems.push({
            path: "apiHost",
            reason: `must differ from the hosts, or requests would go round in circles, got ${args.apiHost}`,
        });
    }
    for (const [index, path] of args.apiPaths.entries()) {
        if (!path.startsWith("/"))
            problems.push({ path: `apiPaths[${index}]`, reason: `must start with "/", got ${path}` });
    }
    if (args.keep.atMost.milliseconds < args.keep.usually.milliseconds) {
        problems.push({
            path: "keep.atMost",
            reason: `must not be below keep.usually (${args.keep.usually}), got ${args.keep.atMost}`,
        });
    }
    refuse(`ContentDelivery ${name}`, problems);
    const shared = {
        viewerProtocolPolicy: "redirect-to-https",
        compress: true,
        responseHeadersPolicyId: MANAGED.securityHeaders,
        cachedMethods: ["GET", "HEAD"],
    };
    return {
        assets: { ...shared, targetOriginId: "assets", allowedMethods: READ },
        // Straight to the API's name: an origin group would fail over reads only, and the name moves for writes too.
        api: args.apiPaths.map((pathPattern) => ({
            ...shared,
            pathPattern,
            targetOriginId: "api",
            allowedMethods: EVERYTHING,
            cachePolicyId: MANAGED.cachingDisabled,
            originRequestPolicyId: MANAGED.allViewerExceptHost,
        })),
    };
}

/** Assets from the nearest edge, out of two regions' buckets that nobody else can read; the API through the same name. */
export class ContentDelivery extends Component {
    readonly domainName: pulumi.Output<string>;
    readonly distributionId: pulumi.Output<string>;

    constructor(name: string, args: ContentDeliveryArgs, options?: ComponentOptions) {
        super("aws:ContentDelivery", name, options);
        const plan = planBehaviours(name, args);
        const here = this.inside(args.edgeProvider);
        const access = new aws.cloudfront.OriginAccessControl(
            this.child("access"),
            { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
            here,
        );
        const keeping = new aws.cloudfront.CachePolicy(
            this.child("assets"),
            {
                minTtl: 0,
                defaultTtl: args.keep.usually.seconds,
                maxTtl: args.keep.atMost.seconds,
                parametersInCacheKeyAndForwardedToOrigin: {
                    cookiesConfig: { cookieBehavior: "none" },
                    headersConfig: { headerBehavior: "none" },
                    queryStringsConfig: { queryStringBehavior: "none" },
                    enableAcceptEncodingBrotli: true,
                    enableAcceptEncodingGzip: true,
                },
            },
            here,
        );
        const distribution = new aws.cloudfront.Distribution(
            this.child("distribution"),
            {
                enabled: true,
                comment: name,
                aliases: [...args.hosts],
                isIpv6Enabled: true,
                httpVersion: "http2and3",
                defaultRootObject: "index.html",
                origins: [...this.buckets(args, access), this.api(args)],
                originGroups: [
                    {
                        originId: "assets",
                        failoverCriteria: { statusCodes: [...FAIL_OVER_ON] },
                        members: inOrder(args.regions).map((originId) => ({ originId })),
                    },
                ],
                defaultCacheBehavior: { ...plan.assets, cachePolicyId: keeping.id },
                orderedCacheBehaviors: plan.api,
                viewerCertificate: {
                    acmCertificateArn: args.certificateArn,
                    sslSupportMethod: "sni-only",
                    minimumProtocolVersion: "TLSv1.2_2025",
                },
                restrictions: { geoRestriction: { restrictionType: "none" } },
                webAclId: args.webAclArn,
                tags: args.tags,
            },
            { ...here, protect: args.protect },
        );
        this.admit(distribution, args);
        for (const host of args.hosts) this.record(host, distribution, args);
        this.domainName = distribution.domainName;
        this.distributionId = distribution.id;
        this.registerOutputs({ hosts: args.hosts, domainName: this.domainName });
    }

    private buckets({ regions, assets }: ContentDeliveryArgs, access: aws.cloudfront.OriginAccessControl) {
        return inOrder(regions).map((region) => ({
            originId: region,
            domainName: inRegion(assets.buckets, region).bucketRegionalDomainName,
            originAccessControlId: access.id,
            ...PATIENCE,
        }));
    }

    private api({ apiHost, requestTimeout }: ContentDeliveryArgs) {
        return {
            originId: "api",
            domainName: apiHost,
            customOriginConfig: {
                httpPort: 80,
                httpsPort: 443,
                originProtocolPolicy: "https-only",
                originSslProtocols: ["TLSv1.2"],
                originReadTimeout: requestTimeout.seconds,
            },
            ...PATIENCE,
        };
    }

    /** Lets this distribution, and nobody else, read the buckets. */
    private admit(
        distribution: aws.cloudfront.Distribution,
        { regions, assets, providers }: ContentDeliveryArgs,
    ): void {
        for (const region of inOrder(regions)) {
            const { arn, id } = inRegion(assets.buckets, region);
            new aws.s3.BucketPolicy(
                this.child(`${region}-readers`),
                {
                    bucket: id,
                    policy: policyDocument([
                        {
                            principal: { Service: "cloudfront.amazonaws.com" },
                            actions: ["s3:GetObject"],
                            resources: [pulumi.interpolate`${arn}/*`],
                            condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
                        },
                        tlsOnly(arn),
                    ]),
                },
                this.inside(inRegion(providers, region)),
            );
        }
    }

    private record(host: string, distribution: aws.cloudfront.Distribution, args: ContentDeliveryArgs): void {
        for (const type of ["A", "AAAA"]) {
            new aws.route53.Record(
                this.child(`${host.replaceAll(".", "-")}-${type.toLowerCase()}`),
                {
                    zoneId: args.zoneId,
                    name: host,
                    type,
                    aliases: [
                        {
                            name: distribution.domainName,
                            zoneId: distribution.hostedZoneId,
                            evaluateTargetHealth: false,
                        },
                    ],
                },
                this.inside(args.edgeProvider),
            );
        }
    }
}
