import { HEALTH_CHECK, healthCheckDocs, hostOf, movedBy } from "../../clouds/aws/route53.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "route53-health-check-asks-one-region",
    title: "A health check that moves a name asks for one region, not for the name that it moves",
    severity: "critical",
    concern: "failover",
    types: [HEALTH_CHECK],
    breaks: "as soon as the name has moved the check asks the healthy region, and the name goes back to the lost one",
    remedy: '{ fqdn: "api-us-east-1.example.com" }',
    sources: [healthCheckDocs],
    requirements: ["ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (check, _settings, graph) => {
        const moved = movedBy(graph, check);
        if (moved.length === 0) return undefined;
        const asked = (known(readString(check, "fqdn")) ?? "").replace(/\.$/, "").toLowerCase();
        const circle = moved.find((record) => hostOf(record) === asked);
        return circle === undefined
            ? pass(check, `asks ${asked || "a fixed address"}`)
            : fail(check, `asks ${asked}, the name that it moves by ${circle.name}`);
    },
});
