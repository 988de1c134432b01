import type { Report, Topology } from "../model.ts";
import { formatPlural } from "../quantity.ts";
import { SIGNS } from "../status.ts";
import { Canvas, LINE, type Line } from "./canvas.ts";
import { html, type Markup } from "./markup.ts";
import { section } from "./parts.ts";

/** How traffic reaches the regions and where data is kept, drawn once for wide and once for narrow screens. */
export function picture(report: Report): Markup | false {
    const { topology } = report;
    if (topology.regions.length === 0 && topology.edge === undefined) return false;
    const rest = `Not drawn: ${formatPlural(topology.elsewhere, "resource")} outside these regions, such as identities, names and alerts.`;
    return section(
        "picture",
        "Where it stands",
        html`<figure class="card picture">${draw(report, WIDE)}${draw(report, NARROW)}${topology.elsewhere > 0 && html`<figcaption>${rest}</figcaption>`}</figure>`,
    );
}

interface Layout {
    readonly name: string;
    readonly width: number;
    /** Regions side by side, at most. */
    readonly columns: number;
    readonly storeColumns: number;
    readonly gap: number;
}

const WIDE: Layout = { name: "wide", width: 700, columns: 4, storeColumns: 2, gap: 24 };
const NARROW: Layout = { name: "narrow", width: 304, columns: 2, storeColumns: 1, gap: 12 };

const ARROW = 28;
const PADDING = 10;
/** Title and count at the top of the edge. */
const HEADER = 52;
const MOST_LINES = 8;

function draw(report: Report, layout: Layout): Markup {
    const { topology } = report;
    const { width, gap } = layout;
    const canvas = new Canvas(width, `arrow-${layout.name}`);
    const columns = Math.max(Math.min(topology.regions.length, layout.columns), 1);
    const column = (width - gap * (columns - 1)) / columns;
    const left = (index: number) => (index % columns) * (column + gap);
    const places = topology.regions
        .slice(0, columns)
        .map(({ name }, index) => ({ name, centre: left(index) + column / 2 }));

    canvas.box(width / 2 - 48, 0, 96, 32, "");
    canvas.line(width / 2, 21, 96, ["Clients", "title"], "middle");
    let y = 32;
    if (topology.edge === undefined) {
        for (const { centre } of places) canvas.arrow([width / 2, y], [centre, y + ARROW]);
    } else {
        canvas.arrow([width / 2, y], [width / 2, y + ARROW]);
        y = drawEdge(canvas, topology.edge, violationsIn(report, "edge"), y + ARROW, layout, places);
        for (const { centre } of places) canvas.arrow([centre, y], [centre, y + ARROW]);
    }
    y += ARROW;

    const boxes = topology.regions.map((region) => regionLines(report, region));
    const height = Canvas.heightOf(Math.max(0, ...boxes.map((lines) => lines.length)));
    for (const [index, lines] of boxes.entries()) {
        canvas.panel(left(index), y + Math.floor(index / columns) * (height + gap), column, height, "", lines);
    }
    const rows = Math.ceil(boxes.length / columns);
    y += rows * height + Math.max(rows - 1, 0) * gap;

    if (topology.stores.length > 0) {
        for (const { centre } of places) canvas.arrow([centre, y], [centre, y + ARROW]);
        y = drawStores(canvas, topology.stores, y + ARROW, layout);
    }
    return canvas.finish(layout.name, describe(topology), y);
}

/** The edge as a box around router, load balancer and pools; returns where it ends. */
function drawEdge(
    canvas: Canvas,
    edge: NonNullable<Topology["edge"]>,
    broken: number,
    top: number,
    { width, gap }: Layout,
    places: readonly { readonly name: string; readonly centre: number }[],
): number {
    const router = shorten([...edge.routers, ...edge.routes]);
    const balancer = shorten(edge.loadBalancers);
    const panels = Canvas.heightOf(Math.max(router.length, balancer.length) + 1);
    const chips = places.map(({ name, centre }) => ({
        centre,
        pools: edge.pools.filter(({ region }) => region === name),
    }));
    const pooled = chips.filter(({ pools }) => pools.length > 0);
    const height = HEADER + panels + PADDING + (pooled.length > 0 ? ARROW + 30 : 0);
    canvas.box(0, top, width, height, "edge");
    canvas.line(PADDING, top + 22, width / 2, ["Cloudflare edge", "title"]);
    canvas.line(PADDING, top + 22 + LINE, width / 2, [formatPlural(edge.resources, "resource"), "soft"]);
    if (broken > 0) canvas.line(width - PADDING, top + 22, width / 2, violationLine(broken), "end");

    const half = (width - 2 * PADDING - ARROW) / 2;
    const right = width - PADDING - half;
    const middle = top + HEADER + panels / 2;
    canvas.panel(PADDING, top + HEADER, half, panels, "", [["Router", "title"], ...router]);
    canvas.panel(right, top + HEADER, half, panels, "", [["Load balancer", "title"], ...balancer]);
    canvas.arrow([PADDING + half, middle], [right, middle]);

    const bottom = top + HEADER + panels;
    const inside = places.find(({ centre }) => centre > right && centre < right + half);
    const source = inside?.centre ?? right + half / 2;
    const chip = width / Math.max(places.length, 1) - gap - PADDING;
    for (const { centre, pools } of pooled) {
        const [only] = pools;
        const words = pools.length === 1 && only !== undefined ? only.name : formatPlural(pools.length, "pool");
        canvas.arrow([source, bottom], [source, bottom + 12], [centre, bottom + 12], [centre, bottom + ARROW]);
        canvas.box(centre - chip / 2, bottom + ARROW, chip, 30, "");
        canvas.line(centre, bottom + ARROW + 20, chip - 8, [words, ""], "middle");
    }
    return top + height;
}

function drawStores(canvas: Canvas, stores: Topology["stores"], top: number, { width, storeColumns }: Layout): number {
    const lines = shorten(stores.map(({ kind, name, region }) => `${kind}: ${name} (${region})`));
    const rows = Math.ceil(lines.length / storeColumns);
    const height = Canvas.heightOf(rows + 1);
    const column = width / storeColumns;
    canvas.panel(0, top, width, height, "store", [["Shared by the regions", "title"]]);
    for (const [index, line] of lines.entries()) {
        const x = Math.floor(index / rows) * column + PADDING;
        canvas.line(x, top + 22 + ((index % rows) + 1) * LINE, column - 2 * PADDING, line);
    }
    return top + height;
}

function regionLines(report: Report, { name, roles, resources, parts }: Topology["regions"][number]): Line[] {
    const broken = violationsIn(report, name);
    return [
        [name, "title"],
        ...(roles.length > 0 ? [[roles.join(", "), "soft"] as const] : []),
        ...parts.map(({ label, count }): Line => [`${count} × ${label}`, ""]),
        [formatPlural(resources, "resource"), "soft"],
        ...(broken > 0 ? [violationLine(broken)] : []),
    ];
}

function violationsIn(report: Report, region: string): number {
    return report.findings.fail.filter(({ resource }) => resource?.region === region).length;
}

function violationLine(count: number): Line {
    return [`${SIGNS.fail} ${formatPlural(count, "violation")}`, "bad"];
}

/** Lines for a panel; what does not fit is counted in the last one. */
function shorten(texts: readonly string[]): Line[] {
    const shown = texts.length <= MOST_LINES ? texts : texts.slice(0, MOST_LINES - 1);
    const more = texts.length - shown.length;
    return [...shown.map((text): Line => [text, ""]), ...(more > 0 ? [[`and ${more} more`, "soft"] as const] : [])];
}

/** The picture in words. */
function describe({ edge, regions, stores }: Topology): string {
    const places = regions
        .map(({ name, roles }) => (roles.length === 0 ? name : `${name} (${roles.join(", ")})`))
        .join(" and ");
    const steps = [
        "Clients",
        ...(edge === undefined ? [] : [`the Cloudflare edge with ${formatPlural(edge.pools.length, "pool")}`]),
        ...(places === "" ? [] : [`the regions ${places}`]),
        ...(stores.length === 0
            ? []
            : [`shared stores: ${stores.map(({ kind, name }) => `${kind} ${name}`).join(", ")}`]),
    ];
    return steps.join(", then ");
}
