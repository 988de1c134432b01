import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Measurement, measure } from "./measure.ts";

const SIZES = [1, 5, 20, 50] as const;
/** Stacks with one system that are measured; a larger number of them is computed from their mean. */
const MEASURED_APART = 20;
const page = path.join(import.meta.dirname, "../docs/scale.md");
const begin = "<!-- written by npm run bench -- scale -->";
const end = "<!-- end of what is written -->";

interface Row {
    readonly systems: number;
    readonly together: Measurement;
    /** For as many stacks with one system each, one after another on this machine. */
    readonly apart: Pick<Measurement, "resources" | "previewSeconds" | "upSeconds" | "againSeconds">;
}

/** Systems in one stack beside as many stacks, in one run; prints a table, and writes it into docs/scale.md unless `sizes` are given. */
export async function benchScale(folder: string, cli: string, sizes: readonly number[]): Promise<void> {
    await measure(folder, cli, "copies", { copies: 1 }, undefined, true); // warms the file cache
    const single: Measurement[] = [];
    const rows: Row[] = [];
    for (const systems of sizes.length > 0 ? sizes : SIZES) {
        // Stacks that were measured for a smaller size are among those of a larger one.
        while (single.length < Math.min(systems, MEASURED_APART)) {
            const first = single.length + 1;
            single.push(await measure(folder, cli, "copies", { copies: 1, first }, undefined, true));
        }
        const together = await measure(folder, cli, "copies", { copies: systems, first: 1001 }, undefined, true);
        rows.push({ systems, together, apart: inTurn(single.slice(0, systems), systems) });
        console.error(`${systems}: measured`);
    }
    const table = `${tableOf(rows)}\n\n${whereItPays(rows)}`;
    console.log(table);
    if (sizes.length === 0) write(table);
}

function inTurn(measured: readonly Measurement[], stacks: number): Row["apart"] {
    const mean = (key: keyof Row["apart"]) => measured.reduce((total, one) => total + one[key], 0) / measured.length;
    const sum = (key: keyof Row["apart"]) => mean(key) * stacks;
    return {
        resources: Math.round(sum("resources")),
        previewSeconds: sum("previewSeconds"),
        upSeconds: sum("upSeconds"),
        againSeconds: sum("againSeconds"),
    };
}

/** Seconds, each with its ratio to one system in one stack. */
function tableOf(rows: readonly Row[]): string {
    const [one] = rows;
    if (one === undefined) throw new Error("nothing was measured");
    const cells = (measured: Row["apart"]) =>
        (["previewSeconds", "upSeconds", "againSeconds"] as const).map((key) => {
            const ratio = measured[key] / one.together[key];
            return `${measured[key].toFixed(1)} s (${ratio.toFixed(1)}×)`;
        });
    const cpu = os.cpus()[0]?.model ?? "unknown processor";
    const memory = Math.round(os.totalmem() / 2 ** 30);
    const when = new Date().toISOString().slice(0, 10);
    return [
        `Measured ${when} on ${os.cpus().length} × ${cpu}, ${memory} GiB, Node ${process.versions.node}, load before ${os.loadavg()[2]?.toFixed(1)}.`,
        "",
        "| Systems | Stacks | Resources | First preview | First up | Preview with nothing to do |",
        "|--:|--:|--:|--:|--:|--:|",
        ...rows.flatMap(({ systems, together, apart }) => [
            `| ${[systems, 1, together.resources, ...cells(together)].join(" | ")} |`,
            ...(systems === 1
                ? []
                : [`| ${[systems, stacksOf(systems), apart.resources, ...cells(apart)].join(" | ")} |`]),
        ]),
    ].join("\n");
}

function stacksOf(systems: number): string {
    return systems > MEASURED_APART ? `${systems}, from ${MEASURED_APART} measured` : `${systems}`;
}

/** The point where a split pays, said from the measured values alone. */
function whereItPays(rows: readonly Row[]): string {
    const [one, last] = [rows[0], rows.at(-1)];
    if (one === undefined || last === undefined) throw new Error("nothing was measured");
    const faster = (key: "upSeconds" | "againSeconds") => {
        const row = rows.find(({ systems, together, apart }) => systems > 1 && apart[key] < together[key]);
        return row === undefined ? "at none of these sizes" : `from ${row.systems} systems on`;
    };
    const seconds = (measured: Row["apart"]) => measured.againSeconds.toFixed(1);
    return [
        `One after another, as many stacks are faster than one stack ${faster("upSeconds")} in the first \`up\`,`,
        `and ${faster("againSeconds")} in a preview with nothing to do.`,
        `Who changes one of ${last.systems} systems waits ${seconds(one.together)} s for its own stack's preview, and ${seconds(last.together)} s for that of the one stack.`,
    ].join("\n");
}

function write(table: string): void {
    const [before, after] = [begin, end].map((mark, index) => fs.readFileSync(page, "utf8").split(mark)[index]);
    fs.writeFileSync(page, `${before}${begin}\n${table}\n${end}${after}`);
    console.log(`written: ${path.relative(process.cwd(), page)}`);
}
