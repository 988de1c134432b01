import assert from "node:assert/strict";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { example } from "./example.ts";

const EXISTS = "create it first and pass its output, so that the engine orders the two";

describe("operations of the simulated Google Cloud", () => {
    const { cloud, of, refused, refusedUpdate } = example();

    it("refuses to change the retention of a locked log bucket, to unlock it or to delete it", () => {
        assert.deepEqual(refusedUpdate("audit", { retentionDays: 30 }), [
            "retentionDays must stay 1095: the bucket is locked, got 30; locking cannot be undone; send logs to another bucket",
        ]);
        assert.deepEqual(refusedUpdate("audit", { locked: false }), [
            "locked must stay true: locking cannot be undone, got false",
        ]);
        assert.deepEqual(refusedUpdate("audit", { description: "three years" }), []);
        assert.deepEqual(cloud.refusalsOnDelete(of("audit")), [
            "locked keeps the bucket until its logs are 1095 days old, got true; take the bucket out of the state and leave it in the cloud",
        ]);
    });

    it("lets the buckets that every project has be dropped", () => {
        const { type, inputs } = of("audit");
        assert.deepEqual(cloud.refusalsOnDelete(cloud.put(type, "default", { ...inputs, bucketId: "_Default" })), []);
    });

    it("refuses a sink to a bucket that does not exist, of either kind", () => {
        const logs = "logging.googleapis.com/projects/example-project/locations/us-central1/buckets/absent";
        assert.deepEqual(refused("audit-sink", { destination: logs }), [
            `destination must name a log bucket that exists, got "${logs}"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("audit-sink", { destination: "storage.googleapis.com/absent" }), [
            `destination must name a bucket that exists, got "storage.googleapis.com/absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("audit-sink", { destination: "storage.googleapis.com/example-backups" }), []);
        assert.deepEqual(refused("audit-sink", { destination: logs.replace("absent", "_Default") }), []);
    });

    it("refuses partitioned tables without a writer of their own", () => {
        assert.deepEqual(
            refused("audit-sink", { bigqueryOptions: { usePartitionedTables: true }, uniqueWriterIdentity: false }),
            ["uniqueWriterIdentity must be true when bigqueryOptions are set, got false"],
        );
    });

    it("writes to a log bucket of the project without an identity, and elsewhere with one", () => {
        assert.equal(of("audit-sink").outputs.writerIdentity, "");
        const other = cloud.put(of("audit-sink").type, "other", {
            name: "other",
            destination: "storage.googleapis.com/x",
        });
        assert.equal(
            other.outputs.writerIdentity,
            "serviceAccount:service-123456789012@gcp-sa-logging.iam.gserviceaccount.com",
        );
    });

    const threshold = (inputs: Bag) => ({ conditions: [{ conditionThreshold: { duration: "0s", ...inputs } }] });

    it("[trap 41] refuses alert durations and alignments that are not whole minutes", () => {
        assert.deepEqual(
            refused("errors-high", threshold({ duration: "90s", aggregations: [{ alignmentPeriod: "30s" }] })),
            [
                'conditions[0].conditionThreshold.duration must be a multiple of 60s, got "90s"',
                'conditions[0].conditionThreshold.aggregations[0].alignmentPeriod must be at least 60s, got "30s"; alerts cannot drive anything faster than a minute',
            ],
        );
        assert.deepEqual(refused("errors-high", threshold({})), []);
    });

    it("refuses alerts on a log-based metric or through a channel that does not exist", () => {
        assert.deepEqual(
            refused("errors-high", threshold({ filter: 'metric.type="logging.googleapis.com/user/absent"' })),
            [
                `conditions[0].conditionThreshold.filter must name a log-based metric that exists, got "absent"; ${EXISTS}`,
            ],
        );
        const channel = "projects/example-project/notificationChannels/1";
        assert.deepEqual(refused("errors-high", { notificationChannels: [channel] }), [
            `notificationChannels[0] must name a notification channel that exists, got "${channel}"; ${EXISTS}`,
        ]);
    });

    it("refuses a secret label in both places of a channel", () => {
        const twice = { labels: { auth_token: "a" }, sensitiveLabels: { authToken: "a" } };
        assert.deepEqual(refused("on-call", twice), [
            "labels.auth_token must be left out when sensitiveLabels.authToken is set",
        ]);
    });

    it("refuses objectives of a service that does not exist, by id or by name", () => {
        assert.deepEqual(refused("availability", { service: "absent" }), [
            `service must name a monitored service that exists, got "absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(refused("availability", { service: of("service").id }), []);
    });

    it("refuses dashboards that are no JSON object", () => {
        for (const dashboardJson of ["{", "[]"]) {
            assert.deepEqual(refused("dashboard", { dashboardJson }), [
                `dashboardJson must be a JSON object, got ${JSON.stringify(dashboardJson)}`,
            ]);
        }
    });

    it("refuses uptime checks faster than a minute", () => {
        assert.deepEqual(refused("uptime", { period: "30s", timeout: "61s" }), [
            'period must be one of 60s, 300s, 600s, 900s, got "30s"; an uptime check can alert, but is too slow to drive a failover within a minute',
            'timeout must be from 1s to 60s, got "61s"',
        ]);
    });
});

describe("Cloud DNS in the simulated Google Cloud", () => {
    const { cloud, of, refused } = example();
    const record = (inputs: Bag) => {
        const { routingPolicy: _policy, ...rest } = of("api-record").inputs;
        return cloud.refusals(of("api-record").type, "other", { ...rest, rrdatas: ["198.18.0.1"], ...inputs });
    };

    it("refuses records of a zone that does not exist, or with a name outside it", () => {
        assert.deepEqual(record({ managedZone: "absent" }), [
            `managedZone must name a managed zone that exists, got "absent"; ${EXISTS}`,
        ]);
        assert.deepEqual(record({ name: "api.example.org." }), [
            'name must end with the name of its zone (example.com.), got "api.example.org."',
        ]);
        assert.deepEqual(record({ name: "example.com." }), []);
    });

    it("refuses an alias beside other records or at the name of the zone", () => {
        assert.deepEqual(record({ type: "CNAME" }), [
            'type must not share the name with A records: a CNAME stands alone, got "CNAME"; give one of the two another name',
        ]);
        assert.deepEqual(record({ type: "CNAME", name: "example.com." }), [
            'type must not be CNAME at the name of the zone, got "CNAME"; use A and AAAA records there',
        ]);
        assert.deepEqual(record({ type: "TXT" }), []);
    });

    it("refuses failover between outside addresses without a health check for Cloud DNS", () => {
        const name = "web.example.com.";
        const primaryBackup = { primary: { externalEndpoints: ["198.18.0.1"] }, backupGeos: [] };
        const missing =
            "routingPolicy.primaryBackup.primary.externalEndpoints must come with routingPolicy.healthCheck; name a global health check with sourceRegions: without it nothing ever fails over";
        assert.deepEqual(refused("api-record", { name, routingPolicy: { primaryBackup } }), [missing]);
        assert.deepEqual(refused("api-record", { name, routingPolicy: { healthCheck: "absent", primaryBackup } }), [
            `routingPolicy.healthCheck must name a health check that exists, got "absent"; ${EXISTS}`,
        ]);
        const plain = cloud.make(of("check").type, "plain", { name: "plain", tcpHealthCheck: { port: 443 } });
        assert.deepEqual(refused("api-record", { name, routingPolicy: { healthCheck: plain.id, primaryBackup } }), [
            `routingPolicy.healthCheck must name a health check with sourceRegions, got "${plain.id}"; set three sourceRegions and an interval of at least 30 s on it`,
        ]);
    });

    it("refuses to delete a zone with records unless told to", () => {
        const { type, inputs } = of("zone");
        assert.deepEqual(cloud.refusalsOnDelete(of("zone")), [
            `is in use by record set "${of("api-record").id}"; delete that first, or let it refer to something else`,
        ]);
        assert.deepEqual(cloud.refusalsOnDelete(cloud.put(type, "zone", { ...inputs, forceDestroy: true })), []);
    });

    it("refuses a private zone in a network that does not exist", () => {
        const privateVisibilityConfig = { networks: [{ networkUrl: "absent" }] };
        assert.deepEqual(refused("zone", { visibility: "private", privateVisibilityConfig }), [
            `privateVisibilityConfig.networks[0].networkUrl must name a network that exists, got "absent"; ${EXISTS}`,
        ]);
    });
});
