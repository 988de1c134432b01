import { decisionsOf, hostBefore, objectDocs, WORKERS_SCRIPT } from "../../clouds/cloudflare/edge-decisions.ts";
import { defineResourceRule, fail, pass, taking } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { inTurn } from "../../time/sum.ts";

export default defineResourceRule({
    id: "edge-error-rate-decision-within-objective",
    title: "The Worker before a system that fails over on its error rate pools what its isolates count, in time",
    severity: "high",
    concern: "failover",
    types: [WORKERS_SCRIPT],
    breaks: "a region that fails one request in five keeps all its traffic: a single isolate sees too few requests to tell",
    remedy: "// configuration: { coordination: { reportMs: 1000, snapshotMs: 1000, rate: { windowMs: 10000, longWindowMs: 25000, worstPercent: 10 } } }",
    sources: [objectDocs],
    requirements: ["ET-05"],
    whenUnknown: "unknown",
    settings: {},
    judge: (script, _settings, graph) => {
        const objective = declaredNumber(graph, script, "objectives.triggers.errorRate.failoverSeconds");
        const ratio = declaredNumber(graph, script, "objectives.triggers.errorRate.ratio");
        if (objective === undefined || ratio === undefined || hostBefore(graph, script) === undefined) return undefined;
        const decisions = decisionsOf(script);
        if (decisions === undefined)
            return fail(
                script,
                `the system promises failover within ${objective} s of ${100 * ratio} % errors, and each isolate decides by itself`,
            );
        const { window, report, spread, worstPercent } = decisions;
        const sum = inTurn(
            ["counts for", { seconds: window, shown: `${window} s` }],
            ["reports within", { seconds: report, shown: `${report} s` }],
            ["is known everywhere after", { seconds: spread, shown: `${spread} s` }],
        );
        if (worstPercent > 100 * ratio)
            return fail(
                script,
                `leaves a region above ${worstPercent} % errors, and the system promises to at ${100 * ratio} %`,
            );
        return taking(
            sum.seconds,
            sum.seconds <= objective
                ? pass(script, `${sum.shown} of the ${objective} s that the system allows`)
                : fail(script, `${sum.shown}, and the system allows ${objective} s`),
        );
    },
});
