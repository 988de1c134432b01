import rule from "../../../../policy/rules/failover/dns-record-fails-over.ts";
import { SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, State, UNKNOWN } from "../../state.ts";

const at = "bypass-record";
const POLICY = "routingPolicy";
const both: Json = [
    { location: "us-central1", healthCheckedTargets: { externalEndpoints: ["192.0.2.10"] } },
    { location: "us-east1", healthCheckedTargets: { externalEndpoints: ["192.0.2.11"] } },
];

export default meetsContract(rule, {
    passes: [
        {
            when: "clients go to the nearest healthy region",
            change: (good) => good.at(at, POLICY, { healthCheck: "check", geos: both }),
            at,
        },
        {
            when: "clients are shared out among healthy regions",
            change: (good) => good.at(at, POLICY, { healthCheck: "check", wrrs: both }),
            at,
        },
        {
            when: "the targets are load balancers inside",
            change: (good) =>
                good.at(at, POLICY, {
                    primaryBackup: {
                        primary: { internalLoadBalancers: [{ ipAddress: "10.0.0.1" }, { ipAddress: "10.1.0.1" }] },
                        backupGeos: [],
                    },
                }),
            at,
        },
        {
            when: "it lies outside a system whose regions it serves",
            change: (good) => good.facts(at, { parent: "ha-platform-prod" }),
            at,
        },
    ],
    fails: [
        {
            when: "the stack has an address in a third region too",
            change: (good) => {
                const third = {
                    type: "gcp:compute/address:Address",
                    name: "third",
                    id: "third",
                    outputs: { address: "192.0.2.12", region: "us-west1" },
                };
                return plain(new State([third, ...good.resources]), "192.0.2.10");
            },
            at,
            says: /is 192\.0\.2\.10 whether/,
        },

        {
            when: "it answers with one address for ever",
            change: (good) => plain(good, "192.0.2.10"),
            at,
            says: /routingPolicy is not set, so api\.example\.net\. is 192\.0\.2\.10 whether that answers or not/,
        },
        {
            when: "it answers with the addresses of both regions, dead or alive",
            change: (good) => plain(good, "192.0.2.10", "192.0.2.11"),
            at,
            says: /is 192\.0\.2\.10 and 192\.0\.2\.11 whether/,
        },
        {
            when: "it answers with an IPv6 address",
            change: (good) => plain(good, "2001:db8::1").at(at, "type", "AAAA"),
            at,
            says: /is 2001:db8::1 whether/,
        },
        {
            when: "the policy has one target",
            change: (good) => good.at(at, `${POLICY}.primaryBackup.backupGeos`, []),
            at,
            says: /checks the health of 192\.0\.2\.10, needs at least 2 targets/,
        },
        {
            when: "both targets are one",
            change: (good) =>
                good.at(at, `${POLICY}.primaryBackup.backupGeos`, [
                    { location: "us-east1", healthCheckedTargets: { externalEndpoints: ["192.0.2.10"] } },
                ]),
            at,
            says: /needs at least 2 targets/,
        },
        {
            when: "the policy's answers are not health-checked",
            change: (good) =>
                good.at(at, POLICY, {
                    geos: [
                        { location: "us-central1", rrdatas: ["192.0.2.10"] },
                        { location: "us-east1", rrdatas: ["192.0.2.11"] },
                    ],
                }),
            at,
            says: /checks the health of no target, needs at least 2 targets/,
        },
        {
            when: "a fence keeps clients in their region",
            change: (good) => good.at(at, POLICY, { geos: both, enableGeoFencing: true }),
            at,
            says: /enableGeoFencing is true, needs false/,
        },
        {
            when: "the stack has no addresses and no check to advise",
            change: (good) =>
                plain(good, "203.0.113.9").without(
                    "bypass-check",
                    "origin-us-central1-address",
                    "origin-us-east1-address",
                ),
            at,
            says: /is 203\.0\.113\.9 whether/,
        },
        {
            when: "the policy holds another type",
            change: (good) => good.at(at, POLICY, "failover"),
            at,
            says: /routingPolicy must be an object, got a string/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the policy is not known", change: (good) => good.at(at, POLICY, UNKNOWN), at, becomes: "unknown" },
        {
            when: "the addresses of a plain record are not known",
            change: (good) => good.at(at, POLICY, undefined).at(at, "rrdatas", [UNKNOWN]),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the name is that of the primary region",
            change: (good) => plain(good).at(at, "name", "us-central1.example.net."),
        },

        { when: "records prove ownership only", change: (good) => good.without(at) },
        {
            when: "the name is that of one region",
            change: (good) => plain(good).at(at, "name", "us-east1.example.net."),
        },
        { when: "the address is private", change: (good) => plain(good, "10.0.0.7", "172.31.0.7", "fd00::7") },
        { when: "no system declares regions", change: (good) => plain(good).at(SYSTEM, "regions", undefined) },
    ],
});

function plain(state: State, ...addresses: readonly string[]): State {
    return state
        .at(at, POLICY, undefined)
        .at(at, "rrdatas", addresses.length > 0 ? addresses : ["192.0.2.10"])
        .facts(at, { madeFrom: {} });
}
