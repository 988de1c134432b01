/** Security groups and their rules. */
import { list, number, text, unset } from "../bag.ts";
import { token } from "../chance.ts";
import type { Change, Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, ec2Id, KNOWN, regionOf } from "./draw.ts";
import { inUse, refers } from "./references.ts";
import {
    CACHE,
    DATABASE,
    DATABASE_PROXY,
    EGRESS_RULE,
    INGRESS_RULE,
    LAUNCH_TEMPLATE,
    LOAD_BALANCER,
    SCALING_GROUP,
    SECURITY_GROUP,
    VPC,
    VPC_ENDPOINT,
} from "./tokens.ts";

const groupId = (draft: Draft): string => ec2Id(draft, "sg");
const ruleId = (draft: Draft): string => ec2Id(draft, "sgr");

const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

/** Names are unique in a VPC. */
function nameInVpc(draft: Draft): readonly Refusal[] {
    const other = draft.cloud
        .all(SECURITY_GROUP)
        .find(
            ({ urn, inputs }) =>
                urn !== draft.urn && inputs.vpcId === draft.inputs.vpcId && inputs.name === draft.inputs.name,
        );
    return refuseIf(other !== undefined && text(draft.inputs, "name") !== undefined, {
        property: "name",
        problem: `must differ from that of ${other?.id} in the same VPC`,
        got: printable(draft.inputs.name),
    });
}

/** The provider replaces a rule that changes its kind of source. */
function otherKind({ before, inputs }: Change): readonly string[] {
    const changed = peers.filter((key) => (before.inputs[key] === undefined) !== (inputs[key] === undefined));
    return changed.length > 1 ? changed : [];
}

function ruleRefusals(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const [from, to] = [number(inputs, "fromPort"), number(inputs, "toPort")];
    const keys = [...peers, "securityGroupId", "ipProtocol", "fromPort", "toPort"];
    const twin = draft.cloud
        .all(draft.type)
        .find(({ urn, inputs: theirs }) => urn !== draft.urn && keys.every((key) => theirs[key] === inputs[key]));
    return [
        ...refers(draft, SECURITY_GROUP, "a security group", "securityGroupId"),
        ...refers(draft, SECURITY_GROUP, "a security group", "referencedSecurityGroupId"),
        ...refuseIf(from !== undefined && to !== undefined && from > to, {
            property: "toPort",
            problem: `must not be below fromPort (${from})`,
            got: String(to),
        }),
        ...refuseIf(twin !== undefined, {
            property: "",
            problem: `is the same rule as ${twin?.id}`,
            remedy: "keep one of the two",
        }),
    ];
}

const rule: ResourceKind = {
    id: ruleId,
    knownAtPreview: KNOWN,
    outputs: (draft) => ({
        ...common(draft),
        arn: arn(draft, "ec2", `security-group-rule/${ruleId(draft)}`),
        securityGroupRuleId: ruleId(draft),
    }),
    refusals: ruleRefusals,
    replacements: otherKind,
};

export const securityGroups: Family = {
    [SECURITY_GROUP]: {
        id: groupId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                egress: [],
                ingress: [],
                vpcId: `vpc-0${token(`${draft.provider.account} ${regionOf(draft)}`, "hex", 16, "default VPC")}`,
            }),
            ...common(draft),
            arn: arn(draft, "ec2", `security-group/${groupId(draft)}`),
            ownerId: draft.provider.account,
        }),
        refusals: (draft) => [...refers(draft, VPC, "a VPC", "vpcId"), ...nameInVpc(draft)],
        refusalsOnDelete: (resource, cloud) => [
            ...inUse(resource, cloud, [
                { type: LOAD_BALANCER, noun: "load balancer", properties: ["securityGroups"] },
                { type: DATABASE, noun: "database", properties: ["vpcSecurityGroupIds"] },
                { type: DATABASE_PROXY, noun: "database proxy", properties: ["vpcSecurityGroupIds"] },
                { type: CACHE, noun: "cache", properties: ["securityGroupIds"] },
                { type: VPC_ENDPOINT, noun: "VPC endpoint", properties: ["securityGroupIds"] },
                { type: INGRESS_RULE, noun: "ingress rule", properties: ["referencedSecurityGroupId"] },
                { type: EGRESS_RULE, noun: "egress rule", properties: ["referencedSecurityGroupId"] },
            ]),
            // A template alone holds nothing; instances that a group made from it do.
            ...cloud
                .all(LAUNCH_TEMPLATE)
                .filter(({ inputs }) => list(inputs, "vpcSecurityGroupIds").includes(resource.id))
                .flatMap((template) =>
                    inUse(template, cloud, [
                        {
                            type: SCALING_GROUP,
                            noun: "instances of Auto Scaling group",
                            properties: ["launchTemplate.id", "launchTemplate.name"],
                        },
                    ]),
                ),
        ],
    },
    [INGRESS_RULE]: rule,
    [EGRESS_RULE]: rule,
};
