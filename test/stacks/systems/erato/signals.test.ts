import assert from "node:assert/strict";
import { planMetricAlarms } from "../../../../components/aws/metric-alarms.ts";
import { OBJECTIVES } from "../../../../stacks/systems/erato/objectives.ts";
import { chartsOf, fleetLadders, type Measured, watchedLadders } from "../../../../stacks/systems/erato/signals.ts";

const measured: Measured = {
    region: "us-east-1",
    balancer: "app/erato/0123456789abcdef",
    targets: "targetgroup/erato/0123456789abcdef",
    database: "erato-database-1",
    cacheNodes: ["erato-cache-001", "erato-cache-002", "erato-cache-003"],
    fewestInstances: 3,
    mostInstances: 12,
    diskGb: 100,
    runbook: (ladder) => `https://runbooks.example.com/erato/${ladder}`,
};
const alarms = planMetricAlarms("erato", [...watchedLadders(measured), ...fleetLadders(measured, "erato-fleet")]);

function alarm(suffix: string) {
    const found = alarms.find((one) => one.suffix === suffix);
    assert.ok(found, `there is no alarm ${suffix}`);
    return found;
}

describe("Erato's alarms", () => {
    it("[ER-10] see one unhealthy host after two minutes, where the document's needs two of them for ten", () => {
        const { signal, threshold, comparison, periods } = alarm("unhealthy-hosts-warning");
        assert.equal(signal.name, "UnHealthyHostCount");
        assert.deepEqual([comparison, threshold, periods], ["GreaterThanThreshold", 0, 2]);
        assert.equal(alarm("unhealthy-hosts-critical").threshold, 1);
    });

    it("[trap 42] take silence of what should live for its death, and of what is only counted for peace", () => {
        const missing = Object.groupBy(alarms, ({ signal }) => signal.missing);
        const names = (which: typeof alarms = []) => [...new Set(which.map(({ ladder }) => ladder.name))].sort();
        assert.deepEqual(names(missing.notBreaching), [
            "error-budget",
            "error-rate",
            "latency-p95",
            "refused-requests",
            "replica-lag",
        ]);
        assert.deepEqual(names(missing.breaching), [
            "cache-cpu-1",
            "cache-cpu-2",
            "cache-cpu-3",
            "database-cpu",
            "database-disk",
            "fleet-ceiling",
            "healthy-hosts",
            "unhealthy-hosts",
        ]);
    });

    it("[ER-10] ring when fewer instances answer than are kept", () => {
        assert.deepEqual(
            ["warning", "critical"].map((step) => alarm(`healthy-hosts-${step}`).threshold),
            [3, 2],
        );
    });

    it("measure the promised availability by the hour, at six and at fourteen times the allowed failures", () => {
        const allowed = 1 - OBJECTIVES.availability;
        assert.deepEqual(
            ["warning", "critical"].map((step) => Math.round(alarm(`error-budget-${step}`).threshold / allowed)),
            [6, 14],
        );
        assert.equal(alarm("error-budget-critical").signal.over?.seconds, 3600);
        assert.equal(alarm("error-budget-critical").periods, 1);
    });

    it("ring before a growing fleet has reached its ceiling, and once it has", () => {
        assert.deepEqual(
            ["warning", "critical"].map((step) => alarm(`fleet-ceiling-${step}`).threshold),
            [8, 11],
        );
    });

    it("name a page for each kind of trouble, one for all cache nodes", () => {
        const pages = new Set(alarms.map(({ runbook }) => runbook.split("/").at(-1)));
        assert.ok(pages.has("cache-cpu") && !pages.has("cache-cpu-1"));
        assert.equal(pages.size, 11);
    });
});

describe("Erato's dashboard", () => {
    it("[ER-10] shows the CPU of the fleet and the requests of the load balancer, by the ends of their ARNs", () => {
        const [cpu, requests] = chartsOf(measured, "erato-fleet");
        assert.deepEqual(cpu?.metrics[0]?.dimensions, { AutoScalingGroupName: "erato-fleet" });
        assert.equal(requests?.metrics[0]?.name, "RequestCount");
        assert.deepEqual(requests?.metrics[0]?.dimensions, {
            LoadBalancer: measured.balancer,
            TargetGroup: measured.targets,
        });
    });
});
