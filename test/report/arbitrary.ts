import fc from "fast-check";
import type { Finding, Judgement } from "../../policy/verdict.ts";
import type { ReportInput } from "../../report/build.ts";
import type { RuleDescription } from "../../report/model.ts";
import { estaTrackerState, type FixtureState } from "./fixture/state.ts";
import { anyText } from "./hostile.ts";

const ruleIds = fc.constantFrom("keeps-warm", "probes-fast", "alerts", "never-described");

const description = (id: string): fc.Arbitrary<RuleDescription> =>
    fc.record({
        id: fc.constant(id),
        title: anyText,
        severity: fc.constantFrom("critical", "high", "medium", "low"),
        concern: anyText,
        breaks: anyText,
        remedy: anyText,
        sources: fc.array(fc.record({ url: anyText, date: anyText }), { maxLength: 2 }),
        requirements: fc.array(anyText, { maxLength: 2 }),
    });

function finding(state: FixtureState): fc.Arbitrary<Finding> {
    const urns = state.deployment.resources.map(({ urn }) => urn);
    return fc.record(
        {
            rule: ruleIds,
            level: fc.constantFrom("mandatory", "advisory", "disabled"),
            status: fc.constantFrom("pass", "fail", "unknown", "not-applicable", "waived"),
            message: anyText,
            urn: fc.oneof(fc.constantFrom(...urns, "urn:pulumi:prod::p::t::gone"), anyText),
            remedy: anyText,
        },
        { requiredKeys: ["rule", "level", "status", "message"] },
    );
}

/** A judgement of any findings; its verdict follows from them. */
export function judgements(state: FixtureState, maxLength = 30): fc.Arbitrary<Judgement> {
    return fc.array(finding(state), { maxLength }).map((findings) => {
        const has = (status: string) => findings.some((one) => one.level === "mandatory" && one.status === status);
        return { verdict: has("fail") ? "fail" : has("unknown") ? "unknown" : "pass", findings };
    });
}

/** Part of the resources of the fixture, some of them with a name that was chosen to do harm. */
export const states: fc.Arbitrary<FixtureState> = fc
    .tuple(fc.subarray(estaTrackerState().deployment.resources), fc.array(anyText, { maxLength: 5 }))
    .map(([resources, names]) => ({
        version: 3,
        deployment: {
            resources: resources.map((entry, index) => {
                const name = names[index % 7];
                return name === undefined ? entry : { ...entry, urn: `${entry.urn}${name}` };
            }),
        },
    }));

/** Everything a report is made from, with hostile text wherever text goes. */
export const inputs: fc.Arbitrary<ReportInput> = states.chain((state) =>
    fc.record(
        {
            stack: anyText,
            project: anyText,
            host: fc.constantFrom("engine", "plan"),
            state: fc.constant(state),
            previousState: states,
            judgement: judgements(state),
            rules: fc.tuple(description("keeps-warm"), description("probes-fast"), description("alerts")),
            systems: fc.array(
                fc.record({ name: anyText, endpoints: fc.dictionary(anyText, anyText, { maxKeys: 3 }) }),
                {
                    maxLength: 2,
                },
            ),
            seconds: fc.dictionary(anyText, fc.integer({ min: 0, max: 5000 }), { maxKeys: 3 }),
            now: fc.constant(new Date("2026-11-22T14:05:09Z")),
            commit: anyText,
        },
        { requiredKeys: ["stack", "host", "state", "judgement", "rules", "systems", "seconds", "now"] },
    ),
);
