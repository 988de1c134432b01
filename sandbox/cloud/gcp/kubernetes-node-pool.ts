/** Node pools of Kubernetes Engine clusters. */
import { bag, filled, filledAt, flag, list, number, text, texts, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers } from "./checks.ts";
import { CLUSTER, isZone, regionOfPlace } from "./kubernetes-cluster.ts";
import { GKE_VERSION, NODE_DEFAULTS, zonesOf } from "./kubernetes-defaults.ts";
import { lastSegment, locationOf, lookUp, projectOf, writtenOr } from "./names.ts";
import { KNOWN } from "./stamps.ts";

function clusterOf(draft: Draft): Existing | undefined {
    return lookUp(draft.cloud, CLUSTER, text(draft.inputs, "cluster"));
}

/** The pool's own location, else its cluster's. */
function location(draft: Draft): string {
    return writtenOr(draft, "location", text(clusterOf(draft)?.outputs, "location") ?? locationOf(draft));
}

function fits(draft: Draft): readonly Refusal[] {
    const cluster = clusterOf(draft);
    const home = text(cluster?.outputs, "location");
    return [
        ...refers(draft, CLUSTER, "a cluster", "cluster"),
        ...refuseIf(home !== undefined && home !== location(draft), {
            property: "location",
            problem: `must be the location of the cluster (${home})`,
            got: printable(location(draft)),
        }),
        ...refuseIf(flag(cluster?.inputs, "enableAutopilot") === true, {
            property: "cluster",
            problem: "must not name an Autopilot cluster",
            got: printable(cluster?.id),
            remedy: "Autopilot makes the nodes that the pods ask for",
        }),
        ...texts(draft.inputs, "nodeLocations").flatMap(({ index, item }) =>
            refuseIf(!isZone(item) || regionOfPlace(item) !== regionOfPlace(location(draft)), {
                property: `nodeLocations[${index}]`,
                problem: `must be a zone of ${regionOfPlace(location(draft))}`,
                got: printable(item),
            }),
        ),
    ];
}

/** Source: descriptions of `autoscaling` in the typings of `@pulumi/gcp` 9.37.0, read 2026-11-22. */
function sizes({ inputs }: Draft): readonly Refusal[] {
    const pairs = [
        ["minNodeCount", "maxNodeCount"],
        ["totalMinNodeCount", "totalMaxNodeCount"],
    ] as const;
    const perZone = ["minNodeCount", "maxNodeCount"].some((key) => (number(inputs, `autoscaling.${key}`) ?? 0) > 0);
    const total = ["totalMinNodeCount", "totalMaxNodeCount"].some(
        (key) => (number(inputs, `autoscaling.${key}`) ?? 0) > 0,
    );
    return [
        ...pairs.flatMap(([least, most]) => {
            const [low, high] = [number(inputs, `autoscaling.${least}`), number(inputs, `autoscaling.${most}`)];
            return refuseIf(low !== undefined && high !== undefined && low > high, {
                property: `autoscaling.${least}`,
                problem: `must be at most ${most} (${high})`,
                got: String(low),
            });
        }),
        ...refuseIf(perZone && total, {
            property: "autoscaling",
            problem: "must have limits for each zone or for the whole pool, not both",
            remedy: "drop either minNodeCount and maxNodeCount or the two totals",
        }),
    ];
}

function surge({ inputs }: Draft): readonly Refusal[] {
    const none =
        (text(inputs, "upgradeSettings.strategy") ?? "SURGE") === "SURGE" &&
        number(inputs, "upgradeSettings.maxSurge") === 0 &&
        number(inputs, "upgradeSettings.maxUnavailable") === 0;
    return refuseIf(none, {
        property: "upgradeSettings.maxUnavailable",
        problem: "must not be 0 while maxSurge is 0",
        got: "0",
        remedy: "allow a surge of at least 1",
    });
}

function groups(draft: Draft, kind: string, zones: readonly string[]): readonly string[] {
    const name = `gke-${lastSegment(text(draft.inputs, "cluster") ?? "")}-${draft.name}`;
    return zones.map(
        (zone) =>
            `https://www.googleapis.com/compute/v1/projects/${projectOf(draft)}/zones/${zone}/${kind}/${name}-${draft.token("hex", 8, zone)}-grp`,
    );
}

function poolOutputs(draft: Draft): Bag {
    const cluster = clusterOf(draft);
    const { inputs } = draft;
    const first = number(inputs, "nodeCount") ?? number(inputs, "autoscaling.minNodeCount") ?? 0;
    const given = texts(inputs, "nodeLocations").map(({ item }) => item);
    const shared = texts(cluster?.outputs, "nodeLocations").map(({ item }) => item);
    const zones = given.length > 0 ? given : shared.length > 0 ? shared : zonesOf(location(draft));
    const network = {
        createPodRange: false,
        enablePrivateNodes: false,
        podIpv4CidrBlock: text(cluster?.outputs, "clusterIpv4Cidr") ?? "",
        podRange: text(cluster?.outputs, "ipAllocationPolicy.clusterSecondaryRangeName") ?? "",
        subnetwork: "",
    };
    return {
        ...unset(inputs, {
            initialNodeCount: first,
            nodeCount: number(inputs, "initialNodeCount") ?? first,
            maxPodsPerNode: 110,
            namePrefix: "",
            nodeLocations: [...zones],
            version: text(cluster?.outputs, "masterVersion") ?? GKE_VERSION,
            management: { autoRepair: true, autoUpgrade: true },
            nodeDrainConfigs: [],
        }),
        upgradeSettings: filled(bag(inputs, "upgradeSettings"), { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 }),
        networkConfig: filled(bag(inputs, "networkConfig"), network),
        nodeConfig: filled(bag(inputs, "nodeConfig"), {
            ...NODE_DEFAULTS,
            effectiveTaints: list(inputs, "nodeConfig.taints"),
        }),
        ...filledAt(inputs, "autoscaling", { locationPolicy: "BALANCED" }),
        instanceGroupUrls: groups(draft, "instanceGroupManagers", zones),
        managedInstanceGroupUrls: groups(draft, "instanceGroups", zones),
    };
}

const nodePool: ResourceKind = {
    id: (draft) =>
        `projects/${projectOf(draft)}/locations/${location(draft)}/clusters/${lastSegment(text(draft.inputs, "cluster") ?? "")}/nodePools/${draft.name}`,
    outputs: (draft) => ({
        project: projectOf(draft),
        location: location(draft),
        ...poolOutputs(draft),
        operation: "",
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...fits(draft), ...sizes(draft), ...surge(draft)],
};

export const kubernetesNodePools: Family = { "gcp:container/nodePool:NodePool": nodePool };
