/** Colours by role, light and dark. Every pair of text and ground used together keeps a contrast of 4.5 or more. */
const PALETTE = `
:root {
    color-scheme: light dark;
    --page: #f6f7f9; --surface: #ffffff; --sunken: #f0f2f5; --line: #dde2e8; --line-strong: #b9c2cd;
    --ink: #18212c; --muted: #545f6d; --accent: #1f57b8; --accent-soft: #eaf1fc; --accent-line: #b5cbee;
    --pass: #17693f; --pass-soft: #eaf5ee; --pass-line: #a9d3ba;
    --fail: #a8231b; --fail-soft: #fcefed; --fail-line: #edbdb8;
    --unknown: #7d4f00; --unknown-soft: #fcf4e2; --unknown-line: #e6cb93;
    --waived: #5d4596; --waived-soft: #f3effb; --waived-line: #cdbfe9;
    --shadow: 0 1px 2px rgb(24 33 44 / 5%), 0 4px 16px rgb(24 33 44 / 4%);
}
@media (prefers-color-scheme: dark) {
    :root {
        --page: #10151b; --surface: #171d25; --sunken: #10151b; --line: #2b343f; --line-strong: #475463;
        --ink: #e4e9ef; --muted: #9eabba; --accent: #8ab4f5; --accent-soft: #172438; --accent-line: #2f4a74;
        --pass: #79cf9d; --pass-soft: #13271c; --pass-line: #2a573e;
        --fail: #f49a92; --fail-soft: #301a19; --fail-line: #6e3531;
        --unknown: #e5bc66; --unknown-soft: #2b2313; --unknown-line: #635022;
        --waived: #bda8ec; --waived-soft: #221c33; --waived-line: #4c3f73;
        --shadow: none;
    }
}`;

const PAGE = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
body {
    margin: 0; background: var(--page); color: var(--ink);
    font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    overflow-wrap: anywhere;
}
.column { max-width: 67rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.375rem; }
h3 { font-size: 1.0625rem; }
h4 { font-size: 0.9375rem; }
p { margin: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.875em; }
.muted { color: var(--muted); }
.small { font-size: 0.875rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 1; }

section { margin-top: 3rem; }
section > h2 + p { color: var(--muted); margin-top: 0.25rem; }
.card {
    background: var(--surface); border: 1px solid var(--line); border-radius: 0.75rem; box-shadow: var(--shadow);
    padding: 1.25rem; margin-top: 1rem; min-width: 0;
}
.stack > * + * { margin-top: 1rem; }
.pair { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); }
footer.column { margin-block: 4rem 2rem; color: var(--muted); font-size: 0.875rem; }

table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.375rem; }
th, td { text-align: left; vertical-align: baseline; padding: 0.4375rem 0.75rem 0.4375rem 0; border-top: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-weight: 500; font-size: 0.8125rem; border-top: 0; overflow-wrap: normal; }
tbody th { font-weight: 450; min-width: 5.25rem; }
tbody th .badge { display: flex; width: fit-content; margin-top: 0.25rem; }
.whole { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.scroll { overflow-x: auto; }

details > summary { cursor: pointer; }
details > summary::marker { color: var(--muted); }
ul.plain { list-style: none; margin: 0; padding: 0; }

.endpoints { display: grid; margin: 0.375rem 0 0; grid-template-columns: minmax(0, 1fr); font-size: 0.9375rem; }
.endpoints dt { color: var(--muted); font-size: 0.875rem; }
.endpoints dd { margin: 0 0 0.5rem; }

@media (max-width: 44.99rem) {
    table { font-size: 0.875rem; }
    th, td { padding-right: 0.5rem; }
    thead th { font-size: 0.75rem; }
    tbody th .badge { font-size: 0.75rem; padding: 0 0.3125rem; }
}
@media (min-width: 45rem) {
    .endpoints { grid-template-columns: 10rem minmax(0, 1fr); }
    .endpoints dd { margin: 0; }
    .column { padding: 0 1.75rem; }
    .card { padding: 1.5rem; }
}
@media (min-width: 60rem) {
    .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
    nav, .filter { display: none; }
    .card { box-shadow: none; break-inside: avoid; }
}`;

const BANNER = `
.banner { border-bottom: 1px solid var(--line); padding: 2rem 0 1.75rem; background: var(--surface); border-top: 0.375rem solid; }
.banner.pass { border-top-color: var(--pass); }
.banner.fail { border-top-color: var(--fail); }
.banner.unknown { border-top-color: var(--unknown); }
.headline { display: flex; align-items: center; gap: 0.875rem; margin-top: 0.625rem; }
.headline svg { flex: none; width: 2.75rem; height: 2.75rem; }
h1 { font-size: 2.25rem; letter-spacing: -0.025em; line-height: 1.1; }
.icon circle { fill: var(--muted); }
.icon.pass circle { fill: var(--pass); }
.icon.fail circle { fill: var(--fail); }
.icon.unknown circle { fill: var(--unknown); }
.icon path { fill: none; stroke: var(--surface); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
.sentence { font-size: 1.125rem; margin-top: 0.75rem; max-width: 46rem; }
.plan-label {
    margin-top: 1rem; padding: 0.625rem 0.875rem; border: 1px dashed var(--unknown); border-radius: 0.5rem;
    background: var(--unknown-soft); color: var(--unknown); font-weight: 600; display: inline-block;
}
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 1rem 0 0; font-size: 0.875rem; color: var(--muted); }
.facts div { display: flex; gap: 0.375rem; }
.facts dt::after { content: ":"; }
.facts dd { margin: 0; color: var(--ink); }
.tiles {
    display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1px; margin: 1.5rem 0 0; padding: 0; background: var(--line);
    border: 1px solid var(--line); border-radius: 0.75rem; overflow: hidden; box-shadow: var(--shadow);
}
.tiles div { background: var(--surface); padding: 0.875rem 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.tiles .fail dd { color: var(--fail); }
.tiles .unknown dd { color: var(--unknown); }
.tiles div.wide { grid-column: span 2; }
.tiles dt { font-size: 0.875rem; color: var(--muted); }
.tiles dd { margin: 0; font-size: 1.625rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none; font-size: 0.9375rem; }
@media (min-width: 45rem) {
    .banner { padding: 2.5rem 0 2.25rem; }
    h1 { font-size: 2.75rem; }
    .headline svg { width: 3.25rem; height: 3.25rem; }
    .tiles { grid-template-columns: repeat(5, minmax(0, 1fr)); }
    .tiles .fail dd { color: var(--fail); }
.tiles .unknown dd { color: var(--unknown); }
.tiles div.wide { grid-column: auto; }
}`;

const VERDICTS = `
.badge {
    display: inline-flex; align-items: baseline; gap: 0.375em; font-size: 0.8125rem; font-weight: 600; line-height: 1.4;
    padding: 0.125rem 0.5rem; border-radius: 0.375rem; border: 1px solid var(--line); color: var(--muted); background: var(--sunken);
    white-space: nowrap;
}
.badge.pass { color: var(--pass); background: var(--pass-soft); border-color: var(--pass-line); }
.badge.fail { color: var(--fail); background: var(--fail-soft); border-color: var(--fail-line); }
.badge.unknown { color: var(--unknown); background: var(--unknown-soft); border-color: var(--unknown-line); }
.badge.waived { color: var(--waived); background: var(--waived-soft); border-color: var(--waived-line); }
.badges { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; }
.finding { border-left: 0.25rem solid var(--line-strong); }
.finding.fail { border-left-color: var(--fail); }
.finding.unknown { border-left-color: var(--unknown); }
.finding.waived { border-left-color: var(--waived); }
@media (min-width: 60rem) { .finding .pair { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); } }
.finding h3 { margin: 0.625rem 0 1rem; font-size: 1.1875rem; }
.answers { margin: 0; }
.answers dt { font-size: 0.8125rem; color: var(--muted); }
.answers dd { margin: 0 0 0.75rem; }
.answers dd:last-child { margin-bottom: 0; }
.urn { color: var(--muted); font-size: 0.8125rem; }
.urn summary { width: fit-content; }
figure { margin: 0; min-width: 0; }
figcaption { font-size: 0.8125rem; color: var(--muted); margin-bottom: 0.375rem; }
pre {
    margin: 0; padding: 0.875rem 1rem; background: var(--sunken); border: 1px solid var(--line); border-radius: 0.5rem;
    overflow-x: auto; line-height: 1.55; font-size: 0.8125rem; overflow-wrap: normal;
}
pre code { font-size: inherit; }
.foot { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-top: 1rem; font-size: 0.8125rem; color: var(--muted); }
.filter { display: block; margin-top: 1rem; font-size: 0.875rem; color: var(--muted); }
.filter input {
    display: block; width: 100%; max-width: 24rem; margin-top: 0.25rem; padding: 0.5rem 0.75rem; font: inherit; font-size: 1rem;
    color: var(--ink); background: var(--surface); border: 1px solid var(--line-strong); border-radius: 0.5rem;
}
[hidden] { display: none !important; }`;

const LISTS = `
.rows { padding: 0; overflow: hidden; }
.group + .group, .group details { border-top: 1px solid var(--line); }
.rows h3 { padding: 0.75rem 1.25rem 0.5rem; font-size: 0.8125rem; color: var(--muted); background: var(--sunken); letter-spacing: 0; }
.rows summary { padding: 0.75rem 1.25rem; }
.rows summary:hover { background: var(--sunken); }
.rows summary .line { display: inline-flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; justify-content: space-between; width: calc(100% - 1.5rem); vertical-align: top; }
.rows details > div { padding: 0.25rem 1.25rem 1.25rem 2.5rem; }
.rows details > div > * + * { margin-top: 0.875rem; }
.count { font-variant-numeric: tabular-nums; color: var(--muted); white-space: nowrap; }
.types { margin: 0; }
.types dt { font-size: 0.875rem; font-weight: 600; }
.types > div { padding-bottom: 0.75rem; }
.types dd { margin: 0; color: var(--muted); font-size: 0.875rem; }
.columns { columns: 20rem; column-gap: 2.5rem; }
.columns > div { break-inside: avoid; }
.tree, .tree ul { list-style: none; margin: 0; padding: 0; font-size: 0.9375rem; }
.tree ul { padding-left: 1.125rem; border-left: 1px solid var(--line); margin: 0.125rem 0 0.25rem 0.3125rem; }
.tree li { padding: 0.125rem 0; }
.tree summary { padding: 0; }
.bar { display: block; width: 100%; min-width: 4rem; height: 0.5rem; }
.bar rect { fill: var(--accent); }
.bar rect.ground { fill: var(--sunken); }
@media (min-width: 45rem) { .rows h3 { padding-inline: 1.5rem; } .rows summary { padding-inline: 1.5rem; } }`;

const PICTURE = `
.picture { padding: 0.6875rem; }
.picture svg { display: block; width: 100%; height: auto; margin: 0 auto; font-family: inherit; }
.picture svg.wide { display: none; max-width: 56rem; }
.picture svg.narrow { max-width: 27rem; }
.picture figcaption { margin: 1rem 0 0; }
.picture text { fill: var(--ink); font-size: 12px; }
.picture .title { font-size: 13.5px; font-weight: 650; }
.picture .soft { fill: var(--muted); font-size: 11.5px; }
.picture .bad { fill: var(--fail); font-weight: 600; font-size: 11.5px; }
.picture rect { fill: var(--surface); stroke: var(--line-strong); }
.picture rect.edge { fill: var(--accent-soft); stroke: var(--accent-line); }
.picture rect.store { fill: var(--sunken); }
.picture path { fill: none; stroke: var(--muted); stroke-width: 1.25; }
.picture marker path { fill: var(--muted); stroke: none; }
@media (min-width: 45rem) {
    .picture { padding: 1.5rem; }
    .picture svg.wide { display: block; }
    .picture svg.narrow { display: none; }
}`;

/** The page's only style sheet. */
export const STYLE = [PALETTE, PAGE, BANNER, VERDICTS, LISTS, PICTURE].join("\n");
