import type { Score } from "../../test/policy/mutants/score.ts";

/** `docs/reference/mutation-score.md`, from the score that `test/policy/mutants/score.ts` prints. */
export function mutationPage({ mutants, rejected, survivors }: Score): string {
    const noticed = mutants - survivors.length;
    const percent = ((100 * noticed) / mutants).toFixed(1);
    return [
        "# Mutation score of the rules",
        "",
        "Every rule, and what rules share, is changed in one place at a time: a comparison flipped, a clause or a default",
        "dropped, a number or a resource type changed. A test, or the type checker, has to notice. Written by",
        "`npm run mutants`; `npm test` repeats it for one mutant in sixteen, and wants 96 of 100 noticed.",
        "",
        "| Mutants | Noticed by a test | Rejected by the type checker | Noticed by nothing | Score |",
        "|---:|---:|---:|---:|---:|",
        `| ${mutants} | ${noticed - rejected} | ${rejected} | ${survivors.length} | ${percent} % |`,
        "",
        "## Noticed by nothing",
        "",
        "Some of them mean the same as before, such as a default for a property that is always there; the others are cases",
        "that a test could still learn.",
        "",
        ...[...new Set(survivors.map(survivorLine))],
        "",
    ].join("\n");
}

/** One survivor as the page lists it; lines move, so they are left out. */
export function survivorLine({ file, change }: Score["survivors"][number]): string {
    return `- \`${file}\`: \`${change.replaceAll("`", "'")}\``;
}
