import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";
import { planAlertPolicies } from "../../../../components/gcp/alert-policies.ts";
import { planPrometheusRules } from "../../../../components/kubernetes/prometheus-rules.ts";
import {
    charts,
    LOG_METRICS,
    queriedLadders,
    sources,
    watchedLadders,
} from "../../../../stacks/systems/hire-me-bahamas/signals.ts";
import { requireProgram } from "../../../programs/program.ts";

const runbook = (ladder: string) => `https://runbooks.example.com/hire-me-bahamas/${ladder}`;
const logged = Object.fromEntries(
    LOG_METRICS.map(({ name }) => [name, pulumi.output(`logging.googleapis.com/user/${name}`)]),
);
const from = sources("example-project", "hire-me-bahamas", logged);

describe("HireMeBahamas's signals", () => {
    it("[HB-11] alert in pairs at the document's thresholds, each with its runbook", () => {
        const watched = watchedLadders(from, 400, runbook);
        assert.deepEqual(
            watched.map(({ ladder }) => [ladder.name, ladder.warning, ladder.critical]),
            [
                ["error-rate", 0.01, 0.05],
                ["latency-p95", 500, 2000],
                ["cpu", 0.7, 0.9],
                ["memory", 0.8, 0.95],
                ["database-connections", 320, 380],
                ["replication-lag", 300, 900],
            ],
        );
        const policies = planAlertPolicies("hire-me-bahamas", watched);
        assert.equal(policies.length, 12);
        for (const { runbook: page, ladder } of policies) assert.ok(page.endsWith(`/hire-me-bahamas/${ladder.name}`));
    });

    it("[HB-11] say the same to Prometheus, in a form that it accepts", function () {
        const queried = queriedLadders(400, runbook);
        const watched = new Map(watchedLadders(from, 400, runbook).map(({ ladder }) => [ladder.name, ladder]));
        for (const { ladder } of queried) assert.deepEqual(ladder, watched.get(ladder.name));
        const plan = planPrometheusRules("rules", { system: "hire-me-bahamas", ladders: queried });
        assert.deepEqual(
            plan.groups[0]?.rules.map(({ alert, annotations }) => [alert, annotations.runbook_url]).slice(0, 2),
            [
                ["ErrorRateWarning", runbook("error-rate")],
                ["ErrorRateCritical", runbook("error-rate")],
            ],
        );
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-rules-"));
        try {
            const file = path.join(folder, "rules.yaml");
            fs.writeFileSync(file, stringify(plan));
            const program = requireProgram(this, "promtool");
            const { status, stdout, stderr } = spawnSync(program, ["check", "rules", file], { encoding: "utf8" });
            assert.equal(status, 0, stdout + stderr);
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });

    it("[HB-11] are all on one dashboard", () => {
        const titles = charts(from)
            .map(({ title }) => title.toLowerCase())
            .join("; ");
        for (const part of ["requests", "failed", "response time p95", "cpu", "memory", "connections", "lag"])
            assert.match(titles, new RegExp(part));
    });
});
