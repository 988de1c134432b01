import rule from "../../../../policy/rules/encryption/managed-certificate-proves-every-domain.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { CERTIFICATE, loadBalancingState, PROOF } from "../../states/gcp-load-balancing.ts";

const AUTHORIZATIONS = "managed.dnsAuthorizations";
const BYPASS = "projects/example-project/locations/us-central1/dnsAuthorizations/bypass";
const only = (good: State) => good.without("origin-us-east1-certificate");

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "a domain's proof is good for its wildcard",
            change: (good) => good.at(CERTIFICATE, "managed.domains", ["*.api.example.net", "api.example.net"]),
            at: CERTIFICATE,
        },
        {
            when: "authorizations are yet to be made",
            change: (good) => good.at(CERTIFICATE, AUTHORIZATIONS, [UNKNOWN]),
            at: CERTIFICATE,
        },
    ],
    fails: [
        {
            when: "one is missing",
            change: (good) => good.at(CERTIFICATE, AUTHORIZATIONS, [BYPASS]),
            at: CERTIFICATE,
            says: /has none for us-central1.origin.example.com/,
            remedy: "no",
        },
        {
            when: "all are missing",
            change: (good) => good.at(CERTIFICATE, AUTHORIZATIONS, undefined),
            at: CERTIFICATE,
            says: /has none for us-central1.origin.example.com, api.example.net/,
            remedy: "no",
        },
        {
            when: "one is for another domain",
            change: (good) => good.at(PROOF, "domain", "example.org"),
            at: CERTIFICATE,
            says: /has none for api.example.net/,
            remedy: "no",
        },
    ],
    unknown: [
        {
            when: "the domains are not known",
            change: (good) => good.at(CERTIFICATE, "managed.domains", UNKNOWN),
            at: CERTIFICATE,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "it is global",
            change: (good) =>
                only(good).at(CERTIFICATE, "location", "global").at(CERTIFICATE, AUTHORIZATIONS, undefined),
        },
        {
            when: "it is everywhere",
            change: (good) =>
                only(good).at(CERTIFICATE, "location", undefined).facts(CERTIFICATE, { provider: "cloudflare" }),
        },
        {
            when: "a private authority issues it",
            change: (good) =>
                only(good).at(CERTIFICATE, "managed.issuanceConfig", "private").at(CERTIFICATE, AUTHORIZATIONS, []),
        },
        { when: "somebody else renews it", change: (good) => only(good).at(CERTIFICATE, "managed", undefined) },
    ],
});
