/** What rules need to know about security groups: what they let in from everywhere, in all three ways of saying it. */

import type { Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readParts, readString, readStrings } from "../../graph/read.ts";

export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const LEGACY_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";

const ANYWHERE = ["0.0.0.0/0", "::/0"];
/** Blocks of private addresses, by the argument that they are given to. */
const PRIVATE = { cidrIpv4: "10.0.0.0/8", cidrIpv6: "fd00::/8" };

/** Ports on which anybody may come in, and the arguments that close them to all but private addresses. */
export interface Opening {
    readonly from: number;
    readonly to: number;
    readonly remedy: string;
}

/** What a group or rule leaves open; `undefined` for rules about what may go out. */
export function openingsOf(resource: Resource): readonly Opening[] | undefined {
    if (resource.type === INGRESS_RULE) {
        return Object.entries(PRIVATE).flatMap(([key, block]) =>
            ANYWHERE.includes(known(readString(resource, key)) ?? "")
                ? [{ ...portsOf(resource, "ipProtocol"), remedy: `{ ${key}: "${block}" }` }]
                : [],
        );
    }
    if (resource.type === LEGACY_RULE) {
        if (known(readString(resource, "type")) !== "ingress") return undefined;
        const remedy = `{ cidrBlocks: ["${PRIVATE.cidrIpv4}"], ipv6CidrBlocks: [] }`;
        return isOpen(resource) ? [{ ...portsOf(resource, "protocol"), remedy }] : [];
    }
    const rules = known(readParts(resource, "ingress")) ?? [];
    const closed = rules.map((rule) => (isOpen(rule) ? { cidrBlocks: [PRIVATE.cidrIpv4], ipv6CidrBlocks: [] } : {}));
    const remedy = JSON.stringify({ ingress: closed });
    return rules.filter(isOpen).map((rule) => ({ ...portsOf(rule, "protocol"), remedy }));
}

function isOpen(rule: Readable): boolean {
    const blocks = ["cidrBlocks", "ipv6CidrBlocks"].flatMap((key) => known(readStrings(rule, key)) ?? []);
    return blocks.some((block) => ANYWHERE.includes(block));
}

/** All protocols means all ports, whatever else is said. */
function portsOf(rule: Readable, protocol: string): { readonly from: number; readonly to: number } {
    if (known(readString(rule, protocol)) === "-1") return { from: 0, to: 65_535 };
    return { from: known(readNumber(rule, "fromPort")) ?? 0, to: known(readNumber(rule, "toPort")) ?? 65_535 };
}
