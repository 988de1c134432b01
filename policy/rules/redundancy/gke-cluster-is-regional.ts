import { CLUSTER, clusterDocs, namedZones } from "../../clouds/gcp/gke.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

/** A region such as `us-east1`; a zone has one letter more, `us-east1-b`. */
const REGION = /^[a-z]+(-[a-z]+)+\d+$/;

export default defineResourceRule({
    id: "gke-cluster-is-regional",
    title: "A GKE cluster has its control plane and its nodes in several zones of a region",
    severity: "critical",
    concern: "redundancy",
    types: [CLUSTER],
    breaks: "with its one zone the cluster loses its control plane, and nothing is scheduled, scaled or repaired until it is back",
    remedy: '{ location: "<region>" }',
    sources: [
        clusterDocs,
        { url: "https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters", read: "2026-11-22" },
    ],
    requirements: ["PL-02", "HB-12", "AG-01"],
    whenUnknown: "fail",
    settings: { minimumZones: 3 },
    judge: (cluster, { minimumZones }) => {
        const { region: location = "not set" } = cluster;
        if (!REGION.test(location)) {
            const region = location.replace(/-[a-z]$/, "");
            return fail(
                cluster,
                `location is ${location}, one zone; it needs a region`,
                `{ location: "${region}", nodeLocations: ["${region}-a", "${region}-b", "${region}-c"] }`,
            );
        }
        const zones = namedZones(cluster);
        if (zones === undefined || zones.length >= minimumZones) return pass(cluster, `runs in the region ${location}`);
        return fail(
            cluster,
            `nodeLocations are ${zones.join(" and ") || "empty"}, needs at least ${minimumZones} zones`,
            `{ nodeLocations: ["${location}-a", "${location}-b", "${location}-c"] }`,
        );
    },
});
