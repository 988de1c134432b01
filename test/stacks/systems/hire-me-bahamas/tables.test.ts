import assert from "node:assert/strict";
import { EDGE_IPV4_BLOCKS } from "../../../../components/cloudflare/address-ranges.ts";
import { gracefulShutdownProblems } from "../../../../components/core/graceful-shutdown.ts";
import { objectivesProblems } from "../../../../components/core/objectives.ts";
import { worstCaseDetection } from "../../../../components/core/probe.ts";
import { planProxyTimes } from "../../../../components/kubernetes/nginx-times.ts";
import { renderUpstream } from "../../../../components/kubernetes/nginx-upstream.ts";
import { workloadProbeProblems } from "../../../../components/kubernetes/probe.ts";
import { OBJECTIVES } from "../../../../stacks/systems/hire-me-bahamas/objectives.ts";
import { LONGEST_REQUEST, PROBES, SHUTDOWN } from "../../../../stacks/systems/hire-me-bahamas/tables.ts";
import { workerEnvironment } from "../../../../stacks/systems/hire-me-bahamas/workers.ts";
import { upstreamOf } from "../../../../stacks/systems/hire-me-bahamas/workloads.ts";

const workers = { processes: 2, threads: 8, requests: 500, jitter: 50 };

describe("HireMeBahamas's tables", () => {
    it("promise what does not contradict itself", () => {
        assert.deepEqual(objectivesProblems(OBJECTIVES), []);
        assert.deepEqual(workloadProbeProblems(PROBES), []);
    });

    it("[HB-06] restart a pod after three probes each 30 s that took 10 s, and take it out of rotation much sooner", () => {
        const { interval, timeout, failures } = PROBES.liveness;
        assert.deepEqual([interval.seconds, timeout.seconds, failures], [30, 10, 3]);
        assert.equal(worstCaseDetection(PROBES.readiness).seconds, 17);
    });

    it("[HB-07] lose no request when a pod or a proxy goes", () => {
        assert.deepEqual(gracefulShutdownProblems(SHUTDOWN), []);
        const { shutdown, timeouts } = planProxyTimes(LONGEST_REQUEST);
        assert.deepEqual(gracefulShutdownProblems(shutdown), []);
        assert.equal(timeouts.drain.seconds, shutdown.drain.seconds);
        assert.equal(timeouts.silence.seconds, SHUTDOWN.longestRequest.seconds);
    });

    it("[HB-14] set the server's workers up with the document's numbers", () => {
        assert.deepEqual(workerEnvironment(workers, SHUTDOWN), {
            WEB_CONCURRENCY: "2",
            WEB_THREADS: "8",
            WEB_MAX_REQUESTS: "500",
            WEB_MAX_REQUESTS_JITTER: "50",
            WEB_GRACEFUL_TIMEOUT: "30",
            WEB_TIMEOUT: "55",
        });
    });

    it("[HB-14] refuse workers that would all be replaced at once", () => {
        assert.throws(
            () => workerEnvironment({ ...workers, jitter: 0 }, SHUTDOWN),
            /workers\.jitter must be at least 1, or 2 workers are replaced at once, got 0/,
        );
        assert.throws(
            () => workerEnvironment({ ...workers, jitter: 500 }, SHUTDOWN),
            /workers\.jitter must be below requests \(500\), got 500/,
        );
    });

    it("[HB-03] [HB-09] ask the other region while no pod of the own one answers", () => {
        const block = renderUpstream(upstreamOf({ balancing: "least-connections" }, "backend-pods.x", "10.32.224.9"));
        assert.deepEqual(block.slice(2, 5), [
            "    least_conn;",
            "    server backend-pods.x:8000 weight=1 max_fails=3 fail_timeout=30s resolve;",
            "    server 10.32.224.9:8000 weight=1 max_fails=3 fail_timeout=30s backup;",
        ]);
    });

    it("[HB-02] keep sticky sessions in their region: IP hash has no backup", () => {
        const { servers } = upstreamOf({ balancing: "ip-hash" }, "backend-pods.x", "10.32.224.9");
        assert.deepEqual(
            servers.map(({ host }) => host),
            ["backend-pods.x"],
        );
    });

    it("believe only the edge about who a client is", () => {
        assert.ok(EDGE_IPV4_BLOCKS.length > 10 && !EDGE_IPV4_BLOCKS.includes("0.0.0.0/0"));
    });
});
