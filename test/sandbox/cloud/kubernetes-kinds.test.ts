import assert from "node:assert/strict";
import { at } from "../../../sandbox/cloud/bag.ts";
import { Cloud, type Subject } from "../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../sandbox/cloud/clouds.ts";
import { loadFacts } from "../../../sandbox/cloud/facts/catalog.ts";
import { kubernetes } from "../../../sandbox/cloud/kubernetes/family.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";
import { make, subject } from "./fixture.ts";
import { container, parts, workload } from "./kubernetes/example.ts";

const clouds = allClouds();
const kind = (name: string) => parts.find(({ type }) => type.endsWith(`:${name}`)) ?? assert.fail(name);

async function everything() {
    const cloud = new Cloud(clouds, Store.open(":memory:"));
    const made: (Awaited<ReturnType<typeof make>> & { readonly type: string; readonly one: Subject })[] = [];
    for (const { type, name, inputs } of parts) {
        const one = subject(name, "", type);
        await cloud.previewCreate(one, cloud.check(one, inputs).inputs);
        made.push({ type, one, ...(await make(cloud, one, inputs)) });
    }
    const of = (name: string) => made.find(({ type }) => type.endsWith(`:${name}`)) ?? assert.fail(name);
    return { cloud, made, of };
}

/** Makes one more of a kind, with its spec or other parts changed. */
async function another(name: string, change: Bag, metadata: Bag = {}) {
    const { cloud } = await everything();
    const { type, inputs } = kind(name);
    const own = at(inputs, "metadata");
    return make(cloud, subject("another", "", type), {
        ...inputs,
        metadata: { ...(typeof own === "object" ? own : {}), name: "another", ...metadata },
        ...change,
    });
}

const pods = (change: Bag, pod: Bag = {}): Bag => ({ spec: workload({ ...container, ...change }, pod) });

describe("the kinds of the simulated Kubernetes", () => {
    it("are those with facts, and the example has them all", () => {
        const types = Object.keys(loadFacts("kubernetes").types).sort();
        assert.deepEqual(Object.keys(kubernetes).sort(), types);
        assert.deepEqual(parts.map(({ type }) => type).sort(), types);
    });

    it("can be made, updated without a change and deleted, and answer the same in every run", async () => {
        const { cloud, made } = await everything();
        const again = await everything();
        assert.deepEqual(
            made.map(({ outputs }) => outputs),
            again.made.map(({ outputs }) => outputs),
        );
        for (const { one, id, inputs } of made) {
            assert.deepEqual(cloud.diff(one, id, inputs, inputs).changes, [], one.urn);
            await cloud.update(one, id, inputs);
        }
        for (const { one, id } of [...made].reverse()) await cloud.delete(one, id);
    });

    it("have ids with the namespace, but for cluster-wide kinds", async () => {
        const { of } = await everything();
        assert.equal(of("StatefulSet").id, "apps/store");
        assert.equal(of("ClusterRole").id, "viewer");
        assert.equal(at(of("ClusterRoleBinding").outputs, "metadata.namespace"), undefined);
    });

    it("read back what the server and its controllers write", async () => {
        const { of } = await everything();
        assert.deepEqual(of("Secret").outputs.data, { token: "ZXhhbXBsZQ==" });
        assert.equal(of("Secret").outputs.stringData, null);
        assert.equal(at(of("StatefulSet").outputs, "status.readyReplicas"), 3);
        assert.equal(at(of("DaemonSet").outputs, "status.numberReady"), 3);
        assert.equal(at(of("PersistentVolumeClaim").outputs, "status.phase"), "Bound");
        assert.equal(at(of("Job").outputs, "status.succeeded"), 1);
        assert.equal(at(of("Job").outputs, "spec.template.metadata.labels.job-name"), "migrate");
        assert.deepEqual(at(of("NetworkPolicy").outputs, "spec.policyTypes"), ["Ingress", "Egress"]);
        assert.match(String(at(of("Ingress").outputs, "status.loadBalancer.ingress.0.ip")), /^198\.1[89]\./);
        assert.equal(at(of("HorizontalPodAutoscaler").outputs, "spec.behavior.scaleUp.selectPolicy"), "Max");
        assert.equal(at(of("RoleBinding").outputs, "roleRef.apiGroup"), "rbac.authorization.k8s.io");
    });

    it("replaces a binding for its role, a Secret for its data and a StatefulSet for its claims", async () => {
        const { cloud, of } = await everything();
        for (const [name, change] of [
            ["RoleBinding", { roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "writer" } }],
            ["Secret", { stringData: { token: "other" } }],
            ["StatefulSet", { spec: { ...workload(container), replicas: 3, serviceName: "other" } }],
        ] as const) {
            const { one, id, inputs } = of(name);
            const { changes } = cloud.diff(one, id, inputs, { ...inputs, ...change });
            assert.ok(
                changes.some(({ replaces }) => replaces),
                name,
            );
        }
    });

    it("lets a claim grow and not shrink", async () => {
        const { cloud, of } = await everything();
        const { one, id } = of("PersistentVolumeClaim");
        const sized = (storage: string) => ({
            metadata: { name: "data", namespace: "apps" },
            spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
        });
        await cloud.update(one, id, sized("20Gi"));
        await assert.rejects(
            cloud.update(one, id, sized("1Gi")),
            /requests\.storage must be at least 20Gi: a volume only grows, got "1Gi"/,
        );
    });

    const at0 = "spec.template.spec.containers[0]";
    for (const [name, change, message] of [
        ["Deployment", { spec: { ...workload(container), selector: {} } }, "spec.selector must not be empty"],
        [
            "Deployment",
            pods({ livenessProbe: { exec: { command: ["true"] }, tcpSocket: { port: 8080 } } }),
            `${at0}.livenessProbe must have exactly one of exec, httpGet, tcpSocket, grpc, got exec, tcpSocket`,
        ],
        [
            "Deployment",
            pods({ readinessProbe: {} }),
            `${at0}.readinessProbe must have exactly one of exec, httpGet, tcpSocket, grpc, got none`,
        ],
        [
            "StatefulSet",
            pods({ readinessProbe: { httpGet: { port: "absent" } } }),
            `${at0}.readinessProbe.httpGet.port must be a number or name a port of the container (http), got "absent"`,
        ],
        [
            "DaemonSet",
            pods({ volumeMounts: [{ name: "absent", mountPath: "/x" }] }),
            `${at0}.volumeMounts[0].name must name a volume of the pod (it has none), got "absent"`,
        ],
        [
            "Deployment",
            pods({ lifecycle: { preStop: { sleep: { seconds: 31 } } } }),
            `${at0}.lifecycle.preStop.sleep.seconds must be at most terminationGracePeriodSeconds (30), got 31; the pod is killed when the grace period ends`,
        ],
        [
            "Deployment",
            pods({ resources: { requests: { memory: "2Gi" }, limits: { memory: "1024Mi" } } }),
            `${at0}.resources.requests.memory must be at most the limit (1024Mi), got "2Gi"`,
        ],
        [
            "Deployment",
            pods(
                {},
                {
                    topologySpreadConstraints: [
                        { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" },
                        { maxSkew: 2, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" },
                    ],
                },
            ),
            "topologySpreadConstraints[1] must differ from [0] in topologyKey or whenUnsatisfiable, got zone ScheduleAnyway",
        ],
        [
            "Deployment",
            pods(
                {},
                {
                    topologySpreadConstraints: [
                        { maxSkew: 1, minDomains: 3, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" },
                    ],
                },
            ),
            "topologySpreadConstraints[0].minDomains must be left out unless whenUnsatisfiable is DoNotSchedule, got 3",
        ],
        [
            "Deployment",
            pods({}, { tolerations: [{ key: "a", operator: "Exists", tolerationSeconds: 30, value: "b" }] }),
            'tolerations[0].value must be left out when operator is Exists, got "b"; and spec.template.spec.tolerations[0].tolerationSeconds must be left out unless effect is NoExecute, got 30',
        ],
        [
            "Deployment",
            pods({}, { tolerations: [{ operator: "Equal", effect: "NoSchedule" }] }),
            'tolerations[0].operator must be Exists when there is no key, got "Equal"',
        ],
        [
            "Deployment",
            { spec: { ...workload(container), strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } } },
            "spec.strategy.rollingUpdate must be left out when spec.strategy.type is Recreate",
        ],
        [
            "Deployment",
            { spec: { ...workload(container), minReadySeconds: 60, progressDeadlineSeconds: 60 } },
            "spec.progressDeadlineSeconds must be more than minReadySeconds (60), got 60",
        ],
        [
            "StatefulSet",
            { spec: { ...workload(container), updateStrategy: { type: "OnDelete", rollingUpdate: { partition: 0 } } } },
            "spec.updateStrategy.rollingUpdate must be left out when spec.updateStrategy.type is OnDelete",
        ],
        [
            "DaemonSet",
            { spec: { ...workload(container), updateStrategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } } },
            "spec.updateStrategy.rollingUpdate.maxUnavailable must be 0 while maxSurge is above 0, got 1",
        ],
        [
            "HorizontalPodAutoscaler",
            {
                spec: {
                    scaleTargetRef: { kind: "Deployment", name: "web" },
                    maxReplicas: 3,
                    metrics: [{ type: "Resource", pods: { metric: { name: "x" }, target: { type: "Value" } } }],
                },
            },
            "spec.metrics[0].resource is required when type is Resource; and spec.metrics[0].pods must be left out when type is Resource",
        ],
        [
            "CronJob",
            {
                spec: {
                    schedule: "TZ=UTC 0 3 * * *",
                    jobTemplate: at(kind("CronJob").inputs, "spec.jobTemplate") ?? {},
                },
            },
            'spec.schedule must not name a time zone, got "TZ=UTC 0 3 * * *"; set spec.timeZone',
        ],
        [
            "CronJob",
            { spec: { schedule: "0 3 * *", jobTemplate: at(kind("CronJob").inputs, "spec.jobTemplate") ?? {} } },
            'spec.schedule must have five fields or be one such as @hourly, got "0 3 * *"',
        ],
        ["Ingress", { spec: {} }, "spec.rules must not be empty unless spec.defaultBackend is set"],
        [
            "Ingress",
            { spec: { defaultBackend: { service: { name: "web", port: { name: "http", number: 80 } } } } },
            "spec.defaultBackend.service.port must have exactly one of name and number, got name, number",
        ],
        [
            "NetworkPolicy",
            {
                spec: {
                    podSelector: {},
                    ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/16", except: ["10.0.0.0/16"] } }] }],
                },
            },
            'spec.ingress[0].from[0].ipBlock.except[0] must lie strictly inside cidr (10.0.0.0/16), got "10.0.0.0/16"',
        ],
        [
            "NetworkPolicy",
            { spec: { podSelector: {}, ingress: [{ from: [{}], ports: [{ port: "http", endPort: 90 }] }] } },
            "spec.ingress[0].ports[0].endPort must come with a port that is a number, got 90; and spec.ingress[0].from[0] must have at least one of",
        ],
        [
            "PrometheusRule",
            { spec: { groups: [{ name: "web", rules: [{ alert: "Down", record: "down", expr: "up == 0" }] }] } },
            "spec.groups[0].rules[0] must have exactly one of alert and record, got alert, record",
        ],
        [
            "Secret",
            { type: "kubernetes.io/tls", stringData: { "tls.crt": "x" } },
            "data must hold tls.key when type is kubernetes.io/tls, got tls.crt",
        ],
        [
            "Role",
            { rules: [{ verbs: ["get"], resources: ["pods"] }] },
            'rules[0].apiGroups must not be empty unless the rule has nonResourceURLs; the core group is ""',
        ],
        [
            "ClusterRoleBinding",
            { subjects: [{ kind: "ServiceAccount", name: "web" }] },
            "subjects[0].namespace is required for a ServiceAccount; name the namespace that the account is in",
        ],
        [
            "PersistentVolumeClaim",
            {
                spec: {
                    accessModes: ["ReadWriteOncePod", "ReadWriteOnce"],
                    resources: { requests: { storage: "1Gi" } },
                },
            },
            "spec.accessModes must hold nothing else beside ReadWriteOncePod",
        ],
    ] as const) {
        it(`refuses a ${name}: ${message}`, () =>
            assert.rejects(
                another(name, change),
                (error) => error instanceof Error && error.message.includes(message),
            ));
    }

    for (const [name, change, metadata, message] of [
        [
            "PodDisruptionBudget",
            { spec: { minAvailable: 1, maxUnavailable: 1 } },
            {},
            "cannot be set together with spec.maxUnavailable",
        ],
        ["CronJob", {}, { name: "x".repeat(53) }, "metadata.name"],
        ["ClusterRoleBinding", { roleRef: { kind: "Role", name: "reader", apiGroup: "x" } }, {}, "roleRef.kind"],
        ["Role", {}, { namespace: "absent" }, "must name a namespace that exists"],
    ] as const) {
        it(`refuses a ${name} with ${JSON.stringify(metadata)} and ${JSON.stringify(change)}`, () =>
            assert.rejects(
                another(name, change, metadata),
                (error) => error instanceof Error && error.message.includes(message),
            ));
    }
});
