import assert from "node:assert/strict";
import { flag } from "../../../../sandbox/cloud/bag.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example, FAILOVER, REGION } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";
const IMAGE = "us-docker.pkg.dev/example-project/images/api:1";

describe("Cloud Run in the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();
    const service = (template: Bag, inputs: Bag = {}) => refused(`api-${REGION}`, { ...inputs, template });
    const container = (inputs: Bag) => service({ containers: [{ image: IMAGE, ...inputs }] });
    const limits = (cpu: string, memory: string, template: Bag = {}) =>
        service({ ...template, containers: [{ image: IMAGE, resources: { limits: { cpu, memory } } }] });

    it("refuses more instances at least than at most", () => {
        assert.deepEqual(service({ scaling: { minInstanceCount: 5, maxInstanceCount: 3 } }), [
            "template.scaling.minInstanceCount must be at most maxInstanceCount (3), got 5",
        ]);
        assert.deepEqual(service({}, { scaling: { minInstanceCount: 2, maxInstanceCount: 1 } }), [
            "scaling.minInstanceCount must be at most maxInstanceCount (1), got 2",
        ]);
        assert.deepEqual(service({ scaling: { minInstanceCount: 3, maxInstanceCount: 3 } }), []);
    });

    it("refuses probes that wait longer than their period, with the defaults of what is left out", () => {
        const remedy = "a probe must have its answer before the next one is sent";
        assert.deepEqual(container({ readinessProbe: { periodSeconds: 5, timeoutSeconds: 6 } }), [
            `template.containers[0].readinessProbe.timeoutSeconds must be at most periodSeconds (5), got 6; ${remedy}`,
        ]);
        assert.deepEqual(container({ livenessProbe: { timeoutSeconds: 11 } }), [
            `template.containers[0].livenessProbe.timeoutSeconds must be at most periodSeconds (10), got 11; ${remedy}`,
        ]);
        assert.deepEqual(container({ startupProbe: { periodSeconds: 5, timeoutSeconds: 5 } }), []);
    });

    it("refuses memory that does not go with the CPUs", () => {
        assert.deepEqual(limits("4", "1Gi"), [
            'template.containers[0].resources.limits.memory must be at least 2048Mi for 4 CPUs or more, got "1Gi" with cpu "4"',
        ]);
        assert.deepEqual(limits("8", "2Gi"), [
            'template.containers[0].resources.limits.memory must be at least 4096Mi for 6 CPUs or more, got "2Gi" with cpu "8"',
        ]);
        assert.deepEqual(limits("4000m", "2Gi"), []);
        assert.deepEqual(limits("0.5", "2Gi", { maxInstanceRequestConcurrency: 1 }), [
            'template.containers[0].resources.limits.memory must be at most 1024Mi for less than 1 CPU, got "2Gi" with cpu "0.5"',
        ]);
    });

    it("refuses what a fraction of a CPU cannot have", () => {
        const template = { maxInstanceRequestConcurrency: 80, executionEnvironment: "EXECUTION_ENVIRONMENT_GEN2" };
        const containers = [{ image: IMAGE, resources: { limits: { cpu: "500m", memory: "512Mi" }, cpuIdle: false } }];
        assert.deepEqual(service({ ...template, containers }), [
            "template.maxInstanceRequestConcurrency must be 1 with less than one CPU, got 80; give the container a whole CPU, or one request at a time",
            "template.containers[0].resources.cpuIdle must be true with less than one CPU, got false",
            'template.executionEnvironment must be EXECUTION_ENVIRONMENT_GEN1 with less than one CPU, got "EXECUTION_ENVIRONMENT_GEN2"',
        ]);
    });

    it("refuses traffic that does not add up", () => {
        assert.deepEqual(service({}, { traffics: [{ percent: 50 }, { percent: 40 }] }), [
            "traffics must have percents that add up to 100, got 90",
        ]);
        assert.deepEqual(service({}, { traffics: [{ percent: 100 }, { tag: "next" }] }), []);
    });

    it("refuses a service account, image repository, secret or subnetwork that does not exist", () => {
        const serviceAccount = "absent@example-project.iam.gserviceaccount.com";
        const image = "us-docker.pkg.dev/example-project/absent/api:1";
        const envs = [{ name: "A", valueSource: { secretKeyRef: { secret: "absent" } } }];
        const vpcAccess = { networkInterfaces: [{ network: "absent", subnetwork: "absent" }] };
        assert.deepEqual(service({ serviceAccount, vpcAccess, containers: [{ image, envs }] }), [
            `template.serviceAccount must name a service account that exists, got "${serviceAccount}"; ${EXISTS}`,
            `template.containers[0].image must name an image in a repository that exists, got "${image}"; ${EXISTS}`,
            `template.containers[0].envs[0].valueSource.secretKeyRef.secret must name a secret that exists, got "absent"; ${EXISTS}`,
            `template.vpcAccess.networkInterfaces[0].network must name a network that exists, got "absent"; ${EXISTS}`,
            `template.vpcAccess.networkInterfaces[0].subnetwork must name a subnetwork that exists, got "absent"; ${EXISTS}`,
        ]);
    });

    it("lets accounts of Google, images of others and plain secrets in volumes pass", () => {
        assert.deepEqual(
            service({
                serviceAccount: "service-1@gcp-sa-example.iam.gserviceaccount.com",
                containers: [{ image: "us-docker.pkg.dev/cloudrun/container/hello" }],
                volumes: [{ name: "token", secret: { secret: of("token").id } }],
            }),
            [],
        );
    });

    it("refuses a secret without a version, which no revision starts with", () => {
        const { cloud: other, refused: refusedThere } = example();
        const empty = other.make("gcp:secretmanager/secret:Secret", "empty", {
            secretId: "empty",
            replication: { auto: {} },
        });
        const volumes = [{ name: "empty", secret: { secret: empty.id } }];
        assert.deepEqual(refusedThere(`api-${REGION}`, { template: { volumes } }), [
            `template.volumes[0].secret.secret must name a secret that has a version, got "${empty.id}"; add the version first and depend on it: a revision does not start without it`,
        ]);
    });

    it("refuses a subnetwork of another region", () => {
        const subnetwork = of(`subnet-${FAILOVER}`).id;
        assert.deepEqual(service({ vpcAccess: { networkInterfaces: [{ subnetwork }] } }), [
            `template.vpcAccess.networkInterfaces[0].subnetwork must be in the region of the workload (${REGION}), got "${subnetwork}"`,
        ]);
    });

    it("refuses a member on a service that is not in that location, or for an account that does not exist", () => {
        assert.deepEqual(
            refused("callers", {
                name: `api-${FAILOVER}`,
                member: "serviceAccount:absent@example-project.iam.gserviceaccount.com",
            }),
            [
                `name must name a Cloud Run service of this location that exists, got "api-${FAILOVER}"; ${EXISTS}`,
                `member must name a service account that exists, got "absent@example-project.iam.gserviceaccount.com"; ${EXISTS}`,
            ],
        );
    });

    it("refuses jobs and schedules that act as accounts that do not exist", () => {
        const serviceAccount = "absent@example-project.iam.gserviceaccount.com";
        const [refusal] = refused("export", { template: { template: { serviceAccount } } });
        assert.match(refusal ?? "", /^template\.template\.serviceAccount must name a service account that exists/);
        const both = { oauthToken: { serviceAccountEmail: serviceAccount }, oidcToken: {} };
        assert.deepEqual(refused("nightly", { httpTarget: { uri: "https://example.com", ...both } }), [
            "httpTarget must have at most one of oauthToken and oidcToken; use oidcToken for your own services and oauthToken for Google APIs",
            `httpTarget.oauthToken.serviceAccountEmail must name a service account that exists, got "${serviceAccount}"; ${EXISTS}`,
        ]);
    });

    it("lets CPU idle between requests unless resources are said without it, as the provider does", () => {
        const { cloud: other, of: named } = example();
        const { type, inputs } = named(`api-${REGION}`);
        const idles = (resources?: Bag) => {
            const template = { containers: [{ image: IMAGE, ...(resources && { resources }) }] };
            const { outputs } = other.make(type, "api-billed", { ...inputs, name: "api-billed", template });
            return flag(outputs, "template.containers.0.resources.cpuIdle");
        };
        assert.equal(idles(), true);
        assert.equal(idles({ limits: { cpu: "1", memory: "512Mi" } }), false);
        assert.equal(idles({ limits: { cpu: "1", memory: "512Mi" }, cpuIdle: true }), true);
    });

    it("makes a new revision for a new template only", () => {
        const { cloud: other, of: named } = example();
        const api = named(`api-${REGION}`);
        const labelled = other.put(api.type, `api-${REGION}`, { ...api.inputs, labels: { a: "b" } });
        assert.equal(labelled.outputs.latestReadyRevision, api.outputs.latestReadyRevision);
        const changed = other.put(api.type, `api-${REGION}`, {
            ...api.inputs,
            template: { containers: [{ image: IMAGE }] },
        });
        assert.notEqual(changed.outputs.latestReadyRevision, api.outputs.latestReadyRevision);
        assert.equal(changed.outputs.generation, "3");
    });

    it("has no address of its own when the default one is turned off", () => {
        const { inputs, type } = of(`api-${REGION}`);
        const hidden = cloud.put(type, "hidden", { ...inputs, name: "hidden", defaultUriDisabled: true });
        assert.equal(hidden.outputs.uri, "");
        assert.deepEqual(hidden.outputs.urls, []);
        cloud.delete(hidden);
    });
});
