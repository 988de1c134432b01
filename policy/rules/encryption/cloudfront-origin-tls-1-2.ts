import { DISTRIBUTION, distributionDocs, originsOf } from "../../clouds/aws/cloudfront.ts";
import { known, type Readable, readPart, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const MODERN = ["TLSv1.2", "TLSv1.3"];
const SAFE = { customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } };

export default defineResourceRule({
    id: "cloudfront-origin-tls-1-2",
    title: "CloudFront asks origins over HTTPS only, with TLS 1.2 and newer",
    severity: "high",
    concern: "encryption",
    types: [DISTRIBUTION],
    breaks: "what clients sent encrypted goes on in the clear between the edge and the origin",
    remedy: '{ origins: [{ customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } }] }',
    sources: [
        distributionDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "ER-15"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution) => {
        const origins = originsOf(distribution);
        // Buckets are asked by CloudFront's own protocol.
        const custom = origins.filter((origin) => known(readPart(origin, "customOriginConfig")) !== undefined);
        if (custom.length === 0) return undefined;
        const [problem] = custom.flatMap((origin) => problemOf(origin) ?? []);
        const repaired = origins.map((origin) => (custom.includes(origin) ? SAFE : {}));
        return problem === undefined
            ? pass(distribution, "asks origins over HTTPS")
            : fail(distribution, problem, JSON.stringify({ origins: repaired }));
    },
});

function problemOf(origin: Readable): string | undefined {
    const policy = known(readString(origin, "customOriginConfig.originProtocolPolicy"));
    if (policy !== "https-only")
        return `${origin.path} is asked by ${policy ?? "nothing that is set"}, needs https-only`;
    const versions = known(readStrings(origin, "customOriginConfig.originSslProtocols")) ?? [];
    const old = versions.filter((version) => !MODERN.includes(version));
    return old.length === 0 ? undefined : `${origin.path} may be asked with ${old.join(", ")}, needs ${MODERN[0]}`;
}
