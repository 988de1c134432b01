import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "https-proxy-has-an-ssl-policy",
    title: "A Google load balancer that ends TLS names an SSL policy",
    severity: "high",
    concern: "encryption",
    types: [
        "gcp:compute/targetHttpsProxy:TargetHttpsProxy",
        "gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy",
        "gcp:compute/targetSSLProxy:TargetSSLProxy",
    ],
    breaks: "the load balancer falls back to Google's own policy, which lets in TLS 1.0 and every cipher",
    remedy: "{ sslPolicy: sslPolicy.id }",
    sources: [{ url: "https://docs.cloud.google.com/load-balancing/docs/ssl-policies-concepts", read: "2026-11-22" }],
    requirements: ["CN-05", "ER-15"],
    whenUnknown: "unknown",
    settings: {},
    judge: (proxy, _settings, graph) => {
        const policy = readString(proxy, "sslPolicy");
        // An id that is not known yet comes from a policy that will be created.
        if (policy.state === "unknown" || (policy.state === "set" && policy.value !== ""))
            return pass(proxy, "names an SSL policy");
        const type = proxy.type.startsWith("gcp:compute/region")
            ? "regionSslPolicy:RegionSslPolicy"
            : "sSLPolicy:SSLPolicy";
        const own = graph.ofType(`gcp:compute/${type}`).find(({ region }) => region === proxy.region);
        return fail(proxy, "sslPolicy is not set", own && `{ sslPolicy: "${own.id ?? own.name}" }`);
    },
});
