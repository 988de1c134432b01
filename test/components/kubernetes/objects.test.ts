import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { stringify } from "yaml";
import { planPrometheusRules } from "../../../components/kubernetes/prometheus-rules.ts";
import { schemaProblem } from "../../programs/kubernetes-schema.ts";
import { requireProgram } from "../../programs/program.ts";
import { only, type Planned } from "../aws/planned.ts";
import { builtExample, ladders } from "./example.ts";

describe("the Kubernetes objects of every component", function () {
    this.timeout(60_000);
    let made: readonly Planned[];
    let folder: string;

    before(async () => {
        made = await builtExample();
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-objects-"));
    });
    after(() => fs.rmSync(folder, { recursive: true, force: true }));

    function write(name: string, value: unknown): string {
        const file = path.join(folder, `${name}.yaml`);
        fs.writeFileSync(file, stringify(value));
        return file;
    }

    it("satisfy the schemas that Kubernetes and the Prometheus operator publish", async () => {
        const kubernetes = made.filter(({ type }) => type.startsWith("kubernetes:"));
        assert.ok(kubernetes.length > 20, `only ${kubernetes.length} objects`);
        for (const { name, type, inputs } of kubernetes) {
            assert.equal(await schemaProblem(inputs), undefined, `${type} ${name}`);
        }
    });

    it("[HB-03] give NGINX a file with the upstream's own times, and an answer to each probe", () => {
        const { inputs } = only(made, "ConfigMap", "proxy-config");
        const file = (inputs as { data: Record<string, string> }).data["nginx.conf"] ?? "";
        assert.match(file, /max_fails=3 fail_timeout=30s resolve;/);
        assert.match(file, /proxy_next_upstream_timeout 65s;/);
        const pods = only(made, "Deployment", "proxy-pods-blue").inputs as {
            spec: { template: { spec: { containers: Record<string, { httpGet?: { path: string } }>[] } } };
        };
        const [container = {}] = pods.spec.template.spec.containers;
        for (const probe of ["startupProbe", "livenessProbe", "readinessProbe"]) {
            const path = container[probe]?.httpGet?.path ?? "none";
            assert.match(file, new RegExp(`location = ${path} \\{\\s+return 200;`), probe);
        }
    });

    it("would not, with a number where a text belongs", async () => {
        const { inputs } = only(made, "Deployment", "web-blue");
        const changed = structuredClone(inputs) as { spec: { template: { spec: { serviceAccountName: unknown } } } };
        changed.spec.template.spec.serviceAccountName = 7;
        assert.match((await schemaProblem(changed)) ?? "", /serviceAccountName must be string/);
    });

    it("hold alert rules that Prometheus itself accepts", function () {
        const program = requireProgram(this, "promtool");
        const rules = planPrometheusRules("rules", { system: "jobs", ladders });
        const good = spawnSync(program, ["check", "rules", write("rules", rules)], { encoding: "utf8" });
        assert.equal(good.status, 0, good.stdout + good.stderr);
        assert.match(good.stdout, /2 rules found/);
        const [first] = ladders;
        assert.ok(first);
        const broken = planPrometheusRules("rules", { system: "jobs", ladders: [{ ...first, query: "sum(" }] });
        assert.notEqual(spawnSync(program, ["check", "rules", write("broken", broken)]).status, 0);
    });

    it("are in one namespace, and all carry the system's labels", () => {
        for (const { name, type, inputs } of made.filter((one) => one.type.startsWith("kubernetes:"))) {
            const { metadata } = inputs as { metadata: { namespace?: string; labels: Record<string, string> } };
            assert.equal(metadata.labels.system, "jobs", name);
            if (!type.endsWith(":Namespace")) assert.equal(metadata.namespace, "jobs", name);
        }
    });

    it("let no container run as root, gain rights or write to its own image", () => {
        const pods = made
            .filter(({ type }) => type.endsWith(":Deployment"))
            .map(({ inputs }) => (inputs as { spec: { template: { spec: Pod } } }).spec.template.spec);
        assert.equal(pods.length, 3);
        for (const pod of pods) {
            assert.equal(pod.securityContext.runAsNonRoot, true);
            assert.equal(pod.securityContext.seccompProfile.type, "RuntimeDefault");
            for (const { name, image, securityContext } of [...pod.containers, ...(pod.initContainers ?? [])]) {
                assert.match(image, /@sha256:/, name);
                assert.deepEqual(securityContext, {
                    allowPrivilegeEscalation: false,
                    readOnlyRootFilesystem: true,
                    capabilities: { drop: ["ALL"] },
                });
            }
        }
    });
});

interface Pod {
    readonly securityContext: { readonly runAsNonRoot: boolean; readonly seccompProfile: { readonly type: string } };
    readonly containers: readonly Container[];
    readonly initContainers?: readonly Container[];
}

interface Container {
    readonly name: string;
    readonly image: string;
    readonly securityContext: unknown;
}
