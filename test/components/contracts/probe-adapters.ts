import * as aws from "@pulumi/aws";
import * as cloudflare from "@pulumi/cloudflare";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { FailoverRecords, planFailoverRecords } from "../../../components/aws/failover-records.ts";
import { TargetGroup } from "../../../components/aws/target-group.ts";
import { planProbe, RegionLoadBalancer, timeToFailOver } from "../../../components/cloudflare/region-load-balancer.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import type { Probe } from "../../../components/core/probe.ts";
import { BypassName, planBypassName } from "../../../components/gcp/bypass-name.ts";
import { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import { providerOf, TAGS } from "../aws/planned.ts";
import { workload } from "../kubernetes/example.ts";
import { AWS_REGIONS, awsGround } from "./aws-ground.ts";
import { built, type Made, oneOf } from "./built.ts";
import { GCP_REGIONS, gcpGround } from "./gcp-ground.ts";
import type { ProbeAdapter, RenderedProbe } from "./probe.ts";

const asked: Probe = {
    path: "/health",
    interval: Duration.seconds(10),
    timeout: Duration.seconds(3),
    retries: 0,
    failures: 2,
    successes: 3,
};

/** Reads the fields of a probe by the names that a cloud has for them. Retries are a cloud's own word where it has one. */
function read(made: Made, at: string, names: Record<keyof RenderedProbe, string | number>): RenderedProbe {
    const field = (key: Exclude<keyof RenderedProbe, "path">): number => {
        const name = names[key];
        return typeof name === "number" ? name : Number(made.wrote(`${at}${name}`));
    };
    return {
        path: String(made.wrote(`${at}${names.path}`)),
        interval: field("interval"),
        timeout: field("timeout"),
        retries: field("retries"),
        failures: field("failures"),
        successes: field("successes"),
    };
}

/** Allowance in seconds that the component adds for the edge to act on a pool's state. */
const PROPAGATION = 5;

const cloudflareMonitor: ProbeAdapter = {
    name: "a Cloudflare monitor",
    exceptions: {},
    claims: true,
    async build() {
        const [failover, shortestInterval] = [Duration.seconds(60), Duration.seconds(15)];
        const regions = { ...GCP_REGIONS, writer: GCP_REGIONS.primary };
        const { made } = await built(() => {
            const provider = new cloudflare.Provider("cloudflare");
            const accountId = "0".repeat(32);
            const zone = new cloudflare.Zone("zone", { account: { id: accountId }, name: "example.com" }, { provider });
            const origins = forRegions(regions, (region) => ({ host: `${region}.example.com`, address: "192.0.2.1" }));
            const [zoneId, host, healthPath] = [zone.id, "api.example.com", asked.path];
            const args = {
                accountId,
                zoneId,
                host,
                regions,
                origins,
                healthPath,
                failover,
                shortestInterval,
                provider,
            };
            new RegionLoadBalancer("api", args);
        });
        const rendered = read(oneOf(made, "LoadBalancerMonitor"), "", {
            path: "path",
            interval: "interval",
            timeout: "timeout",
            retries: "retries",
            failures: "consecutiveDown",
            successes: "consecutiveUp",
        });
        const planned = planProbe(asked.path, failover, shortestInterval);
        const claimed = Duration.seconds(timeToFailOver(planned).seconds - PROPAGATION);
        return { asked: planned, rendered, claimed };
    },
};

/** Fields that Cloud Run and Kubernetes share; neither tries twice. */
const ofContainers = {
    path: "httpGet.path",
    interval: "periodSeconds",
    timeout: "timeoutSeconds",
    retries: 0,
    failures: "failureThreshold",
    successes: "successThreshold",
} as const;

const cloudRunReadiness: ProbeAdapter = {
    name: "readiness on Cloud Run",
    exceptions: {},
    claims: false,
    async build() {
        const { made } = await built(() => {
            new WarmStandbyService("api", {
                ...gcpGround(GCP_REGIONS.primary, true),
                image: `example/api@sha256:${"0".repeat(64)}`,
                resources: { cpu: "1", memory: "512Mi" },
                requestTimeout: Duration.seconds(30),
                probes: { startup: asked, liveness: asked, readiness: asked },
                reachableFrom: "project",
                scaling: { minInstances: 3, standbyInstances: 3, maxInstances: 9, concurrency: 20 },
                environment: () => ({}),
            });
        });
        const service = oneOf(made, "cloudrunv2/service:Service", `${GCP_REGIONS.primary}-service`);
        return { asked, rendered: read(service, "template.containers.0.readinessProbe.", ofContainers) };
    },
};

const kubernetesReadiness: ProbeAdapter = {
    name: "readiness on Kubernetes",
    exceptions: {},
    claims: false,
    async build() {
        const { made } = await built(() => {
            const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
            const namespace = new kubernetes.core.v1.Namespace("jobs", { metadata: { name: "jobs" } }, { provider });
            new WebWorkload("web", {
                ...workload,
                probes: { ...workload.probes, readiness: asked },
                namespace: namespace.metadata.name,
                identity: "web@example-project.iam.gserviceaccount.com",
                provider,
            });
        });
        const deployment = oneOf(made, "apps/v1:Deployment", "blue");
        return { asked, rendered: read(deployment, "spec.template.spec.containers.0.readinessProbe.", ofContainers) };
    },
};

const targetGroup: ProbeAdapter = {
    name: "an AWS target group",
    exceptions: {},
    claims: true,
    async build() {
        const { made } = await built(() => {
            const { stands, providers } = awsGround(AWS_REGIONS.primary, true);
            new TargetGroup("api", {
                vpcId: inRegion(stands, AWS_REGIONS.primary).vpcId,
                port: 8080,
                probe: asked,
                detectWithin: Duration.seconds(60),
                requestTimeout: Duration.seconds(30),
                balancing: { kind: "weighted-random" },
                tags: TAGS,
                provider: inRegion(providers, AWS_REGIONS.primary),
            });
        });
        const rendered = read(oneOf(made, "lb/targetGroup:TargetGroup"), "healthCheck.", {
            path: "path",
            interval: "interval",
            timeout: "timeout",
            retries: 0,
            failures: "unhealthyThreshold",
            successes: "healthyThreshold",
        });
        const claimed = oneOf(made, "aws:TargetGroup").answered("worstCaseDetectionSeconds");
        return { asked, rendered, claimed: Duration.seconds(Number(claimed)) };
    },
};

/** How long Route 53 waits: 4 s to connect, 2 s for the answer (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html, 2026-11-22). */
const ROUTE_53_PATIENCE = 6;
/** What resolvers keep an alias for, which the component adds to detection (.../resource-record-sets-choosing-alias-non-alias.html, 2026-11-22). */
const ALIAS_TIME_TO_LIVE = 60;

const route53: ProbeAdapter = {
    name: "a Route 53 health check",
    exceptions: {
        detection: "Route 53 waits 6 s for an answer, whatever is asked; its component counts with that",
        successes: "Route 53 has one threshold for both ways",
    },
    claims: true,
    async build() {
        const regions = { ...AWS_REGIONS, writer: AWS_REGIONS.primary };
        const objective = Duration.seconds(120);
        const plan = { host: "api.example.com", regions, probe: asked, watchedPaths: [], objective };
        const { made } = await built(() => {
            const provider = providerOf(AWS_REGIONS.primary);
            const zone = new aws.route53.Zone("zone", { name: "example.com" }, { provider });
            const entrances = forRegions(regions, (region) => ({
                dnsName: pulumi.output(`api-${region}.example.net`),
                zoneId: pulumi.output("Z35SXDOTRQ7X7K"),
                listening: zone,
            }));
            new FailoverRecords("api", { ...plan, zoneId: zone.zoneId, entrances, tags: TAGS, provider });
        });
        const rendered = read(oneOf(made, "healthCheck:HealthCheck", `${AWS_REGIONS.primary}-check`), "", {
            path: "resourcePath",
            interval: "requestInterval",
            timeout: ROUTE_53_PATIENCE,
            retries: 0,
            failures: "failureThreshold",
            successes: "failureThreshold",
        });
        const { worstCase } = planFailoverRecords("api", plan);
        return { asked, rendered, claimed: Duration.seconds(worstCase.seconds - ALIAS_TIME_TO_LIVE) };
    },
};

const cloudDns: ProbeAdapter = {
    name: "a Cloud DNS health check",
    exceptions: {},
    claims: true,
    async build() {
        const slow = { ...asked, interval: Duration.seconds(30) };
        const [timeToLive, objective] = [Duration.seconds(30), Duration.seconds(120)];
        const { made } = await built(() => {
            const { project, regions, labels, providers } = gcpGround(GCP_REGIONS.primary, true);
            new BypassName("bypass", {
                project,
                regions,
                labels,
                domain: "example.net",
                host: "api.example.net",
                addresses: forRegions(regions, () => "192.0.2.1"),
                probe: slow,
                timeToLive,
                objective,
                proofs: [],
                protect: true,
                provider: inRegion(providers, regions.primary),
            });
        });
        const rendered = read(oneOf(made, "compute/healthCheck:HealthCheck"), "", {
            path: "httpsHealthCheck.requestPath",
            interval: "checkIntervalSec",
            timeout: "timeoutSec",
            retries: 0,
            failures: "unhealthyThreshold",
            successes: "healthyThreshold",
        });
        const { worstCase } = planBypassName("bypass", { probe: slow, timeToLive, objective });
        return { asked: slow, rendered, claimed: Duration.seconds(worstCase.seconds - timeToLive.seconds) };
    },
};

/** Every place that a probe is rendered. */
export const probeAdapters: readonly ProbeAdapter[] = [
    cloudflareMonitor,
    cloudRunReadiness,
    cloudDns,
    targetGroup,
    route53,
    kubernetesReadiness,
];
