import assert from "node:assert/strict";
import { planAlertPolicies } from "../../../components/gcp/alert-policies.ts";
import { withRunbooks } from "../../../stacks/systems/ladders.ts";
import { reachability, reachabilityChart } from "../../../stacks/systems/run-signals.ts";

const HOSTS = ["api.example.com", "us-east1.example.com", "api.example.com"];

describe("the signals that all systems share", () => {
    it("count the outside checks of a system's own names, because those of all systems stand in one project", () => {
        const { ladder, signal } = reachability(HOSTS);
        assert.match(
            String(signal.filter),
            /resource\.labels\.host=one_of\("api\.example\.com","us-east1\.example\.com"\)$/,
        );
        assert.deepEqual(
            [ladder.name, ladder.fires, ladder.warning, ladder.critical],
            ["reachability", "below", 0.9, 0.5],
        );
        assert.equal(reachabilityChart(HOSTS).filter, signal.filter);
    });

    it("become a warning and a critical alert", () => {
        const runbook = (name: string) => `https://runbooks.example.com/${name}`;
        assert.equal(planAlertPolicies("orders", withRunbooks(runbook, [reachability(HOSTS)])).length, 2);
    });
});
