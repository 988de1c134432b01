import {
    behavioursOf,
    DISTRIBUTION,
    distributionDocs,
    MANAGED,
    namedPolicy,
    ORIGIN_REQUEST_POLICY,
    takesWrites,
} from "../../clouds/aws/cloudfront.ts";
import type { Graph } from "../../graph/graph.ts";
import { known, type Readable, readString, readStrings } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const WHOLE: readonly string[] = [MANAGED.allViewer, MANAGED.allViewerExceptHost, MANAGED.allViewerAndCloudFront];
const EVERY_HEADER = ["allViewer", "allExcept", "allViewerAndWhitelistCloudFront"];

export default defineResourceRule({
    id: "cloudfront-forwards-credentials",
    title: "CloudFront hands the API what the client sent, Authorization included",
    severity: "high",
    concern: "edge",
    types: [DISTRIBUTION],
    breaks: "the edge strips the credentials, and everybody who is logged in is refused",
    remedy: `{ orderedCacheBehaviors: [{ originRequestPolicyId: "${MANAGED.allViewerExceptHost}" }] }`,
    sources: [
        distributionDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution, _settings, graph) => {
        const apis = behavioursOf(distribution).filter(takesWrites);
        if (apis.length === 0) return undefined;
        const bare = apis.find((behaviour) => !forwards(graph, behaviour));
        return bare === undefined
            ? pass(distribution, "hands on what clients send")
            : fail(distribution, `${bare.path} takes writes and does not hand on the Authorization header`);
    },
});

function forwards(graph: Graph, behaviour: Readable): boolean {
    const headers = known(readStrings(behaviour, "forwardedValues.headers")) ?? [];
    if (headers.includes("*") || headers.some((header) => header.toLowerCase() === "authorization")) return true;
    if (WHOLE.includes(known(readString(behaviour, "originRequestPolicyId")) ?? "")) return true;
    const own = namedPolicy(graph, behaviour, "originRequestPolicyId", ORIGIN_REQUEST_POLICY);
    return EVERY_HEADER.includes((own && known(readString(own, "headersConfig.headerBehavior"))) ?? "none");
}
