import rule from "../../../../policy/rules/failover/zone-record-forgotten-within-a-minute.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = "origin-us-east1-record";
const OTHER = "origin-us-central1-record";

export default meetsContract(rule, {
    passes: [
        { when: "it is kept half a minute", change: (good) => good.at(at, "ttl", 30), at },
        {
            when: "the stack is content with five minutes",
            change: (good) => good.at(at, "ttl", 300),
            at,
            settings: { maximumTtlSeconds: 300 },
        },
    ],
    fails: [
        {
            when: "it is kept a second longer",
            change: (good) => good.at(at, "ttl", 61),
            at,
            says: /ttl is 61 s, needs at most 60 s/,
        },
        {
            when: "Cloudflare decides, which means five minutes",
            change: (good) => good.at(at, "ttl", 1),
            at,
            says: /ttl is 300 s/,
        },
        { when: "nothing is said", change: (good) => good.at(at, "ttl", undefined), at, says: /ttl is 300 s/ },
        {
            when: "a name leads to a name",
            change: (good) => good.at(at, "type", "CNAME").at(at, "ttl", 3600),
            at,
            says: /3600 s/,
        },
        {
            when: "the address is IPv6",
            change: (good) => good.at(at, "type", "AAAA").at(at, "ttl", 3600),
            at,
            says: /3600 s/,
        },
        {
            when: "it does not say that it is proxied",
            change: (good) => good.at(at, "proxied", undefined).at(at, "ttl", 120),
            at,
            says: /120 s/,
        },
    ],
    unknown: [{ when: "the time is not known", change: (good) => good.at(at, "ttl", UNKNOWN), at, becomes: "unknown" }],
    silent: [
        { when: "records are proxied", change: (good) => good.at(at, "proxied", true).at(OTHER, "proxied", true) },
        { when: "records hold text", change: (good) => good.at(at, "type", "TXT").at(OTHER, "type", "MX") },
        {
            when: "records prove something",
            change: (good) =>
                good.at(at, "name", "_acme-challenge.example.com").at(OTHER, "name", "_dmarc.example.com"),
        },
    ],
});
