import { type Card, type Diagram, LAYERS } from "./diagram.ts";
import { textWidth, wrap } from "./text-width.ts";

/** Lengths are the picture's own units, pixels at full size. */
export const WIDTH = 1000;
export const SIZES = { title: 13, text: 12, small: 11 } as const;
const MARGIN = 20;
const PADDING = 12;
const LINE = 16;
const GAP = 10;
const HEADING = 26;
const COLUMN = 406;
const ARROW = 44;
/** Cards in a row of a band, at most. */
const ACROSS = { arrival: 3, shared: 4 } as const;

export interface Rectangle {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface Box extends Rectangle {
    readonly style: "arrival" | "region" | "shared" | "card" | "clients";
    /** Id of the card, or the name of the band. */
    readonly id: string;
    /** The box that it lies in. */
    readonly inside?: string;
}

export interface Text {
    readonly text: string;
    readonly x: number;
    /** Baseline. */
    readonly y: number;
    readonly style: keyof typeof SIZES | "heading";
    readonly anchor: "start" | "middle";
    /** Room that it has. */
    readonly width: number;
}

export interface Arrow {
    readonly from: readonly [x: number, y: number];
    readonly to: readonly [x: number, y: number];
    readonly dashed: boolean;
    readonly bothWays: boolean;
}

export interface Drawing {
    readonly width: number;
    readonly height: number;
    readonly boxes: readonly Box[];
    readonly texts: readonly Text[];
    readonly arrows: readonly Arrow[];
}

/** Where everything goes: the edge on top, the regions side by side with twins in one row, what they share beneath. */
export function layOut(diagram: Diagram): Drawing {
    const sheet = new Sheet();
    const clients = sheet.label("Clients", { x: WIDTH / 2 - 60, y: MARGIN, width: 120, height: 30 });
    const arrival = sheet.band("arrival", "How requests arrive", bottom(clients) + 26, diagram.arrival);
    sheet.arrow([WIDTH / 2, bottom(clients)], [WIDTH / 2, arrival.y]);
    const columns = sheet.regions(diagram, bottom(arrival) + ARROW);
    for (const { region, box } of columns) {
        const centre = box.x + box.width / 2;
        const dashed = region === diagram.failover;
        sheet.arrow([box.x + 24, bottom(arrival)], [box.x + 24, box.y], dashed);
        sheet.text(region.reached, box.x + 36, bottom(arrival) + 27, "small", COLUMN - 36);
        if (diagram.shared.length > 0) sheet.arrow([centre, bottom(box)], [centre, bottom(box) + 26], false, true);
    }
    sheet.links(diagram);
    const end = Math.max(...columns.map(({ box }) => bottom(box)));
    if (diagram.shared.length === 0) return sheet.finish(end);
    return sheet.finish(bottom(sheet.band("shared", "What both regions share", end + 26, diagram.shared)));
}

function bottom({ y, height }: Rectangle): number {
    return y + height;
}

interface CardText {
    readonly lines: readonly { readonly text: string; readonly style: "title" | "text" | "small" }[];
    readonly height: number;
}

/** The lines of a card in a width. */
function cardText({ title, name, details }: Card, width: number): CardText {
    const room = width - 2 * PADDING;
    const styled = [
        { text: title, style: "title" },
        { text: name, style: "small" },
        ...details.map((text) => ({ text, style: "text" }) as const),
    ] as const;
    const lines = styled.flatMap(({ text, style }) =>
        wrap(text, room, SIZES[style], style === "title").map((line) => ({ text: line, style })),
    );
    return { lines, height: lines.length * LINE + PADDING };
}

/** Collects what is drawn. */
class Sheet {
    readonly #boxes: Box[] = [];
    readonly #texts: Text[] = [];
    readonly #arrows: Arrow[] = [];

    label(text: string, place: Rectangle): Box {
        const box = this.#box({ ...place, style: "clients", id: text });
        this.#texts.push({
            text,
            x: place.x + place.width / 2,
            y: place.y + 20,
            style: "title",
            anchor: "middle",
            width: place.width,
        });
        return box;
    }

    /** A box over the whole width, with cards in rows. */
    band(style: "arrival" | "shared", heading: string, y: number, cards: readonly Card[]): Box {
        const width = WIDTH - 2 * MARGIN;
        const across = Math.max(Math.min(ACROSS[style], cards.length), 1);
        const each = (width - 2 * PADDING - (across - 1) * GAP) / across;
        let top = y + HEADING + 4;
        for (let start = 0; start < cards.length; start += across) {
            const row = cards.slice(start, start + across);
            const height = Math.max(...row.map((card) => cardText(card, each).height));
            for (const [index, card] of row.entries()) {
                this.#card(card, style, { x: MARGIN + PADDING + index * (each + GAP), y: top, width: each, height });
            }
            top += height + GAP;
        }
        this.text(heading, MARGIN + PADDING, y + 19, "heading", width - 2 * PADDING);
        return this.#box({ x: MARGIN, y, width, height: top - y + 2, style, id: style });
    }

    /** Both regions, with twins in the same row. */
    regions({ primary, failover }: Diagram, y: number) {
        const columns = [
            { region: primary, x: MARGIN },
            { region: failover, x: WIDTH - MARGIN - COLUMN },
        ];
        for (const { region, x } of columns) {
            this.text(region.name, x + PADDING, y + 20, "title", COLUMN - 2 * PADDING);
            this.text(region.role, x + PADDING, y + 36, "small", COLUMN - 2 * PADDING);
        }
        let top = y + 44;
        for (const layer of LAYERS) {
            const rows = twinsOf(primary.layers[layer], failover.layers[layer]);
            if (rows.length === 0) continue;
            for (const { x } of columns) this.text(layer, x + PADDING, top + 16, "heading", COLUMN - 2 * PADDING);
            top += HEADING;
            for (const row of rows) {
                const width = COLUMN - 2 * PADDING;
                const height = Math.max(...row.map((card) => (card ? cardText(card, width).height : 0)));
                for (const [index, { region, x }] of columns.entries()) {
                    const card = row[index];
                    if (card) this.#card(card, region.name, { x: x + PADDING, y: top, width, height });
                }
                top += height + GAP;
            }
        }
        const height = top - y + 2;
        return columns.map(({ region, x }) => {
            return { region, box: this.#box({ x, y, width: COLUMN, height, style: "region", id: region.name }) };
        });
    }

    /** Between twins, in the gap between the regions. */
    links({ links }: Diagram): void {
        for (const { from, to, label, bothWays } of links) {
            const [start, end] = [this.#placeOf(from), this.#placeOf(to)];
            if (!start || !end) continue;
            const [left, right] = start.x < end.x ? [start, end] : [end, start];
            const y = left.y + left.height / 2;
            const ends = [
                [left.x + left.width + 2, y],
                [right.x - 2, y],
            ] as const;
            const [tail, head] = left === start ? ends : [ends[1], ends[0]];
            this.arrow(tail, head, false, bothWays);
            const room = WIDTH - 2 * MARGIN - 2 * COLUMN - 8;
            for (const [index, line] of wrap(label, room, SIZES.small).reverse().entries()) {
                const above = y - 7 - index * 13;
                this.#texts.push({ text: line, x: WIDTH / 2, y: above, style: "small", anchor: "middle", width: room });
            }
        }
    }

    text(text: string, x: number, y: number, style: Text["style"], width: number): void {
        this.#texts.push({ text, x, y, style, anchor: "start", width });
    }

    arrow(from: Arrow["from"], to: Arrow["to"], dashed = false, bothWays = false): void {
        this.#arrows.push({ from, to, dashed, bothWays });
    }

    finish(end: number): Drawing {
        // Bands lie beneath the cards in them.
        const boxes = this.#boxes.toSorted((a, b) => Number(a.style === "card") - Number(b.style === "card"));
        return { width: WIDTH, height: end + MARGIN, boxes, texts: this.#texts, arrows: this.#arrows };
    }

    #card(card: Card, inside: string, place: Rectangle): void {
        this.#box({ ...place, style: "card", id: card.id, inside });
        for (const [index, { text, style }] of cardText(card, place.width).lines.entries()) {
            const y = place.y + 19 + index * LINE;
            this.text(text, place.x + PADDING, y, style, place.width - 2 * PADDING);
        }
    }

    #box(box: Box): Box {
        this.#boxes.push(box);
        return box;
    }

    #placeOf(id: string): Box | undefined {
        return this.#boxes.find((box) => box.id === id);
    }
}

/** Rows of a layer: a card and its twin, or one of them alone. */
function twinsOf(left: readonly Card[], right: readonly Card[]): [Card | undefined, Card | undefined][] {
    const rows = left.map((card): [Card | undefined, Card | undefined] => {
        return [card, right.find(({ twin }) => twin === card.twin)];
    });
    const alone = right.filter(({ twin }) => !left.some((card) => card.twin === twin));
    return [...rows, ...alone.map((card): [undefined, Card] => [undefined, card])];
}

/** Whether a text stays in the room that it has. */
export function fits({ text, width, style }: Text): boolean {
    const bold = style === "title";
    return textWidth(text, style === "heading" ? SIZES.small : SIZES[style], bold) <= width;
}
