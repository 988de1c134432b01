import type { StateResource } from "./state.ts";

/** A line of the program, by its path from the repository's root. */
export interface SourceLine {
    readonly path: string;
    readonly line: number;
    readonly column?: number;
}

/** The line that made a resource, and the lines of `stacks/` that led to it, the nearest first. */
export interface SourcePlace extends SourceLine {
    readonly via: readonly SourceLine[];
}

/** Helpers that every cloud shares stand between a resource and the line that asks for it, and make nothing themselves. */
const SHARED = "components/core/";
const SYSTEMS = "stacks/";

/**
 * Where each resource was made, by urn. `files` are the program's own, by their paths from the repository's root: a
 * position that some machine recorded belongs to the file whose path it ends with. Resources whose positions lie outside
 * the program, or are not recorded, are left out.
 */
export function placesInSource(
    state: readonly StateResource[],
    files: ReadonlySet<string>,
): ReadonlyMap<string, SourcePlace> {
    return new Map(
        state.flatMap((entry) => {
            const place = placeOf([entry.sourcePosition, ...entry.stackTrace], files);
            return place === undefined ? [] : [[entry.urn, place] as const];
        }),
    );
}

function placeOf(positions: readonly (string | undefined)[], files: ReadonlySet<string>): SourcePlace | undefined {
    const lines = positions.flatMap((position) => sourceLine(position ?? "", files) ?? []);
    const made = lines.find(({ path }) => !path.startsWith(SHARED)) ?? lines[0];
    if (made === undefined) return undefined;
    const above = lines.slice(lines.indexOf(made) + 1).filter(({ path }) => path.startsWith(SYSTEMS));
    const via = new Map(
        above.filter((line) => !isSameLine(line, made)).map((line) => [`${line.path}:${line.line}`, line]),
    );
    return { ...made, via: [...via.values()] };
}

/**
 * The line that a recorded position means: `<address>#<line>,<column>`, where the address may be a path below the project,
 * a path or file address of another machine, or several of them joined.
 */
export function sourceLine(position: string, files: ReadonlySet<string>): SourceLine | undefined {
    const [, address = "", line, column] = /^(.*)#(\d+)(?:,(\d+))?$/s.exec(position) ?? [];
    if (line === undefined || Number(line) < 1) return undefined;
    const steps = decoded(address)
        .replaceAll("\\", "/")
        .split("/")
        .filter((step) => step !== "");
    // A package may have folders of the same names, and is not the program.
    if (steps.includes("node_modules")) return undefined;
    const path = steps.map((_, index) => steps.slice(index).join("/")).find((tail) => files.has(tail));
    if (path === undefined) return undefined;
    return { path, line: Number(line), ...(Number(column) >= 1 && { column: Number(column) }) };
}

function isSameLine(one: SourceLine, other: SourceLine): boolean {
    return one.path === other.path && one.line === other.line;
}

/** File addresses spell spaces as %20; a path may hold a percent sign that spells nothing. */
function decoded(address: string): string {
    try {
        return decodeURIComponent(address);
    } catch (error) {
        if (error instanceof URIError) return address;
        throw error;
    }
}
