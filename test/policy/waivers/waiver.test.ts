import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog } from "../../../policy/catalog.ts";
import type { Rule } from "../../../policy/rule.ts";
import { loadWaivers } from "../../../policy/waivers/file.ts";
import {
    covers,
    dayOf,
    LONGEST_DAYS,
    readWaivers,
    type Waiver,
    WaiversError,
    waiverProblems,
} from "../../../policy/waivers/waiver.ts";
import { waiver } from "./example.ts";

describe("the file of waivers", () => {
    it("is read, and holds nothing that is wrong today", () => {
        const own = loadWaivers(join(import.meta.dirname, "../../../policy/waivers.yaml"));
        assert.deepEqual(
            own.flatMap((entry) => waiverProblems(entry, catalog, ["prod", "staging", "dev"])),
            [],
        );
    });

    it("is refused with the place of each problem", () => {
        const { reason: _reason, ...unreasoned } = waiver;
        for (const [file, says] of [
            [undefined, /must hold a list `waivers`/],
            [{ waivers: waiver }, /must hold a list `waivers`/],
            [{ waivers: [waiver, "no"] }, /waivers\[1\] must be a mapping with rule, stack, resource/],
            [
                { waivers: [unreasoned, { ...waiver, owner: "" }] },
                /waivers\[0\] needs text in reason; waivers\[1\] needs text in owner/,
            ],
            [{ waivers: [{ ...waiver, until: "2027-01-01" }] }, /waivers\[0\] has until, and a waiver has rule/],
        ] as const) {
            assert.throws(
                () => readWaivers(file),
                (error) => error instanceof WaiversError && says.test(error.message),
            );
        }
        assert.deepEqual(readWaivers({ waivers: [waiver] }), [waiver]);
    });

    it("is refused when it is not YAML, and means none when it is not there", () => {
        const folder = mkdtempSync(join(tmpdir(), "ha-waivers-"));
        try {
            const file = join(folder, "waivers.yaml");
            assert.deepEqual(loadWaivers(file), []);
            writeFileSync(file, "waivers: [");
            assert.throws(() => loadWaivers(file), WaiversError);
            writeFileSync(file, `waivers:\n  - ${JSON.stringify(waiver)}\n`);
            assert.deepEqual(loadWaivers(file), [waiver]);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});

describe("a waiver", () => {
    const rule = catalog.find(({ id }) => id === waiver.rule);
    assert.ok(rule);
    const problems = (change: Partial<Waiver>, rules: readonly Rule[] = [rule]) =>
        waiverProblems({ ...waiver, ...change }, rules, ["prod", "staging"]).join("; ");

    it("is sound", () => assert.equal(problems({}), ""));

    it("names what exists, and days that do", () => {
        assert.match(problems({}, []), /no rule has that name/);
        assert.match(problems({ stack: "production" }), /stack must be one of prod, staging, got production/);
        assert.match(problems({ ticket: "HA-1" }), /ticket must be an address, got "HA-1"/);
        assert.match(problems({ expires: "soon" }), /expires must be a day such as 2026-11-22, got "soon"/);
        assert.match(problems({ created: "2026-02-30" }), /created must be a day/);
        assert.match(problems({ expires: "2026-10-31" }), /expires on 2026-10-31, before it was created/);
        assert.equal(problems({ expires: "2026-11-01" }), "");
    });

    for (const severity of ["critical", "high", "medium", "low"] as const) {
        it(`lasts ${LONGEST_DAYS[severity]} days at most when its rule is ${severity}`, () => {
            const last = (days: number) => {
                const first = dayOf(waiver.created) ?? 0;
                const expires = new Date((first + days) * 86_400_000).toISOString().slice(0, 10);
                return problems({ expires }, [{ ...rule, severity }]);
            };
            assert.equal(last(LONGEST_DAYS[severity]), "");
            assert.match(
                last(LONGEST_DAYS[severity] + 1),
                /lasts \d+ days, and a waiver of a \w+ rule lasts \d+ at most/,
            );
        });
    }

    it("covers names or whole URNs, with * for any characters and nothing else that is special", () => {
        const urn = "urn:pulumi:prod::ha-platform::system$gcp:sql/databaseInstance:DatabaseInstance::claims.1-us-east1";
        const covered = (resource: string, about: string | undefined = urn) => covers({ ...waiver, resource }, about);
        assert.ok(covered("claims.1-us-east1"));
        assert.ok(covered("claims.*"));
        assert.ok(covered("urn:pulumi:prod::*::claims.1-us-east1"));
        assert.ok(covered("*"));
        assert.ok(!covered("claims"));
        assert.ok(!covered("claims.1-us-east"));
        assert.ok(!covered("claimsX1-us-east1"));
        assert.ok(!covered("urn:pulumi:staging::*"));
        assert.ok(!covered("stack"));
        assert.ok(covers({ ...waiver, resource: "stack" }, undefined));
        assert.ok(!covers({ ...waiver, resource: "*" }, undefined));
    });
});
