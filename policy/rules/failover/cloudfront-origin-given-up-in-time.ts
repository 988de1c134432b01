import { DISTRIBUTION, distributionDocs, originFailoverDocs, originsOf } from "../../clouds/aws/cloudfront.ts";
import { known, type Readable, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** Of an origin that says nothing (`@pulumi/aws` 7.48.0, read 2026-11-22). */
const DEFAULTS = { attempts: 3, timeout: 10 };

export default defineResourceRule({
    id: "cloudfront-origin-given-up-in-time",
    title: "CloudFront gives up an origin that cannot be reached within ten seconds",
    severity: "medium",
    concern: "failover",
    types: [DISTRIBUTION],
    breaks: "every request to a lost region waits half a minute before the other region is asked, and people leave",
    remedy: "{ origins: [{ connectionAttempts: 2, connectionTimeout: 5 }] }",
    sources: [
        distributionDocs,
        originFailoverDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-09", "ER-12"],
    whenUnknown: "unknown",
    settings: { withinSeconds: 10 },
    judge: (distribution, { withinSeconds }) => {
        const origins = originsOf(distribution);
        const slow = origins.find((origin) => patienceWith(origin).seconds > withinSeconds);
        if (slow === undefined) return pass(distribution, `gives up an origin within ${withinSeconds} s`);
        const { attempts, timeout, seconds } = patienceWith(slow);
        const [tries, each] = [2, Math.floor(withinSeconds / 2)];
        const all = origins.map(() => ({ connectionAttempts: tries, connectionTimeout: each }));
        return fail(
            distribution,
            `gives up ${slow.path} after ${attempts} x ${timeout} s = ${seconds} s, needs at most ${withinSeconds} s`,
            JSON.stringify({ origins: all }),
        );
    },
});

function patienceWith(origin: Readable) {
    const attempts = known(readNumber(origin, "connectionAttempts")) ?? DEFAULTS.attempts;
    const timeout = known(readNumber(origin, "connectionTimeout")) ?? DEFAULTS.timeout;
    return { attempts, timeout, seconds: attempts * timeout };
}
