import assert from "node:assert/strict";
import fc from "fast-check";
import {
    PUBLIC,
    slotOf,
    slotsOfAnswer,
    slotsOfWrite,
    TAG_SLOTS,
} from "../../../../../components/cloudflare/edge-router/cache/tags.ts";
import { exampleCache, exampleRoute } from "./example-cache.ts";

describe("tags of kept answers", () => {
    const config = exampleCache();
    const accrual = exampleRoute();
    const answer = (tenant: string, employee: string) => slotsOfAnswer(accrual, tenant, { employee });
    const isOld = (slots: readonly number[], written: readonly number[]) =>
        slots.some((slot) => written.includes(slot));
    const workLog = (tenant: string, employee: string) =>
        slotsOfWrite(config, { method: "POST", path: `/api/v1/employees/${employee}/work-logs`, tenant });

    it("[ET-10] make an employee's accrual old when a work log is created, and nobody else's", () => {
        assert.ok(isOld(answer("a", "7"), workLog("a", "7")));
        assert.ok(!isOld(answer("a", "8"), workLog("a", "7")));
        assert.ok(!isOld(answer("b", "7"), workLog("a", "7")));
    });

    it("[ET-10] make everything of a tenant old when its settings change, and nothing of another's", () => {
        const written = slotsOfWrite(config, { method: "PUT", path: "/api/settings", tenant: "a" });
        for (const route of config.routes.filter(({ scope }) => scope !== "public")) {
            assert.ok(isOld(slotsOfAnswer(route, "a", { employee: "7" }), written), route.path);
            assert.ok(!isOld(slotsOfAnswer(route, "b", { employee: "7" }), written), route.path);
        }
    });

    it("make all answers old that have the word, when a write names no single one", () => {
        const all = {
            ...config,
            invalidations: [{ event: "x", methods: ["POST"], path: "/api/x", tags: ["employee-accrual"] }],
        };
        const written = slotsOfWrite(all, { method: "POST", path: "/api/v1/x", tenant: "a" });
        assert.ok(isOld(answer("a", "7"), written));
        assert.ok(isOld(answer("a", "8"), written));
    });

    it("find public answers by a write of any tenant, or of nobody that is known", () => {
        const plans = slotsOfAnswer(exampleRoute({ scope: "public", tags: ["plans"] }), PUBLIC, {});
        for (const tenant of ["a", undefined]) {
            assert.ok(
                isOld(plans, slotsOfWrite(config, { method: "PUT", path: "/api/plans", tenant })),
                String(tenant),
            );
        }
        assert.deepEqual(workLog("a", "7").includes(slotOf(PUBLIC, "employee-accrual:7")), false);
    });

    it("make nothing old for a method or a path that the table does not name", () => {
        assert.deepEqual(slotsOfWrite(config, { method: "DELETE", path: "/api/settings", tenant: "a" }), []);
        assert.deepEqual(slotsOfWrite(config, { method: "PUT", path: "/api/settings/x", tenant: "a" }), []);
    });

    it("an invalidation always reaches the answers with its tag, however employees are spelt in the path", () => {
        const segment = fc.stringMatching(/^[A-Za-z0-9._~-]{1,12}$/).filter((text) => !/^\.{1,2}$/.test(text));
        fc.assert(
            fc.property(segment, fc.string({ minLength: 1 }), (employee, tenant) => {
                const escaped = [...employee].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
                assert.ok(isOld(answer(tenant, employee), workLog(tenant, employee)));
                assert.ok(isOld(answer(tenant, employee), workLog(tenant, escaped)));
            }),
        );
    });

    it("are spread evenly over their slots", () => {
        const counts = Array.from({ length: TAG_SLOTS }, () => 0);
        for (let tenant = 0; tenant < 1000; tenant++) {
            for (const tag of ["tenant", "employee", "dashboard", "employee-accrual:7"]) {
                const slot = slotOf(`tenant-${tenant}`, tag);
                counts[slot] = (counts[slot] ?? 0) + 1;
            }
        }
        assert.ok(Math.max(...counts) < 20, `one slot stands for ${Math.max(...counts)} of 4,000 tags`);
    });
});
