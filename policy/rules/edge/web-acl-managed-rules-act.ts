import { rulesOf, WEB_ACL, webAclDocs } from "../../clouds/aws/web-acl.ts";
import { known, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const GROUPS = ["statement.managedRuleGroupStatement", "statement.ruleGroupReferenceStatement"];

export default defineResourceRule({
    id: "web-acl-managed-rules-act",
    title: "Groups of rules in a web ACL of AWS act, and do not only count",
    severity: "medium",
    concern: "edge",
    types: [WEB_ACL],
    breaks: "what was set to count for a trial goes on letting known attacks through",
    remedy: "{ rules: [{ overrideAction: { none: {} } }] }",
    sources: [
        webAclDocs,
        {
            url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-13", "CN-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (acl) => {
        const rules = rulesOf(acl);
        const groups = rules.filter((rule) => GROUPS.some((path) => known(readPart(rule, path)) !== undefined));
        if (groups.length === 0) return undefined;
        const idle = groups.find((rule) => known(readPart(rule, "overrideAction.none")) === undefined);
        if (idle === undefined) return pass(acl, `${groups.length} groups of rules act`);
        const repaired = rules.map((rule) => (groups.includes(rule) ? { overrideAction: { none: {} } } : {}));
        return fail(
            acl,
            `${idle.path} does not act: overrideAction.none is not set`,
            JSON.stringify({ rules: repaired }),
        );
    },
});
