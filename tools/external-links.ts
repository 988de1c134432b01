/**
 * Looks up every external address that pages and sources name, a few at a time, and lists those that are gone. Needs the
 * internet, so no test runs it. Usage: npm run links
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { addressesIn, type Found, lookUp } from "./links/external-links.ts";

const root = path.join(import.meta.dirname, "..");
const AT_ONCE = 8;
const PATIENCE_MS = 20_000;

const files = execFileSync("git", ["ls-files", "*.md", "*.ts", "*.yaml"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "" && !file.startsWith("test/"));
const waiting = addressesIn(new Map(files.map((file) => [file, fs.readFileSync(path.join(root, file), "utf8")])));
const total = waiting.length;
const gone: Found[] = [];
await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const found = await lookUp(next, PATIENCE_MS);
            if (found.problem !== undefined) gone.push(found);
        }
    }),
);
for (const { address, problem, files: named } of gone) console.log(`${address}: ${problem} (${named.join(", ")})`);
console.log(`${total - gone.length} of ${total} external addresses are there`);
if (gone.length > 0) process.exitCode = 1;
