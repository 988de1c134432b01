import type { Status } from "../../policy/verdict.ts";
import { SIGNS } from "../status.ts";
import { type Content, html, type Markup } from "./markup.ts";

/** A section with its heading, reachable by `#id`. */
export function section(id: string, heading: string, ...content: readonly Content[]): Markup {
    return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${content}</section>`;
}

/** A status by sign, word and colour. */
export function badge(status: Status, words: string): Markup {
    return html`<span class="badge ${status}"><span aria-hidden="true">${SIGNS[status]}</span>${words}</span>`;
}

export interface Column {
    readonly head: string;
    readonly numeric?: boolean;
}

/** A table with a caption; the first cell of each row heads it. Scrolls by itself when it is wider than its place. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup {
    const cell = (value: Content, index: number) => {
        if (index === 0) return html`<th scope="row">${value}</th>`;
        return columns[index]?.numeric === true ? html`<td class="number">${value}</td>` : html`<td>${value}</td>`;
    };
    const head = columns.map(({ head: words, numeric }) =>
        numeric === true ? html`<th scope="col" class="number">${words}</th>` : html`<th scope="col">${words}</th>`,
    );
    return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>`;
}

/** A field that filters the list `target`; shown by the script, since it does nothing without. */
export function filter(target: string, words: string): Markup {
    return html`<label class="filter" hidden>${words}<input type="search" data-filters="${target}" autocomplete="off"><span role="status"></span></label>`;
}

/** An address as a link when it is a web address, else as text. */
export function link(address: string): Markup {
    return /^https?:\/\//i.test(address)
        ? html`<a href="${address}" rel="noreferrer noopener">${address}</a>`
        : html`<span class="code">${address}</span>`;
}
