import rule from "../../../../policy/rules/encryption/certificate-covers-the-names-of-its-address.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type StateResource, UNKNOWN } from "../../state.ts";
import { CERTIFICATE, loadBalancingState } from "../../states/gcp-load-balancing.ts";

const PROXY = "origin-us-central1-proxy";
const ID = "projects/example-project/locations/us-central1/certificates/origin";
const another: StateResource = {
    type: "gcp:certificatemanager/certificate:Certificate",
    name: "another",
    id: "another",
    outputs: { managed: { domains: ["api.example.net"] } },
};

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "a wildcard covers a name",
            change: (good) => good.at(CERTIFICATE, "managed.domains", ["*.origin.example.com", "api.example.net"]),
            at: CERTIFICATE,
        },
        {
            when: "another certificate of the proxy covers a name",
            change: (good) =>
                good
                    .at(CERTIFICATE, "managed.domains", ["us-central1.origin.example.com"])
                    .plus(another)
                    .at(PROXY, "certificateManagerCertificates", [ID, "another"]),
            at: CERTIFICATE,
        },
        {
            when: "a plain record leads to the address",
            change: (good) =>
                good.at("bypass-record", "routingPolicy", undefined).at("bypass-record", "rrdatas", ["192.0.2.10"]),
            at: CERTIFICATE,
        },
        {
            when: "the other name leads elsewhere",
            change: (good) =>
                good
                    .at("bypass-record", "routingPolicy.primaryBackup.primary.externalEndpoints", ["192.0.2.99"])
                    .at(CERTIFICATE, "managed.domains", ["us-central1.origin.example.com"]),
            at: CERTIFICATE,
        },
    ],
    fails: [
        {
            when: "the name that fails over is missing",
            change: (good) => good.at(CERTIFICATE, "managed.domains", ["us-central1.origin.example.com"]),
            at: CERTIFICATE,
            says: /managed.domains are us-central1.origin.example.com, and api.example.net leads to the address too/,
        },
        {
            when: "the edge's name is missing",
            change: (good) => good.at(CERTIFICATE, "managed.domains", ["api.example.net"]),
            at: CERTIFICATE,
            says: /and us-central1.origin.example.com leads/,
        },
        {
            when: "a wildcard is of another level",
            change: (good) => good.at(CERTIFICATE, "managed.domains", ["*.example.com", "api.example.net"]),
            at: CERTIFICATE,
            says: /us-central1.origin.example.com leads/,
        },
        {
            when: "a name ends as the domain does",
            change: (good) =>
                good.at(CERTIFICATE, "managed.domains", ["central1.origin.example.com", "api.example.net"]),
            at: CERTIFICATE,
            says: /us-central1.origin.example.com leads/,
        },
        {
            when: "a plain record leads to the address",
            change: (good) =>
                good
                    .at("bypass-record", "routingPolicy", undefined)
                    .at("bypass-record", "rrdatas", ["192.0.2.10"])
                    .at(CERTIFICATE, "managed.domains", ["us-central1.origin.example.com"]),
            at: CERTIFICATE,
            says: /api.example.net leads/,
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
        { when: "no proxy shows them", change: (good) => good.without(PROXY, "origin-us-east1-proxy") },
        {
            when: "somebody else renews them",
            change: (good) =>
                good.at(CERTIFICATE, "managed", undefined).at("origin-us-east1-certificate", "managed", undefined),
        },
    ],
});
