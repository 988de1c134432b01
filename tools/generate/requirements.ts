import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { drills } from "../../drills/catalogue.ts";
import { catalog } from "../../policy/catalog.ts";
import { type NamedTest, testTitles } from "./test-titles.ts";

const row = z.strictObject({
    id: z.string().regex(/^[A-Z]{2}-\d{2}$/),
    promise: z.string(),
    built: z.array(z.string()),
    later: z.string().optional(),
});

/** A promise with everything in the repository that carries its id. */
export interface Requirement extends z.infer<typeof row> {
    readonly rules: readonly string[];
    /** File and title of each test that names the id. */
    readonly tests: readonly NamedTest[];
    /** Names of the drills that prove it. */
    readonly drills: readonly string[];
}

/** All promises of `docs/requirements.yaml`, with the rules, tests and drills that name them. */
export function readRequirements(root: string): Requirement[] {
    const rows = z.array(row).parse(parse(fs.readFileSync(path.join(root, "docs/requirements.yaml"), "utf8")));
    const tests = testTitles(root);
    return rows.map((requirement) => ({
        ...requirement,
        rules: catalog.filter(({ requirements }) => requirements.includes(requirement.id)).map(({ id }) => id),
        tests: tests.filter(({ title }) => title.includes(`[${requirement.id}]`)),
        drills: drills.filter(({ requirements }) => requirements.includes(requirement.id)).map(({ name }) => name),
    }));
}

/** Ids that tests, rules or drills name and that no row has. */
export function unknownIds(root: string, known: ReadonlySet<string>): string[] {
    const named = [
        ...testTitles(root).flatMap(({ title }) =>
            [...title.matchAll(/\[([A-Z]{2}-\d{2})\]/g)].map(([, id]) => id ?? ""),
        ),
        ...[...catalog, ...drills].flatMap(({ requirements }) => requirements),
    ];
    return [...new Set(named)].filter((id) => !known.has(id)).sort();
}
