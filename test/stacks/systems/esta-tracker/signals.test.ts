import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { planAlertPolicies } from "../../../../components/gcp/alert-policies.ts";
import { charts, LOG_METRICS, watchedLadders } from "../../../../stacks/systems/esta-tracker/signals.ts";
import { serviceFilters } from "../../../../stacks/systems/run-signals.ts";

const sources = {
    filters: serviceFilters("example-project", "esta-tracker-api"),
    logged: Object.fromEntries(
        LOG_METRICS.map(({ name }) => [name, pulumi.output(`logging.googleapis.com/user/${name}`)]),
    ),
    runbook: (ladder: string) => `https://runbooks.example.com/esta-tracker/${ladder}`,
};

describe("ESTA Tracker's signals", () => {
    it("[ET-13] alert in pairs at the document's thresholds", () => {
        const ladders = watchedLadders(sources).map(({ ladder }) => [ladder.name, ladder.warning, ladder.critical]);
        assert.deepEqual(ladders, [
            ["error-rate", 0.01, 0.05],
            ["latency-p95", 500, 2000],
            ["open-circuits", 0, 3],
            ["cache-misses", 0.3, 0.5],
            ["database-connections", 0.8, 0.95],
        ]);
        assert.equal(planAlertPolicies("esta-tracker", watchedLadders(sources)).length, 10);
    });

    it("[ET-16] [ET-18] show every metric that the document names on one dashboard", () => {
        const titles = charts(sources).map(({ title }) => title.toLowerCase());
        const named = [
            "circuit breaker changes",
            "region changes",
            "latency p50",
            "latency p95",
            "latency p99",
            "database latency",
            "cache misses",
            "client errors",
            "server errors",
            "database errors",
            "cache errors",
            "requests per second",
            "connection pool",
            "jobs completed",
        ];
        assert.deepEqual(
            named.filter((metric) => !titles.some((title) => title.includes(metric))),
            [],
        );
    });

    it("refuse a metric that nothing reports", () => {
        assert.throws(() => charts({ ...sources, logged: {} }), /no log metric is called/);
    });
});
