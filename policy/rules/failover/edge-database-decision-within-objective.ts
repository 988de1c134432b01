import { decisionsOf, hostBefore, objectDocs, WORKERS_SCRIPT } from "../../clouds/cloudflare/edge-decisions.ts";
import { defineResourceRule, fail, pass, taking } from "../../rule.ts";
import { declaredNumber } from "../../systems.ts";
import { inTurn } from "../../time/sum.ts";

export default defineResourceRule({
    id: "edge-database-decision-within-objective",
    title: "The Worker before a system moves its reads away from a database that is lost, in time",
    severity: "high",
    concern: "failover",
    types: [WORKERS_SCRIPT],
    breaks: "reads wait for a database that does not answer for longer than the system promises",
    remedy: "// configuration: { coordination: { databaseUnreachableMs: 30000, probe: { intervalMs: 2000, timeoutMs: 1000 } } }",
    sources: [objectDocs],
    requirements: ["ET-04"],
    whenUnknown: "unknown",
    settings: {},
    judge: (script, _settings, graph) => {
        const objective = declaredNumber(graph, script, "objectives.triggers.database.failoverSeconds");
        if (objective === undefined || hostBefore(graph, script) === undefined) return undefined;
        const decisions = decisionsOf(script);
        if (decisions === undefined)
            return fail(
                script,
                `the system promises to read elsewhere within ${objective} s of losing its database, and nobody asks the database`,
            );
        const { databaseUnreachable, probeInterval, probeTimeout, spread } = decisions;
        const check = probeInterval + probeTimeout;
        const sum = inTurn(
            ["waits", { seconds: databaseUnreachable, shown: `${databaseUnreachable} s` }],
            ["checks within", { seconds: check, shown: `${probeInterval} s + ${probeTimeout} s` }],
            ["is known everywhere after", { seconds: spread, shown: `${spread} s` }],
        );
        return taking(
            sum.seconds,
            sum.seconds <= objective
                ? pass(script, `${sum.shown} of the ${objective} s that the system allows`)
                : fail(script, `${sum.shown}, and the system allows ${objective} s`),
        );
    },
});
