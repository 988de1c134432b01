import rule from "../../../../policy/rules/failover/zone-record-behind-a-load-balancer.ts";
import { LOAD_BALANCER } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, type State, UNKNOWN } from "../../state.ts";

const at = "bare-record";
const bare = (good: State, outputs: Properties = {}) =>
    good.plus({
        type: "cloudflare:index/dnsRecord:DnsRecord",
        name: at,
        id: "bare",
        provider: "cloudflare",
        outputs: {
            zoneId: "zone-id",
            name: "shop.example.com",
            type: "A",
            content: "198.51.100.7",
            proxied: true,
            ttl: 1,
            ...outputs,
        },
    });

export default meetsContract(rule, {
    passes: [
        {
            when: "one Worker of two answers",
            change: (good) =>
                bare(good, { content: "192.0.2.0" })
                    .at("router-route", "pattern", "shop.example.com/*")
                    .plus({
                        type: "cloudflare:index/workersRoute:WorkersRoute",
                        name: "second",
                        id: "second",
                        outputs: { pattern: "other.example.com/*", script: "other" },
                    }),
            at,
        },

        { when: "a load balancer has the same name", change: (good) => bare(good, { name: "api.example.com" }), at },
        {
            when: "the name leads to a load balancer's",
            change: (good) => bare(good, { type: "CNAME", content: "api.example.com." }),
            at,
        },
        {
            when: "there is no origin and a Worker answers",
            change: (good) =>
                bare(good, { type: "AAAA", content: "100::" }).at("router-route", "pattern", "*.example.com/*"),
            at,
        },
        {
            when: "the placeholder is an IPv4 address",
            change: (good) => bare(good, { content: "192.0.2.0" }).at("router-route", "pattern", "shop.example.com/*"),
            at,
        },
    ],
    fails: [
        {
            when: "an address record holds the name of a load balancer",
            change: (good) => bare(good, { content: "api.example.com" }),
            at,
            says: /has no load balancer/,
        },

        {
            when: "one address answers",
            change: (good) => bare(good),
            at,
            says: /shop\.example\.com is proxied to 198\.51\.100\.7 and has no load balancer/,
        },
        {
            when: "one IPv6 address answers",
            change: (good) => bare(good, { type: "AAAA", content: "2001:db8::7" }),
            at,
            says: /2001:db8::7/,
        },
        {
            when: "one other name answers",
            change: (good) => bare(good, { type: "CNAME", content: "shop.example.org" }),
            at,
            says: /shop\.example\.org/,
        },
        {
            when: "a Worker stands before one address",
            change: (good) => bare(good).at("router-route", "pattern", "shop.example.com/*"),
            at,
            says: /has no load balancer/,
        },
        {
            when: "there is no origin and no Worker covers the name",
            change: (good) =>
                bare(good, { content: "192.0.2.0" }).at("router-route", "pattern", "shop.example.com/api/*"),
            at,
            says: /has no load balancer/,
        },
    ],
    unknown: [
        {
            when: "it is not known whether it is proxied",
            change: (good) => bare(good, { proxied: UNKNOWN }),
            at,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "nothing is proxied",
            change: (good) => bare(good.without(LOAD_BALANCER), { proxied: false }),
        },
        {
            when: "the record holds text",
            change: (good) => bare(good.without(LOAD_BALANCER), { type: "TXT" }),
        },
    ],
});
