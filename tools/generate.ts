/**
 * Writes the generated files of the repository, or with `--check` says which of them are out of date and fails.
 * Usage: node tools/generate.ts [--check]
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { clouds } from "../sandbox/cloud/facts/catalog.ts";
import { SYSTEM_NAMES } from "../stacks/systems/settings.ts";
import { commandsPage } from "./generate/commands-page.ts";
import { componentsPage } from "./generate/components/components-page.ts";
import { configJsonSchema } from "./generate/config-schema.ts";
import { configurationPage } from "./generate/configuration-page.ts";
import { contractPage } from "./generate/contract-page.ts";
import { contractJsonSchema } from "./generate/contract-schema.ts";
import { costPage } from "./generate/cost/cost-page.ts";
import { drillsPage } from "./generate/drills-page.ts";
import { factsPage } from "./generate/facts-page.ts";
import { operatorStacks } from "./generate/operator-stacks.ts";
import { Plans } from "./generate/plans.ts";
import { requirementsPage } from "./generate/requirements-page.ts";
import { ruleCatalog } from "./generate/rule-catalog.ts";
import { systemDiagram, systemPage } from "./generate/system-pages.ts";
import { trapsPage } from "./generate/traps.ts";

const root = path.join(import.meta.dirname, "..");

const plans = new Plans(root);

const generated: Readonly<Record<string, () => string | Promise<string>>> = {
    "stacks/config.schema.json": configJsonSchema,
    "stacks/contract/v1.schema.json": contractJsonSchema,
    "docs/reference/contract.md": contractPage,
    "docs/requirements.md": () => requirementsPage(root),
    "docs/traps.md": () => trapsPage(root),
    // Before the page that is made from it, which is loaded when its turn comes.
    "policy/catalog.ts": () => ruleCatalog(path.join(root, "policy/rules")),
    "policy/app-teams/catalog.ts": () => ruleCatalog(path.join(root, "policy/app-teams/rules"), "../rule.ts"),
    "docs/reference/rules.md": async () => (await import("./generate/rules-page.ts")).rulesPage(root),
    ...Object.fromEntries(
        SYSTEM_NAMES.flatMap((name) => [
            [`docs/systems/${name}.svg`, () => systemDiagram(root, plans, name)],
            [`docs/systems/${name}.md`, () => systemPage(root, plans, name)],
        ]),
    ),
    "docs/reference/components.md": () => componentsPage(root),
    "docs/reference/commands.md": () => commandsPage(root),
    "docs/reference/configuration.md": configurationPage,
    "docs/reference/drills.md": () => drillsPage(root),
    ...Object.fromEntries(clouds.map((cloud) => [`docs/reference/facts-${cloud}.md`, () => factsPage(cloud)])),
    "deploy/operator/stacks.yaml": () => operatorStacks(root),
    "docs/reference/cost.md": () => costPage(root, plans),
};

const check = process.argv.includes("--check");
const stale: string[] = [];
for (const [file, make] of Object.entries(generated)) {
    const target = path.join(root, file);
    const wanted = await make();
    const present = fs.existsSync(target) ? fs.readFileSync(target, "utf8") : undefined;
    if (present === wanted) continue;
    stale.push(file);
    if (!check) {
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, wanted);
    }
}
if (stale.length === 0) console.log("generated files are up to date");
else if (check) {
    console.error(`out of date: ${stale.join(", ")}; run "node tools/generate.ts"`);
    process.exitCode = 1;
} else console.log(`wrote ${stale.join(", ")}`);
