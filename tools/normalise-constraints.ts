/** What a single value must satisfy, from the sources' own words into those of the facts format. */
import { type Bag, isBag, type Value } from "../sandbox/cloud/values.ts";

type Draft = Record<string, Value>;

/** Go functions of the Google provider, by the check of `formats.ts` that does the same. */
export const namedChecks: Readonly<Record<string, string>> = {
    validateIAMMember: "iam-member",
    ValidateDuration: "duration",
    ValidateBase64String: "base64",
    validateHttpHeaders: "http-headers",
    ValidateIpCidrRange: "cidr",
    validateKmsCryptoKeyRotationPeriod: "kms-rotation-period",
    StringIsNotEmpty: "not-empty",
    StringIsJSON: "json",
    IsCIDR: "cidr",
};
export function constraints(raw: Bag): Bag {
    const out: Draft = {};
    for (const [key, value] of Object.entries(raw)) {
        if (key === "pattern") out.patterns = patterns(value);
        else if (key === "prefix") out.patterns = [`^${value}`];
        else if (key === "notPattern") out.notPatterns = patterns(value);
        else if (key === "range") Object.assign(out, bounds("min", "max", value));
        else if (key === "length") Object.assign(out, bounds("minLength", "maxLength", value));
        else if (key === "format") out.format = namedChecks[String(value)] ?? kebab(String(value));
        else if (key === "each" && isBag(value)) out.each = constraints(value);
        else if (key === "enumIgnoreCase") out.ignoreCase = true;
        else if (key === "greaterThan") out.above = value;
        else out[key] = value;
    }
    return out;
}

/** `itemEnum`, `itemPattern`, ... as the constraint they put on each element. */
export function itemConstraint(key: string, value: Value): Bag {
    const name = key.slice(4, 5).toLowerCase() + key.slice(5);
    return name === "enumOf" ? {} : constraints({ [name]: value });
}

export function itemConstraints(raw: Bag): Bag {
    const { items, ...own } = raw;
    return { ...constraints(own), ...(isBag(items) ? { each: constraints(items) } : {}) };
}

export function nameRules(raw: Bag): Record<string, Bag> {
    const out: Record<string, Bag> = {};
    for (const [name, rule] of Object.entries(raw)) {
        if (!isBag(rule)) continue;
        const { rule: prose, note: _note, nameMaxLength, prefixMaxLength: _prefix, ...rest } = rule;
        const extra: Draft = {};
        if (nameMaxLength !== undefined) extra.format = "qualified-name";
        if (name === "pathSegment") extra.format = "path-segment";
        if (name === "configKey") extra.notPatterns = ["^\\.\\.?$", "^\\.\\."];
        const own: Draft = { ...constraints(rest), ...extra };
        if (name === "portName")
            Object.assign(own, { patterns: [...list(own.patterns), "[a-z]"], notPatterns: ["--"] });
        if (prose !== undefined && !["pathSegment", "configKey", "portName"].includes(name)) own.notEvaluated = prose;
        out[name] = own;
    }
    return out;
}

export const list = (value: Value | undefined): readonly Value[] =>
    Array.isArray(value) ? value : value === undefined ? [] : [value];
/** JavaScript has a mode for a group, not for the rest of an expression. */
const grouped = (text: string): string => text.replace(/^\^\(\?i\)(.*)\$$/, "^(?i:$1)$");

/** Kubernetes says of percentages which pattern a text must match; numbers pass it by anyway. */
export const patterns = (value: Value): Value =>
    list(value).map((text) => grouped(String(text).replace(/ when text$/, "")));
export const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

export function bounds(low: string, high: string, value: Value): Bag {
    const [from = null, to = null] = list(value);
    return { ...(from === null ? {} : { [low]: from }), ...(to === null ? {} : { [high]: to }) };
}

export function between(value: Value): Value {
    const [from, to] = list(value).map(Number);
    return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, i) => (from ?? 0) + i);
}
