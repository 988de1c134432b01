import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { planTrafficRules } from "../../../components/kubernetes/traffic-rules.ts";
import { planWebWorkload } from "../../../components/kubernetes/web-workload-plan.ts";
import { all, only, type Planned } from "../aws/planned.ts";
import { builtExample, workload } from "./example.ts";

const plan = (changes: Partial<typeof workload> = {}) => planWebWorkload("web", { ...workload, ...changes }, "web");

function colour(name: "blue" | "green", changes: Partial<typeof workload> = {}) {
    const found = plan(changes).colours.find((one) => one.colour === name);
    assert.ok(found, `${name} is planned`);
    return found;
}

/** Plans are made of values that may be unknown; in these tests none is. */
function plain(value: unknown): Record<string, unknown> {
    return JSON.parse(JSON.stringify(value));
}

describe("a web workload's plan", () => {
    it("[AG-01] leaves the number of pods to the autoscaler, and is 0 only asleep", () => {
        assert.equal("replicas" in colour("blue").deployment, false);
        assert.equal(colour("blue", { asleep: true }).deployment.replicas, 0);
    });

    it("[HB-05] scales on CPU, memory and a queue, and down by one after five calm minutes", () => {
        const { minReplicas, maxReplicas, metrics, behavior } = plain(colour("blue").autoscaler);
        assert.deepEqual([minReplicas, maxReplicas], [2, 10]);
        assert.deepEqual(metrics, [
            { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
            { type: "Resource", resource: { name: "memory", target: { type: "Utilization", averageUtilization: 80 } } },
            {
                type: "External",
                external: {
                    metric: {
                        name: "workload.googleapis.com|web|queue",
                        selector: { matchLabels: { "resource.labels.location": "us-east1" } },
                    },
                    target: { type: "Value", value: "100" },
                },
            },
        ]);
        assert.deepEqual((behavior as { scaleDown: unknown }).scaleDown, {
            stabilizationWindowSeconds: 300,
            selectPolicy: "Max",
            policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
        });
    });

    it("[AG-07] rolls out one pod more at a time and never one less", () => {
        assert.deepEqual(plain(colour("blue").deployment.strategy), {
            type: "RollingUpdate",
            rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
        });
    });

    it("[trap 38] lets one pod be away, and broken ones be evicted", () => {
        const { maxUnavailable, unhealthyPodEvictionPolicy, minAvailable } = plain(colour("blue").budget);
        assert.deepEqual([maxUnavailable, unhealthyPodEvictionPolicy, minAvailable], [1, "AlwaysAllow", undefined]);
    });

    it("[trap 39] spreads over zones as a condition, each rollout counted by itself", () => {
        const spec = podOf(colour("blue"));
        assert.deepEqual(
            spec.topologySpreadConstraints.map(
                ({ topologyKey, whenUnsatisfiable, minDomains, matchLabelKeys, maxSkew }) => [
                    topologyKey,
                    whenUnsatisfiable,
                    minDomains,
                    matchLabelKeys,
                    maxSkew,
                ],
            ),
            [
                ["topology.kubernetes.io/zone", "DoNotSchedule", 3, ["pod-template-hash"], 1],
                ["kubernetes.io/hostname", "ScheduleAnyway", undefined, ["pod-template-hash"], 1],
            ],
        );
    });

    it("[trap 37] [HB-06] asks liveness of the process and readiness of what it depends on, on paths of their own", () => {
        const [container] = podOf(colour("blue")).containers;
        assert.equal(container?.livenessProbe.httpGet.path, "/live");
        assert.equal(container?.readinessProbe.httpGet.path, "/health");
        const { liveness, ...others } = workload.probes;
        const same = { ...others, liveness: { ...liveness, path: "/health" } };
        assert.throws(() => plan({ probes: same }), /probes\.liveness\.path must differ from the readiness path/);
    });

    it("[HB-07] waits before the signal and is killed only after everything was answered", () => {
        const spec = podOf(colour("blue"));
        assert.equal(spec.terminationGracePeriodSeconds, 60);
        assert.deepEqual(spec.containers[0]?.lifecycle, { preStop: { sleep: { seconds: 10 } } });
        const shutdown = { ...workload.shutdown, grace: Duration.seconds(39) };
        assert.throws(() => plan({ shutdown }), /shutdown\.grace must be at least 40 s/);
    });

    it("[HB-10] switches releases by the selector alone", () => {
        const releases = { ...workload.releases, live: "green" } as const;
        const [before, after] = [plan(), plan({ releases })];
        assert.deepEqual(before.selector, { app: "web", colour: "blue" });
        assert.deepEqual(after.selector, { app: "web", colour: "green" });
        const deployments = (one: typeof before) => one.colours.map(({ deployment }) => plain(deployment));
        assert.deepEqual(deployments(after), deployments(before), "no pod is touched");
        assert.deepEqual(
            after.colours.map(({ colour: name, autoscaler }) => [name, autoscaler.minReplicas]),
            [
                ["blue", 1],
                ["green", 2],
            ],
        );
    });

    it("refuses everything that would take availability away, all at once", () => {
        assert.throws(
            () =>
                plan({
                    releases: { live: "green", images: { blue: "example/web:latest" } },
                    idle: 0,
                    zones: 1,
                    user: 0,
                    scaling: { min: 3, max: 2, cpu: 70, memory: 0.8 },
                    traffic: { from: [{ peers: [], ports: [8000] }], to: [{ peers: [{ app: "db" }], ports: [] }] },
                    container: { ...workload.container, mounts: { nothing: "/data" } },
                    probes: { ...workload.probes, startup: { ...workload.probes.startup, successes: 2, retries: 1 } },
                }),
            (error: Error) => {
                for (const said of [
                    /releases\.live must be a colour that has an image \(blue\), got green/,
                    /releases\.images\.blue\.image must be by digest, .* got example\/web:latest/,
                    /idle must be at least 1 to have a release to go back to, got 0/,
                    /zones must be at least 2 so that one can be lost, got 1/,
                    /user must not be root, got 0/,
                    /scaling\.max must not be below min \(3\), got 2/,
                    /scaling\.cpu must be a share above 0 and at most 1 \(70 % is 0\.7\), got 70/,
                    /traffic\.from\[0\]\.peers must name at least one, because Kubernetes takes an empty list for everybody/,
                    /traffic\.to\[0\]\.ports must name at least one, because Kubernetes takes an empty list for every port/,
                    /releases\.images\.blue\.mounts\.nothing must be one of the pod's volumes \(scratch\)/,
                    /probes\.startup\.successes must be 1, the only value that Kubernetes takes here, got 2/,
                    /probes\.startup\.retries must be 0: the kubelet does not retry, got 1/,
                ]) {
                    assert.match(error.message, said);
                }
                return true;
            },
        );
    });

    it("never plans an autoscaler below one pod or a floor above its ceiling", () => {
        const count = fc.integer({ min: 1, max: 50 });
        fc.assert(
            fc.property(count, count, count, (min, more, idle) => {
                const scaling = { ...workload.scaling, min, max: min + more };
                for (const { autoscaler } of plan({ scaling, idle }).colours) {
                    const { minReplicas, maxReplicas } = plain(autoscaler);
                    assert.ok(Number(minReplicas) >= 1 && Number(minReplicas) <= Number(maxReplicas));
                }
            }),
        );
    });
});

describe("the release that gets no requests", () => {
    it("[HB-05] does not grow because requests wait for the other one", () => {
        const types = (name: "blue" | "green") => {
            const { metrics } = plain(colour(name).autoscaler);
            assert.ok(Array.isArray(metrics));
            return metrics.map(({ type }) => type);
        };
        assert.deepEqual(types("blue"), ["Resource", "Resource", "External"]);
        assert.deepEqual(types("green"), ["Resource", "Resource"]);
    });
});

describe("traffic rules", () => {
    it("name pods of the namespace, whole namespaces and blocks", () => {
        const peers = [{ app: "proxy" }, { namespace: "monitoring" }, { blocks: ["10.0.0.0/8"] }];
        const { ingress } = plain(planTrafficRules({ app: "web" }, { from: [{ peers, ports: [80] }], to: [] }));
        assert.deepEqual(ingress, [
            {
                from: [
                    { podSelector: { matchLabels: { app: "proxy" } } },
                    { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } } },
                    { ipBlock: { cidr: "10.0.0.0/8" } },
                ],
                ports: [{ protocol: "TCP", port: 80 }],
            },
        ]);
    });

    it("cut off everything but what they name, and always let names be looked up", () => {
        const spec = plain(planTrafficRules({ app: "web" }, { from: [], to: [] }));
        assert.deepEqual(spec.policyTypes, ["Ingress", "Egress"]);
        assert.deepEqual(spec.ingress, []);
        const clusterNames = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } };
        const cacheOnTheNode = { ipBlock: { cidr: "169.254.20.10/32" } };
        const lookups = ["UDP", "TCP"].map((protocol) => ({ protocol, port: 53 }));
        assert.deepEqual(spec.egress, [{ to: [clusterNames, cacheOnTheNode], ports: lookups }]);
    });
});

describe("a web workload in a simulated cluster", () => {
    let made: readonly Planned[];
    before(async () => {
        made = await builtExample();
    });

    it("has one Deployment, autoscaler and budget a colour, and Services that select the live one", () => {
        assert.equal(all(made, "Deployment").length, 3);
        assert.equal(all(made, "HorizontalPodAutoscaler").length, 3);
        assert.equal(all(made, "PodDisruptionBudget").length, 3);
        const service = only(made, "Service", "web-service").inputs as { spec: { selector: object } };
        assert.deepEqual(service.spec.selector, { app: "web", colour: "blue" });
    });

    it("names its pods one by one in a Service without an address", () => {
        const { spec } = only(made, "Service", "web-pods").inputs as { spec: { clusterIP: string } };
        assert.equal(spec.clusterIP, "None");
        const config = only(made, "ConfigMap", "proxy-config").inputs as { data: Record<string, string> };
        assert.match(config.data["nginx.conf"] ?? "", /server web-pods\.jobs\.svc\.cluster\.local:8000 .* resolve;/);
    });

    it("[HB-13] lets only named blocks in from outside, on a reserved address", () => {
        const { spec } = only(made, "Service", "proxy-pods-external").inputs as { spec: Record<string, unknown> };
        assert.equal(spec.type, "LoadBalancer");
        assert.equal(spec.loadBalancerIP, "198.18.0.1");
        assert.deepEqual(spec.loadBalancerSourceRanges, ["203.0.113.0/24"]);
        assert.equal(spec.externalTrafficPolicy, "Local");
    });

    it("acts as a Google service account, without a token of the cluster in its pods", () => {
        const account = only(made, "ServiceAccount", "web-account").inputs as {
            metadata: { annotations: Record<string, string> };
            automountServiceAccountToken: boolean;
        };
        assert.equal(
            account.metadata.annotations["iam.gke.io/gcp-service-account"],
            "jobs-web@example-project.iam.gserviceaccount.com",
        );
        assert.equal(account.automountServiceAccountToken, false);
    });
});

interface PodSpec {
    readonly terminationGracePeriodSeconds: number;
    readonly topologySpreadConstraints: readonly {
        readonly topologyKey: string;
        readonly whenUnsatisfiable: string;
        readonly minDomains?: number;
        readonly matchLabelKeys: readonly string[];
        readonly maxSkew: number;
    }[];
    readonly containers: readonly {
        readonly livenessProbe: { readonly httpGet: { readonly path: string } };
        readonly readinessProbe: { readonly httpGet: { readonly path: string } };
        readonly lifecycle: unknown;
    }[];
}

function podOf({ deployment }: { readonly deployment: unknown }): PodSpec {
    return JSON.parse(JSON.stringify(deployment)).template.spec;
}
