import { FOLLOWED, GLOBAL_GROUP, REPLICATION_GROUP, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { overlap, parseWindow, threeDaysLater } from "../../clouds/aws/maintenance-window.ts";
import { INSTANCE, instanceDocs, SOURCE } from "../../clouds/aws/rds.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass, type Result } from "../../rule.ts";

export default defineResourceRule({
    id: "aws-maintenance-in-one-region-at-a-time",
    title: "A database or cache and the one that follows it are not under maintenance at the same time",
    severity: "medium",
    concern: "deployment",
    types: [INSTANCE, REPLICATION_GROUP],
    breaks: "AWS restarts both in the same hour, so that during an incident neither region has one to turn to",
    remedy: '{ maintenanceWindow: "wed:05:00-wed:06:00" }',
    sources: [
        instanceDocs,
        replicationGroupDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-07", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (store, _settings, graph) => {
        const followed = followedBy(graph, store);
        if (followed === undefined) return undefined;
        const own = windowOf(store);
        const theirs = windowOf(followed);
        // AWS picks an hour of its own where none is said.
        if (theirs === undefined) return notSaid(followed, own);
        if (own === undefined) return notSaid(store, theirs);
        return overlap(own.window, theirs.window)
            ? fail(
                  store,
                  `maintenanceWindow ${own.text} overlaps ${theirs.text} of ${followed.name}`,
                  `{ maintenanceWindow: "${threeDaysLater(theirs.window)}" }`,
              )
            : pass(store, `maintained ${own.text}, ${followed.name} ${theirs.text}`);
    },
});

function followedBy(graph: Graph, store: Resource): Resource | undefined {
    if (store.type === INSTANCE) return graph.referred(store, SOURCE, INSTANCE)[0];
    const [global] = graph.referred(store, FOLLOWED, GLOBAL_GROUP);
    return global && graph.referred(global, "primaryReplicationGroupId", REPLICATION_GROUP)[0];
}

function windowOf(store: Resource) {
    const text = known(readString(store, "maintenanceWindow")) ?? "";
    const window = parseWindow(text);
    return window && { text, window };
}

function notSaid(store: Resource, other: ReturnType<typeof windowOf>): Result {
    const window = other === undefined ? "sun:05:00-sun:06:00" : threeDaysLater(other.window);
    return fail(
        store,
        "maintenanceWindow is not set to a weekly window such as sun:05:00-sun:06:00",
        `{ maintenanceWindow: "${window}" }`,
    );
}
