/**
 * `npm run bench`: the program beside the same number of bare resources on the same simulated clouds, in one run, at
 * 1, 4 and 16 systems. Prints seconds, the ratio to the floor, and how time grows with size (1 is linear).
 */
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findCli } from "../sandbox/engine/cli-binary.ts";
import { type Measurement, measure } from "./measure.ts";

const root = path.join(import.meta.dirname, "..");
const cli = await findCli({ root, environment: process.env, onProgress: console.error });
if (!cli) throw new Error("the benchmark needs the Pulumi CLI: run npm start once");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-bench-"));
const rows: { copies: number; systems: Measurement; bare: Measurement }[] = [];
try {
    await measure(folder, cli, "bare", { resources: 1 }); // warms the file cache for both
    for (const copies of [1, 4, 16]) {
        const systems = await measure(folder, cli, "systems", { copies });
        const bare = await measure(folder, cli, "bare", { resources: systems.resources });
        rows.push({ copies, systems, bare });
        console.log(line(copies, systems, bare));
    }
    const [first, last] = [rows[0], rows.at(-1)];
    if (first && last) {
        const growth = (key: "previewSeconds" | "upSeconds") =>
            Math.log(last.systems[key] / first.systems[key]) /
            Math.log(last.systems.resources / first.systems.resources);
        console.log(
            `growth exponent: preview ${growth("previewSeconds").toFixed(2)}, up ${growth("upSeconds").toFixed(2)}`,
        );
    }
} finally {
    fs.rmSync(folder, { recursive: true, force: true });
}

function line(copies: number, systems: Measurement, bare: Measurement): string {
    const part = (what: string, ours: number, floor: number) =>
        `${what} ${ours.toFixed(1)} s / floor ${floor.toFixed(1)} s = ${(ours / floor).toFixed(2)}×`;
    return [
        `${String(copies).padStart(2)} system(s), ${String(systems.resources).padStart(4)} resources`,
        part("preview", systems.previewSeconds, bare.previewSeconds),
        part("up", systems.upSeconds, bare.upSeconds),
    ].join("   ");
}
