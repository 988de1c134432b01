/** The example's edge, and what watches it and keeps its data. */
import { FAILOVER, REGION, type World } from "./world.ts";

const visibility = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    metricName,
    sampledRequestsEnabled: true,
});

export async function edge(world: World): Promise<void> {
    for (const scope of ["REGIONAL", "CLOUDFRONT"]) {
        await world.make("wafv2/webAcl:WebAcl", `acl-${scope}`, {
            name: `acl-${scope}`,
            scope,
            defaultAction: { allow: {} },
            visibilityConfig: visibility("acl"),
            rules: [
                {
                    name: "rate",
                    priority: 1,
                    action: { block: {} },
                    statement: { rateBasedStatement: { limit: 1000 } },
                    visibilityConfig: visibility("rate"),
                },
            ],
        });
    }
    await world.make("wafv2/webAclAssociation:WebAclAssociation", "guarded", {
        webAclArn: world.arn("acl-REGIONAL"),
        resourceArn: world.arn("balancer"),
    });
    await world.make("cloudfront/originAccessControl:OriginAccessControl", "access", {
        name: "assets",
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
    });
    await world.make("cloudfront/cachePolicy:CachePolicy", "cache-policy", {
        name: "assets",
        parametersInCacheKeyAndForwardedToOrigin: {
            cookiesConfig: { cookieBehavior: "none" },
            headersConfig: { headerBehavior: "none" },
            queryStringsConfig: { queryStringBehavior: "none" },
        },
    });
    await world.make("cloudfront/originRequestPolicy:OriginRequestPolicy", "request-policy", {
        name: "api",
        cookiesConfig: { cookieBehavior: "all" },
        headersConfig: { headerBehavior: "allViewer" },
        queryStringsConfig: { queryStringBehavior: "all" },
    });
    await world.make("cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "headers-policy", {
        name: "secure",
        serverTimingHeadersConfig: { enabled: true, samplingRate: 1 },
    });
    await world.make("cloudfront/function:Function", "rewrite", {
        name: "rewrite",
        runtime: "cloudfront-js-2.0",
        code: "function handler(event) { return event.request; }",
    });
    await world.make("cloudfront/distribution:Distribution", "distribution", {
        enabled: true,
        aliases: ["www.example.com"],
        origins: ["assets", "assets-copy"].map((name) => ({
            originId: name,
            domainName: String(world.of(name).outputs.bucketRegionalDomainName),
            originAccessControlId: world.of("access").id,
        })),
        originGroups: [
            {
                originId: "both",
                failoverCriteria: { statusCodes: [500, 502, 503, 504] },
                members: [{ originId: "assets" }, { originId: "assets-copy" }],
            },
        ],
        defaultCacheBehavior: {
            targetOriginId: "both",
            viewerProtocolPolicy: "redirect-to-https",
            allowedMethods: ["GET", "HEAD"],
            cachedMethods: ["GET", "HEAD"],
            cachePolicyId: world.of("cache-policy").id,
        },
        restrictions: { geoRestriction: { restrictionType: "none" } },
        viewerCertificate: {
            acmCertificateArn: world.arn("certificate"),
            sslSupportMethod: "sni-only",
            minimumProtocolVersion: "TLSv1.2_2021",
        },
        webAclId: world.arn("acl-CLOUDFRONT"),
    });
    const zoneId = world.of("zone").id;
    const check = await world.make("route53/healthCheck:HealthCheck", "check", {
        type: "HTTPS",
        fqdn: "api.example.com",
        resourcePath: "/health",
        requestInterval: 10,
        failureThreshold: 3,
    });
    const { dnsName = "", zoneId: balancerZone = "" } = world.of("balancer").outputs;
    const aliases = [{ name: dnsName, zoneId: balancerZone, evaluateTargetHealth: true }];
    for (const [role, extra] of [
        ["PRIMARY", { aliases, healthCheckId: check.id }],
        ["SECONDARY", { records: ["192.0.2.1"], ttl: 60 }],
    ] as const) {
        await world.make("route53/record:Record", `api-${role}`, {
            zoneId,
            name: "api",
            type: "A",
            setIdentifier: role.toLowerCase(),
            failoverRoutingPolicies: [{ type: role }],
            ...extra,
        });
    }
}

export async function operations(world: World): Promise<void> {
    const topic = world.of("topic").id;
    await world.make("cloudwatch/metricAlarm:MetricAlarm", "unhealthy", {
        name: "unhealthy",
        namespace: "AWS/ApplicationELB",
        metricName: "UnHealthyHostCount",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 2,
        alarmActions: [topic],
    });
    await world.make("cloudwatch/compositeAlarm:CompositeAlarm", "down", {
        alarmName: "down",
        alarmRule: 'ALARM("unhealthy")',
        alarmActions: [topic],
    });
    await world.make("cloudwatch/dashboard:Dashboard", "dashboard", {
        dashboardName: "erato",
        dashboardBody: JSON.stringify({ widgets: [] }),
    });
    await world.make("cloudwatch/eventRule:EventRule", "event", {
        name: "health",
        eventPattern: JSON.stringify({ source: ["aws.health"] }),
    });
    await world.make("cloudwatch/eventTarget:EventTarget", "event-target", { rule: "health", arn: topic });
    await world.make("cloudtrail/trail:Trail", "trail", { name: "audit", s3BucketName: "example-logs" });
    await world.make("backup/vault:Vault", "vault", { name: "vault" });
    await world.make("backup/vault:Vault", "vault-copy", { name: "vault" }, FAILOVER);
    await world.make("backup/vaultLockConfiguration:VaultLockConfiguration", "vault-lock", {
        backupVaultName: "vault",
        minRetentionDays: 7,
        maxRetentionDays: 90,
    });
    await world.make("backup/plan:Plan", "backup-plan", {
        name: "daily",
        rules: [
            {
                ruleName: "daily",
                targetVaultName: "vault",
                schedule: "cron(0 5 * * ? *)",
                lifecycle: { deleteAfter: 30 },
                copyActions: [{ destinationVaultArn: world.arn("vault-copy") }],
            },
        ],
    });
    await world.make("backup/selection:Selection", "selection", {
        name: "databases",
        planId: world.of("backup-plan").id,
        iamRoleArn: world.arn("role"),
        resources: [world.arn("database")],
    });
    await world.make("backup/restoreTestingPlan:RestoreTestingPlan", "testing", {
        name: "monthly",
        scheduleExpression: "cron(0 5 1 * ? *)",
        recoveryPointSelection: {
            algorithm: "LATEST_WITHIN_WINDOW",
            includeVaults: [world.arn("vault")],
            recoveryPointTypes: ["SNAPSHOT"],
        },
    });
    await world.make("backup/restoreTestingSelection:RestoreTestingSelection", "testing-selection", {
        name: "databases",
        restoreTestingPlanName: "monthly",
        iamRoleArn: world.arn("role"),
        protectedResourceType: "RDS",
        protectedResourceArns: ["*"],
    });
    await world.make("arcregionswitch/plan:Plan", "switch", {
        name: "erato",
        executionRole: world.arn("role"),
        recoveryApproach: "activePassive",
        regions: [REGION, FAILOVER],
        primaryRegion: REGION,
    });
    await world.make("arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration", "autoshift", {
        resourceArn: world.arn("balancer"),
        zonalAutoshiftStatus: "ENABLED",
        outcomeAlarms: [{ type: "CLOUDWATCH", alarmIdentifier: world.arn("unhealthy") }],
    });
}
