/**
 * `npm run bench`: the program beside the same number of bare resources on the same simulated clouds, in one run: prod
 * as it is, and 1, 4 and 16 copies of one system; the policy pack beside an empty one. Prints seconds, the ratio to the floor, and how time grows with size
 * (1 is linear). `npm run bench -- scale` measures what a split gains; see scale.ts.
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findCli } from "../sandbox/engine/cli-binary.ts";
import { type Measurement, measure } from "./measure.ts";
import { benchPack, benchRules } from "./policies.ts";
import { benchScale } from "./scale.ts";

const root = path.join(import.meta.dirname, "..");
const cli = await requiredCli();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-bench-"));
const [part, ...sizes] = process.argv.slice(2);
try {
    await measure(folder, cli, "bare", { resources: 1 }); // warms the file cache for both
    if (part === "scale") await benchScale(folder, cli, sizes.map(Number));
    else await benchAll();
} finally {
    fs.rmSync(folder, { recursive: true, force: true });
}

async function benchAll(): Promise<void> {
    const prod = await measure(folder, cli, "platform", {});
    await besideTheFloor("prod", prod);
    benchRules(prod.state);
    await benchPack(folder, cli);
    const growth: Measurement[] = [];
    for (const copies of [1, 4, 16]) {
        const measured = await measure(folder, cli, "copies", { copies });
        growth.push(measured);
        await besideTheFloor(`${copies} × ESTA Tracker`, measured);
    }
    console.log(growthLine(growth));
}

async function requiredCli(): Promise<string> {
    const found = await findCli({ root, environment: process.env, onProgress: console.error });
    if (found === undefined) throw new Error("the benchmark needs the Pulumi CLI: run npm start once");
    return found;
}

async function besideTheFloor(what: string, ours: Measurement): Promise<void> {
    const floor = await measure(folder, cli, "bare", { resources: ours.resources });
    const part = (name: string, key: "previewSeconds" | "upSeconds") =>
        `${name} ${ours[key].toFixed(1)} s / floor ${floor[key].toFixed(1)} s = ${(ours[key] / floor[key]).toFixed(2)}×`;
    const head = `${what.padEnd(17)} ${String(ours.resources).padStart(4)} resources`;
    console.log([head, part("preview", "previewSeconds"), part("up", "upSeconds")].join("   "));
}

function growthLine(measured: readonly Measurement[]): string {
    const [first, last] = [measured[0], measured.at(-1)];
    if (!first || !last) throw new Error("nothing was measured");
    const exponent = (key: "previewSeconds" | "upSeconds") =>
        (Math.log(last[key] / first[key]) / Math.log(last.resources / first.resources)).toFixed(2);
    return `growth exponent: preview ${exponent("previewSeconds")}, up ${exponent("upSeconds")}`;
}
