/** What a single value must satisfy, and how it is refused. */
import type { Refusal } from "../kind.ts";
import { didYouMean } from "../nearest.ts";
import { printable } from "../refusal.ts";
import { isBag, type Value } from "../values.ts";
import type { Constraints, FactsFile, ValueType } from "./format.ts";
import { formatProblem } from "./formats.ts";

type Rules = NonNullable<FactsFile["rules"]>;
type Finding = Pick<Refusal, "problem" | "got" | "remedy">;

const typeWords: Readonly<Record<ValueType, string>> = {
    string: "a text",
    bool: "true or false",
    int: "a whole number",
    number: "a number",
    intOrString: "a whole number or a text",
    scalar: "a text, a number, true or false",
    list: "a list",
    set: "a list",
    map: "a map",
    object: "an object",
    any: "anything",
};

/** The first thing wrong with a value, or undefined. Lists, maps and objects are looked at from outside only. */
export function findingOf(value: Value, facts: Constraints, rules: Rules): Finding | undefined {
    if (facts.orEmpty === true && value === "") return undefined;
    if (facts.alsoAllowed?.some((allowed) => equal(allowed, value, false))) return undefined;
    const problem =
        typeProblem(value, facts.type ?? "any") ??
        choiceProblem(value, facts) ??
        numberProblem(value, facts) ??
        textProblem(value, facts) ??
        sizeProblem(value, facts) ??
        (facts.format === undefined ? undefined : formatProblem(facts.format, value));
    if (problem !== undefined) return finding(value, problem, facts);
    if (facts.anyOf && !facts.anyOf.some((one) => findingOf(value, one, rules) === undefined)) {
        const problems = facts.anyOf.map((one) => findingOf(value, one, rules)?.problem ?? "");
        return finding(value, problems.join(", or "), facts);
    }
    const rule = facts.rule === undefined ? undefined : rules[facts.rule];
    return rule && findingOf(value, rule, rules);
}

/** True when two plain values are the same in this notation: numbers and booleans may be written as text. */
export function equal(a: Value, b: Value | undefined, ignoreCase: boolean): boolean {
    if (b === undefined || (typeof b === "object" && b !== null)) return false;
    return ignoreCase ? String(a).toLowerCase() === String(b).toLowerCase() : String(a) === String(b);
}

function finding(value: Value, problem: string, facts: Constraints): Finding {
    const words = (facts.enum ?? []).map(String);
    const remedy = typeof value === "string" ? didYouMean(value, words) : undefined;
    return { problem, got: got(value, problem), ...(remedy === undefined ? {} : { remedy }) };
}

function got(value: Value, problem: string): string {
    if (!/element|entr/.test(problem)) return printable(value);
    return String(Array.isArray(value) ? value.length : isBag(value) ? Object.keys(value).length : printable(value));
}

function typeProblem(value: Value, type: ValueType): string | undefined {
    const fits: Readonly<Record<ValueType, boolean>> = {
        string: typeof value === "string",
        bool: typeof value === "boolean",
        int: typeof value === "number" && Number.isInteger(value),
        number: typeof value === "number",
        intOrString: typeof value === "string" || (typeof value === "number" && Number.isInteger(value)),
        scalar: typeof value !== "object",
        list: Array.isArray(value),
        set: Array.isArray(value),
        map: isBag(value),
        object: isBag(value),
        any: true,
    };
    return fits[type] ? undefined : `must be ${typeWords[type]}`;
}

function choiceProblem(value: Value, { enum: allowed, notEnum, ignoreCase = false }: Constraints): string | undefined {
    if (allowed && !allowed.some((one) => equal(one, value, ignoreCase))) {
        return allowed.length === 1 ? `must be ${allowed[0]}` : `must be one of ${allowed.map(word).join(", ")}`;
    }
    return notEnum?.some((one) => equal(one, value, ignoreCase)) ? `must not be ${notEnum.join(", ")}` : undefined;
}

const word = (value: Value): string => (value === "" ? '""' : String(value));

function numberProblem(value: Value, facts: Constraints): string | undefined {
    const { min, max, above, multipleOf, nonZero } = facts;
    const amount = typeof value === "number" ? value : numeric(value, facts);
    if (amount === undefined) return undefined;
    if (nonZero && amount === 0) return "must not be 0";
    if (min !== undefined && max !== undefined && (amount < min || amount > max)) {
        return min === max ? `must be ${min}` : `must be between ${min} and ${max}`;
    }
    if (min !== undefined && amount < min) return `must be at least ${min}`;
    if (above !== undefined && amount <= above) return `must be greater than ${above}`;
    if (max !== undefined && amount > max) return `must be at most ${max}`;
    if (multipleOf !== undefined && amount % multipleOf !== 0) return `must be a multiple of ${multipleOf}`;
    return undefined;
}

/** Where a scalar's bounds are numbers, a text that reads as a number is one. */
function numeric(value: Value, { type }: Constraints): number | undefined {
    return type === "scalar" && typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function textProblem(value: Value, facts: Constraints): string | undefined {
    if (typeof value !== "string") return undefined;
    const {
        minLength = 0,
        maxLength = Number.POSITIVE_INFINITY,
        patterns = [],
        notPatterns = [],
        prefixLengths,
    } = facts;
    const length = [...value].length;
    if (facts.nonZero && length === 0) return "must not be empty";
    if (length < minLength)
        return minLength === 1 ? "must not be empty" : `must be at least ${minLength} characters long`;
    if (length > maxLength) return `must be at most ${maxLength} characters long`;
    const missed = patterns.find((pattern) => !new RegExp(pattern).test(value));
    if (missed !== undefined) return `must match ${missed}`;
    const hit = notPatterns.find((pattern) => new RegExp(pattern).test(value));
    if (hit !== undefined) return `must not match ${hit}`;
    if (prefixLengths && !prefixLengths.includes(Number(value.split("/")[1]))) {
        return `must have a prefix length of ${prefixLengths.map((bits) => `/${bits}`).join(", ")}`;
    }
    return undefined;
}

function sizeProblem(value: Value, facts: Constraints): string | undefined {
    const { minItems, maxItems, itemsUniqueBy } = facts;
    const list = Array.isArray(value) ? value : undefined;
    const size = list?.length ?? (isBag(value) && facts.type === "map" ? Object.keys(value).length : undefined);
    if (size === undefined) return undefined;
    const unit = list ? "element" : "entry";
    if (minItems !== undefined && size < minItems) return `must have at least ${minItems} ${plural(unit, minItems)}`;
    if (maxItems !== undefined && size > maxItems) return `must have at most ${maxItems} ${plural(unit, maxItems)}`;
    const repeated = itemsUniqueBy?.find((key) => list && hasRepeats(list, key));
    return repeated === undefined ? undefined : `must have elements that differ in ${repeated}`;
}

function plural(unit: string, count: number): string {
    if (count === 1) return unit;
    return unit === "entry" ? "entries" : `${unit}s`;
}

function hasRepeats(list: readonly Value[], key: string): boolean {
    const seen = list.flatMap((one) => (isBag(one) && one[key] !== undefined ? [JSON.stringify(one[key])] : []));
    return new Set(seen).size < seen.length;
}
