import assert from "node:assert/strict";
import { planFleet } from "../../../components/aws/fleet.ts";
import { planTargetGroup } from "../../../components/aws/target-group.ts";
import { ENVIRONMENT_FILE, renderUserData } from "../../../components/aws/user-data.ts";
import { Duration } from "../../../components/core/duration.ts";
import { all, only, type Planned } from "./planned.ts";
import { FLEET, TARGETS, webTier, ZONES } from "./web-tier.ts";

const seconds = (count: number) => Duration.seconds(count);

describe("AWS web tier", () => {
    let made: readonly Planned[];
    before(async () => {
        made = await webTier();
    });

    it("[ER-02] has a protected load balancer in every zone that writes access logs and drops broken headers", () => {
        const { inputs } = only(made, "LoadBalancer");
        assert.equal(inputs.enableDeletionProtection, true);
        assert.equal(inputs.enableCrossZoneLoadBalancing, true);
        assert.equal(inputs.enableZonalShift, true);
        assert.equal(inputs.dropInvalidHeaderFields, true);
        const open = all(made, "Subnet").filter(({ name }) => name.includes("public"));
        assert.deepEqual(
            inputs.subnets,
            open.map(({ id }) => id),
        );
        assert.deepEqual(inputs.accessLogs, { bucket: only(made, "Bucket").id, enabled: true });
        assert.match(
            String(only(made, "BucketPolicy").inputs.policy),
            /logdelivery\.elasticloadbalancing\.amazonaws\.com.*AWSLogs\/123456789012/,
        );
        assert.equal(only(made, "BucketPublicAccessBlock").inputs.blockPublicPolicy, true);
    });

    it("[ER-02] [ER-15] [trap 29] serves HTTPS with a current TLS policy and sends HTTP there for good", () => {
        const https = only(made, "Listener", "https").inputs;
        assert.equal(https.sslPolicy, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
        assert.equal(https.certificateArn, only(made, "CertificateValidation").inputs.certificateArn);
        assert.deepEqual(only(made, "Listener", "http").inputs.defaultActions, [
            { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
        ]);
    });

    it("[ER-03] finds a dead instance in 25 s where the document's settings take 95 s", () => {
        assert.deepEqual(only(made, "TargetGroup").inputs.healthCheck, {
            enabled: true,
            protocol: "HTTP",
            port: "traffic-port",
            path: "/health",
            matcher: "200",
            interval: 10,
            timeout: 5,
            healthyThreshold: 3,
            unhealthyThreshold: 2,
        });
        const slow = { ...TARGETS.probe, interval: seconds(30), failures: 3 };
        assert.equal(planTargetGroup("t", TARGETS).detection.seconds, 25);
        assert.throws(
            () => planTargetGroup("t", { ...TARGETS, probe: slow }),
            /probe must find a dead instance within 30 s: 3 probes 30 s apart and 5 s for the last, got 95 s/,
        );
    });

    it("[ER-03] leaves stickiness off, and keeps sessions for as long as they ask", () => {
        assert.deepEqual(only(made, "TargetGroup").inputs.stickiness, {
            type: "lb_cookie",
            enabled: false,
            cookieDuration: 1800,
        });
        const { stickiness } = planTargetGroup("t", { ...TARGETS, session: seconds(1800) });
        assert.equal(stickiness.enabled, true);
    });

    it("[trap 28] lets the name leave no later than requests go to unhealthy instances", () => {
        const { dnsFailover, unhealthyStateRouting } = planTargetGroup("t", TARGETS).targetGroupHealth;
        assert.ok(Number(dnsFailover.minimumHealthyTargetsCount) >= unhealthyStateRouting.minimumHealthyTargetsCount);
    });

    it("[trap 49] writes the API's literals: weighted_random with mitigation, or round_robin with slow start", () => {
        const { inputs } = only(made, "TargetGroup");
        assert.equal(inputs.loadBalancingAlgorithmType, "weighted_random");
        assert.equal(inputs.loadBalancingAnomalyMitigation, "on");
        assert.equal(inputs.slowStart, undefined);
        const slow = planTargetGroup("t", { ...TARGETS, balancing: { kind: "round-robin", slowStart: seconds(30) } });
        assert.deepEqual(
            [
                slow.loadBalancingAlgorithmType,
                "slowStart" in slow && slow.slowStart,
                "loadBalancingAnomalyMitigation" in slow,
            ],
            ["round_robin", 30, false],
        );
    });

    it("gives an instance that leaves as long as a request may take", () => {
        assert.equal(only(made, "TargetGroup").inputs.deregistrationDelay, 30);
    });

    it("refuses probes that a target group cannot make, all at once", () => {
        const probe = { ...TARGETS.probe, interval: seconds(2), timeout: seconds(1), failures: 1, retries: 1 };
        const balancing = { kind: "round-robin", slowStart: seconds(10) } as const;
        assert.throws(
            () => planTargetGroup("t", { ...TARGETS, probe, balancing }),
            /probe\.interval must lie between 5 s and 5 min, got 2 s; probe\.timeout must lie between 2 s and 2 min, got 1 s; probe\.retries must be 0: .*; probe\.failures must lie between 2 and 10, got 1; balancing\.slowStart must lie between 30 s and 15 min, got 10 s/,
        );
    });

    it("[trap 43] stands in front of one target group, all of which an alias needs healthy", () => {
        assert.equal(all(made, "TargetGroup").length, 1);
    });

    it("[ER-05] [trap 27] keeps one instance a zone at least, and believes the load balancer about their health", () => {
        const { inputs } = only(made, "Group");
        assert.equal(inputs.healthCheckType, "ELB");
        assert.equal(inputs.healthCheckGracePeriod, 180);
        assert.equal(inputs.minSize, ZONES.length);
        const inside = all(made, "Subnet").filter(({ name }) => name.includes("private"));
        assert.deepEqual(
            inputs.vpcZoneIdentifiers,
            inside.map(({ id }) => id),
        );
        assert.deepEqual(inputs.instanceMaintenancePolicy, { minHealthyPercentage: 100, maxHealthyPercentage: 150 });
    });

    it("[ER-05] follows CPU and the requests of the right load balancer, and has no policy without a target", () => {
        const policies = all(made, "Policy").filter(({ type }) => type.startsWith("aws:autoscaling"));
        const tracked = policies.map(({ inputs }) => inputs.targetTrackingConfiguration);
        const label = `${only(made, "LoadBalancer").outputs.arnSuffix}/${only(made, "TargetGroup").outputs.arnSuffix}`;
        assert.deepEqual(tracked, [
            { targetValue: 70, predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } },
            {
                targetValue: 1000,
                predefinedMetricSpecification: {
                    predefinedMetricType: "ALBRequestCountPerTarget",
                    resourceLabel: label,
                },
            },
        ]);
        assert.ok(policies.every(({ inputs }) => inputs.policyType === "TargetTrackingScaling"));
    });

    it("[ER-06] rolls out without giving up capacity, waits at checkpoints, and goes back by itself on an alarm", () => {
        const { instanceRefresh } = only(made, "Group").inputs;
        assert.deepEqual(instanceRefresh, {
            strategy: "Rolling",
            preferences: {
                minHealthyPercentage: 100,
                maxHealthyPercentage: 150,
                instanceWarmup: "300",
                autoRollback: true,
                skipMatching: true,
                scaleInProtectedInstances: "Refresh",
                standbyInstances: "Terminate",
                checkpointPercentages: [20, 50, 100],
                checkpointDelay: "600",
                alarmSpecification: { alarms: [only(made, "MetricAlarm").outputs.name] },
            },
        });
    });

    it("[trap 26] names its launch template's version by number", () => {
        const { launchTemplate } = only(made, "Group").inputs;
        assert.deepEqual(launchTemplate, { id: only(made, "LaunchTemplate").id, version: "1" });
    });

    it("starts instances that answer metadata requests with a token only, on encrypted disks, without a public address", () => {
        const { inputs } = only(made, "LaunchTemplate");
        assert.deepEqual(inputs.metadataOptions, {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
        });
        assert.match(JSON.stringify(inputs.blockDeviceMappings), /"encrypted":"true"/);
        assert.equal(inputs.networkInterfaces, undefined);
    });

    it("lets instances be asked by the load balancer alone, and the load balancer ask no port but theirs", () => {
        const ingress = only(made, "SecurityGroupIngressRule", "instances-balancer").inputs;
        const groups = all(made, "SecurityGroup");
        assert.equal(ingress.referencedSecurityGroupId, groups.find(({ name }) => name === "web-access-group")?.id);
        assert.deepEqual([ingress.fromPort, ingress.toPort, ingress.cidrIpv4], [8080, 8080, undefined]);
        const egress = only(made, "SecurityGroupEgressRule", "web-access-targets").inputs;
        assert.deepEqual([egress.fromPort, egress.cidrIpv4], [8080, "10.48.0.0/16"]);
    });

    it("[ER-04] proves its names in Route 53, one record for a wildcard and the name below it", () => {
        const { inputs } = only(made, "Certificate");
        assert.equal(inputs.domainName, "api.erato.example");
        assert.deepEqual(inputs.subjectAlternativeNames, ["*.erato.example"]);
        assert.equal(inputs.validationMethod, "DNS");
        const proofs = all(made, "Record").map(({ outputs }) => outputs.fqdn);
        assert.deepEqual(
            proofs.sort(),
            [...(only(made, "CertificateValidation").inputs.validationRecordFqdns as string[])].sort(),
        );
        assert.equal(proofs.length, 2);
    });
});

describe("fleet plan", () => {
    const args = { ...FLEET, zones: ZONES, rollbackAlarms: ["errors"] };

    it("refuses an empty zone, a fleet that cannot grow, an image by name and a rollout that nothing stops", () => {
        const size = { minInstances: 2, maxInstances: 2 };
        assert.throws(
            () => planFleet("f", { ...args, image: "latest", size, rollbackAlarms: [] }),
            /image must be the id of a machine image such as ami-0123456789abcdef0, got latest; size\.minInstances must be at least 3, one in each of us-east-1a, us-east-1b, us-east-1c, got 2; size\.maxInstances must be above minInstances \(2\) .*; rollbackAlarms must name at least 1 alarm/,
        );
    });

    it("refuses a CPU target that is no share", () => {
        assert.throws(
            () => planFleet("f", { ...args, targets: { cpuPercent: 100, requestsPerMinute: 1000 } }),
            /targets\.cpuPercent must lie between 0 and 100, got 100/,
        );
    });
});

describe("user data", () => {
    it("writes the environment into a file, whatever the values hold but a new line", () => {
        const text = Buffer.from(renderUserData({ DATABASE: 'a"b: #c', REGION: "us-east-1" }), "base64").toString();
        const [head = "", body = ""] = text.split("\n");
        assert.equal(head, "#cloud-config");
        assert.deepEqual(JSON.parse(body), {
            write_files: [
                { path: ENVIRONMENT_FILE, permissions: "0644", content: 'DATABASE=a"b: #c\nREGION=us-east-1\n' },
            ],
        });
        assert.throws(() => renderUserData({ KEY: "a\nb" }), /environment\.KEY must be one line, got 3 characters/);
    });
});
