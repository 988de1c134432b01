import type { Report, ResourceGroup, ResourceNode } from "../model.ts";
import { formatPlural } from "../quantity.ts";
import { shortType } from "../resources.ts";
import { html, type Markup } from "./markup.ts";
import { filter, section } from "./parts.ts";

const CLOUD_NAMES: Readonly<Record<string, string>> = {
    aws: "AWS",
    cloudflare: "Cloudflare",
    gcp: "Google Cloud",
    kubernetes: "Kubernetes",
};

/** What stands, by cloud, region and type, and once more by component. */
export function resourceLists(report: Report): Markup {
    const byCloud = Map.groupBy(report.resourceGroups, ({ cloud }) => cloud);
    const groups = [...byCloud].map(([cloud, places]) => {
        const count = places.reduce((sum, place) => sum + place.count, 0);
        return html`<div class="group" data-group><h3>${CLOUD_NAMES[cloud] ?? cloud}, ${formatPlural(count, "resource")}</h3>${places.map((place) => placeRow(report, place))}</div>`;
    });
    return section(
        "resources",
        "Resources",
        html`<p>${formatPlural(report.resources, "resource")} managed by this stack.</p>`,
        filter("resource-list", "Filter resources"),
        groups.length > 0 && html`<div class="card rows" id="resource-list">${groups}</div>`,
        report.resourceTree.length > 0 &&
            html`<details class="card"><summary>The same by component</summary><ul class="tree">${report.resourceTree.map(treeItem)}</ul></details>`,
    );
}

function placeRow(report: Report, { cloud, region, count, types }: ResourceGroup): Markup {
    const items = types.map(({ type, count: same }) => {
        const names = report.resourceList
            .filter((entry) => entry.cloud === cloud && entry.region === region && entry.type === type)
            .map(({ name }) => name);
        return html`<div data-item><dt>${shortType(type)} <span class="count">${same}</span></dt><dd>${names.join(", ")}</dd></div>\n`;
    });
    return html`<details data-group><summary><span class="line"><span>${region}</span><span class="count">${count}</span></span></summary>
<div><dl class="types columns">${items}</dl></div></details>\n`;
}

function treeItem(node: ResourceNode): Markup {
    const type = html`<span class="muted small">${shortType(node.type)}</span>`;
    if (node.children.length === 0) return html`<li>${node.name} ${type}</li>`;
    return html`<li><details><summary>${node.name} ${type} <span class="count small">${node.resources}</span></summary>
<ul>${node.children.map(treeItem)}</ul></details></li>\n`;
}
