import assert from "node:assert/strict";
import { at } from "../../../sandbox/cloud/bag.ts";
import { Cloud } from "../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../sandbox/cloud/clouds.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";
import { make, subject } from "./fixture.ts";

const clouds = allClouds();
const type = {
    namespace: "kubernetes:core/v1:Namespace",
    map: "kubernetes:core/v1:ConfigMap",
    service: "kubernetes:core/v1:Service",
    deployment: "kubernetes:apps/v1:Deployment",
    budget: "kubernetes:policy/v1:PodDisruptionBudget",
    autoscaler: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
} as const;

function build() {
    const cloud = new Cloud(clouds, Store.open(":memory:"));
    const of = (kind: keyof typeof type, name: string) => subject(name, "", type[kind]);
    return {
        cloud,
        of,
        add: (kind: keyof typeof type, name: string, inputs: Bag) => make(cloud, of(kind, name), inputs),
    };
}

const labels = { app: "web" };
const web = (change: Bag = {}, image = "example/web:1.2.3"): Bag => ({
    metadata: { name: "web" },
    spec: {
        replicas: 3,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "web", image }] } },
        ...change,
    },
});

describe("the simulated Kubernetes", () => {
    it("writes the server's defaults into what it answers, not into the inputs", async () => {
        const { add } = build();
        const { inputs, outputs, id } = await add("deployment", "web", web());
        assert.equal(id, "default/web");
        assert.equal(at(inputs, "spec.strategy"), undefined);
        assert.deepEqual(at(outputs, "spec.strategy"), {
            type: "RollingUpdate",
            rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" },
        });
        assert.equal(at(outputs, "spec.revisionHistoryLimit"), 10);
        assert.equal(at(outputs, "spec.template.spec.containers.0.imagePullPolicy"), "IfNotPresent");
        assert.equal(at(outputs, "spec.template.spec.containers.0.terminationMessagePath"), "/dev/termination-log");
        assert.equal(at(outputs, "status.availableReplicas"), 3);
        const latest = await add("deployment", "api", { ...web({}, "example/web"), metadata: { name: "api" } });
        assert.equal(at(latest.outputs, "spec.template.spec.containers.0.imagePullPolicy"), "Always");
    });

    it("knows defaults at preview, but no status", async () => {
        const { cloud, of } = build();
        const planned = await cloud.previewCreate(of("deployment", "web"), web());
        assert.equal(at(planned, "spec.revisionHistoryLimit"), 10);
        assert.equal(planned.status, undefined);
    });

    it("keeps objects in namespaces that exist", async () => {
        const { add } = build();
        await assert.rejects(
            add("map", "settings", { metadata: { namespace: "apps" } }),
            /metadata\.namespace must name a namespace that exists, got "apps"; take it from/,
        );
        const apps = await add("namespace", "apps", { metadata: { name: "apps" } });
        assert.equal(apps.id, "apps");
        assert.deepEqual(at(apps.outputs, "metadata.labels"), { "kubernetes.io/metadata.name": "apps" });
        const map = await add("map", "settings", { metadata: { namespace: "apps" } });
        assert.match(map.id, /^apps\/settings-[0-9a-f]{8}$/);
        assert.deepEqual(at(map.outputs, "metadata.annotations"), { "pulumi.com/autonamed": "true" });
    });

    it("replaces a ConfigMap whose data changes, unless the provider says otherwise", async () => {
        const { add, cloud, of } = build();
        const { id, inputs } = await add("map", "settings", { data: { a: "1" } });
        const one = of("map", "settings");
        const changed = { ...inputs, data: { a: "2" } };
        assert.deepEqual(
            cloud.diff(one, id, inputs, changed).changes.map(({ replaces }) => replaces),
            [true],
        );
        const mutable = { ...one, provider: { ...one.provider, config: { enableConfigMapMutable: true } } };
        assert.deepEqual(
            cloud.diff(mutable, id, inputs, changed).changes.map(({ replaces }) => replaces),
            [false],
        );
    });

    it("replaces a Deployment for its selector, and deletes first when it has a fixed name", async () => {
        const { add, cloud, of } = build();
        const { id, inputs } = await add("deployment", "web", web());
        const { changes, deleteBeforeReplace } = cloud.diff(
            of("deployment", "web"),
            id,
            inputs,
            web({ selector: { matchLabels: { app: "other" } } }),
        );
        assert.deepEqual(
            changes.filter(({ replaces }) => replaces).map(({ path }) => path),
            ["spec.selector.matchLabels.app"],
        );
        assert.equal(deleteBeforeReplace, true);
    });

    for (const [kind, inputs, message] of [
        [
            "deployment",
            web({ selector: { matchLabels: { app: "other" } } }),
            /spec\.template\.metadata\.labels must match spec\.selector, got \{"app":"web"\}/,
        ],
        [
            "deployment",
            web({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
            /maxUnavailable must not be 0 while maxSurge is 0/,
        ],
        ["service", { spec: { type: "ClusterIP" } }, /spec\.ports must have at least one port/],
        [
            "service",
            { spec: { ports: [{ port: 80 }, { port: 81, name: "b" }] } },
            /spec\.ports\[0\]\.name is required with several ports/,
        ],
        ["budget", { spec: { minAvailable: "101%" } }, /spec\.minAvailable must be at most 100%, got "101%"/],
        [
            "autoscaler",
            { spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 3, maxReplicas: 2 } },
            /spec\.maxReplicas must be at least minReplicas, which is 3, got 2/,
        ],
        ["map", { data: { big: "x".repeat(1048577) } }, /data must be at most 1048576 bytes/],
    ] as const) {
        it(`refuses a ${kind} by ${message.source}`, () => assert.rejects(build().add(kind, "web", inputs), message));
    }

    it("gives services addresses and node ports", async () => {
        const { add } = build();
        const plain = await add("service", "web", { spec: { ports: [{ port: 80 }] } });
        assert.match(String(at(plain.outputs, "spec.clusterIP")), /^10\.(9[6-9]|10\d|11[01])\./);
        assert.equal(at(plain.outputs, "spec.ports.0.targetPort"), 80);
        const front = await add("service", "front", { spec: { type: "LoadBalancer", ports: [{ port: 443 }] } });
        assert.match(String(at(front.outputs, "status.loadBalancer.ingress.0.ip")), /^198\.1[89]\./);
        const port = Number(at(front.outputs, "spec.ports.0.nodePort"));
        assert.ok(port >= 30000 && port <= 32767);
    });

    it("counts the pods of a budget once it is looked at again", async () => {
        const { add, cloud, of } = build();
        await add("deployment", "web", web());
        const inputs = { metadata: { name: "web" }, spec: { minAvailable: 2, selector: { matchLabels: labels } } };
        const budget = await add("budget", "web", inputs);
        assert.deepEqual(budget.outputs.status, {
            currentHealthy: 0,
            expectedPods: 0,
            desiredHealthy: 0,
            disruptionsAllowed: 0,
        });
        const updated = await cloud.update(of("budget", "web"), budget.id, inputs);
        assert.deepEqual(updated.status, {
            currentHealthy: 3,
            expectedPods: 3,
            desiredHealthy: 2,
            disruptionsAllowed: 1,
        });
    });

    it("lets one name live in two clusters", async () => {
        const { cloud, of } = build();
        const inCluster = (kubeconfig: string) => ({
            ...of("namespace", kubeconfig),
            provider: { ...of("namespace", "x").provider, config: { kubeconfig } },
        });
        await make(cloud, inCluster("one"), { metadata: { name: "apps" } });
        await make(cloud, inCluster("two"), { metadata: { name: "apps" } });
        await assert.rejects(
            make(cloud, { ...inCluster("one"), urn: of("namespace", "again").urn }, { metadata: { name: "apps" } }),
            /409 already exists: apps/,
        );
    });
});
