import assert from "node:assert/strict";
import { bags, text } from "../../../../sandbox/cloud/bag.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example } from "./example.ts";
import { FAILOVER, type World } from "./world.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const FIRST = "delete that first, or let it refer to something else";

describe("the web tier of the simulated AWS", () => {
    let world: World;
    before(async () => {
        world = await example();
    });

    it("wants an application load balancer in two zones, one subnet in each", async () => {
        const [a, b] = [world.of("public-a").id, world.of("private-a").id];
        assert.equal(
            await world.refused("balancer", { subnets: [a] }),
            "subnets must lie in at least 2 availability zones for an application load balancer, got us-east-1a; name subnets of two or more zones",
        );
        assert.match(
            await world.refused("balancer", { subnets: [a, b, world.of("public-b").id] }),
            /^subnets must name one subnet of a zone at most, got two of us-east-1a$/,
        );
        assert.equal(
            await world.refused("balancer", { subnets: ["subnet-0", world.of("public-b").id] }),
            `subnets[0] must name a subnet that exists, got "subnet-0"; ${EXISTS}`,
        );
    });

    it("refuses a public load balancer where no internet gateway is", async () => {
        const fresh = await example();
        await fresh.delete("internet");
        assert.equal(
            await fresh.refused("balancer", {}),
            `internal must be true, as ${fresh.of("vpc").id} has no internet gateway, got false; make the gateway first, with dependsOn when nothing else orders the two`,
        );
    });

    it("keeps a load balancer under protection, and a target group that is in use", async () => {
        const fresh = await example();
        await fresh.update("balancer", { enableDeletionProtection: true });
        assert.equal(
            await fresh.refusedDelete("balancer"),
            "enableDeletionProtection must be false before it can be deleted, got true; change it in one update, then delete in the next",
        );
        const sentences = await world.refusedDelete("targets");
        assert.ok(sentences.startsWith(`is in use by listener "${world.of("listener").id}"; ${FIRST}`));
    });

    it("replaces a network load balancer that shrinks or gets its first security group", async () => {
        const fresh = await example();
        const subnets = [fresh.of("public-a").id, fresh.of("public-b").id];
        await fresh.make("lb/loadBalancer:LoadBalancer", "lines", { loadBalancerType: "network", subnets });
        assert.deepEqual(fresh.replaced("lines", { subnets: subnets.slice(0, 1) }), ["subnets"]);
        assert.deepEqual(fresh.replaced("lines", { subnets: [...subnets, fresh.of("private-a").id] }), []);
        assert.deepEqual(fresh.replaced("lines", { securityGroups: [fresh.of("outer").id] }), ["securityGroups"]);
        assert.deepEqual(fresh.replaced("balancer", { subnets: subnets.slice(0, 1) }), []);
    });

    it("refuses health checks that outlast their interval or speak another protocol", async () => {
        assert.equal(
            await world.refused("targets", { healthCheck: { interval: 10, timeout: 10 } }),
            "healthCheck.timeout must be below healthCheck.interval (10), got 10; a check must end before the next one begins",
        );
        assert.equal(
            await world.refused("targets", { healthCheck: { protocol: "TCP" } }),
            'healthCheck.protocol must be HTTP or HTTPS for a target group of protocol HTTP, got "TCP"',
        );
        assert.equal(
            await world.refused("targets", { protocol: "TCP", healthCheck: { protocol: "TCP", path: "/health" } }),
            'healthCheck.path must be left out of a TCP health check, got "/health"',
        );
        assert.equal(await world.refused("targets", { vpcId: null }), "vpcId must be set unless targetType is lambda");
    });

    it("wants DNS to leave no later than requests go to unhealthy targets", async () => {
        const targetGroupHealth = {
            dnsFailover: { minimumHealthyTargetsCount: "1" },
            unhealthyStateRouting: { minimumHealthyTargetsCount: 2 },
        };
        assert.equal(
            await world.refused("targets", { targetGroupHealth }),
            "targetGroupHealth.dnsFailover.minimumHealthyTargetsCount must not be below that of unhealthyStateRouting (2), got 1; raise it, so that DNS moves clients away no later than requests go to unhealthy targets",
        );
    });

    it("spreads by one algorithm, whose extras it takes and no other's", async () => {
        assert.equal(
            await world.refused("targets", { loadBalancingAlgorithmType: "weighted_random", slowStart: 30 }),
            "slowStart must be 0 when loadBalancingAlgorithmType is weighted_random, got 30; use round_robin, or leave slowStart out",
        );
        assert.equal(
            await world.refused("targets", { slowStart: 10 }),
            "slowStart must be 0, or must be between 30 and 900, got 10",
        );
        assert.equal(
            await world.refused("targets", { loadBalancingAnomalyMitigation: "on" }),
            'loadBalancingAnomalyMitigation must be off when loadBalancingAlgorithmType is round_robin, got "on"; use weighted_random',
        );
        assert.match(
            await world.refused("targets", { loadBalancingAlgorithmType: "weightedRandom" }),
            /^loadBalancingAlgorithmType must be one of round_robin, least_outstanding_requests, weighted_random/,
        );
    });

    it("refuses to write access logs into a bucket whose policy does not say so", async () => {
        assert.equal(
            await world.refused("balancer", { accessLogs: { bucket: "example-assets", enabled: true } }),
            'accessLogs.bucket must name a bucket whose policy lets logdelivery.elasticloadbalancing.amazonaws.com write, got "example-assets"; make the policy first, named in dependsOn',
        );
    });

    it("has one proof for a name in an account, whatever certificate asks and where", async () => {
        const fresh = await example();
        const names = { domainName: "example.com", validationMethod: "DNS" };
        const abroad = await fresh.make("acm/certificate:Certificate", "proven-abroad", names, FAILOVER);
        const proofs = (made: { readonly outputs: Bag }) =>
            bags(made.outputs, "domainValidationOptions").map(({ item }) => text(item, "resourceRecordName"));
        assert.deepEqual(proofs(abroad), proofs(fresh.of("certificate")).slice(0, 1));
    });

    it("refuses an HTTPS listener without a certificate, with one that is pending, or of another region", async () => {
        const port = 8443;
        assert.equal(
            await world.refused("listener", { port, certificateArn: null }),
            "certificateArn must be set when protocol is HTTPS; pass the ARN of a validated certificate of this region",
        );
        const fresh = await example();
        const names = { domainName: "other.example.com", validationMethod: "DNS" };
        const pending = await fresh.make("acm/certificate:Certificate", "pending", names);
        assert.equal(
            await fresh.refused("listener", { port, certificateArn: pending.id }),
            `certificateArn must name an issued certificate, this one is pending validation, got "${pending.id}"; pass the certificateArn of its CertificateValidation`,
        );
        const abroad = await fresh.make("acm/certificate:Certificate", "abroad", names, FAILOVER);
        assert.match(
            await fresh.refused("listener", { port, certificateArn: abroad.id }),
            /^certificateArn must name a certificate of region us-east-1 \(it exists in us-west-2\)/,
        );
        assert.match(
            await world.refused("listener", { port, protocol: "HTTP" }),
            /^certificateArn must be left out when protocol is HTTP, got "arn:/,
        );
    });

    it("refuses listeners and rules in each other's place", async () => {
        assert.equal(
            await world.refused("listener", {}),
            `port must differ from that of the load balancer's other listener ${world.of("listener").id}, got 443`,
        );
        assert.equal(
            await world.refused("listener", { port: 25, protocol: "TCP", certificateArn: null }),
            'protocol must be one of HTTP, HTTPS on application load balancers, got "TCP"',
        );
        assert.equal(
            await world.refused("rule", { priority: 1 }),
            `priority must differ from that of the listener's other rule ${world.of("rule").id}, got 1`,
        );
        assert.equal(
            await world.refused("rule", { actions: [{ type: "redirect" }] }),
            "actions[0].redirect must be set for an action of type redirect",
        );
    });

    it("refuses group sizes that contradict each other, and groups that stand nowhere", async () => {
        assert.equal(await world.refused("group", { minSize: 10 }), "minSize must not be above maxSize (9), got 10");
        assert.equal(
            await world.refused("group", { desiredCapacity: 1 }),
            "desiredCapacity must lie between minSize (3) and maxSize (9), got 1",
        );
        assert.equal(
            await world.refused("group", { vpcZoneIdentifiers: [] }),
            "vpcZoneIdentifiers must name at least one subnet, got none; name one in each availability zone that the group shall survive the loss of",
        );
    });

    it("refuses launch templates that are missing, incomplete or of a version to come", async () => {
        assert.equal(
            await world.refused("group", { launchTemplate: { id: "lt-0", version: "1" } }),
            `launchTemplate.id must name a launch template that exists, got "lt-0"; ${EXISTS}`,
        );
        const { id } = world.of("template");
        assert.equal(
            await world.refused("group", { launchTemplate: { id, version: "7" } }),
            'launchTemplate.version must be a version that the launch template has (up to 1), got "7"; pass its latestVersion',
        );
    });

    it("counts versions of a launch template by content, not by tags", async () => {
        const fresh = await example();
        assert.equal((await fresh.update("template", { tags: { team: "web" } })).outputs.latestVersion, 1);
        const { outputs } = await fresh.update("template", { instanceType: "m7g.xlarge" });
        assert.deepEqual([outputs.latestVersion, outputs.defaultVersion], [2, 1]);
        const followed = await fresh.update("template", { instanceType: "m7g.large", updateDefaultVersion: true });
        assert.deepEqual([followed.outputs.latestVersion, followed.outputs.defaultVersion], [3, 3]);
    });

    it("refuses a policy whose label names load balancer and targets by their names", async () => {
        const property = "targetTrackingConfiguration.predefinedMetricSpecification";
        assert.equal(
            await world.refused("requests", {
                targetTrackingConfiguration: {
                    targetValue: 1000,
                    predefinedMetricSpecification: {
                        predefinedMetricType: "ALBRequestCountPerTarget",
                        resourceLabel: "api/api",
                    },
                },
            }),
            `${property}.resourceLabel must be the arnSuffix of a load balancer, a slash, and the arnSuffix of its target group, got "api/api"; the names of the two are not enough`,
        );
        assert.equal(
            await world.refused("requests", { policyType: "StepScaling", targetTrackingConfiguration: null }),
            "stepAdjustments must be set when policyType is StepScaling",
        );
    });

    it("shifts zones only for a load balancer that allows it", async () => {
        const fresh = await example();
        await fresh.update("balancer", { enableZonalShift: false });
        assert.match(
            await fresh.refusedUpdate("autoshift", { zonalAutoshiftStatus: "DISABLED" }),
            /^resourceArn must name a load balancer with enableZonalShift true, got "arn:.*; turn it on there first$/,
        );
    });
});
