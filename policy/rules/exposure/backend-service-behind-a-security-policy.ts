import {
    BACKEND_SERVICE,
    backendDocs,
    isPublicProxy,
    REGION_BACKEND_SERVICE,
    REGION_SECURITY_POLICY,
    regionBackendDocs,
    SECURITY_POLICY,
} from "../../clouds/gcp/load-balancing.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backend-service-behind-a-security-policy",
    title: "A backend service that the internet reaches is behind a security policy",
    severity: "high",
    concern: "exposure",
    types: [REGION_BACKEND_SERVICE, BACKEND_SERVICE],
    breaks: "one client's flood takes all instances of a region, and the other region's after the failover",
    remedy: "{ securityPolicy: securityPolicy.selfLink }",
    sources: [
        regionBackendDocs,
        backendDocs,
        { url: "https://docs.cloud.google.com/armor/docs/security-policy-overview", read: "2026-11-22" },
    ],
    requirements: ["CN-06", "HB-13"],
    whenUnknown: "unknown",
    settings: {},
    judge: (service, _settings, graph) => {
        if (!isPublicProxy(service)) return undefined;
        const policy = readString(service, "securityPolicy");
        // An id that is not known yet comes from a policy that will be made.
        if (policy.state === "unknown" || (policy.state === "set" && policy.value !== ""))
            return pass(service, "is behind a security policy");
        const type = service.type === BACKEND_SERVICE ? SECURITY_POLICY : REGION_SECURITY_POLICY;
        const own = graph.ofType(type).find(({ region }) => region === service.region);
        return fail(service, "securityPolicy is not set", `{ securityPolicy: "${own?.id ?? "<policy>"}" }`);
    },
});
