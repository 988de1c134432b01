import { equivalents } from "../../test/policy/mutants/equivalent.ts";
import type { Score } from "../../test/policy/mutants/score.ts";

/** `docs/reference/mutation-score.md`, from the score that `test/policy/mutants/score.ts` prints. */
export function mutationPage({ mutants, rejected, survivors }: Score): string {
    const noticed = mutants - survivors.length;
    const counted = mutants - equivalents.length;
    const percent = counted === 0 ? "100" : ((100 * noticed) / counted).toFixed(1);
    return [
        "# Mutation score of the rules",
        "",
        "Every rule, and what rules share, is changed in one place at a time: a comparison flipped, a clause or a default",
        "dropped, a number or a resource type changed. A test, or the type checker, has to notice. Printed by",
        "`npm run mutants`, compared by `npm test`.",
        "",
        "| Mutants | Noticed by a test | Rejected by the type checker | The same in meaning | Score |",
        "|---:|---:|---:|---:|---:|",
        `| ${mutants} | ${noticed - rejected} | ${rejected} | ${equivalents.length} | ${percent} % |`,
        "",
        ...(equivalents.length === 0 ? [] : ["## The same in meaning", ""]),
        ...equivalents.map(({ file, change, reason }) => `- \`${file}\`: \`${change}\`: ${reason}`),
        ...(equivalents.length === 0 ? [] : [""]),
    ].join("\n");
}
