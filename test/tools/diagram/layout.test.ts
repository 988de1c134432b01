import assert from "node:assert/strict";
import fc from "fast-check";
import type { Card, Diagram, Region } from "../../../tools/generate/diagram/diagram.ts";
import { type Box, fits, layOut, type Rectangle } from "../../../tools/generate/diagram/layout.ts";

const words = fc.stringMatching(/^[A-Za-z0-9]{1,12}([ -][A-Za-z0-9]{1,14}){0,7}$/);

function cards(place: string): fc.Arbitrary<Card[]> {
    const one = fc.record({ title: words, name: words, details: fc.array(words, { maxLength: 3 }) });
    return fc
        .array(one, { maxLength: 7 })
        .map((list) => list.map((card, index) => ({ ...card, id: `${place} ${index}`, twin: String(index) })));
}

function region(name: string): fc.Arbitrary<Region> {
    return fc.record({
        name: fc.constant(name),
        role: fc.constant("primary"),
        reached: fc.constant("requests"),
        layers: fc.record({
            entrances: cards(`${name} entrances`),
            services: cards(`${name} services`),
            data: cards(`${name} data`),
        }),
    });
}

const diagrams: fc.Arbitrary<Diagram> = fc
    .record({
        title: words,
        arrival: cards("arrival"),
        primary: region("us-central1"),
        failover: region("us-east1"),
        shared: cards("shared"),
    })
    .map((diagram) => ({
        ...diagram,
        links: diagram.primary.layers.data.flatMap((card, index) => {
            const twin = diagram.failover.layers.data[index];
            return twin ? [{ from: card.id, to: twin.id, label: "streams changes", bothWays: false }] : [];
        }),
    }));

function overlap(a: Rectangle, b: Rectangle): boolean {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(outer: Rectangle, inner: Rectangle): boolean {
    const right = inner.x + inner.width <= outer.x + outer.width;
    const low = inner.y + inner.height <= outer.y + outer.height;
    return outer.x <= inner.x && outer.y <= inner.y && right && low;
}

function pairsOf<T>(list: readonly T[]): (readonly [T, T])[] {
    return list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other] as const));
}

describe("the layout of a system's picture", () => {
    it("puts no card on another one, and no band on another one", () => {
        fc.assert(
            fc.property(diagrams, (diagram) => {
                const { boxes } = layOut(diagram);
                const cards = boxes.filter(({ style }) => style === "card");
                const bands = boxes.filter(({ style }) => style !== "card");
                for (const [a, b] of [...pairsOf(cards), ...pairsOf(bands)]) {
                    assert.ok(!overlap(a, b), `${a.id} lies on ${b.id}`);
                }
            }),
        );
    });

    it("keeps each card in its band, and everything on the page", () => {
        fc.assert(
            fc.property(diagrams, (diagram) => {
                const { boxes, width, height } = layOut(diagram);
                const page = { x: 0, y: 0, width, height };
                for (const box of boxes) {
                    const outer = boxes.find(({ id }) => id === box.inside) ?? page;
                    assert.ok(holds(outer, box), `${box.id} is not in ${box.inside ?? "the page"}`);
                }
            }),
        );
    });

    it("draws every card exactly once", () => {
        fc.assert(
            fc.property(diagrams, (diagram) => {
                const { arrival, shared, primary, failover } = diagram;
                const layers = [primary, failover].flatMap((one) => Object.values(one.layers).flat());
                const drawn = layOut(diagram).boxes.filter(({ style }) => style === "card");
                const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
                assert.deepEqual(ids(drawn), ids([...arrival, ...shared, ...layers]));
            }),
        );
    });

    it("breaks every text to the room that it has", () => {
        fc.assert(
            fc.property(diagrams, (diagram) => {
                const wide = layOut(diagram).texts.filter((text) => !fits(text));
                assert.deepEqual(wide, []);
            }),
        );
    });

    it("draws twins in one row, so that what links them is level", () => {
        fc.assert(
            fc.property(diagrams, (diagram) => {
                const { boxes, arrows } = layOut(diagram);
                const place = (id: string): Box | undefined => boxes.find((box) => box.id === id);
                for (const { from, to } of diagram.links) assert.equal(place(from)?.y, place(to)?.y);
                const level = arrows.filter(({ from, to }) => from[1] === to[1]);
                assert.equal(level.length, diagram.links.length);
            }),
        );
    });
});
