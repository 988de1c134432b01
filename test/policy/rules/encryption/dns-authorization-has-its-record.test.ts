import rule from "../../../../policy/rules/encryption/dns-authorization-has-its-record.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, UNKNOWN } from "../../state.ts";
import { loadBalancingState, PROOF } from "../../states/gcp-load-balancing.ts";

const UNKNOWN_LIST: Json = [];

meetsContract(rule, {
    good: loadBalancingState,
    passes: [
        {
            when: "the name is yet to be given out",
            change: (good) => good.at(PROOF, "dnsResourceRecords", UNKNOWN_LIST),
            at: PROOF,
        },
        {
            when: "a record's name is not known yet",
            change: (good) => good.at("bypass-proof-us-central1", "name", UNKNOWN),
            at: PROOF,
        },
        { when: "the edge's record ends without a dot", change: (good) => good, at: "origin-us-central1-proof-origin" },
    ],
    fails: [
        {
            when: "the record is missing",
            change: (good) => good.without("bypass-proof-us-central1"),
            at: PROOF,
            says: /no record of the stack proves api.example.net/,
        },
        {
            when: "the edge's record is missing",
            change: (good) => good.without("origin-proof-us-central1"),
            at: "origin-us-central1-proof-origin",
            says: /proves us-central1.origin.example.com/,
        },
        {
            when: "the record has another name",
            change: (good) => good.at("bypass-proof-us-central1", "name", "_acme-challenge.example.net."),
            at: PROOF,
            says: /no record/,
        },
    ],
    unknown: [
        {
            when: "a part of what is given out is not known",
            change: (good) => good.at(PROOF, "dnsResourceRecords[0].name", UNKNOWN),
            at: PROOF,
            becomes: "unknown",
        },
    ],
});
