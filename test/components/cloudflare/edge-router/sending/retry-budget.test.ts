import assert from "node:assert/strict";
import fc from "fast-check";
import {
    type RetryBudget,
    spend,
    withRequest,
} from "../../../../../components/cloudflare/edge-router/sending/retry-budget.ts";

describe("the budget of retries", () => {
    it("lets all requests of a hanging second be retried after ten seconds of good ones", () => {
        let budget: RetryBudget = [];
        for (let time = 0; time < 10_000; time += 10) budget = withRequest(budget, time);
        let allowed = 0;
        for (let count = 0; count < 400; count++) {
            const spent = spend(budget, 9999);
            budget = spent.budget;
            if (spent.allowed) allowed += 1;
        }
        assert.equal(allowed, 300);
    });

    it("is never above 20 percent of the requests and ten a second, over any ten seconds", () => {
        const step = fc.record({ wait: fc.nat(400), retry: fc.boolean() });
        fc.assert(
            fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
                let now = 0;
                let budget: RetryBudget = [];
                const requests: number[] = [];
                const retries: number[] = [];
                for (const { wait, retry } of steps) {
                    now += wait;
                    requests.push(now);
                    budget = withRequest(budget, now);
                    if (!retry) continue;
                    const spent = spend(budget, now);
                    if (spent.allowed) retries.push(now);
                    else assert.equal(spent.budget, budget);
                    budget = spent.budget;
                    const second = Math.floor(now / 1000);
                    const recent = (time: number) => Math.floor(time / 1000) > second - 10;
                    assert.ok(retries.filter(recent).length <= requests.filter(recent).length / 5 + 100);
                }
            }),
        );
    });

    it("keeps nothing of a busy time for an hour later", () => {
        let budget: RetryBudget = [];
        for (let count = 0; count < 10_000; count++) budget = withRequest(budget, 0);
        let allowed = 0;
        for (let count = 0; count < 200; count++) {
            const spent = spend(budget, 3_600_000);
            budget = spent.budget;
            if (spent.allowed) allowed += 1;
        }
        assert.equal(allowed, 100);
    });
});
