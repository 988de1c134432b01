import rule from "../../../../policy/rules/encryption/tls-policy-starts-at-1-2.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";

const at = "origin-us-east1-tls";
const VERSION = "minTlsVersion";

export default meetsContract(rule, {
    passes: [
        { when: "it starts at TLS 1.3", change: (good) => good.at(at, VERSION, "TLS_1_3"), at },
        {
            when: "a global policy starts at TLS 1.2",
            change: (good) => good.plus(globalPolicy("TLS_1_2")),
            at: "global",
        },
    ],
    fails: [
        {
            when: "it starts at TLS 1.1",
            change: (good) => good.at(at, VERSION, "TLS_1_1"),
            at,
            says: /minTlsVersion is TLS_1_1, needs TLS_1_2 or TLS_1_3/,
        },
        {
            when: "it says nothing, because TLS 1.0 is the default",
            change: (good) => good.at(at, VERSION, undefined),
            at,
            says: /minTlsVersion is not set, which means TLS_1_0/,
        },
        {
            when: "a global policy starts at TLS 1.0",
            change: (good) => good.plus(globalPolicy("TLS_1_0")),
            at: "global",
            says: /is TLS_1_0/,
        },
        {
            when: "the stack accepts TLS 1.3 only",
            change: (good) => good,
            at,
            settings: { accepted: ["TLS_1_3"] },
            says: /is TLS_1_2, needs TLS_1_3$/,
        },
        {
            when: "the version holds another type",
            change: (good) => good.at(at, VERSION, 1.2),
            at,
            says: /minTlsVersion must be a string, got a number/,
        },
    ],
    unknown: [
        {
            when: "the version is not known",
            change: (good) => good.at(at, VERSION, UNKNOWN),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no policy", change: (good) => good.without("origin-us-central1-tls", "origin-us-east1-tls") },
    ],
});

function globalPolicy(minTlsVersion: string): StateResource {
    return { type: "gcp:compute/sSLPolicy:SSLPolicy", name: "global", id: "global", outputs: { minTlsVersion } };
}
