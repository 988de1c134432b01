import { healthDocs, MONITOR, POOL } from "../../clouds/cloudflare/load-balancer.ts";
import type { Resource } from "../../graph/graph.ts";
import { readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "load-balancer-pools-have-monitors",
    title: "Every pool of a load balancer is probed",
    severity: "critical",
    concern: "failover",
    types: [POOL],
    breaks: "a pool without a monitor always counts as healthy, so traffic stays on a dead region for ever",
    remedy: "{ monitor: monitor.id }",
    sources: [healthDocs],
    requirements: ["PL-02", "ET-06"],
    whenUnknown: "fail",
    settings: {},
    judge: (pool, _settings, graph) => {
        const property = ["monitor", "monitorGroup"].find((name) => isNamed(pool, name));
        if (property !== undefined) return pass(pool, `${property} is set`);
        const [monitor] = graph.ofType(MONITOR);
        const remedy = monitor && `{ monitor: ${JSON.stringify(monitor.id ?? monitor.name)} }`;
        return fail(pool, "neither monitor nor monitorGroup is set", remedy);
    },
});

/** An id that is not known yet is an id all the same: it comes from a monitor that will be created. */
function isNamed(pool: Resource, property: string): boolean {
    const reading = readString(pool, property);
    return reading.state === "unknown" || (reading.state === "set" && reading.value !== "");
}
