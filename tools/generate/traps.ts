import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type NamedTest, testTitles } from "./test-titles.ts";

const row = z.strictObject({ id: z.int().min(1), trap: z.string(), answer: z.string() });

/** Provider behaviour that takes availability away silently, and the tests that show that it does not apply. */
export interface Trap extends z.infer<typeof row> {
    readonly tests: readonly NamedTest[];
}

/** All traps of `docs/traps.yaml` with the tests whose titles name them as `[trap 7]`. */
export function readTraps(root: string): Trap[] {
    const rows = z.array(row).parse(parse(fs.readFileSync(path.join(root, "docs/traps.yaml"), "utf8")));
    const tests = testTitles(root);
    return rows.map((trap) => ({ ...trap, tests: tests.filter(({ title }) => title.includes(`[trap ${trap.id}]`)) }));
}

/** `docs/traps.md`. */
export function trapsPage(root: string): string {
    const line = ({ id, trap, answer, tests }: Trap) =>
        `| ${id} | ${trap} | ${answer} | ${tests.map(({ file, title }) => `[${plain(title)}](../${file})`).join("; ")} |`;
    return [
        "# Traps",
        "",
        "Each of these breaks high availability without an error. Generated from `traps.yaml` and the titles of the tests by",
        "`node tools/generate.ts`.",
        "",
        "| # | Trap | Here | Shown by |",
        "|---|---|---|---|",
        ...readTraps(root).map(line),
        "",
    ].join("\n");
}

/** A title without its ids, and without what would end a cell or a link. */
function plain(title: string): string {
    return title.replaceAll(/\[[^\]]+\]\s*/g, "").replaceAll("|", "\\|");
}
