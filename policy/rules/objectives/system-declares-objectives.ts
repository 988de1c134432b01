import { LOAD_BALANCER } from "../../clouds/cloudflare/load-balancer.ts";
import { SERVICE } from "../../clouds/gcp/cloud-run.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineRule, each, fail, pass, type Result } from "../../rule.ts";
import { regionsOf, systemsOf } from "../../systems.ts";

const NEEDED = [
    "objectives.availability",
    "objectives.recoveryTime.targetSeconds",
    "objectives.recoveryPoint.targetSeconds",
    "objectives.triggers.partition.failoverSeconds",
];

export default defineRule({
    id: "system-declares-objectives",
    title: "A system says which regions it runs in and what it promises",
    severity: "high",
    concern: "objectives",
    types: ["ha-platform:systems:*"],
    breaks: "nothing can be measured against a promise that was never made; rules about regions and times do not apply",
    remedy:
        '{ regions: { primary: "us-central1", failover: "us-east1" }, objectives: { availability: 0.999, recoveryTime: { targetSeconds: 300 }, ' +
        "recoveryPoint: { targetSeconds: 0 }, triggers: { partition: { failoverSeconds: 120 } } } }",
    sources: [{ url: "https://cloud.google.com/architecture/framework/reliability/terminology", read: "2026-11-22" }],
    requirements: ["PL-07", "ET-01", "ET-14"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) => {
        const systems = systemsOf(graph);
        if (systems.length === 0 && graph.ofType(SERVICE, LOAD_BALANCER).length > 0) return [undeclared];
        return each(systems, (system) => {
            const missing = NEEDED.filter((path) => known(readNumber(system, path)) === undefined);
            const regions = regionsOf(system);
            if (regions === undefined) missing.unshift("regions.primary and regions.failover");
            if (missing.length > 0) return fail(system, `registers no ${missing.join(", ")}`);
            return regions?.primary === regions?.failover
                ? fail(
                      system,
                      `regions.primary and regions.failover are both ${regions?.primary}, need to differ`,
                      '{ regions: { failover: "us-east1" } }',
                  )
                : pass(system, `declares its objectives for ${regions?.primary} and ${regions?.failover}`);
        });
    },
});

const undeclared: Result = {
    status: "fail",
    message:
        "the stack serves requests and holds no system (a component of type ha-platform:systems:...) that declares regions and objectives",
};
