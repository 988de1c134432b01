import { errorShareAlarms } from "../../clouds/aws/cloudwatch.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readNumber, readPart } from "../../graph/read.ts";
import { defineRule, each, fail, pass, type Result } from "../../rule.ts";
import { systemOf, systemsOf } from "../../systems.ts";

const WINDOWS = "windowsBasedSli.goodTotalRatioThreshold";
/** Indicators that count good answers; a distribution cut measures how fast answers are instead. */
const AVAILABILITY = [
    "basicSli.availability",
    "requestBasedSli.goodTotalRatio",
    `${WINDOWS}.performance.goodTotalRatio`,
    `${WINDOWS}.basicSliPerformance.availability`,
];

/** An hour at this multiple of the allowed share spends a fiftieth of a month's budget: `720 h / 50`. */
const FASTEST_BURN = 14.4;
const SHORTEST_WINDOW_SECONDS = 3600;

export default defineRule({
    id: "availability-objective-has-an-slo",
    title: "The availability that a system declares is measured: by an SLO with at least that goal, or by an alarm on its error budget",
    severity: "high",
    concern: "observability",
    types: ["ha-platform:systems:*"],
    breaks: "nobody can say whether the promise was kept, and no alert fires while the error budget burns",
    remedy: "{ goal: 0.999 }",
    sources: [
        {
            url: "https://docs.cloud.google.com/stackdriver/docs/solutions/slo-monitoring/ui/create-slo",
            read: "2026-11-22",
        },
        { url: "https://www.pulumi.com/registry/packages/gcp/api-docs/monitoring/slo/", read: "2026-11-22" },
        {
            url: "https://andrz.io/docs/one-pagers/multi-window-alerting.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ET-01", "ER-10", "PL-07"],
    whenUnknown: "unknown",
    settings: {},
    evaluate: (graph) =>
        each(systemsOf(graph), (system) => {
            const declared = known(readNumber(system, "objectives.availability"));
            if (declared === undefined) return undefined;
            const goals = slosOf(graph, system).map((slo) => ({ slo, goal: known(readNumber(slo, "goal")) ?? 0 }));
            const [strictest] = goals.toSorted((a, b) => b.goal - a.goal);
            if (strictest === undefined) return judgeAlarms(graph, system, declared);
            const { slo, goal } = strictest;
            return goal >= declared
                ? pass(system, `${slo.name} has the goal ${goal}, at least ${declared} is declared`)
                : fail(slo, `goal is ${goal}, and the system declares ${declared}`, `{ goal: ${declared} }`);
        }),
});

/** Where no SLO can be had: an alarm that rings while the month's budget of failures is being spent too fast. */
function judgeAlarms(graph: Graph, system: Resource, declared: number): Result {
    // Rounded, because 1 - 0.9995 is a little less than 0.0005.
    const highest = Number((FASTEST_BURN * (1 - declared)).toFixed(6));
    const own = errorShareAlarms(graph).filter(({ alarm }) => (systemOf(graph, alarm) ?? system) === system);
    const watching = own.find(
        ({ threshold, windowSeconds }) => threshold <= highest && windowSeconds >= SHORTEST_WINDOW_SECONDS,
    );
    if (watching) {
        const { alarm, threshold, windowSeconds } = watching;
        const share = `a share of ${threshold} failed requests in ${windowSeconds} s`;
        return pass(system, `${alarm.name} rings at ${share}, and ${declared} is declared`);
    }
    if (own.length === 0) {
        const message = `declares an availability of ${declared}, and no SLO of the stack measures availability`;
        return fail(system, message, newSlo(graph, system, declared));
    }
    const message = `declares an availability of ${declared}, and no alarm looks at the share of failed requests in an hour or more with a threshold of at most ${highest}`;
    return fail(system, message, `{ threshold: ${highest}, evaluationPeriods: 60 }`);
}

/** SLOs on availability: the system's own, and those that belong to no system. */
function slosOf(graph: Graph, system: Resource): readonly Resource[] {
    return graph
        .ofType("gcp:monitoring/slo:Slo")
        .filter((slo) => (systemOf(graph, slo) ?? system) === system)
        .filter((slo) => AVAILABILITY.some((indicator) => known(readPart(slo, indicator)) !== undefined));
}

function newSlo(graph: Graph, system: Resource, goal: number): string {
    const service = graph.ofType("gcp:monitoring/customService:CustomService")[0]?.property("serviceId");
    const filter = 'metric.type=\\"run.googleapis.com/request_count\\" resource.type=\\"cloud_run_revision\\"';
    const ratio = `{ totalServiceFilter: "${filter}", badServiceFilter: "${filter} metric.labels.response_code_class=\\"5xx\\"" }`;
    return `new gcp.monitoring.Slo("${system.name}-availability", { service: "${typeof service === "string" ? service : "<service id>"}", goal: ${goal}, rollingPeriodDays: 30, requestBasedSli: { goodTotalRatio: ${ratio} } })`;
}
