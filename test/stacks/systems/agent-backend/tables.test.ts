import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parseGatewayConfig } from "../../../../components/cloudflare/auth-gateway/config.ts";
import { parseConfig as parseRouterConfig } from "../../../../components/cloudflare/edge-router/configuration/config.ts";
import { circuitBreakerProblems } from "../../../../components/core/circuit-breaker.ts";
import { gracefulShutdownProblems } from "../../../../components/core/graceful-shutdown.ts";
import { objectivesProblems } from "../../../../components/core/objectives.ts";
import { probeProblems } from "../../../../components/core/probe.ts";
import { planAlertPolicies } from "../../../../components/gcp/alert-policies.ts";
import { quorumProblems } from "../../../../components/kubernetes/redis-config.ts";
import { agentBackendProblems, agentBackendSchema } from "../../../../stacks/systems/agent-backend/config.ts";
import { OBJECTIVES } from "../../../../stacks/systems/agent-backend/objectives.ts";
import { DRILLS } from "../../../../stacks/systems/agent-backend/recovery.ts";
import { gatewayConfig, routerConfig } from "../../../../stacks/systems/agent-backend/routing.ts";
import { charts, logMetrics, sources, watchedLadders } from "../../../../stacks/systems/agent-backend/signals.ts";
import {
    AGENT_CALLS,
    CIRCUIT_BREAKERS,
    HEALTH_PATHS,
    LONGEST_REQUEST,
    PROBES,
    REDIS,
    SHUTDOWN,
} from "../../../../stacks/systems/agent-backend/tables.ts";
import { prodValues } from "../../stack-file.ts";

const settings = agentBackendSchema.parse(prodValues()["agent-backend"]);
const regions = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };

describe("the agent backend's tables", () => {
    it("[AG-12] aims at four hours and fifteen minutes, and practises twice a year", () => {
        assert.deepEqual(objectivesProblems(OBJECTIVES), []);
        assert.equal(OBJECTIVES.recoveryTime.target.seconds, 4 * 3600);
        assert.equal(OBJECTIVES.recoveryPoint.target.seconds, 15 * 60);
        for (const { every } of DRILLS) assert.ok(every.days <= 183);
        assert.ok(DRILLS.some(({ name }) => name === "region-loss"));
    });

    it("[AG-02] [trap 37] asks the process alone whether it lives, and the database whether it is ready", () => {
        for (const [role, probe] of Object.entries(PROBES)) assert.deepEqual(probeProblems(probe, role), []);
        assert.equal(PROBES.liveness.path, "/health");
        assert.equal(PROBES.startup.path, "/health");
        assert.equal(PROBES.readiness.path, "/readiness");
    });

    it("[AG-03] gives a pod time to answer what it has before it goes", () => {
        assert.deepEqual(gracefulShutdownProblems(SHUTDOWN), []);
    });

    it("[AG-05] has one primary, two replicas, three Sentinels and a quorum of two", () => {
        assert.deepEqual(REDIS, { replicas: 2, sentinels: 3, quorum: 2 });
        assert.deepEqual(quorumProblems(REDIS), []);
    });

    it("[AG-13] bounds every call to another agent within a request's own time, with a breaker of its own", () => {
        const { connect, answer, retries } = AGENT_CALLS;
        assert.ok(connect.milliseconds < answer.milliseconds);
        assert.ok(answer.milliseconds + retries * connect.milliseconds < LONGEST_REQUEST.milliseconds);
        for (const [name, breaker] of Object.entries(CIRCUIT_BREAKERS)) {
            assert.deepEqual(circuitBreakerProblems(breaker, name), []);
        }
        assert.ok("external-agent" in CIRCUIT_BREAKERS);
    });

    it("[AG-06] opens health and nothing else, and gives gateway and router what they accept", () => {
        const gateway = gatewayConfig("agent-backend", settings);
        assert.deepEqual(parseGatewayConfig(JSON.parse(JSON.stringify(gateway))), { config: gateway });
        assert.deepEqual([...gateway.openPaths].sort(), Object.values(HEALTH_PATHS).sort());
        const hosts = { "us-central1": "a.example.com", "us-east1": "b.example.com" };
        const router = routerConfig("agent-backend", {}, regions, hosts);
        assert.deepEqual(parseRouterConfig(JSON.parse(JSON.stringify(router))), { config: router });
        assert.ok(router.timeouts.connectAndFirstByteMs > LONGEST_REQUEST.milliseconds);
    });

    it("[AG-01] keeps a pod in every zone in prod, of backend and proxy", () => {
        assert.ok(settings.backend.min >= 3);
        assert.ok(settings.proxy.min >= 3);
    });

    it("watches each signal at two heights, from metrics that exist", () => {
        const logged = Object.fromEntries(
            logMetrics("agents").map(({ name }) => [name, pulumi.output(`logging.googleapis.com/user/${name}`)]),
        );
        const from = sources("example-project", "agents");
        for (const pods of [1, 3]) {
            const ladders = watchedLadders({ from, logged, pods, runbook: (name) => name });
            const plan = planAlertPolicies("agents", ladders);
            assert.equal(new Set(plan.map(({ suffix }) => suffix)).size, 2 * ladders.length);
            const pair = plan.filter(({ ladder }) => ladder.name === "pods").map(({ threshold }) => threshold);
            assert.deepEqual(pair, pods === 1 ? [1, 0.5] : [3, 2]);
        }
        assert.throws(() => watchedLadders({ from, logged: {}, pods: 3, runbook: String }), /no log metric is called/);
        assert.ok(charts({ from, logged }).length >= 12);
    });
});

describe("the agent backend's settings", () => {
    it("must lie in the domain, and what is live must have an image", () => {
        const { blue: _blue, ...releases } = settings.releases;
        const wrong = { ...settings, host: "agents.example.net", releases };
        const stack = { protect: true, regions, cloudflare: { domain: "example.com" }, aws: { regions, zones: {} } };
        assert.deepEqual(agentBackendProblems(wrong, stack), [
            { path: "agent-backend.host", reason: "must lie inside example.com, got agents.example.net" },
            {
                path: "agent-backend.releases.live",
                reason: "must be a release that has an image, got blue without one",
            },
        ]);
        assert.deepEqual(agentBackendProblems(settings, stack), []);
    });
});
