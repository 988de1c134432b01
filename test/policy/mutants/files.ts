import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** TypeScript files of a folder and its folders, or the file itself; none where neither exists. */
export function typescriptIn(path: string): string[] {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return [];
    if (found.isFile()) return [path];
    const files = readdirSync(path, { recursive: true, encoding: "utf8" });
    return files.filter((file) => file.endsWith(".ts")).map((file) => join(path, file));
}

/** Files that a module imports by relative paths, directly or through others, and itself. */
export function importsOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+\.ts)"/g)) {
        importsOf(resolve(dirname(file), specifier), seen);
    }
    return seen;
}
