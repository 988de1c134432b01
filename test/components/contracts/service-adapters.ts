import * as kubernetes from "@pulumi/kubernetes";
import { ApplicationLoadBalancer } from "../../../components/aws/application-load-balancer.ts";
import { Fleet } from "../../../components/aws/fleet.ts";
import { InstanceIdentity } from "../../../components/aws/instance-identity.ts";
import { SecurityGroup } from "../../../components/aws/security-group.ts";
import { WebAcl } from "../../../components/aws/web-acl.ts";
import { forRegions, inRegion } from "../../../components/core/by-region.ts";
import { Duration } from "../../../components/core/duration.ts";
import { WarmStandbyService } from "../../../components/gcp/warm-standby-service.ts";
import { WebWorkload } from "../../../components/kubernetes/web-workload.ts";
import { TAGS } from "../aws/planned.ts";
import { workload } from "../kubernetes/example.ts";
import { AWS_REGIONS, awsGround } from "./aws-ground.ts";
import { built, type Made, ofType, oneOf } from "./built.ts";
import { GCP_REGIONS, gcpGround } from "./gcp-ground.ts";
import type { ServiceAdapter, ServiceSide } from "./service.ts";

const seconds = Duration.seconds;
const probe = (path: string) => ({
    path,
    interval: seconds(10),
    timeout: seconds(2),
    retries: 0,
    failures: 2,
    successes: 2,
});

const cloudRun: ServiceAdapter = {
    name: "a Cloud Run service",
    regions: GCP_REGIONS,
    exceptions: {
        spread: "Cloud Run spreads instances over the zones of a region by itself and lets nobody say how (https://cloud.google.com/run/docs/zonal-redundancy)",
    },
    async build() {
        const { made } = await built(() => {
            new WarmStandbyService("api", {
                ...gcpGround(GCP_REGIONS.primary, true),
                image: `example/api@sha256:${"0".repeat(64)}`,
                resources: { cpu: "1", memory: "512Mi" },
                requestTimeout: seconds(30),
                probes: { startup: probe("/live"), liveness: probe("/live"), readiness: probe("/health") },
                reachableFrom: "project",
                scaling: { minInstances: 3, standbyInstances: 1, maxInstances: 9, concurrency: 20 },
                environment: () => ({}),
            });
        });
        return ofType(made, "cloudrunv2/service:Service").map((service): ServiceSide => {
            const template = (path: string) => service.wrote(`template.${path}`);
            return {
                region: String(service.wrote("location")),
                image: String(template("containers.0.image")),
                least: Number(template("scaling.minInstanceCount")),
                most: Number(template("scaling.maxInstanceCount")),
                zones: 0,
                // A revision gets requests once its instances have started and answered; the old one serves until then.
                updateKeepsCapacity: template("containers.0.startupProbe.httpGet.path") !== undefined,
                dropsBrokenInstances: template("containers.0.readinessProbe.failureThreshold") === 2,
            };
        });
    },
};

const IMAGES: Readonly<Record<string, string>> = {
    [AWS_REGIONS.primary]: "ami-0123456789abcdef0",
    [AWS_REGIONS.failover]: "ami-0fedcba9876543210",
};

const fleet: ServiceAdapter = {
    name: "a fleet of EC2 instances",
    regions: AWS_REGIONS,
    exceptions: {
        "same-image":
            "a machine image has another id in each region; which ids are copies of one another is told by the stack file",
    },
    async build() {
        const { made } = await built(() => {
            const { accountId, regions, stands, providers } = awsGround(AWS_REGIONS.primary, false);
            const shared = { accountId, tags: TAGS };
            const { profileArn } = new InstanceIdentity("fleet", {
                grants: [],
                tags: TAGS,
                provider: inRegion(providers, regions.primary),
            });
            forRegions(regions, (region) => {
                const [network, provider] = [inRegion(stands, region), inRegion(providers, region)];
                const here = { ...shared, region, network, provider };
                const acl = new WebAcl(`guard-${region}`, { scope: "REGIONAL", requestsPerMinute: 600, ...here });
                const balancer = new ApplicationLoadBalancer(`api-${region}`, {
                    ...here,
                    // Of another account, whose certificates the simulated cloud does not know.
                    certificateArn: `arn:aws:acm:${region}:210987654321:certificate/00000000-0000-0000-0000-000000000000`,
                    webAclArn: acl.arn,
                    logsKept: Duration.days(30),
                    protect: false,
                    targets: {
                        port: 8080,
                        probe: probe("/health"),
                        detectWithin: seconds(60),
                        requestTimeout: seconds(30),
                        balancing: { kind: "weighted-random" },
                    },
                });
                const instances = new SecurityGroup(`instances-${region}`, {
                    description: "instances",
                    vpcId: network.vpcId,
                    ingress: [],
                    egress: [],
                    tags: TAGS,
                    provider,
                });
                return new Fleet(`fleet-${region}`, {
                    ...here,
                    image: IMAGES[region] ?? "",
                    instanceType: "m7g.large",
                    profileArn,
                    size: { minInstances: 3, maxInstances: 9 },
                    targets: { cpuPercent: 70, requestsPerMinute: 1000 },
                    boot: seconds(120),
                    warmup: seconds(300),
                    securityGroupId: instances.groupId,
                    environment: {},
                    balancer,
                    rollbackAlarms: ["error-rate-critical"],
                }).groupName;
            });
        });
        return Object.values(AWS_REGIONS).map((region): ServiceSide => {
            const group = oneOf(made, "autoscaling/group:Group", `fleet-${region}-group`);
            const template = oneOf(made, "launchTemplate:LaunchTemplate", `fleet-${region}-template`);
            const subnets = group.wrote("vpcZoneIdentifiers");
            return {
                region,
                image: String(template.wrote("imageId")),
                least: Number(group.wrote("minSize")),
                most: Number(group.wrote("maxSize")),
                zones: Array.isArray(subnets) ? subnets.length : 0,
                updateKeepsCapacity:
                    keepsAll(group, "instanceRefresh.preferences") && keepsAll(group, "instanceMaintenancePolicy"),
                dropsBrokenInstances: group.wrote("healthCheckType") === "ELB",
            };
        });
    },
};

/** Never fewer instances than there are, so more must be allowed. */
function keepsAll(group: Made, at: string): boolean {
    return group.wrote(`${at}.minHealthyPercentage`) === 100 && Number(group.wrote(`${at}.maxHealthyPercentage`)) > 100;
}

const kubernetesWorkload: ServiceAdapter = {
    name: "a workload on Kubernetes",
    regions: GCP_REGIONS,
    exceptions: {},
    async build() {
        const { made } = await built(() => {
            for (const region of Object.values(GCP_REGIONS)) {
                const provider = new kubernetes.Provider(`cluster-${region}`, { kubeconfig: `{"region":"${region}"}` });
                const inside = { metadata: { name: "jobs" } };
                const namespace = new kubernetes.core.v1.Namespace(`jobs-${region}`, inside, { provider });
                new WebWorkload(`web-${region}`, {
                    ...workload,
                    scaling: { ...workload.scaling, min: 3 },
                    namespace: namespace.metadata.name,
                    identity: "web@example-project.iam.gserviceaccount.com",
                    provider,
                });
            }
        });
        return Object.values(GCP_REGIONS).map((region): ServiceSide => {
            const deployment = oneOf(made, "apps/v1:Deployment", `${region}-blue`);
            const scaler = oneOf(made, "HorizontalPodAutoscaler", `${region}-blue-scaling`);
            const pod = (path: string) => deployment.wrote(`spec.template.spec.${path}`);
            const spread = (key: string) => pod(`topologySpreadConstraints.0.${key}`);
            const required = spread("whenUnsatisfiable") === "DoNotSchedule";
            return {
                region,
                image: String(pod("containers.0.image")),
                least: Number(scaler.wrote("spec.minReplicas")),
                most: Number(scaler.wrote("spec.maxReplicas")),
                zones: required ? Number(spread("minDomains")) : 0,
                updateKeepsCapacity: deployment.wrote("spec.strategy.rollingUpdate.maxUnavailable") === 0,
                dropsBrokenInstances: pod("containers.0.readinessProbe.httpGet.path") !== undefined,
            };
        });
    },
};

/** Every kind of service that runs in two regions. */
export const serviceAdapters: readonly ServiceAdapter[] = [cloudRun, fleet, kubernetesWorkload];
