import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { catalog } from "../../../policy/app-teams/catalog.ts";
import { levels } from "../../../policy/app-teams/levels.ts";
import { POLICY } from "../../../policy/app-teams/policy-name.ts";
import { rulesForApplications, shared } from "../../../policy/app-teams/rules-for-applications.ts";
import { judge } from "../../../policy/judge.ts";
import { checkLevels } from "../../../policy/levels.ts";
import { findCli } from "../../../sandbox/engine/cli-binary.ts";
import { Analyzer } from "../analyzer.ts";
import type { State } from "../state.ts";
import { appTeamState, PLATFORM } from "../states/app-team.ts";
import { platformOutputs } from "../states/platform-outputs.ts";

const root = join(import.meta.dirname, "../../..");
const pack = join(root, "policy/app-teams");
const NO_ENGINE = "127.0.0.1:1";

function failuresOf(state: State): string[] {
    const { findings } = judge(state.graph(), { stack: state.stack, levels, rules: rulesForApplications });
    return findings.flatMap(({ rule, status }) => (status === "fail" ? [rule] : [])).toSorted();
}

/** One mistake for each rule that the pack shares with the platform's. */
const broken: Readonly<Record<string, (state: State) => State>> = {
    "stateful-resource-deletion-protected": (state) => state.at("uploads", "forceDestroy", true),
    "cloud-run-behind-the-load-balancer": (state) => state.at("web-primary", "ingress", "INGRESS_TRAFFIC_ALL"),
    "load-balancer-fallback-is-not-primary": (state) => state.at("balancer", "fallbackPool", "pool-primary-id"),
    "load-balancer-pools-have-monitors": (state) => state.at("pool-primary", "monitor", undefined),
    "load-balancer-steers-in-order-at-the-edge": (state) => state.at("balancer", "steeringPolicy", "random"),
    "cloud-run-warm-in-both-regions": (state) => state.at("web-failover", "template.scaling.minInstanceCount", 0),
    "alert-reaches-a-person": (state) => state.at("errors", "notificationChannels", []),
    "secrets-in-both-regions": (state) =>
        state.at("session-key", "replication", { userManaged: { replicas: [{ location: "us-central1" }] } }),
    "load-balancer-is-enabled": (state) => state.at("balancer", "enabled", false),
    "load-balancer-pins-no-sessions": (state) => state.at("balancer", "sessionAffinity", "cookie"),
    "monitor-needs-repeated-success": (state) => state.at("monitor", "consecutiveUp", 1),
};

describe("the policy pack for applications", () => {
    it("holds every rule of its folder, and no name twice", () => {
        const files = readdirSync(join(pack, "rules"), { recursive: true, encoding: "utf8" });
        assert.deepEqual(
            catalog.map(({ concern, id }) => `${concern}/${id}`).toSorted(),
            files
                .filter((file) => file.endsWith(".ts"))
                .map((file) => `${dirname(file)}/${basename(file, ".ts")}`)
                .toSorted(),
        );
        const ids = rulesForApplications.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        checkLevels(levels, rulesForApplications);
    });

    it("passes a good application, and every shared rule has met it", () => {
        const { verdict, findings } = judge(appTeamState().graph(), {
            stack: "prod",
            levels,
            rules: rulesForApplications,
        });
        assert.deepEqual(
            findings.filter(({ status }) => status !== "pass"),
            [],
        );
        assert.equal(verdict, "pass");
        assert.ok(shared.length > 10);
    });

    for (const [rule, change] of Object.entries(broken)) {
        it(`holds an application to ${rule} alone when that is broken`, () => {
            assert.deepEqual([...new Set(failuresOf(change(appTeamState())))], [rule]);
        });
    }

    describe("on the analyzer's protocol", () => {
        const bad = appTeamState()
            .at("uploads", "name", "example-project-claim-navigator-files")
            .facts("web-primary", { madeFrom: { template: [PLATFORM] } })
            .without("errors");
        let folder: string;
        before(() => {
            execFileSync(process.execPath, [join(root, "policy/bundle.mjs")]);
            folder = mkdtempSync(join(tmpdir(), "ha-app-policy-"));
        });
        after(() => rmSync(folder, { recursive: true, force: true }));

        it("finds as an executable file what the judgement in process finds", async () => {
            const analyzer = await Analyzer.start(join(pack, "ha-app-policy"), [NO_ENGINE], pack);
            try {
                assert.deepEqual([...(await analyzer.policies()).keys()], [POLICY]);
                assert.deepEqual(await analyzer.analyzeStack(appTeamState()), []);
                const found = await analyzer.analyzeStack(bad);
                assert.deepEqual(found.map(({ rule }) => rule).toSorted(), failuresOf(bad));
                const hidden = await analyzer.analyzeStack(appTeamState().without(PLATFORM));
                assert.deepEqual(
                    hidden.map(({ rule, level }) => `${rule} ${level}`),
                    ["platform-referenced-once advisory"],
                    "a host that shows no references leaves the rules undecided",
                );
            } finally {
                await analyzer.stop();
            }
        });

        it("agrees in the Pulumi CLI, on an exported state", async function () {
            const cli = await findCli({ root, environment: process.env, onProgress: () => {} });
            assert.ok(cli ?? !process.env.HA_REQUIRE_ENGINE, "the engine is required and there is no Pulumi CLI");
            if (cli === undefined) return this.skip();
            const file = join(folder, "state.json");
            const environment = { PULUMI_HOME: join(folder, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" };
            const analyze = (state: State, platform?: object) => {
                writeFileSync(file, JSON.stringify(state.export()));
                const config = join(folder, "config.json");
                writeFileSync(config, JSON.stringify({ [POLICY]: { stack: "prod", ...(platform && { platform }) } }));
                return spawnSync(
                    join(cli, "bin/pulumi"),
                    [
                        ...["policy", "analyze", "--file", file, "--policy-pack", join(pack, "ha-app-policy")],
                        ...["--policy-pack-config", config],
                    ],
                    { encoding: "utf8", env: { ...process.env, ...environment } },
                );
            };
            const good = analyze(appTeamState(), platformOutputs);
            assert.equal(good.status, 0, good.stdout + good.stderr);
            const stopped = analyze(bad, platformOutputs);
            assert.notEqual(stopped.status, 0);
            for (const rule of failuresOf(bad)) assert.match(stopped.stdout, new RegExp(rule));
        });
    });
});
