import assert from "node:assert/strict";
import { bag } from "../../../../sandbox/cloud/bag.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example } from "./example.ts";
import { FAILOVER, type World } from "./world.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";

describe("the edge and the operations of the simulated AWS", () => {
    let world: World;
    before(async () => {
        world = await example();
    });

    it("refuses to validate a certificate whose record nobody answers", async () => {
        const fresh = await example();
        const certificate = await fresh.make("acm/certificate:Certificate", "other", {
            domainName: "other.example.com",
            validationMethod: "DNS",
        });
        const certificateArn = certificate.id;
        assert.match(
            await fresh.refused("validation", { certificateArn, validationRecordFqdns: [] }),
            /^validationRecordFqdns must hold the validation record of other\.example\.com, got none; make _\w{32}\.other\.example\.com\. and pass its fqdn$/,
        );
        assert.match(
            await fresh.refused("validation", { certificateArn, validationRecordFqdns: null }),
            /^validationRecordFqdns must wait for the validation record of other\.example\.com, which no simulated DNS zone holds, got "_/,
        );
    });

    it("replaces a requested certificate for other names", () => {
        assert.deepEqual(world.replaced("certificate", { domainName: "example.org" }), ["domainName"]);
    });

    it("takes certificates for CloudFront from us-east-1 only, and for the names that they cover", async () => {
        const fresh = await example();
        const abroad = await fresh.make(
            "acm/certificate:Certificate",
            "abroad",
            { domainName: "example.com", validationMethod: "DNS" },
            FAILOVER,
        );
        const certificate = (arn: string) => ({ acmCertificateArn: arn, sslSupportMethod: "sni-only" });
        assert.match(
            await fresh.refused("distribution", {
                aliases: ["example.com"],
                viewerCertificate: certificate(abroad.id),
            }),
            /^viewerCertificate\.acmCertificateArn must be a certificate of us-east-1, got "arn:.*; make and validate it through a provider of that region/,
        );
        assert.equal(
            await world.refused("distribution", { aliases: ["example.org"] }),
            'aliases must be names that the certificate covers (example.com, *.example.com), got "example.org"',
        );
        assert.equal(
            await world.refused("distribution", {
                aliases: ["a.example.com"],
                viewerCertificate: { cloudfrontDefaultCertificate: true },
            }),
            "viewerCertificate must name a certificate when there are aliases, got a.example.com; validate one in us-east-1 and pass its ARN",
        );
        assert.equal(
            await world.refused("distribution", {}),
            `aliases[0] must not be an alias of another distribution (${world.of("distribution").id}), got "www.example.com"`,
        );
    });

    it("refuses origins that are not there, and writes to an origin group", async () => {
        const behaviour = bag(world.of("distribution").inputs, "defaultCacheBehavior");
        const change = (more: Bag) => ({ aliases: [], defaultCacheBehavior: { ...behaviour, ...more } });
        assert.equal(
            await world.refused("distribution", change({ targetOriginId: "absent" })),
            'defaultCacheBehavior.targetOriginId must name one of the origins or origin groups (assets, assets-copy, both), got "absent"',
        );
        assert.equal(
            await world.refused("distribution", change({ allowedMethods: ["GET", "HEAD", "POST"] })),
            "defaultCacheBehavior.allowedMethods must hold only GET, HEAD and OPTIONS for an origin group, got GET, HEAD, POST; an origin group fails over reads only: send writes to an origin",
        );
        assert.equal(
            await world.refused("distribution", { aliases: [], webAclId: world.arn("acl-REGIONAL") }),
            'webAclId must name a web ACL of scope CLOUDFRONT, got "REGIONAL"; make one in us-east-1 with that scope',
        );
    });

    it("gives a name one primary and one secondary, under one policy", async () => {
        const { id } = world.of("api-PRIMARY");
        assert.equal(
            await world.refused("api-PRIMARY", { setIdentifier: "third" }),
            `failoverRoutingPolicies[0].type must not be that of another record of this name and type (${id}), got "PRIMARY"; a name has one PRIMARY and one SECONDARY`,
        );
        assert.equal(
            await world.refused("api-PRIMARY", {
                setIdentifier: "third",
                failoverRoutingPolicies: null,
                weightedRoutingPolicies: [{ weight: 1 }],
            }),
            `weightedRoutingPolicies must be the policy of all records of this name and type (${id} has failoverRoutingPolicies), got weightedRoutingPolicies; give all of them the same one`,
        );
        assert.equal(
            await world.refused("api-PRIMARY", { name: "other", failoverRoutingPolicies: null }),
            'setIdentifier must be left out of a record without a routing policy, got "primary"',
        );
        assert.match(await world.refused("api-PRIMARY", {}), /^409 already exists/);
    });

    it("refuses records of missing zones, checks and targets", async () => {
        const own = { name: "other", setIdentifier: "other" };
        assert.equal(
            await world.refused("api-PRIMARY", { ...own, healthCheckId: "absent" }),
            `healthCheckId must name a health check that exists, got "absent"; ${EXISTS}`,
        );
        const aliases = [
            { name: "gone-1.us-east-1.elb.amazonaws.com", zoneId: "Z35SXDOTRQ7X7K", evaluateTargetHealth: true },
        ];
        assert.equal(
            await world.refused("api-PRIMARY", { ...own, aliases }),
            `aliases[0].name must name a load balancer that exists, got "gone-1.us-east-1.elb.amazonaws.com"; ${EXISTS}`,
        );
        assert.equal(
            await world.refused("challenge", { name: "example.com" }),
            'type must not be CNAME at the top of a zone, got "CNAME"; use aliases with type A',
        );
    });

    it("keeps a hosted zone that has records", async () => {
        assert.match(
            await world.refusedDelete("zone"),
            /^forceDestroy must be true while the zone has records, got record ".*"; delete the records first$/,
        );
    });

    it("refuses incomplete health checks", async () => {
        assert.equal(await world.refused("check", { fqdn: null }), "fqdn or ipAddress must be set when type is HTTPS");
        assert.equal(
            await world.refused("check", {
                type: "CLOUDWATCH_METRIC",
                fqdn: null,
                cloudwatchAlarmName: "unhealthy",
                cloudwatchAlarmRegion: FAILOVER,
            }),
            'cloudwatchAlarmName must name a metric alarm of region us-west-2, got "unhealthy"; create it first and pass its name',
        );
    });

    it("refuses web ACLs for CloudFront outside us-east-1, and the wrong scope on a load balancer", async () => {
        assert.equal(
            await world.refused("acl-CLOUDFRONT", { name: "other" }, FAILOVER),
            'scope must be REGIONAL outside us-east-1, got "CLOUDFRONT"; make it through a provider of us-east-1',
        );
        assert.equal(
            await world.refused("guarded", { webAclArn: world.arn("acl-CLOUDFRONT") }),
            'webAclArn must name a web ACL of scope REGIONAL, got "CLOUDFRONT"; a distribution names its web ACL itself, in webAclId',
        );
        assert.match(await world.refusedDelete("acl-CLOUDFRONT"), /^is in use by distribution "E/);
    });

    it("refuses alarms that are incomplete or name what is missing", async () => {
        assert.equal(
            await world.refused("unhealthy", { name: "other", statistic: null }),
            "statistic or extendedStatistic must be set with metricName, and not both, got none",
        );
        assert.equal(
            await world.refused("down", { alarmName: "other", alarmRule: "ALARM(absent) OR ALARM(unhealthy)" }),
            'alarmRule must name alarms that exist in this region, got "absent"; create them first and build the rule from their names',
        );
        const topic = "arn:aws:sns:us-east-1:123456789012:absent";
        assert.equal(
            await world.refused("unhealthy", { name: "other", alarmActions: [topic] }),
            `alarmActions[0] must name a topic that exists, got "${topic}"; ${EXISTS}`,
        );
    });

    it("keeps roles, policies, plans and rules that something refers to", async () => {
        for (const [name, user] of [
            ["role", "policy attachment"],
            ["policy", "policy attachment"],
            ["backup-plan", "backup selection"],
            ["event", "event target"],
            ["access", "distribution"],
            ["certificate", "listener"],
        ] as const) {
            const sentences = await world.refusedDelete(name);
            assert.ok(sentences.startsWith(`is in use by ${user} "`), sentences);
        }
    });

    it("wants a bucket policy under a trail, and two regions for a switch", async () => {
        assert.equal(
            await world.refused("trail", { name: "other", s3BucketName: "example-assets" }),
            's3BucketName must name a bucket whose policy lets cloudtrail.amazonaws.com write to it, got "example-assets"; make the BucketPolicy first, named in dependsOn',
        );
        assert.equal(
            await world.refused("switch", { name: "other", primaryRegion: "eu-west-1" }),
            'primaryRegion must be one of the plan\'s regions (us-east-1, us-west-2), got "eu-west-1"',
        );
    });
});
