import type { Graph, Resource } from "../../../policy/graph/graph.ts";
import { formatPlural } from "../../../report/quantity.ts";
import type { Card, Diagram, Link, Place, Region } from "./diagram.ts";
import type { Kind, LinkKind } from "./kind.ts";
import { AWS_KINDS, AWS_LINKS } from "./kinds/aws.ts";
import { CLOUDFLARE_KINDS } from "./kinds/cloudflare.ts";
import { GOOGLE_KINDS, GOOGLE_LINKS } from "./kinds/google.ts";
import { KUBERNETES_KINDS, KUBERNETES_LINKS } from "./kinds/kubernetes.ts";
import { count, Subtree, word } from "./subtree.ts";

const KINDS: readonly Kind[] = [...CLOUDFLARE_KINDS, ...GOOGLE_KINDS, ...KUBERNETES_KINDS, ...AWS_KINDS];
const LINKS: readonly LinkKind[] = [...GOOGLE_LINKS, ...KUBERNETES_LINKS, ...AWS_LINKS];

/** What is counted instead of drawn, by the end of its type. */
const COUNTED: readonly (readonly [title: string, one: string, types: readonly string[]])[] = [
    ["Secrets", "secret", ["gcp:secretmanager/secret:Secret", "aws:secretsmanager/secret:Secret"]],
    ["Alerts", "alert", ["gcp:monitoring/alertPolicy:AlertPolicy", "aws:cloudwatch/metricAlarm:MetricAlarm"]],
    [
        "Checks from outside",
        "check",
        ["gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig", "aws:route53/healthCheck:HealthCheck"],
    ],
];

/** The components that move requests between regions, and what each calls its worst case. */
const MOVERS: readonly (readonly [type: string, seconds: string])[] = [
    ["ha-platform:cloudflare:RegionLoadBalancer", "timeToFailOverSeconds"],
    ["ha-platform:aws:FailoverRecords", "worstCaseSeconds"],
];

/** The picture of the system that a component stands for. */
export function readDiagram(graph: Graph, root: Resource, title: string): Diagram {
    const system = new Subtree(graph, root);
    const names = {
        primary: word(root, "regions.primary"),
        failover: word(root, "regions.failover"),
        writer: word(root, "regions.writer"),
    };
    const shown = KINDS.flatMap((kind) => shownBy(kind, system, [names.primary, names.failover]));
    const layer = (place: Place, region: string) =>
        shown.filter((entry) => entry.place === place && entry.region === region).map(({ card }) => card);
    const region = (name: string, role: string, reached: string): Region => ({
        name,
        role: name === names.writer ? `${role}, takes writes` : role,
        reached,
        layers: {
            entrances: layer("entrances", name),
            services: layer("services", name),
            data: layer("data", name),
        },
    });
    const everywhere = (place: Place) => shown.filter((entry) => entry.place === place).map(({ card }) => card);
    return {
        title,
        arrival: everywhere("arrival"),
        primary: region(names.primary, "primary", "requests, as long as it answers"),
        failover: region(names.failover, "failover, stands by", `within ${worstCase(system)} s when the other is lost`),
        shared: [...everywhere("shared"), ...countedCards(system)],
        links: LINKS.flatMap((kind) => linksOf(kind, shown, system)),
    };
}

interface Shown {
    readonly place: Place;
    readonly region: string | undefined;
    readonly resource: Resource;
    readonly card: Card;
}

function shownBy(kind: Kind, system: Subtree, regions: readonly string[]): Shown[] {
    return system
        .ofType(kind.type)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((resource): Shown[] => {
            const words = kind.card(resource, system);
            if (!words) return [];
            const region = regionOf(resource, regions);
            const name = resource.name;
            const twin = `${kind.type} ${name.replace(`-${region}`, "").replace(/-\d+$/, "")}`;
            return [
                { place: kind.place, region, resource, card: { id: `${kind.place} ${name}`, twin, name, ...words } },
            ];
        });
}

/** The one of the regions that a resource says itself, else the one in its name. */
function regionOf(resource: Resource, regions: readonly string[]): string | undefined {
    return (
        regions.find((region) => region === resource.region) ?? regions.find((region) => resource.name.includes(region))
    );
}

function linksOf(kind: LinkKind, shown: readonly Shown[], system: Subtree): Link[] {
    const candidates = shown.filter(({ resource, region }) => resource.type === kind.type && region !== undefined);
    const holds = (from: Shown, to: Shown) =>
        from !== to &&
        from.card.twin === to.card.twin &&
        from.place === to.place &&
        kind.holds(from.resource, to.resource, system);
    return candidates.flatMap((from, index) =>
        candidates.flatMap((to, other) => {
            if (!holds(from, to)) return [];
            const bothWays = holds(to, from);
            // Said once, from the first of the two.
            if (bothWays && other < index) return [];
            return [{ from: from.card.id, to: to.card.id, label: kind.label, bothWays }];
        }),
    );
}

function countedCards(system: Subtree): Card[] {
    return COUNTED.flatMap(([title, one, types]): Card[] => {
        const members = types.flatMap((type) => system.ofType(type));
        if (members.length === 0) return [];
        return [{ id: title, twin: title, title, name: formatPlural(members.length, one), details: [] }];
    });
}

function worstCase(system: Subtree): number {
    for (const [type, seconds] of MOVERS) {
        const [mover] = system.ofType(type);
        const worst = count(mover, seconds);
        if (worst !== undefined) return worst;
    }
    throw new Error(`${system.root.name} has nothing that moves requests to the other region`);
}
