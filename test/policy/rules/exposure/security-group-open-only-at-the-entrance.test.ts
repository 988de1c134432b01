import rule from "../../../../policy/rules/exposure/security-group-open-only-at-the-entrance.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Json, type StateResource, UNKNOWN } from "../../state.ts";
import { awsServingState } from "../../states/aws-serving.ts";

const at = "from-balancer-us-east-1";
const ENTRANCE = "from-anywhere-us-east-1";

export default meetsContract(rule, {
    good: awsServingState,
    passes: [
        {
            when: "the entrance is open on 80",
            change: (good) => good.set(ENTRANCE, { fromPort: 80, toPort: 80 }),
            at: ENTRANCE,
        },
        { when: "instances let private addresses in", change: (good) => good.at(at, "cidrIpv4", "10.48.0.0/16"), at },
        {
            when: "an older rule lets private addresses in",
            change: (good) =>
                good.plus(older({ cidrBlocks: ["10.0.0.0/8"], protocol: "tcp", fromPort: 22, toPort: 22 })),
            at: "older",
        },
        {
            when: "the entrance's group says it itself",
            change: (good) =>
                good.at("entrance-group-us-east-1", "ingress", [
                    { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
                ]),
            at: "entrance-group-us-east-1",
        },
        {
            when: "a private load balancer has the entrance's group too",
            change: (good) =>
                good.plus({
                    type: "aws:lb/loadBalancer:LoadBalancer",
                    name: "inner",
                    id: "inner",
                    outputs: { internal: true, securityGroups: ["sg-entrance-us-east-1"] },
                }),
            at: ENTRANCE,
        },
    ],
    fails: [
        {
            when: "instances let anybody in",
            change: (good) => good.at(at, "cidrIpv4", "0.0.0.0/0"),
            at,
            says: /lets anybody in on port 8080, and guards no public load balancer/,
        },
        {
            when: "instances let anybody in by IPv6",
            change: (good) => good.at(at, "cidrIpv6", "::/0"),
            at,
            says: /lets anybody in on port 8080/,
        },
        {
            when: "its group is not in the stack",
            change: (good) => good.without("entrance-group-us-east-1"),
            at: ENTRANCE,
            says: /guards no public load balancer/,
        },
        {
            when: "the load balancer is not public",
            change: (good) => good.at("balancer-us-east-1", "internal", true),
            at: ENTRANCE,
            says: /guards no public load balancer/,
        },
        {
            when: "the entrance is open on another port",
            change: (good) => good.set(ENTRANCE, { fromPort: 22, toPort: 22 }),
            at: ENTRANCE,
            says: /on port 22, and the web needs 80, 443/,
        },
        {
            when: "the entrance is open on a range",
            change: (good) => good.set(ENTRANCE, { fromPort: 80, toPort: 443 }),
            at: ENTRANCE,
            says: /on ports 80 to 443/,
        },
        {
            when: "the entrance is open for all protocols",
            change: (good) => good.at(ENTRANCE, "ipProtocol", "-1"),
            at: ENTRANCE,
            says: /on ports 0 to 65535/,
        },
        {
            when: "the entrance names no ports",
            change: (good) => good.at(ENTRANCE, "fromPort", undefined).at(ENTRANCE, "toPort", undefined),
            at: ENTRANCE,
            says: /on ports 0 to 65535/,
        },
        {
            when: "an older rule lets anybody in",
            change: (good) =>
                good.plus(
                    older({ cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"], protocol: "tcp", fromPort: 22, toPort: 22 }),
                ),
            at: "older",
            says: /on port 22, and guards no public/,
        },
        {
            when: "an older rule lets anybody in by IPv6",
            change: (good) => good.plus(older({ ipv6CidrBlocks: ["::/0"], protocol: "tcp", fromPort: 22, toPort: 22 })),
            at: "older",
            says: /on port 22/,
        },
        {
            when: "the instances' group says it itself",
            change: (good) =>
                good.at("instances-group-us-east-1", "ingress", [
                    { protocol: "tcp", fromPort: 8080, toPort: 8080, cidrBlocks: ["10.48.0.0/16"] },
                    { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
                ]),
            at: "instances-group-us-east-1",
            says: /on ports 0 to 65535/,
        },
        {
            when: "the stack's web has another port",
            change: (good) => good,
            at: ENTRANCE,
            settings: { ports: ["8443"] },
            says: /on port 443, and the web needs 8443/,
        },
    ],
    unknown: [
        { when: "the peer is not known", change: (good) => good.at(at, "cidrIpv4", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        {
            when: "there are rules about what goes out alone",
            change: (good) =>
                good
                    .without(...good.resources.flatMap(({ type, name }) => (/SecurityGroup/.test(type) ? [name] : [])))
                    .plus(older({ type: "egress", cidrBlocks: ["0.0.0.0/0"], protocol: "-1" })),
        },
    ],
});

function older(outputs: Readonly<Record<string, Json>>): StateResource {
    return {
        type: "aws:ec2/securityGroupRule:SecurityGroupRule",
        name: "older",
        id: "older",
        outputs: { type: "ingress", securityGroupId: "sg-instances-us-east-1", ...outputs },
    };
}
