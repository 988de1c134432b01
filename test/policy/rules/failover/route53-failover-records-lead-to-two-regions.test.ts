import rule from "../../../../policy/rules/failover/route53-failover-records-lead-to-two-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type State, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "secondary";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "they lead to different plain addresses",
            change: (good) => plain(good, ["192.0.2.1"], ["192.0.2.2"]),
            at,
        },
        {
            when: "they lead to different aliases outside the stack",
            change: (good) => outside(good, "a.cloudfront.net", "b.cloudfront.net"),
            at,
        },
    ],
    fails: [
        {
            when: "they lead to one load balancer",
            change: (good) => good.at(at, "aliases[0].name", "erato.us-east-1.elb.amazonaws.com"),
            at,
            says: /leads to the same place as primary, the PRIMARY of api\.erato\.example/,
            remedy: "no",
        },
        {
            when: "they lead to two load balancers of one region",
            change: (good) =>
                good
                    .facts("balancer-us-west-2", { provider: "aws-us-east-1" })
                    .at("balancer-us-west-2", "region", "us-east-1"),
            at,
            says: /leads to us-east-1, as primary does/,
            remedy: "no",
        },
        {
            when: "they lead to the same addresses in another order",
            change: (good) => plain(good, ["192.0.2.1", "192.0.2.2"], ["192.0.2.2", "192.0.2.1"]),
            at,
            says: /same place/,
            remedy: "no",
        },
        {
            when: "they lead to one alias outside the stack",
            change: (good) => outside(good, "a.cloudfront.net", "a.cloudfront.net"),
            at,
            says: /same place/,
        },
    ],
    unknown: [
        {
            when: "the address is not known",
            change: (good) => plain(good, ["192.0.2.1"], UNKNOWN),
            at,
            becomes: "unknown",
        },
        {
            when: "names are not known, and load balancers are",
            change: (good) => good.at(at, "aliases[0].name", UNKNOWN).at("primary", "aliases[0].name", UNKNOWN),
            at,
            becomes: "pass",
        },
    ],
    silent: [{ when: "there is no PRIMARY", change: (good) => good.without("primary") }],
});

function plain(good: State, primary: Json, secondary: Json): State {
    return good
        .facts("primary", { madeFrom: {} })
        .facts("secondary", { madeFrom: {} })
        .at("primary", "aliases", undefined)
        .at("secondary", "aliases", undefined)
        .at("primary", "records", primary)
        .at("secondary", "records", secondary);
}

function outside(good: State, primary: string, secondary: string): State {
    return good
        .facts("primary", { madeFrom: {} })
        .facts("secondary", { madeFrom: {} })
        .at("primary", "aliases[0].name", primary)
        .at("secondary", "aliases[0].name", secondary);
}
