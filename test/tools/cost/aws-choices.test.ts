import assert from "node:assert/strict";
import { type Part, used } from "./standing-of.ts";

const [HOME, AWAY] = ["us-east-1", "us-west-2"];

const part = (type: string, inputs: Part["inputs"]): Part => ({ type: `aws:${type}`, inputs });

describe("choices on AWS", () => {
    it("count NAT gateways and their addresses beyond the first of the first region", () => {
        const gateways = (region: string, count: number): Part[] =>
            Array.from({ length: count }).flatMap(() => [
                { ...part("ec2/natGateway:NatGateway", { region }), foundation: true },
                { ...part("ec2/eip:Eip", { region }), foundation: true },
            ]);
        assert.deepEqual(used(...gateways(HOME, 3), ...gateways(AWAY, 2)), {
            "aws-nat-zones": { "aws-nat-gateway": 2, "aws-address": 2 },
            "aws-nat-second-region": { "aws-nat-gateway": 2, "aws-address": 2 },
        });
        assert.deepEqual(used(...gateways(HOME, 1)), {});
    });

    it("count machines beyond the first, and all that run in the second region", () => {
        const template = (region: string) =>
            part("ec2/launchTemplate:LaunchTemplate", { region, id: `lt-${region}`, instanceType: "m7g.large" });
        const fleet = (region: string, minSize: number) =>
            part("autoscaling/group:Group", { region, minSize, launchTemplate: { id: `lt-${region}` } });
        assert.deepEqual(used(template(HOME), fleet(HOME, 3), template(AWAY), fleet(AWAY, 2)), {
            "aws-fleet-instances": { "aws-m7g.large": 2, "aws-machine-disk": 2 },
            "aws-fleet-second-region": { "aws-m7g.large": 2, "aws-machine-disk": 2 },
        });
        assert.deepEqual(used(template(HOME), fleet(HOME, 1)), {});
        assert.throws(() => used(fleet(HOME, 2)), /no launch template says what machines it has/);
    });

    it("count a database's waiting instance, and both of the database that follows it, with the same disk", () => {
        const database = (region: string, multiAz: boolean, inputs: object) =>
            part("rds/instance:Instance", { region, multiAz, instanceClass: "db.t4g.medium", ...inputs });
        const writer = database(HOME, true, { arn: "writer", allocatedStorage: 100 });
        const follower = database(AWAY, true, { arn: "follower", replicateSourceDb: "writer" });
        assert.deepEqual(used(writer, follower), {
            "aws-database-zone-standby": { "aws-db.t4g.medium": 1, "aws-db-gp3": 100 },
            "aws-database-second-region": { "aws-db.t4g.medium": 2, "aws-db-gp3": 200 },
        });
        const single = database(AWAY, false, { arn: "follower", replicateSourceDb: "writer" });
        assert.deepEqual(used(database(HOME, false, { arn: "writer", allocatedStorage: 100 }), single), {
            "aws-database-second-region": { "aws-db.t4g.medium": 1, "aws-db-gp3": 100 },
        });
    });

    it("count a cache's replicas, and all nodes of the cache that follows it, of the same type", () => {
        const cache = (region: string, numCacheClusters: number, inputs: object = {}) =>
            part("elasticache/replicationGroup:ReplicationGroup", { region, numCacheClusters, ...inputs });
        assert.deepEqual(used(cache(HOME, 3, { nodeType: "cache.m7g.large" }), cache(AWAY, 2)), {
            "aws-cache-replicas": { "aws-cache.m7g.large": 2 },
            "aws-cache-second-region": { "aws-cache.m7g.large": 2 },
        });
        assert.throws(() => used(cache(AWAY, 2)), /no cache beside it says what nodes it has/);
    });

    it("count the second region's load balancer with its addresses and its filter with its rules", () => {
        const balancer = (region: string) => part("lb/loadBalancer:LoadBalancer", { region, subnets: ["a", "b"] });
        const filter = (region: string) => part("wafv2/webAcl:WebAcl", { region, rules: [{ name: "rate" }] });
        assert.deepEqual(used(balancer(HOME), filter(HOME), balancer(AWAY), filter(AWAY)), {
            "aws-entrance-second-region": {
                "aws-load-balancer": 1,
                "aws-address": 2,
                "aws-web-acl": 1,
                "aws-web-acl-rule": 1,
            },
        });
    });

    it("count a health check's optional features, and do not price those of other checks", () => {
        const check = (inputs: Part["inputs"]) => used(part("route53/healthCheck:HealthCheck", inputs));
        const line = (uses: Record<string, number>) => ({ "aws-health-checks": uses });
        assert.deepEqual(check({ type: "HTTP", requestInterval: 30 }), line({ "aws-health-check": 1 }));
        assert.deepEqual(
            check({ type: "HTTPS_STR_MATCH", requestInterval: 10, measureLatency: true }),
            line({ "aws-health-check": 1, "aws-health-check-feature": 4 }),
        );
        assert.deepEqual(check({ type: "CALCULATED" }), line({ "aws-health-check-derived": 1 }));
    });
});
