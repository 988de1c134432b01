import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { planAddresses } from "../../../components/gcp/address-plan.ts";
import { planClusterPair } from "../../../components/gcp/cluster-pair.ts";
import { kubeconfig } from "../../../components/gcp/kubeconfig.ts";
import { planKubernetesCluster, ZONES } from "../../../components/gcp/kubernetes-cluster.ts";

const args = {
    region: "us-central1",
    backupRegion: "us-east1",
    addresses: planAddresses("10.16.0.0/16"),
    nodes: { machineType: "e2-standard-4", minPerZone: 1, maxPerZone: 6 },
    maintenanceDays: ["WE", "TH"],
    authorizedBlocks: ["203.0.113.0/24"],
    backup: { kind: "backed-up", every: Duration.days(1), keep: Duration.days(30), locked: false },
} as const;

describe("Kubernetes cluster plan", () => {
    it("opens a maintenance window that Google accepts: 48 hours in 32 days, at least 4 at a time", () => {
        const { recurringWindow } = planKubernetesCluster("cluster", args);
        const hours = (Date.parse(recurringWindow.endTime) - Date.parse(recurringWindow.startTime)) / 3_600_000;
        const days = recurringWindow.recurrence.replace("FREQ=WEEKLY;BYDAY=", "").split(",").length;
        assert.ok(hours >= 4 && hours * days * Math.floor(32 / 7) >= 48, `${hours} h on ${days} days`);
    });

    it("refuses a cluster that loses a zone's nodes or its backups, all mistakes at once", () => {
        const wrong = {
            ...args,
            backupRegion: "us-central1",
            nodes: { ...args.nodes, minPerZone: 0, maxPerZone: 43 },
            maintenanceDays: ["WE"],
            authorizedBlocks: [],
            backup: { ...args.backup, every: Duration.days(7) },
        } as const;
        assert.throws(
            () => planKubernetesCluster("cluster", wrong),
            (error: Error) => {
                assert.match(error.message, /nodes\.minPerZone must be at least 1 so that pods can spread .* got 0/);
                assert.match(error.message, /nodes\.maxPerZone must leave the 132 nodes .* holds pods of 128, got 43/);
                assert.match(error.message, /backupRegion must differ from the cluster's region .* got us-central1/);
                assert.match(error.message, /maintenanceDays must be at least 2 days of 8 hours, .* got 1/);
                assert.match(error.message, /authorizedBlocks must name the blocks .* got none/);
                assert.match(error.message, /backup\.every must be 1 d: the schedule here is daily, got 7 d/);
                return true;
            },
        );
        const shrinking = { ...args, nodes: { ...args.nodes, minPerZone: 3, maxPerZone: 2 } };
        assert.throws(
            () => planKubernetesCluster("cluster", shrinking),
            /maxPerZone must not be below minPerZone \(3\)/,
        );
    });

    it("accepts node limits exactly as long as an upgrade's nodes all get pod addresses", () => {
        const room = 128;
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 100 }), (maxPerZone) => {
                const fits = ZONES * (maxPerZone + 1) <= room;
                const plan = () => planKubernetesCluster("cluster", { ...args, nodes: { ...args.nodes, maxPerZone } });
                if (fits) plan();
                else assert.throws(plan, /maxPerZone must leave/);
            }),
        );
    });
});

describe("cluster pair plan", () => {
    it("backs each cluster up in the other region and never upgrades both on one day", () => {
        const plan = planClusterPair({ primary: "us-central1", failover: "us-east1" });
        const [central, east] = [plan["us-central1"], plan["us-east1"]];
        assert.deepEqual([central?.backupRegion, east?.backupRegion], ["us-east1", "us-central1"]);
        const shared = central?.maintenanceDays.filter((day) => east?.maintenanceDays.includes(day));
        assert.deepEqual(shared, []);
    });
});

describe("kubeconfig", () => {
    it("names the cluster and its authority, signs in through the plugin and holds no credential", () => {
        const text = kubeconfig({ name: "one", endpoint: "198.18.0.1", certificateAuthority: "Q0E=" });
        const { clusters, users, contexts, "current-context": current } = JSON.parse(text);
        assert.deepEqual(clusters[0].cluster, { server: "https://198.18.0.1", "certificate-authority-data": "Q0E=" });
        assert.deepEqual(Object.keys(users[0].user), ["exec"]);
        assert.equal(users[0].user.exec.command, "gke-gcloud-auth-plugin");
        assert.deepEqual([contexts[0].context.cluster, current], ["one", "one"]);
        assert.doesNotMatch(text, /token|password|client-key/);
    });
});
