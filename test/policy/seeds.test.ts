import assert from "node:assert/strict";
import { judge } from "../../policy/judge.ts";
import { estaState, MONITOR } from "./esta-state.ts";
import { agentBackend } from "./seeds/agent-backend.ts";
import { claimNavigator } from "./seeds/claim-navigator.ts";
import { erato } from "./seeds/erato.ts";
import { estaTracker } from "./seeds/esta-tracker.ts";
import { hireMeBahamas } from "./seeds/hire-me-bahamas.ts";
import type { State } from "./state.ts";

interface Design {
    readonly title: string;
    readonly written: () => State;
    /** Each rule that fails: the words or numbers that cause it, or what is missing among them, and what the finding says. */
    readonly reasons: Readonly<Record<string, readonly [cause: string, says: RegExp]>>;
    /** And what a sketch leaves out: rules that fail for what is not written, or had to be made up. */
    readonly leavesOut?: Readonly<Record<string, string>>;
}

const designs: readonly Design[] = [
    {
        title: "Claim Navigator: High Availability Architecture [CN-01][CN-02][CN-03][CN-04][CN-09][CN-11]",
        written: claimNavigator,
        reasons: {
            "system-declares-objectives": ["no time and no loss is named anywhere", /no objectives\.availability/],
            "cloud-run-warm-in-both-regions": ["Auto-scaling to zero", /minInstanceCount is 0/],
            "cloud-run-twin-in-failover-region": ["Netlify Functions: US East (default)", /no twin in us-east1/],
            "cloud-run-traffic-names-revisions": ["automatically routes to new version", /100 % to the newest/],
            "cloud-sql-replica-in-failover-region": ["Add read replicas: 0-3 months", /no replica in us-east1/],
            "cloud-sql-backups-outside-its-region": ["Supabase: Single region", /the instance's own region/],
            "cloud-sql-point-in-time-recovery": ["Available for premium plans", /pointInTimeRecoveryEnabled is off/],
            "cloud-sql-users-log-in-by-iam": ["pg_dump $DATABASE_URL", /BUILT_IN/],
            "alert-reaches-a-person": ["[ ] Monitoring and alerting configured", /no alert policy watches/],
            "uptime-check-has-an-alert": ["[ ] Monitoring and alerting configured", /no alert looks at this check/],
        },
    },
    {
        title: "HireMeBahamas: High Availability Architecture [HB-02][HB-03][HB-05][HB-06][HB-07][HB-09][HB-13]",
        written: hireMeBahamas,
        reasons: {
            "system-declares-objectives": ["no time and no loss is named anywhere", /recoveryTime\.targetSeconds/],
            "workload-keeps-spare-pods": ["minInstances: 1", /keeps 1 pods \(autoscaler/],
            "pod-leaves-rotation-in-time": ["30s, 10s, 3 failures", /takes 100 s/],
            "pod-liveness-asks-the-process-alone": ["/health: database, cache; healthcheckPath", /ask the same/],
            "pod-waits-before-it-stops": ["graceful_timeout = 30, and nothing before it", /no preStop hook/],
            "pod-environment-holds-no-secrets": ["Keep secrets in environment variables", /DATABASE_PASSWORD of web/],
            "load-balancer-pins-no-sessions": ["Session affinity (sticky sessions)", /sessionAffinity is cookie/],
            "nginx-tries-another-server": [
                "max_fails=3 alone",
                /does not try another server on error, timeout, http_500/,
            ],
            "cloud-sql-machine-has-an-sla": ["Render PostgreSQL | $7/mo", /db-f1-micro/],
            "cloud-sql-replica-in-failover-region": ["Read replicas (if needed)", /no replica in us-east1/],
        },
    },
    {
        title: "Agent backend: HA and DR Strategy [AG-01][AG-03][AG-04][AG-09][AG-12]",
        written: agentBackend,
        reasons: {
            "system-declares-objectives": [
                "specific values are not set in this document",
                /recoveryPoint\.targetSeconds/,
            ],
            "cloud-sql-survives-a-zone": ["redundancies (e.g., within an Availability Zone)", /ZONAL, needs REGIONAL/],
            "cloud-sql-point-in-time-recovery": ["PITR (check specific plan details)", /is off, needs true/],
            "cloud-sql-replica-in-failover-region": ["investigate if Supabase … supports", /no replica in us-east1/],
            "gke-cluster-twin-in-failover-region": [
                "redeployment … in a new region … if necessary",
                /no twin in us-east1/,
            ],
            "kubernetes-object-has-a-twin": ["deploy … to the recovery environment/region", /in another cluster/],
            "deployment-rolls-without-a-gap": [
                "rolling updates (default in K8s Deployments)",
                /not set, which is 25 %/,
            ],
            "pod-leaves-rotation-in-time": ["/readiness without numbers: 3 times 10 s, and 1 s", /takes 31 s/],
            "kubernetes-load-balancer-admits-named-senders": ["Service of type LoadBalancer", /from anywhere/],
            "kubernetes-load-balancer-finds-ready-pods": ["Service of type LoadBalancer", /which is Cluster/],
            "kubernetes-load-balancer-keeps-its-address": [
                "If … DNS records need to change",
                /whatever address is free/,
            ],
        },
    },
    {
        title: "ESTA Tracker: Multi-Region Reliability Architecture [ET-02][ET-04][ET-07][ET-13][ET-15][ET-18]",
        written: estaTracker,
        reasons: {
            "firestore-in-multi-region": [
                "Main Firestore instance: us-central1, a read replica",
                /us-central1 is one region/,
            ],
            "firestore-daily-backup-retained": ["Firestore | Continuous | 30 days", /no backup schedule/],
            "database-failover-within-objective": [
                "monitorWindow: 60000; <60 seconds",
                /101 s, and the system allows 60 s/,
            ],
            "load-balancer-steers-in-order-at-the-edge": ["Geographic routing for latency", /steeringPolicy is geo/],
            "cloud-run-warm-in-both-regions": ["Standby Cloud Functions", /minInstanceCount is 0 in us-east1/],
            "cloud-run-startup-probe": ["[ ] Health check endpoints", /no container has a startupProbe/],
            "cloud-run-readiness-probe": ["[ ] Health check endpoints", /no container has a readinessProbe/],
            "cloud-run-liveness-probe": ["[ ] Health check endpoints", /no container has a livenessProbe/],
            "system-has-a-dashboard": ["[ ] Monitoring dashboard", /no dashboard/],
            "alert-reaches-a-person": ["[ ] Alerting rules", /no alert policy watches/],
            "uptime-check-has-an-alert": ["[ ] Alerting rules", /no alert looks at this check/],
        },
    },
    {
        title: "Erato: High Availability Setup [ER-03][ER-05][ER-06][ER-09][ER-10][ER-15][AG-05]",
        written: erato,
        reasons: {
            "elb-listener-tls-policy-current": ['ssl_policy = "ELBSecurityPolicy-2016-08"', /2016-08/],
            "target-group-finds-dead-targets": ["unhealthy 3, timeout 5, interval 30", /30 s x 3 \+ 5 s = 95 s/],
            "target-group-readmits-targets": ["healthy_threshold = 3, interval = 30", /30 s x 3 = 90 s/],
            "auto-scaling-group-uses-load-balancer-health": ["no health_check_type", /not set, which means EC2/],
            "auto-scaling-group-refresh-keeps-capacity": ["min_healthy_percentage = 50", /keeps 50 %/],
            "auto-scaling-group-refresh-rolls-back": [
                "preferences: those two, no auto_rollback",
                /autoRollback is not true/,
            ],
            "cloudfront-viewer-tls-1-2": ["no minimum_protocol_version", /not set, which means TLSv1,/],
            "cloudfront-origin-fails-over": ["one origin, erato-s3-origin", /served by erato-assets/],
            "cloudfront-origin-given-up-in-time": ["no connection_attempts, no timeout", /3 x 10 s = 30 s/],
            "target-group-alarm-on-one-dead-host": [
                "threshold 1, GreaterThanThreshold, 2 x 300 s",
                /UnHealthyHostCount/,
            ],
            "target-group-alarm-on-errors": ["one alarm: UnHealthyHostCount", /no alarm on the share of 5xx/],
            "target-group-alarm-on-slow-answers": ["one alarm: UnHealthyHostCount", /no alarm on p95 or p99/],
            "sentinel-quorum-survives-a-zone": ["redis-sentinel-1 alone; mymaster … 2", /^1 Sentinels/],
            "workload-keeps-spare-pods": ["redis-sentinel-1 alone", /keeps 1 pods/],
            "workload-spreads-over-zones": ["one docker-compose.redis-ha.yml", /over zones/],
            "workload-spreads-over-nodes": ["redis-net: driver: bridge", /over nodes/],
            "redis-refuses-writes-alone": ["redis-server --appendonly yes …", /min-replicas-to-write nothing/],
            "kubernetes-object-has-a-twin": ["Region Failure: … DNS failover; one Redis", /in another cluster/],
        },
        leavesOut: {
            "system-declares-objectives": "no time and no loss is named anywhere",
            "auto-scaling-group-template-version-fixed":
                "the group's launch template is elided; it follows $Latest here",
            "alert-reaches-a-person": "the alarm's description names no runbook",
            "metric-alarm-says-what-silence-means": "the alarm does not say what missing data means",
            "sns-topic-has-a-subscriber": "who listens to erato_alerts",
        },
    },
];

describe("the design documents as they were written", () => {
    for (const { title, written, reasons, leavesOut = {} } of designs) {
        describe(title, () => {
            const { verdict, findings } = judge(written().graph(), { stack: "prod" });
            const failing = findings.filter(({ status }) => status === "fail");

            it("is rejected, by these rules and no others [PL-03]", () => {
                assert.equal(verdict, "fail");
                assert.deepEqual(
                    [...new Set(failing.map(({ rule }) => rule))].toSorted(),
                    [...Object.keys(reasons), ...Object.keys(leavesOut)].toSorted(),
                );
            });

            for (const [rule, [cause, says]] of Object.entries(reasons)) {
                it(`fails ${rule}: ${cause}`, () => {
                    const messages = failing.filter((finding) => finding.rule === rule).map(({ message }) => message);
                    assert.ok(messages.length > 0);
                    for (const message of messages) assert.match(message, says);
                });
            }
        });
    }
});

describe("the design documents, each held to another's promise", () => {
    it("an alarm of 2 x 300 s rings after the five minutes of ESTA Tracker, and at no single host [ER-10][ET-14]", () => {
        const promised = erato().set("erato", { objectives: { recoveryTime: { targetSeconds: 300 } } });
        assert.match(said(promised, "outage-alert-rings-within-recovery-time", "health-check-failures"), /600 s/);
        const atOne = erato().set("health-check-failures", { threshold: 0 });
        assert.match(
            said(atOne, "target-group-alarm-on-one-dead-host", "targets-us-east-1"),
            /told after 600 s, needs one within 120 s/,
        );
    });

    it("30 s, 10 s, 3 failures of HireMeBahamas are slower than ESTA Tracker's 30 s and 60 s [HB-06][ET-04][ET-05]", () => {
        const api = "api-us-central1-service";
        const readinessProbe = { periodSeconds: 30, timeoutSeconds: 10, failureThreshold: 3 };
        const state = estaState()
            .set(api, { template: { containers: [{ readinessProbe }] } })
            .set(MONITOR, { interval: 30, timeout: 10, consecutiveDown: 3 });
        assert.match(said(state, "cloud-run-readiness-within-error-rate-objective", api), /100 s, .* allows 30 s/);
        assert.match(said(state, "database-failover-within-objective", MONITOR), /the system allows 60 s/);
    });
});

function said(state: State, rule: string, name: string): string {
    const { findings } = judge(state.graph(), { stack: "prod" });
    const found = findings.find((finding) => finding.rule === rule && finding.urn === state.urn(name));
    return found?.status === "fail" ? found.message : `${found?.status}: ${found?.message}`;
}
