import { DISTRIBUTION, distributionDocs } from "../../clouds/aws/cloudfront.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloudfront-viewer-tls-1-2",
    title: "CloudFront takes TLS 1.2 and newer only from clients",
    severity: "high",
    concern: "encryption",
    types: [DISTRIBUTION],
    breaks: "what clients send can be read through protocols that were broken years ago",
    remedy: '{ viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2025" } }',
    sources: [
        distributionDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "ER-15"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution) => {
        const version = known(readString(distribution, "viewerCertificate.minimumProtocolVersion"));
        // With CloudFront's own certificate or without a word it is TLSv1.
        return /^TLSv1\.[23]_/.test(version ?? "TLSv1")
            ? pass(distribution, `minimumProtocolVersion is ${version}`)
            : fail(
                  distribution,
                  `viewerCertificate.minimumProtocolVersion is ${version ?? "not set, which means TLSv1"}, needs TLSv1.2_2021 or newer`,
              );
    },
});
