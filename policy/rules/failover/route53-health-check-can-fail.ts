import { HEALTH_CHECK, healthCheckDocs, movedBy } from "../../clouds/aws/route53.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-health-check-can-fail",
    title: "A health check that moves a name is neither off nor turned round",
    severity: "critical",
    concern: "failover",
    types: [HEALTH_CHECK],
    breaks: "a check that is off counts as healthy, so the name never leaves a lost region",
    remedy: "{ disabled: false, invertHealthcheck: false }",
    sources: [healthCheckDocs],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check, _settings, graph) => {
        if (movedBy(graph, check).length === 0) return undefined;
        if (known(readBoolean(check, "disabled")) === true)
            return fail(check, "disabled is true, which counts as healthy");
        return known(readBoolean(check, "invertHealthcheck")) === true
            ? fail(check, "invertHealthcheck is true, which takes a dead endpoint for a healthy one")
            : pass(check, "is on");
    },
});
