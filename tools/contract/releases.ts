import * as fs from "node:fs";
import * as path from "node:path";

const FILE = /^(\d+)\.(\d+)\.(\d+)\.schema\.json$/;

/** The schema that was released last, by its version. Throws when there is none. */
export function lastReleased(contract: string): { readonly version: string; readonly text: string } {
    const folder = path.join(contract, "released");
    const files = fs.readdirSync(folder).filter((name) => FILE.test(name));
    const last = files.toSorted((one, other) => compareVersions(partsOf(one), partsOf(other))).at(-1);
    if (last === undefined) throw new Error(`${folder} must hold a <version>.schema.json, and holds none`);
    return { version: partsOf(last).join("."), text: fs.readFileSync(path.join(folder, last), "utf8") };
}

/** Where the schema of a release is kept. Throws on what is no version. */
export function releasedPath(contract: string, version: string): string {
    const file = `${version}.schema.json`;
    if (!FILE.test(file)) throw new Error(`a release must be a version such as 1.2.0, got ${version}`);
    return path.join(contract, "released", file);
}

function partsOf(file: string): readonly number[] {
    return (FILE.exec(file) ?? []).slice(1).map(Number);
}

function compareVersions(one: readonly number[], other: readonly number[]): number {
    const at = one.findIndex((part, index) => part !== other[index]);
    return (one[at] ?? 0) - (other[at] ?? 0);
}
