import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { catalog } from "../../policy/catalog.ts";
import { judge } from "../../policy/judge.ts";
import type { Finding } from "../../policy/verdict.ts";
import type { Break } from "./break.ts";
import type { ExportedState } from "./exported-state.ts";
import { plannedProd } from "./prod.ts";

const folder = join(import.meta.dirname, "breaks");
const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
const modules: readonly { readonly breaks: readonly Break[] }[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
);
// A file may list what others hold.
const breaks = [...new Set(modules.flatMap((module) => module.breaks))];

function findingsOf(state: ExportedState): readonly Finding[] {
    return judge(state.graph(), { stack: "prod" }).findings;
}

function noticed(findings: readonly Finding[]): string[] {
    const failed = findings.filter(({ status }) => status === "fail" || status === "unknown");
    return [...new Set(failed.map(({ rule }) => rule))].toSorted();
}

describe("production", () => {
    let prod: ExportedState;
    before(async () => {
        prod = await plannedProd();
    });

    it("passes every rule as it is", () => {
        const findings = findingsOf(prod);
        assert.deepEqual(
            findings.filter(({ status }) => status === "fail" || status === "unknown"),
            [],
        );
    });

    for (const { rule, what, change, also = [], addition } of breaks) {
        it(`is stopped when ${what}, by ${[rule, ...also].join(" and ")} alone`, () => {
            const good = addition?.(prod) ?? prod;
            if (addition !== undefined) {
                const findings = findingsOf(good);
                assert.deepEqual(noticed(findings), [], "the addition by itself is good");
                assert.ok(findings.some((finding) => finding.rule === rule && finding.status === "pass"));
            }
            assert.deepEqual(noticed(findingsOf(change(good))), [rule, ...also].toSorted());
        });
    }

    it("is broken in a way for every rule of the catalogue", () => {
        const guarded = new Set(breaks.map(({ rule }) => rule));
        assert.deepEqual(
            catalog.map(({ id }) => id).filter((id) => !guarded.has(id)),
            [],
        );
    });
});
