/** `npm run mutants`: writes `docs/reference/mutation-score.md` and lists the mutants of rules that nothing notices. */

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Score } from "../test/policy/mutants/score.ts";
import { mutationPage } from "./generate/mutation-page.ts";

const root = path.join(import.meta.dirname, "..");
const printed = execFileSync(process.execPath, [path.join(root, "test/policy/mutants/score.ts")], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
});
const score: Score = JSON.parse(printed);
fs.writeFileSync(path.join(root, "docs/reference/mutation-score.md"), mutationPage(score));
for (const { file, line, change } of score.survivors) console.log(`${file}:${line}: ${change}`);
console.log(`${score.mutants} mutants, ${score.survivors.length} noticed by nothing`);
