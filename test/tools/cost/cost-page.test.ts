import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { billOf, comparableSums, type Line, SHARED, sumOf } from "../../../tools/generate/cost/bill.ts";
import type { Standing } from "../../../tools/generate/cost/choice.ts";
import { choices } from "../../../tools/generate/cost/choices.ts";
import { costPageOf } from "../../../tools/generate/cost/cost-page.ts";
import { readPrices } from "../../../tools/generate/cost/prices.ts";
import { standingOf } from "../../../tools/generate/cost/standing.ts";
import { type Part, standing } from "./standing-of.ts";

const root = path.join(import.meta.dirname, "../../..");
const prices = readPrices(root);

const knownSum = (lines: readonly Line[]) => sumOf(lines.flatMap(({ items }) => items)).usd;
const bill = (standing: Standing) => billOf(standing, choices, prices);

/** How many units of each kind each choice uses, whatever their size and price. */
function amounts(lines: readonly Line[] = []): ReadonlyMap<string, number> {
    const all = lines.flatMap(({ choice, items }) =>
        items.map(({ price, quantity }) => ({ what: `${choice.id}: ${price.unit}`, quantity })),
    );
    const groups = Map.groupBy(all, ({ what }) => what);
    return new Map([...groups].map(([what, group]) => [what, group.reduce((sum, { quantity }) => sum + quantity, 0)]));
}

describe("cost page", () => {
    let prod: Standing;
    let staging: Standing;

    before(async () => {
        [prod, staging] = await Promise.all([standingOf(root, "prod"), standingOf(root, "staging")]);
    });

    it("[CN-15] has prod and staging be of the same shape, so that only values make the difference", () => {
        const shape = ({ graph }: Standing) =>
            graph.resources.map(({ type }) => type).filter((type) => type.startsWith("ha-platform:"));
        assert.deepEqual(shape(staging).sort(), shape(prod).sort());
    });

    it("[CN-15] charges every system, and staging for no choice that prod does not make", () => {
        const [dear, cheap] = [bill(prod), bill(staging)];
        const systems = prod.graph.resources.filter(({ type }) => type.startsWith("ha-platform:systems:"));
        assert.ok(systems.length > 0);
        for (const { name } of systems) assert.ok((dear.get(name) ?? []).length > 0, `${name} makes no choice`);
        for (const [system, lines] of cheap) {
            const made = new Set(dear.get(system)?.map(({ choice }) => choice.id));
            const alone = lines.map(({ choice }) => choice.id).filter((id) => !made.has(id));
            assert.deepEqual(alone, [], `${system} in staging`);
        }
    });

    it("[CN-15] has each system cost less in staging than in prod, by what is known in both", () => {
        for (const [system, lines] of bill(prod)) {
            const [dear, cheap] = comparableSums(lines, bill(staging).get(system));
            if (system === SHARED) assert.ok(cheap <= dear, `${system}: ${cheap} in staging, ${dear} in prod`);
            else assert.ok(cheap < dear, `${system}: ${cheap} in staging, ${dear} in prod`);
        }
    });

    it("[CN-15] has staging use more of nothing than prod does, whatever it costs", () => {
        for (const [system, lines] of bill(prod)) {
            const [dear, cheap] = [amounts(lines), amounts(bill(staging).get(system))];
            const more = [...cheap].filter(([what, quantity]) => quantity > (dear.get(what) ?? 0));
            assert.deepEqual(more, [], `${system} uses more in staging`);
        }
    });

    it("[CN-15] charges twice the instances when the stack file asks for twice as many", async () => {
        const files = fs.mkdtempSync(path.join(os.tmpdir(), "cost-"));
        try {
            fs.copyFileSync(path.join(root, "Pulumi.yaml"), path.join(files, "Pulumi.yaml"));
            const file = parseDocument(fs.readFileSync(path.join(root, "Pulumi.prod.yaml"), "utf8"));
            for (const service of ["api", "functions"]) {
                const at = ["config", "ha-platform:esta-tracker", service, "minInstances"];
                file.setIn(at, 2 * Number(file.getIn(at)));
            }
            fs.writeFileSync(path.join(files, "Pulumi.prod.yaml"), file.toString());
            const doubled = await standingOf(root, "prod", files);
            const warm = (standing: Standing) => {
                const lines = bill(standing).get("esta-tracker") ?? [];
                return knownSum(lines.filter(({ choice }) => choice.id === "warm-instances"));
            };
            const rest = (standing: Standing) => knownSum(bill(standing).get("esta-tracker") ?? []) - warm(standing);
            assert.ok(warm(prod) > 0);
            assert.ok(Math.abs(warm(doubled) - 2 * warm(prod)) < 0.001);
            assert.ok(Math.abs(rest(doubled) - rest(prod)) < 0.001);
        } finally {
            fs.rmSync(files, { recursive: true });
        }
    });

    it("[CN-15] says of each price that it uses whose it is or what to ask, and never calls the unknown zero", () => {
        const page = costPageOf({ prod, staging }, choices, prices);
        const used = new Set(
            [...bill(prod).values()].flat().flatMap(({ items }) => items.map(({ price }) => price.id)),
        );
        for (const id of used) assert.match(page, new RegExp(`^\\| ${id.replaceAll(".", "\\.")} \\|`, "m"));
        const asked = page.slice(page.indexOf("## To be asked"));
        for (const { missing } of [...bill(prod).values()].flat().map(({ items }) => sumOf(items))) {
            for (const { id } of missing) assert.ok(asked.includes(`| ${id} |`), `${id} is not asked for`);
        }
        for (const lines of bill(prod).values()) {
            for (const { choice, items } of lines.filter(({ items }) => items.every(({ usd }) => usd === undefined))) {
                const row = page.split("\n").find((line) => line.startsWith(`| ${choice.adds} |`));
                assert.ok(items.length > 0);
                assert.match(row ?? "", /\| unknown \|/);
            }
        }
    });

    it("asks for a price in the regions that its source does not speak of", () => {
        const cache = { shardCount: 3, replicaCount: 1, nodeType: "STANDARD_SMALL" };
        const type = "gcp:memorystore/instance:Instance";
        const parts = ["us-central1", "us-east1"].map((location) => ({ type, inputs: { ...cache, location } }));
        const page = costPageOf({ prod: standing(...parts), staging: standing(...parts) }, choices, prices);
        assert.match(page, /^\| google-valkey-standard-small \| .* \| the price in us-east1 \|$/m);
        assert.match(page, /\| 3 × node \| 312\.07 \| 3 × node \| 312\.07 \|/);
        assert.match(page, /\| 6 × node \| unknown \| 6 × node \| unknown \|/);
        assert.match(page, /\| \*\*Sum\*\* \| \| \| \*\*312\.07 \+ 1 unknown\*\* \|/);
    });

    it("names the types of a second region that it does not count", () => {
        const subnetwork = (region: string) => ({ type: "gcp:compute/subnetwork:Subnetwork", inputs: { region } });
        const cluster = { type: "gcp:container/cluster:Cluster", inputs: { location: "us-east1" } };
        const pageOf = (...parts: Part[]) => costPageOf({ prod: standing(...parts), staging }, choices, prices);
        assert.match(pageOf(subnetwork("us-east1"), cluster), /^`gcp:compute:Subnetwork`$/m);
        assert.match(pageOf(subnetwork("us-central1"), cluster), /^None\.$/m);
    });

    it("names what a stack file gets wrong", async () => {
        const files = fs.mkdtempSync(path.join(os.tmpdir(), "cost-"));
        try {
            fs.copyFileSync(path.join(root, "Pulumi.yaml"), path.join(files, "Pulumi.yaml"));
            fs.writeFileSync(path.join(files, "Pulumi.prod.yaml"), "config:\n  ha-platform:systems: [absent]\n");
            await assert.rejects(standingOf(root, "prod", files), /systems/);
        } finally {
            fs.rmSync(files, { recursive: true });
        }
    });
});
