/** Waivers in force: which failures they cover, and what is wrong with the waivers themselves. */

import type { Rule } from "../rule.ts";
import type { Finding } from "../verdict.ts";
import { covers, dayOf, type Waiver, waiverProblems } from "./waiver.ts";

/** Findings about waivers stand under this name, beside the rules' own. */
export const WAIVERS = "waivers-in-order";

/** Days before its end from which a waiver is spoken of. */
const SOON_DAYS = 14;

export interface WaiverContext {
    readonly stack: string;
    readonly rules: readonly Rule[];
    /** Names of all stacks. */
    readonly stacks: readonly string[];
    readonly now: Date;
}

/**
 * The findings with those failures `waived` that a waiver in force covers, followed by findings about the waivers: one
 * that is wrong, expired or not needed fails, one that ends within 14 days is advice. A waiver that names another stack
 * is checked for its form alone.
 */
export function applyWaivers(
    findings: readonly Finding[],
    waivers: readonly Waiver[],
    { stack, rules, stacks, now }: WaiverContext,
): readonly Finding[] {
    const today = Math.floor(now.getTime() / 86_400_000);
    const sound = waivers.filter((waiver) => waiverProblems(waiver, rules, stacks).length === 0);
    const own = sound.filter((waiver) => waiver.stack === stack);
    const inForce = own.filter(
        ({ created, expires }) => (dayOf(created) ?? today) <= today && today <= (dayOf(expires) ?? 0),
    );
    const used = new Set<Waiver>();
    const judged = findings.map((finding): Finding => {
        if (finding.status !== "fail") return finding;
        const waiver = inForce.find((candidate) => candidate.rule === finding.rule && covers(candidate, finding.urn));
        if (waiver === undefined) return finding;
        used.add(waiver);
        const { owner, reason, ticket, expires } = waiver;
        return { ...finding, status: "waived", waiver: { owner, reason, ticket, expires } };
    });
    const about = waivers.flatMap((waiver): Finding[] => {
        const problems = waiverProblems(waiver, rules, stacks);
        if (problems.length > 0) return problems.map((problem) => wrong(waiver, problem));
        if (!own.includes(waiver)) return [];
        if (used.has(waiver)) return endsSoon(waiver, today);
        const expired = today > (dayOf(waiver.expires) ?? 0);
        const covered = findings.filter(({ rule, urn }) => rule === waiver.rule && covers(waiver, urn));
        const needed = covered.some(({ status }) => status === "fail");
        // A preview may not know yet whether the waiver will be needed.
        if (!expired && !needed && covered.some(({ status }) => status === "unknown")) return [];
        if (expired)
            return [wrong(waiver, `expired on ${waiver.expires}${needed ? ", and the rule still fails" : ""}`)];
        return [
            needed
                ? wrong(waiver, `begins on ${waiver.created} only, and the rule fails today`)
                : wrong(waiver, "is not needed: nothing that it names fails the rule"),
        ];
    });
    return [...judged, ...about];
}

function wrong(waiver: Waiver, problem: string): Finding {
    return {
        rule: WAIVERS,
        level: "mandatory",
        status: "fail",
        message: `the waiver of ${waiver.rule} for ${waiver.resource} in ${waiver.stack}: ${problem}`,
        remedy: "remove it from policy/waivers.yaml, or put it right and have it reviewed again",
    };
}

function endsSoon(waiver: Waiver, today: number): Finding[] {
    const left = (dayOf(waiver.expires) ?? today) - today;
    if (left > SOON_DAYS) return [];
    return [
        {
            rule: WAIVERS,
            level: "advisory",
            status: "fail",
            message: `the waiver of ${waiver.rule} for ${waiver.resource} in ${waiver.stack} ends on ${waiver.expires}, in ${left} days: ${waiver.ticket}`,
            remedy: "repair what it excuses, or ask for another waiver with a reason of its own",
        },
    ];
}
