/** CloudFront: assets out of two regions' buckets, and the API through the same name. */

import type { StateResource } from "../state.ts";
import type { Place } from "./aws-serving.ts";
import { webAcl } from "./aws-serving-entrance.ts";

const ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/1";
const PATIENCE = { connectionAttempts: 2, connectionTimeout: 5 };
const READ = ["GET", "HEAD", "OPTIONS"];

export const distribution = "distribution";
export const cachePolicy = "assets-policy";

export function edge(of: Place["of"]): readonly StateResource[] {
    const bucket = (region: string) => ({
        originId: region,
        domainName: `example-assets.s3.${region}.amazonaws.com`,
        originAccessControlId: "access-id",
        ...PATIENCE,
    });
    return [
        webAcl("edge-guard", ACL, "CLOUDFRONT", of),
        {
            type: "aws:cloudfront/cachePolicy:CachePolicy",
            name: cachePolicy,
            id: "assets-policy-id",
            ...of,
            outputs: { name: "assets", minTtl: 0, defaultTtl: 3600, maxTtl: 86400 },
        },
        {
            type: "aws:cloudfront/distribution:Distribution",
            name: distribution,
            id: "distribution-id",
            ...of,
            options: { protect: true },
            outputs: {
                enabled: true,
                aliases: ["erato.example"],
                origins: [
                    bucket("us-east-1"),
                    bucket("us-west-2"),
                    {
                        originId: "api",
                        domainName: "api.erato.example",
                        customOriginConfig: {
                            httpPort: 80,
                            httpsPort: 443,
                            originProtocolPolicy: "https-only",
                            originSslProtocols: ["TLSv1.2"],
                            originReadTimeout: 30,
                        },
                        ...PATIENCE,
                    },
                ],
                originGroups: [
                    {
                        originId: "assets",
                        failoverCriteria: { statusCodes: [500, 502, 503, 504] },
                        members: [{ originId: "us-east-1" }, { originId: "us-west-2" }],
                    },
                ],
                defaultCacheBehavior: {
                    targetOriginId: "assets",
                    viewerProtocolPolicy: "redirect-to-https",
                    allowedMethods: READ,
                    cachePolicyId: "assets-policy-id",
                },
                orderedCacheBehaviors: [
                    {
                        pathPattern: "/api/*",
                        targetOriginId: "api",
                        viewerProtocolPolicy: "redirect-to-https",
                        allowedMethods: [...READ, "PUT", "POST", "PATCH", "DELETE"],
                        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                        originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
                    },
                ],
                viewerCertificate: {
                    acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/erato",
                    minimumProtocolVersion: "TLSv1.2_2025",
                },
                webAclId: ACL,
            },
            madeFrom: {
                defaultCacheBehavior: [cachePolicy],
                viewerCertificate: ["issued-us-east-1"],
                webAclId: ["edge-guard"],
            },
        },
    ];
}
