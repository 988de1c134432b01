/** An API path without its version, with `{names}` for single segments. */
export const pathPattern = /^\/api(\/(?!v\d+(\/|$))([A-Za-z0-9._~-]+|\{[a-z][a-zA-Z]*\}))+$/;

/** Values of a pattern's segments by name. */
export type SegmentValues = Readonly<Record<string, string>>;

/** The names of a pattern's segments: `employee` of `/api/employees/{employee}`. */
export function segmentNames(pattern: string): readonly string[] {
    return pattern.split("/").flatMap((segment) => nameOf(segment) ?? []);
}

/**
 * The values of a path that fits a pattern to the letter. A path with an escape, an empty segment or another unusual
 * character fits none: what an origin makes of it is not for the router to guess, so its answer is not kept.
 */
export function strictValues(pattern: string, path: string): SegmentValues | undefined {
    return valuesOf(pattern.split("/"), path.split("/"), /^[A-Za-z0-9._~-]+$/);
}

/**
 * The values of a path that some origin may take for the pattern: case, escapes, empty segments and the version do not
 * matter. For what a write may have changed, where one match too many costs little and one too few serves old answers.
 */
export function looseValues(pattern: string, path: string): SegmentValues | undefined {
    const expected = pattern.split("/").map((part) => (nameOf(part) === undefined ? part.toLowerCase() : part));
    // Some origins take %2F for a separator, some for a part of the segment.
    const readings = [decoded(path).split("/"), path.split("/").map(decoded)];
    for (const reading of readings) {
        const segments = reading.map((segment) => segment.toLowerCase()).filter((segment) => segment !== "");
        if (/^v\d+(\.\d+)*$/.test(segments[1] ?? "")) segments.splice(1, 1);
        const values = valuesOf(expected, ["", ...segments], /./);
        if (values !== undefined) return values;
    }
    return undefined;
}

function valuesOf(expected: readonly string[], found: readonly string[], value: RegExp): SegmentValues | undefined {
    if (expected.length !== found.length) return undefined;
    const values: Record<string, string> = {};
    for (const [index, segment] of expected.entries()) {
        const given = found[index] ?? "";
        const name = nameOf(segment);
        if (name === undefined ? segment !== given : !value.test(given)) return undefined;
        if (name !== undefined) values[name] = given;
    }
    return values;
}

function nameOf(segment: string): string | undefined {
    return /^\{(\w+)\}$/.exec(segment)?.[1];
}

function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path; // Not UTF-8 behind the escapes: such a path stands for itself.
    }
}
