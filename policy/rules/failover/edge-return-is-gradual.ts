import { decisionsOf, hostBefore, objectDocs, WORKERS_SCRIPT } from "../../clouds/cloudflare/edge-decisions.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "edge-return-is-gradual",
    title: "A region that comes back gets its traffic back in steps",
    severity: "medium",
    concern: "failover",
    types: [WORKERS_SCRIPT],
    breaks: "a region with cold caches and few instances gets everything at once, and fails again",
    remedy: "// configuration: { coordination: { ramp: { percents: [1, 5, 10, 25, 50, 100] } } }",
    sources: [objectDocs],
    requirements: ["ET-08"],
    whenUnknown: "unknown",
    settings: { largestFirstPercent: 10, largestStepPercent: 50 },
    judge: (script, { largestFirstPercent, largestStepPercent }, graph) => {
        if (hostBefore(graph, script) === undefined) return undefined;
        const shares = decisionsOf(script)?.shares;
        if (shares === undefined) return undefined;
        const [first = 100] = shares;
        const shown = `${shares.join(", ")} %`;
        const steep = shares.find((share, index) => share - (shares[index - 1] ?? 0) > largestStepPercent);
        if (first > largestFirstPercent)
            return fail(
                script,
                `a region comes back with ${shown}: it must begin with ${largestFirstPercent} % at most`,
            );
        return steep === undefined
            ? pass(script, `a region comes back with ${shown}`)
            : fail(
                  script,
                  `a region comes back with ${shown}: ${steep} % is more than ${largestStepPercent} % at once`,
              );
    },
});
