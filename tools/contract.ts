/**
 * Compares the outputs contract with the one that was released last: additions pass; what would break a program that
 * reads the outputs fails with the field's path. `--release <version>` keeps the present one as that release's.
 * Usage: node tools/contract.ts [--release <version>]
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import { compareSchemas } from "./contract/compare.ts";
import { lastReleased, releasedPath } from "./contract/releases.ts";
import { readSchema } from "./contract/schema.ts";

const contract = path.join(import.meta.dirname, "../stacks/contract");
const present = fs.readFileSync(path.join(contract, "v1.schema.json"), "utf8");
const { values } = parseArgs({ options: { release: { type: "string" } } });
const last = lastReleased(contract);
const today = new Date().toISOString().slice(0, 10);
const { breaks, added, expired } = compareSchemas(readSchema(last.text), readSchema(present), today);

for (const { path: at, reason } of breaks) console.error(`${at}: ${reason}`);
if (breaks.length > 0) {
    console.error(`the contract breaks ${breaks.length} promise(s) of ${last.version}`);
    process.exitCode = 1;
} else {
    const gone = expired.length > 0 ? `; removed as announced: ${expired.join(", ")}` : "";
    console.log(`the contract keeps every promise of ${last.version}; ${added.length} new fields${gone}`);
    if (values.release !== undefined) fs.writeFileSync(releasedPath(contract, values.release), present, { flag: "wx" });
}
