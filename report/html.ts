import { createHash } from "node:crypto";
import { banner, tiles } from "./html/banner.ts";
import { changeList, durationList } from "./html/changes.ts";
import { findingCards } from "./html/findings.ts";
import { html, type Markup, trusted } from "./html/markup.ts";
import { picture } from "./html/picture.ts";
import { resourceLists } from "./html/resources.ts";
import { ruleList } from "./html/rules.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLE } from "./html/style.ts";
import { systemCards } from "./html/systems.ts";
import type { Report } from "./model.ts";
import { VERDICT_WORDS } from "./status.ts";

/**
 * The report as one HTML file that asks for nothing else: style and script stand in it, and its content security policy
 * lets no others run.
 */
export function renderHtml(report: Report): string {
    const policy = `default-src 'none'; img-src data:; style-src ${fingerprint(STYLE)}; script-src ${fingerprint(SCRIPT)}; base-uri 'none'; form-action 'none'`;
    const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${VERDICT_WORDS[report.verdict]}: ${report.project}/${report.stack}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
${banner(report)}
<main id="content" class="column">
${tiles(report)}
${contents(report)}
${findingCards(report)}
${picture(report)}
${systemCards(report)}
${changeList(report)}
${resourceLists(report)}
${ruleList(report)}
${durationList(report)}
</main>
<footer class="column">Made by <code>ha</code> from the state of ${report.project}/${report.stack}. The same figures for programs: <code>report.json</code>.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
    return page.source;
}

function contents(report: Report): Markup {
    const open = report.counts.fail + report.counts.unknown + report.counts.waived;
    const entries = [
        ["findings", open > 0 ? "What to change" : "Findings", true],
        ["picture", "Where it stands", report.topology.regions.length > 0 || report.topology.edge !== undefined],
        ["systems", report.systems.length === 1 ? "System" : "Systems", report.systems.length > 0],
        ["changes", "Changes", true],
        ["resources", "Resources", true],
        ["rules", "Rules", true],
        ["time", "Time taken", true],
    ] as const;
    const links = entries
        .filter(([, , shown]) => shown)
        .map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`);
    return html`<nav aria-label="Contents"><ul>${links}</ul></nav>`;
}

function fingerprint(source: string): string {
    return `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
}
