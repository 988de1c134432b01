import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type { Browser } from "playwright-core";
import { z } from "zod";
import { graphFromState } from "../../../policy/graph/from-state.ts";
import type { Graph } from "../../../policy/graph/graph.ts";
import { SYSTEM_NAMES } from "../../../stacks/systems/settings.ts";
import type { Diagram } from "../../../tools/generate/diagram/diagram.ts";
import { fits, layOut } from "../../../tools/generate/diagram/layout.ts";
import { readDiagram } from "../../../tools/generate/diagram/read-diagram.ts";
import { Subtree, word } from "../../../tools/generate/diagram/subtree.ts";
import { svg } from "../../../tools/generate/diagram/svg.ts";
import { plannedState } from "../../../tools/generate/plans.ts";
import { browserPath, launch } from "../../report/browser.ts";

/** Read as XML, where one unescaped character makes an error page. A text is outside when it leaves a box that it starts in. */
const LOOK = `(source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const drawn = document.body.appendChild(document.importNode(parsed.documentElement, true));
    const boxes = [...drawn.querySelectorAll("rect")].map((box) => box.getBoundingClientRect());
    const leaves = ({ left, right, top, bottom }) => {
        const [x, y] = [left + 1, (top + bottom) / 2];
        return boxes.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom && right > box.right);
    };
    const texts = [...drawn.querySelectorAll("text")];
    return {
        errors: parsed.querySelectorAll("parsererror").length,
        title: drawn.querySelector("title")?.textContent ?? "",
        description: drawn.querySelector("desc")?.textContent ?? "",
        texts: texts.length,
        outside: texts.filter((text) => leaves(text.getBoundingClientRect())).map((text) => text.textContent),
    };
}`;

const seen = z.object({
    errors: z.number(),
    title: z.string(),
    description: z.string(),
    texts: z.number(),
    outside: z.array(z.string()),
});

const root = path.join(import.meta.dirname, "../../..");

/** What answers requests or holds data in one region: each of them has to be in the picture. */
const SERVING = [
    "gcp:cloudrunv2/service:Service",
    "gcp:sql/databaseInstance:DatabaseInstance",
    "gcp:memorystore/instance:Instance",
    "kubernetes:apps/v1:Deployment",
    "kubernetes:apps/v1:StatefulSet",
    "ha-platform:gcp:RegionalOrigin",
    "ha-platform:aws:ApplicationLoadBalancer",
    "aws:autoscaling/group:Group",
    "aws:rds/instance:Instance",
    "aws:rds/proxy:Proxy",
    "aws:elasticache/replicationGroup:ReplicationGroup",
];

describe("the pictures of the systems", function () {
    this.timeout(60_000);
    let graph: Graph;
    const diagrams = new Map<string, Diagram>();

    before(async () => {
        graph = graphFromState(await plannedState(root, "prod"));
        for (const name of SYSTEM_NAMES) diagrams.set(name, readDiagram(graph, rootOf(name), name));
    });

    function rootOf(name: string) {
        const found = graph.resources.find((one) => one.name === name && one.type.startsWith("ha-platform:systems:"));
        assert.ok(found, `${name} is not in the stack`);
        return found;
    }

    function diagramOf(name: string): Diagram {
        const diagram = diagrams.get(name);
        assert.ok(diagram);
        return diagram;
    }

    for (const name of SYSTEM_NAMES) {
        it(`show every serving component of ${name} in its region`, () => {
            const system = new Subtree(graph, rootOf(name));
            const serving = SERVING.flatMap((type) => system.ofType(type));
            assert.ok(serving.length >= 4, `only ${serving.length} found`);
            for (const region of [diagramOf(name).primary, diagramOf(name).failover]) {
                const drawn = Object.values(region.layers).flatMap((cards) => cards.map((card) => card.name));
                const standing = serving.filter((one) => one.region === region.name || one.name.includes(region.name));
                assert.ok(standing.length >= 2, `only ${standing.length} in ${region.name}`);
                for (const one of standing) assert.ok(drawn.includes(one.name), `${one.name} is not drawn`);
            }
        });

        it(`say of ${name} only what fits`, () => {
            assert.deepEqual(
                layOut(diagramOf(name)).texts.filter((text) => !fits(text)),
                [],
            );
        });
    }

    it("link what follows something in the other region", () => {
        const links = (name: string) => diagramOf(name).links.map(({ from, to }) => [from, to]);
        assert.deepEqual(links("claim-navigator"), [
            ["data claim-navigator-database-us-central1", "data claim-navigator-database-us-east1"],
        ]);
        assert.equal(diagramOf("erato").links.filter(({ bothWays }) => bothWays).length, 3);
        const redis = links("agent-backend").filter(([from = ""]) => from.includes("cache"));
        assert.deepEqual(redis, [], "the two regions' Redis groups know nothing of each other");
    });

    it("name the writer's region, wherever it is", () => {
        for (const [name, { primary, failover }] of diagrams) {
            const writes = [primary, failover].filter(({ role }) => role.endsWith("takes writes"));
            assert.deepEqual(
                writes.map((region) => region.name),
                [word(rootOf(name), "regions.writer")],
            );
        }
    });

    it("and the pages beside them say the same time to leave a lost region", () => {
        for (const [name, { failover }] of diagrams) {
            const [seconds = "nothing"] = /\d+ s/.exec(failover.reached) ?? [];
            const page = fs.readFileSync(path.join(root, "docs/systems", `${name}.md`), "utf8");
            assert.match(
                page,
                new RegExp(`^\\| .*[Rr]egion.*\\b${seconds}\\b`, "m"),
                `${name}.md does not say ${seconds}`,
            );
        }
    });

    it("are the same each time", () => {
        const twice = SYSTEM_NAMES.map((name) => svg(readDiagram(graph, rootOf(name), name)));
        assert.deepEqual(
            twice,
            SYSTEM_NAMES.map((name) => svg(diagramOf(name))),
        );
    });

    describe("in a browser", () => {
        let browser: Browser | undefined;
        before(async function () {
            const executable = browserPath(process.env);
            if (executable === undefined) this.skip();
            else browser = await launch(executable);
        });
        after(() => browser?.close());

        for (const name of SYSTEM_NAMES) {
            it(`${name}.svg is well-formed, has a title and a description, and no text leaves its box`, async () => {
                const page = await browser?.newPage();
                assert.ok(page);
                const source = fs.readFileSync(path.join(root, "docs/systems", `${name}.svg`), "utf8");
                const read = seen.parse(await page.evaluate(`(${LOOK})(${JSON.stringify(source)})`));
                await page.close();
                assert.equal(read.errors, 0);
                assert.match(read.title, /what stands where/);
                assert.match(read.description, /Requests arrive through .+us-(?:central1|east-1) \(primary/);
                assert.ok(read.texts > 40, `only ${read.texts} texts`);
                assert.deepEqual(read.outside, []);
            });
        }
    });
});
