import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** What a policy that says nothing lets in (https://cloud.google.com/sdk/gcloud/reference/compute/ssl-policies/create, 2026-11-22). */
const DEFAULT = "TLS_1_0";

export default defineResourceRule({
    id: "tls-policy-starts-at-1-2",
    title: "An SSL policy of a Google load balancer accepts TLS 1.2 and newer only",
    severity: "high",
    concern: "encryption",
    types: ["gcp:compute/sSLPolicy:SSLPolicy", "gcp:compute/regionSslPolicy:RegionSslPolicy"],
    breaks: "what clients send can be read through protocols that were broken years ago",
    remedy: '{ minTlsVersion: "TLS_1_2", profile: "MODERN" }',
    sources: [
        { url: "https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts", read: "2026-11-22" },
        { url: "https://cloud.google.com/sdk/gcloud/reference/compute/ssl-policies/create", read: "2026-11-22" },
    ],
    requirements: ["CN-05", "ER-15"],
    whenUnknown: "unknown",
    settings: { accepted: ["TLS_1_2", "TLS_1_3"] },
    judge: (policy, { accepted }) => {
        const version = known(readString(policy, "minTlsVersion"));
        return accepted.includes(version ?? DEFAULT)
            ? pass(policy, `minTlsVersion is ${version ?? DEFAULT}`)
            : fail(
                  policy,
                  `minTlsVersion is ${version ?? `not set, which means ${DEFAULT}`}, needs ${accepted.join(" or ")}`,
                  `{ minTlsVersion: "${accepted[0] ?? "TLS_1_2"}" }`,
              );
    },
});
