import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Certificates, provenNames } from "../../../components/aws/certificates.ts";
import { ContentDelivery, planBehaviours } from "../../../components/aws/content-delivery.ts";
import { FailoverRecords, planFailoverRecords } from "../../../components/aws/failover-records.ts";
import { HostedZone } from "../../../components/aws/hosted-zone.ts";
import { Network } from "../../../components/aws/network.ts";
import { ReplicatedBucket } from "../../../components/aws/replicated-bucket.ts";
import { planWebAcl, WebAcl } from "../../../components/aws/web-acl.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { ACCOUNT, all, only, type Planned, planned, providerOf, TAGS } from "./planned.ts";

const regions = { primary: "us-east-1", failover: "us-west-2", writer: "us-east-1" };
const seconds = (count: number) => Duration.seconds(count);
const probe = { path: "/health", interval: seconds(10), failures: 3 };
const keep = { usually: seconds(3600), atMost: seconds(86_400) };

/** Domain, certificates, two bare load balancers, and what stands before them; `writer` takes writes. */
function edge(writer = regions.writer): Promise<readonly Planned[]> {
    return planned(() => {
        const pair = { ...regions, writer };
        const providers = forRegions(pair, providerOf);
        const edgeProvider = inRegion(providers, "us-east-1");
        const { zoneId } = new HostedZone("domain", {
            domain: "erato.example",
            protect: true,
            tags: TAGS,
            provider: edgeProvider,
        });
        const names = ["api.erato.example", "*.erato.example", "erato.example"];
        const { arns } = new Certificates("certificate", { names, zoneId, providers, tags: TAGS });
        const entrances = forRegions(pair, (region) => entrance(region, inRegion(providers, region)));
        const shared = { zoneId, regions: pair, tags: TAGS, providers, edgeProvider };
        new FailoverRecords("api", {
            ...shared,
            host: "api.erato.example",
            entrances,
            probe,
            watchedPaths: ["/health/db"],
            objective: seconds(120),
            provider: edgeProvider,
        });
        const guard = new WebAcl("guard", {
            scope: "CLOUDFRONT",
            requestsPerMinute: 600,
            tags: TAGS,
            provider: edgeProvider,
        });
        const kept = { accountId: ACCOUNT, protect: true, keepReplaced: Duration.days(30) };
        const assets = new ReplicatedBucket("assets", { ...shared, ...kept });
        new ContentDelivery("edge", {
            ...shared,
            hosts: ["erato.example", "www.erato.example"],
            certificateArn: inRegion(arns, "us-east-1"),
            webAclArn: guard.arn,
            assets,
            keep,
            apiPaths: ["/api/*"],
            apiHost: "api.erato.example",
            requestTimeout: seconds(30),
            protect: true,
        });
    });
}

function entrance(region: string, provider: pulumi.ProviderResource) {
    const zones = [`${region}a`, `${region}b`];
    const block = region === "us-east-1" ? "10.48.0.0/16" : "10.64.0.0/16";
    const { regional } = new Network(`net-${region}`, { region, block, zones, tags: TAGS, provider });
    const balancer = new aws.lb.LoadBalancer(
        `web-${region}`,
        { subnets: [...regional.public] },
        { provider, dependsOn: regional.entrance },
    );
    return { dnsName: balancer.dnsName, zoneId: balancer.zoneId, listening: balancer };
}

describe("AWS edge", () => {
    let made: readonly Planned[];
    before(async () => {
        made = await edge();
    });

    const distribution = () => only(made, "Distribution").inputs;

    it("[ER-09] reads assets out of both regions' buckets, which this distribution alone may read", () => {
        const access = only(made, "OriginAccessControl");
        assert.deepEqual(
            [access.inputs.originAccessControlOriginType, access.inputs.signingBehavior, access.inputs.signingProtocol],
            ["s3", "always", "sigv4"],
        );
        const [east, west] = originsOf(distribution());
        assert.deepEqual([east?.originAccessControlId, west?.originAccessControlId], [access.id, access.id]);
        assert.match(String(east?.domainName), /\.s3\.us-east-1\.amazonaws\.com$/);
        assert.match(String(west?.domainName), /\.s3\.us-west-2\.amazonaws\.com$/);
        const policies = all(made, "BucketPolicy").map(({ inputs }) => String(inputs.policy));
        assert.equal(policies.length, 2);
        for (const policy of policies) {
            assert.match(policy, /cloudfront\.amazonaws\.com.*s3:GetObject.*"aws:SourceArn":"arn:aws:cloudfront::/);
            assert.match(policy, /"Effect":"Deny".*"aws:SecureTransport":"false"/);
        }
        const shut = all(made, "BucketPublicAccessBlock");
        assert.ok(shut.length === 2 && shut.every(({ inputs }) => inputs.restrictPublicBuckets === true));
    });

    it("[ER-09] redirects to HTTPS, wants TLS 1.2, speaks HTTP/3, and keeps assets for an hour and a day at most", () => {
        const { defaultCacheBehavior, viewerCertificate, httpVersion } = distribution();
        assert.equal(valueAt(defaultCacheBehavior, "viewerProtocolPolicy"), "redirect-to-https");
        assert.equal(valueAt(viewerCertificate, "minimumProtocolVersion"), "TLSv1.2_2025");
        assert.equal(httpVersion, "http2and3");
        const { id, inputs } = only(made, "CachePolicy");
        assert.equal(valueAt(defaultCacheBehavior, "cachePolicyId"), id);
        assert.deepEqual([inputs.minTtl, inputs.defaultTtl, inputs.maxTtl], [0, 3600, 86_400]);
        assert.equal(valueAt(defaultCacheBehavior, "forwardedValues"), undefined);
    });

    it("[ER-09] never caches the API, hands Authorization on, and defines its origin", () => {
        const [api] = listOf(distribution().orderedCacheBehaviors);
        assert.equal(valueAt(api, "pathPattern"), "/api/*");
        // Managed by AWS: CachingDisabled, AllViewerExceptHostHeader.
        assert.equal(valueAt(api, "cachePolicyId"), "4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
        assert.equal(valueAt(api, "originRequestPolicyId"), "b689b0a8-53d0-40ab-baf2-68738e2966ac");
        assert.ok(listOf(valueAt(api, "allowedMethods")).includes("DELETE"));
        const origin = originsOf(distribution()).find(({ originId }) => originId === valueAt(api, "targetOriginId"));
        assert.equal(origin?.domainName, "api.erato.example");
        assert.equal(valueAt(origin?.customOriginConfig, "originProtocolPolicy"), "https-only");
    });

    it("[trap 31] fails reads of assets over after ten seconds, and sends the API's writes to a name that moves", () => {
        for (const { connectionAttempts, connectionTimeout } of originsOf(distribution())) {
            assert.equal(Number(connectionAttempts) * Number(connectionTimeout), 10);
        }
        const groups = listOf(distribution().originGroups).map((group) => valueAt(group, "originId"));
        assert.deepEqual(groups, ["assets"]);
        const [api] = listOf(distribution().orderedCacheBehaviors);
        assert.ok(groups.every((group) => group !== valueAt(api, "targetOriginId")));
        assert.deepEqual(
            all(made, "Record")
                .filter(({ inputs }) => inputs.name === "api.erato.example")
                .map(({ inputs }) => valueAt(listOf(inputs.failoverRoutingPolicies)[0], "type")),
            ["PRIMARY", "SECONDARY"],
        );
    });

    it("[trap 32] asks the other region for no object that is missing", () => {
        const [group] = listOf(distribution().originGroups);
        assert.deepEqual(valueAt(group, "failoverCriteria", "statusCodes"), [500, 502, 503, 504]);
    });

    it("copies assets both ways, versioned, with deletions, so that either region can be written", () => {
        const ways = all(made, "BucketReplicationConfig").map(({ inputs }) => {
            const [rule] = listOf(inputs.rules);
            assert.equal(valueAt(rule, "deleteMarkerReplication", "status"), "Enabled");
            return `${inputs.bucket} to ${valueAt(rule, "destination", "bucket")}`;
        });
        const name = (region: string) => `assets-${ACCOUNT}-${region}`;
        assert.deepEqual(ways.sort(), [
            `${name("us-east-1")} to arn:aws:s3:::${name("us-west-2")}`,
            `${name("us-west-2")} to arn:aws:s3:::${name("us-east-1")}`,
        ]);
        assert.equal(all(made, "BucketVersioning").length, 2);
    });

    it("guards the edge with a rate for each address and what AWS knows to be attacks", () => {
        const { inputs, outputs } = only(made, "WebAcl");
        assert.equal(inputs.scope, "CLOUDFRONT");
        assert.equal(distribution().webAclId, outputs.arn);
        const [rate, known] = planWebAcl("guard", { requestsPerMinute: 600 });
        assert.deepEqual(rate?.statement.rateBasedStatement, {
            limit: 600,
            evaluationWindowSec: 60,
            aggregateKeyType: "IP",
        });
        assert.equal(known?.statement.managedRuleGroupStatement?.name, "AWSManagedRulesKnownBadInputsRuleSet");
        assert.throws(
            () => planWebAcl("guard", { requestsPerMinute: 5 }),
            /requestsPerMinute must be at least 10, got 5/,
        );
    });

    it("[ER-04] has one certificate in each region that is asked, all proven by the same records", () => {
        const certificates = all(made, "Certificate");
        assert.deepEqual(certificates.map(({ outputs }) => outputs.region).sort(), ["us-east-1", "us-west-2"]);
        assert.equal(all(made, "CertificateValidation").length, 2);
        const proofs = all(made, "Record").filter(({ inputs }) => inputs.type === "CNAME");
        assert.equal(proofs.length, 2);
        assert.deepEqual(provenNames("c", ["api.erato.example", "*.erato.example", "erato.example"]), [
            "api.erato.example",
            "erato.example",
        ]);
        assert.throws(() => provenNames("c", []), /names must hold at least one name, got none/);
        assert.match(String(valueAt(distribution().viewerCertificate, "acmCertificateArn")), /^arn:aws:acm:us-east-1:/);
    });

    it("[ER-12] sends clients to the writer's region first and to the other one when Route 53 cannot reach it", () => {
        const [first, second] = moving(made);
        assert.match(target(first), /^web-us-east-1-/);
        assert.match(target(second), /^web-us-west-2-/);
        const checks = checksOf(made).map(({ inputs }) => inputs);
        assert.deepEqual(
            checks.map(({ fqdn, requestInterval, failureThreshold, type, resourcePath }) => [
                fqdn,
                requestInterval,
                failureThreshold,
                type,
                resourcePath,
            ]),
            [
                ["api-us-east-1.erato.example", 10, 3, "HTTPS", "/health"],
                ["api-us-west-2.erato.example", 10, 3, "HTTPS", "/health"],
            ],
        );
    });

    it("[trap 43] has a health check of its own on both records, which is on and not inverted", () => {
        const checks = checksOf(made);
        assert.deepEqual(
            moving(made).map(({ inputs }) => inputs.healthCheckId),
            checks.map(({ id }) => id),
        );
        assert.ok(checks.every(({ inputs }) => inputs.disabled === false && inputs.invertHealthcheck === false));
    });

    it("[ER-10] watches further paths from outside, twice a minute, without moving anybody for them", () => {
        const { id, inputs } = only(made, "HealthCheck", "watched-health-db");
        assert.deepEqual(
            [inputs.fqdn, inputs.resourcePath, inputs.requestInterval],
            ["api.erato.example", "/health/db", 30],
        );
        assert.ok(all(made, "Record").every((record) => record.inputs.healthCheckId !== id));
    });

    it("[ER-12] follows the writer: the same two records then point the other way round, and a text names it", async () => {
        const after = await edge("us-west-2");
        const [first, second] = moving(after);
        assert.match(target(first), /^web-us-west-2-/);
        assert.match(target(second), /^web-us-east-1-/);
        assert.deepEqual(
            moving(after).map(({ id, inputs }) => [id, inputs.setIdentifier, inputs.failoverRoutingPolicies]),
            moving(made).map(({ id, inputs }) => [id, inputs.setIdentifier, inputs.failoverRoutingPolicies]),
        );
        const text = (from: readonly Planned[]) =>
            from.find(({ inputs }) => inputs.name === "_writer.api.erato.example")?.inputs.records;
        assert.deepEqual([text(made), text(after)], [["us-east-1"], ["us-west-2"]]);
    });
});

describe("failover records plan", () => {
    const args = { host: "api.example.com", regions, probe, objective: seconds(120) };

    it("[ER-12] moves clients within 120 s: 36 s to find out and 60 s that resolvers keep the old answer", () => {
        assert.equal(planFailoverRecords("api", args).worstCase.seconds, 96);
    });

    it("refuses an objective that probes cannot meet, and probes that Route 53 does not make", () => {
        assert.throws(
            () => planFailoverRecords("api", { ...args, probe: { ...probe, interval: seconds(30) } }),
            /probe must move clients within 2 min: 96 s to find out and 1 min that resolvers keep the old answer, got 156 s/,
        );
        assert.throws(
            () => planFailoverRecords("api", { ...args, probe: { ...probe, interval: seconds(5), failures: 0 } }),
            /probe\.interval must be 10 s or 30 s, got 5 s; probe\.failures must lie between 1 and 10, got 0/,
        );
    });
});

describe("content delivery plan", () => {
    it("refuses names that lead back to itself, paths without a slash and times the wrong way round", () => {
        assert.throws(
            () =>
                planBehaviours("edge", {
                    hosts: ["api.example.com"],
                    apiHost: "api.example.com",
                    apiPaths: ["api/*"],
                    keep: { usually: seconds(2), atMost: seconds(1) },
                }),
            /apiHost must differ from the hosts, .*; apiPaths\[0\] must start with "\/", got api\/\*; keep\.atMost must not be below keep\.usually \(2 s\), got 1 s/,
        );
    });
});

/** The two records of the name that moves, primary first. */
function moving(made: readonly Planned[]): readonly [Planned, Planned] {
    const [first, second] = ["api-primary", "api-secondary"].map((name) => only(made, "Record", name));
    assert.ok(first && second);
    return [first, second];
}

/** The checks that move the name, by region. */
function checksOf(made: readonly Planned[]): readonly Planned[] {
    return all(made, "HealthCheck").filter(({ name }) => name.endsWith("-check"));
}

function target({ inputs }: Planned): string {
    return String(valueAt(listOf(inputs.aliases)[0], "name"));
}

function originsOf(distribution: Readonly<Record<string, unknown>>) {
    return listOf(distribution.origins) as readonly Readonly<Record<string, unknown>>[];
}

function listOf(value: unknown): readonly unknown[] {
    assert.ok(Array.isArray(value), `wanted a list, got ${JSON.stringify(value)}`);
    return value;
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (inside, key) => (typeof inside === "object" && inside !== null ? Reflect.get(inside, key) : undefined),
        value,
    );
}
