/** WAF web ACLs and what they guard. */
import { bags, number, text } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { CONTROL_REGION } from "./cloudfront.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, regionOf } from "./draw.ts";
import { inUse, lookUp, nameTaken, refers } from "./references.ts";
import { DISTRIBUTION, LOAD_BALANCER, WEB_ACL, WEB_ACL_ASSOCIATION } from "./tokens.ts";

const aclId = (draft: Draft): string => draft.uuid("acl");

const isGlobal = (inputs: Bag): boolean => text(inputs, "scope") === "CLOUDFRONT";

/** Capacity units of rule groups that AWS manages; other rules count 2, as a rate limit does. */
const capacities: Readonly<Record<string, number>> = {
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesSQLiRuleSet: 200,
    AWSManagedRulesLinuxRuleSet: 200,
    AWSManagedRulesWindowsRuleSet: 200,
    AWSManagedRulesUnixRuleSet: 100,
    AWSManagedRulesPHPRuleSet: 100,
    AWSManagedRulesWordPressRuleSet: 100,
    AWSManagedRulesAdminProtectionRuleSet: 100,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesBotControlRuleSet: 50,
    AWSManagedRulesAmazonIpReputationList: 25,
};

function capacity(inputs: Bag): number {
    return bags(inputs, "rules").reduce(
        (sum, { item }) => sum + (capacities[text(item, "statement.managedRuleGroupStatement.name") ?? ""] ?? 2),
        0,
    );
}

function aclRefusals(draft: Draft): readonly Refusal[] {
    const priorities = bags(draft.inputs, "rules").map(({ item }) => number(item, "priority"));
    return [
        ...nameTaken(draft),
        ...refuseIf(isGlobal(draft.inputs) && regionOf(draft) !== CONTROL_REGION, {
            property: "scope",
            problem: `must be REGIONAL outside ${CONTROL_REGION}`,
            got: printable(draft.inputs.scope),
            remedy: `make it through a provider of ${CONTROL_REGION}`,
        }),
        ...priorities.flatMap((priority, index) =>
            refuseIf(priority !== undefined && priorities.indexOf(priority) !== index, {
                property: `rules[${index}].priority`,
                problem: `must differ from that of rules[${priorities.indexOf(priority)}]`,
                got: String(priority),
            }),
        ),
    ];
}

function associationRefusals(draft: Draft): readonly Refusal[] {
    const resource = text(draft.inputs, "resourceArn");
    const acl = lookUp(draft, WEB_ACL, text(draft.inputs, "webAclArn"));
    return [
        ...refers(draft, WEB_ACL, "a web ACL", "webAclArn"),
        ...refuseIf(acl !== undefined && isGlobal(acl.inputs), {
            property: "webAclArn",
            problem: "must name a web ACL of scope REGIONAL",
            got: printable("CLOUDFRONT"),
            remedy: "a distribution names its web ACL itself, in webAclId",
        }),
        ...(resource?.includes(":loadbalancer/") ? refers(draft, LOAD_BALANCER, "a load balancer", "resourceArn") : []),
    ];
}

export const firewall: Family = {
    [WEB_ACL]: {
        id: aclId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...common(draft),
            arn: arn(
                draft,
                "wafv2",
                `${isGlobal(draft.inputs) ? "global" : "regional"}/webacl/${draft.name}/${aclId(draft)}`,
            ),
            applicationIntegrationUrl: "",
            capacity: capacity(draft.inputs),
            lockToken: draft.uuid(`lock ${draft.revision}`),
        }),
        refusals: aclRefusals,
        refusalsOnDelete: (resource, cloud) => [
            ...inUse(resource, cloud, [
                { type: WEB_ACL_ASSOCIATION, noun: "web ACL association", properties: ["webAclArn"] },
                { type: DISTRIBUTION, noun: "distribution", properties: ["webAclId"] },
            ]),
        ],
    },
    [WEB_ACL_ASSOCIATION]: {
        onConflict: "adopted",
        id: ({ inputs }) => `${text(inputs, "webAclArn")},${text(inputs, "resourceArn")}`,
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: associationRefusals,
    },
};
