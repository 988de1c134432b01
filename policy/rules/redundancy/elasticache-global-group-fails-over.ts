import { GLOBAL_GROUP } from "../../clouds/aws/elasticache.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "elasticache-global-group-fails-over",
    title: "A global group of caches does not switch off its members' own failover",
    severity: "high",
    concern: "redundancy",
    types: [GLOBAL_GROUP],
    breaks: "what the global group says holds for its members: none of them replaces a lost primary node by itself",
    remedy: "{ automaticFailoverEnabled: true }",
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/elasticache/globalreplicationgroup/",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-08"],
    whenUnknown: "fail",
    settings: {},
    judge: (global) => {
        const enabled = known(readBoolean(global, "automaticFailoverEnabled"));
        // Left out, it is as the first member says.
        return enabled === false
            ? fail(global, "automaticFailoverEnabled is false, needs true")
            : pass(global, `automaticFailoverEnabled is ${enabled ?? "the first member's"}`);
    },
});
