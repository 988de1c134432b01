import { ZONE } from "../../clouds/aws/route53.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-zone-keeps-its-records",
    title: "A hosted zone that still has records cannot be deleted",
    severity: "high",
    concern: "deletion",
    types: [ZONE],
    breaks: "deleting the zone deletes every record in it, those that other stacks and people made included",
    remedy: "{ forceDestroy: false }",
    sources: [{ url: "https://www.pulumi.com/registry/packages/aws/api-docs/route53/zone/", read: "2026-11-22" }],
    requirements: ["ER-04", "ER-12"],
    whenUnknown: "fail",
    settings: {},
    judge: (zone) =>
        known(readBoolean(zone, "forceDestroy")) === true
            ? fail(zone, "forceDestroy is true")
            : pass(zone, "forceDestroy is false"),
});
