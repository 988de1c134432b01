import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { objectivesProblems } from "../../../../components/core/objectives.ts";
import { probeProblems } from "../../../../components/core/probe.ts";
import { planAlertPolicies } from "../../../../components/gcp/alert-policies.ts";
import { backupPlans, OBJECTIVES } from "../../../../stacks/systems/claim-navigator/objectives.ts";
import { charts, LOG_METRICS, sources, watchedLadders } from "../../../../stacks/systems/claim-navigator/signals.ts";
import { CACHE_POLICY, HEALTH_PATHS, PROBES } from "../../../../stacks/systems/claim-navigator/tables.ts";

const given = {
    from: sources("example-project", "claim-navigator", "dead"),
    logged: Object.fromEntries(
        LOG_METRICS.map(({ name }) => [name, pulumi.output(`logging.googleapis.com/user/${name}`)]),
    ),
    runbook: (ladder: string) => `https://runbooks.example.com/claim-navigator/${ladder}`,
};

describe("Claim Navigator's signals", () => {
    it("[CN-11] [CN-06] [CN-16] alert in pairs at the document's thresholds, each with its runbook", () => {
        const ladders = watchedLadders(given).map(({ ladder }) => [ladder.name, ladder.warning, ladder.critical]);
        assert.deepEqual(ladders, [
            ["error-rate", 0.01, 0.05],
            ["latency-p95", 2000, 5000],
            ["database-connection-failures", 0, 5],
            ["backup-failures", 0, 0.5],
            ["rate-limit-violations", 1, 20],
            ["unusual-traffic", 200, 400],
            ["replication-lag", 300, 900],
            ["database-disk", 0.8, 0.9],
            ["database-cpu", 0.7, 0.9],
            ["dead-letters", 0, 10],
        ]);
        const policies = planAlertPolicies("claim-navigator", watchedLadders(given));
        assert.equal(policies.length, 20);
        for (const { runbook, ladder } of policies) assert.ok(runbook.endsWith(ladder.name));
    });

    it("[CN-11] one failed backup is already critical, as the document says", () => {
        const backup = planAlertPolicies("c", watchedLadders(given)).filter(
            ({ ladder }) => ladder.name === "backup-failures",
        );
        assert.ok(backup.every(({ threshold }) => 1 > threshold));
    });

    it("[CN-11] show every metric that the document names on one dashboard", () => {
        const titles = charts(given).map(({ title }) => title.toLowerCase());
        const named = [
            "invocations",
            "server errors",
            "latency p50",
            "latency p95",
            "latency p99",
            "cold starts",
            "timeouts",
            "database connections",
            "replication lag",
            "storage",
            "failed backups",
            "refused with 429",
            "authentication failures",
        ];
        assert.deepEqual(
            named.filter((metric) => !titles.some((title) => title.includes(metric))),
            [],
        );
    });
});

describe("Claim Navigator's promises", () => {
    it("do not contradict themselves", () => {
        assert.deepEqual(objectivesProblems(OBJECTIVES), []);
        for (const probe of Object.values(PROBES)) assert.deepEqual(probeProblems(probe, "probe"), []);
    });

    it("[CN-03] keep what the stack file says, in whole days", () => {
        const settings = { backupDays: 30, pointInTimeDays: 14 };
        const plans = backupPlans({ database: { ...database, ...settings }, auditLocked: true });
        assert.deepEqual([plans.database.keep.days, plans.database.pointInTime.days], [30, 14]);
        assert.deepEqual([plans.audit.keep.days, plans.audit.locked], [365, true]);
    });

    it("[CN-07] name three cache layers and invalidation by time, by event and by hand", () => {
        assert.deepEqual(
            CACHE_POLICY.layers.map(({ name, timeToLive }) => [name, timeToLive?.to.seconds]),
            [
                ["edge", 31_536_000],
                ["function", 300],
                ["database", undefined],
            ],
        );
        assert.ok(CACHE_POLICY.invalidations.some(({ event }) => event === "cache-cleared-by-hand"));
    });

    it("[trap 37] probe the process only, where an answer restarts it", () => {
        assert.equal(PROBES.liveness.path, HEALTH_PATHS.compute);
        assert.equal(PROBES.startup.path, HEALTH_PATHS.compute);
    });
});

const database = {
    edition: "ENTERPRISE",
    tier: "db-custom-1-3840",
    diskGb: { initial: 10, limit: 50 },
    backupDays: 7,
    pointInTimeDays: 7,
    poolSize: 0,
    transition: "none",
} as const;
