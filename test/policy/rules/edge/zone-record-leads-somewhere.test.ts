import rule from "../../../../policy/rules/edge/zone-record-leads-somewhere.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";

const at = "origin-us-east1-record";
const OTHER = "origin-us-central1-record";
const cname = (good: State, content: string) => good.at(at, "type", "CNAME").at(at, "content", content);

export default meetsContract(rule, {
    passes: [
        { when: "it leads to another record", change: (good) => cname(good, "US-CENTRAL1.origin.example.com."), at },
        { when: "it leads to a load balancer", change: (good) => cname(good, "api.example.com"), at },
        { when: "it leads to a Worker's own name", change: (good) => cname(good, "www.example.com"), at },
        { when: "the private range has just ended", change: (good) => good.at(at, "content", "172.32.0.1"), at },
    ],
    fails: [
        ...["10.1.2.3", "192.168.0.1", "172.16.0.1", "172.31.0.1", "127.0.0.1", "169.254.1.1"].map((content) => ({
            when: `it leads to ${content}`,
            change: (good: State) => good.at(at, "content", content),
            at,
            says: /which clients outside cannot reach/,
            remedy: "no" as const,
        })),
        {
            when: "it leads to a private IPv6 address",
            change: (good) => good.at(at, "type", "AAAA").at(at, "content", "fd00::1"),
            at,
            says: /content is fd00::1/,
            remedy: "no",
        },
        {
            when: "it leads to the zone's own name, which has no record",
            change: (good) => cname(good, "example.com"),
            at,
            says: /content is example\.com, a name of this zone/,
            remedy: "no",
        },
        {
            when: "it leads to a name that is gone from one of two zones",
            change: (good) =>
                cname(good, "gone.example.com").plus({
                    type: "cloudflare:index/zone:Zone",
                    name: "second",
                    id: "second",
                    outputs: { name: "example.org" },
                }),
            at,
            says: /content is gone\.example\.com/,
            remedy: "no",
        },
        {
            when: "it leads to a name that is gone",
            change: (good) => cname(good, "gone.example.com"),
            at,
            says: /content is gone\.example\.com, a name of this zone that the stack does not have/,
            remedy: "no",
        },
    ],
    unknown: [
        { when: "the address is not known", change: (good) => good.at(at, "content", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "names lead out of the zone",
            change: (good) =>
                cname(good, "proof.example.org").at(OTHER, "type", "CNAME").at(OTHER, "content", "notexample.com"),
        },
        { when: "records hold text", change: (good) => good.at(at, "type", "TXT").at(OTHER, "type", "TXT") },
        {
            when: "text is a name of the zone that is gone",
            change: (good) => good.at(OTHER, "type", "TXT").at(at, "type", "TXT").at(at, "content", "gone.example.com"),
        },
        {
            when: "records hold data of another form",
            change: (good) => good.at(at, "content", undefined).at(OTHER, "content", undefined),
        },
    ],
});
