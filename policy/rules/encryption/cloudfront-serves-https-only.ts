import { behavioursOf, DISTRIBUTION, distributionDocs } from "../../clouds/aws/cloudfront.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const SAFE = ["redirect-to-https", "https-only"];
const SET = { viewerProtocolPolicy: "redirect-to-https" };

export default defineResourceRule({
    id: "cloudfront-serves-https-only",
    title: "CloudFront serves every path over HTTPS only",
    severity: "high",
    concern: "encryption",
    types: [DISTRIBUTION],
    breaks: "what clients send can be read or changed between them and the edge",
    remedy: '{ defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" } }',
    sources: [distributionDocs],
    requirements: ["ER-09", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (distribution) => {
        const behaviours = behavioursOf(distribution);
        for (const behaviour of behaviours) {
            const policy = known(readString(behaviour, "viewerProtocolPolicy")) ?? "not set";
            if (SAFE.includes(policy)) continue;
            const ordered = behaviours.slice(1).map(() => SET);
            return fail(
                distribution,
                `${behaviour.path}.viewerProtocolPolicy is ${policy}, needs ${SAFE.join(" or ")}`,
                JSON.stringify({
                    defaultCacheBehavior: SET,
                    ...(ordered.length > 0 && { orderedCacheBehaviors: ordered }),
                }),
            );
        }
        return pass(distribution, "every path is served over HTTPS");
    },
});
