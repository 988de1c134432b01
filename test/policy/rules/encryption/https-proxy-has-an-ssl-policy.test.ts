import rule from "../../../../policy/rules/encryption/https-proxy-has-an-ssl-policy.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";

const at = "origin-us-east1-proxy";

export default meetsContract(rule, {
    passes: [
        { when: "the policy lies outside the stack", change: (good) => good.at(at, "sslPolicy", "elsewhere"), at },
        { when: "a global proxy names one", change: (good) => good.plus(globalProxy("shared")), at: "global" },
    ],
    fails: [
        {
            when: "none is named",
            change: (good) => good.at(at, "sslPolicy", undefined),
            at,
            says: /sslPolicy is not set/,
        },
        {
            when: "none is named and only its region has a policy",
            change: (good) => good.at(at, "sslPolicy", undefined).without("origin-us-central1-tls"),
            at,
            says: /sslPolicy is not set/,
        },
        {
            when: "a global proxy names none and the stack has a global policy",
            change: (good) =>
                good.without("origin-us-central1-tls", "origin-us-east1-tls").plus(globalProxy(""), {
                    type: "gcp:compute/sSLPolicy:SSLPolicy",
                    name: "shared",
                    id: "shared",
                    provider: "gcp-us-central1",
                    outputs: {},
                }),
            at: "global",
            says: /sslPolicy is not set/,
        },
        {
            when: "a proxy that passes no HTTP names none",
            change: (good) => good.plus({ ...globalProxy(""), type: "gcp:compute/targetSSLProxy:TargetSSLProxy" }),
            at: "global",
            says: /sslPolicy is not set/,
            remedy: "no",
        },
        { when: "the name is empty", change: (good) => good.at(at, "sslPolicy", ""), at, says: /sslPolicy is not set/ },
        {
            when: "the stack has no policy to name",
            change: (good) => good.at(at, "sslPolicy", undefined).without("origin-us-east1-tls"),
            at,
            says: /sslPolicy is not set/,
            remedy: "no",
        },
        {
            when: "a global proxy names none",
            change: (good) => good.plus(globalProxy("")),
            at: "global",
            says: /sslPolicy is not set/,
            remedy: "no",
        },
        {
            when: "the name holds another type",
            change: (good) => good.at(at, "sslPolicy", ["a"]),
            at,
            says: /sslPolicy must be a string, got a list/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the id is not known yet, because the policy will be created",
            change: (good) => good.at(at, "sslPolicy", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [
        {
            when: "nothing ends TLS",
            change: (good) => good.without("origin-us-central1-proxy", "origin-us-east1-proxy"),
        },
    ],
});

function globalProxy(sslPolicy: string): StateResource {
    const type = "gcp:compute/targetHttpsProxy:TargetHttpsProxy";
    return { type, name: "global", id: "global", provider: "gcp-us-central1", outputs: { sslPolicy } };
}
