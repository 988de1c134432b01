import { rulesOf, WEB_ACL, webAclDocs } from "../../clouds/aws/web-acl.ts";
import { known, readPart } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const LIMIT =
    '{ name: "rate", priority: 0, action: { block: {} }, statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: "IP" } } }';

export default defineResourceRule({
    id: "web-acl-limits-rate",
    title: "A web ACL of AWS blocks an address that asks too often",
    severity: "high",
    concern: "edge",
    types: [WEB_ACL],
    breaks: "one client, or a hundred that are hijacked, takes the whole fleet's capacity",
    remedy: `{ rules: [${LIMIT}] }`,
    sources: [
        webAclDocs,
        {
            url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["HB-13", "CN-06"],
    whenUnknown: "unknown",
    settings: {},
    judge: (acl) => {
        const limits = rulesOf(acl).filter(
            (rule) => known(readPart(rule, "statement.rateBasedStatement")) !== undefined,
        );
        if (limits.length === 0) return fail(acl, "no rule limits what one address may ask");
        const acting = limits.find((rule) => known(readPart(rule, "action.block")) !== undefined);
        return acting === undefined
            ? fail(acl, `${limits[0]?.path} only counts, needs action.block`)
            : pass(acl, `${acting.path} blocks an address that asks too often`);
    },
});
