/** The four raw formats, told apart by their key names, as one format. Unknown keys end up under `notEvaluated`. */
import { type Bag, isBag, type Value } from "../sandbox/cloud/values.ts";

import {
    between,
    bounds,
    constraints,
    itemConstraint,
    itemConstraints,
    kebab,
    list,
    namedChecks,
    nameRules,
    patterns,
} from "./normalise-constraints.ts";

export type RawBag = Bag;
type Draft = Record<string, Value>;

/** A facts file before it is written; `FactsFile` is what reading it gives. */
export interface WrittenFacts {
    readonly cloud: CloudName;
    readonly source: Bag;
    readonly closed: boolean;
    readonly rules?: Readonly<Record<string, Bag>>;
    readonly types: Readonly<Record<string, WrittenType>>;
}
type WrittenType = Bag & { readonly properties: Readonly<Record<string, Bag>> };

export type CloudName = "gcp" | "cloudflare" | "aws" | "kubernetes";

/** Keys that mean the same in the source and here. */
// biome-ignore format: a word list
const kept = [
    "required", "optional", "computed", "conflictsWith", "requiredWith", "onlyIf", "unknownOnlyIf", "stable",
    "noRefresh", "sensitive", "writeOnly", "deprecated", "immutable", "forbidden", "forceNewIf", "suppress", "enum",
    "ignoreCase", "alsoAllowed", "notEnum", "min", "max", "multipleOf", "nonZero", "minLength", "maxLength", "format",
    "orEmpty", "minItems", "maxItems",
];
/** Properties that Pulumi names, which the sources do not mark. */
const alsoNamed: Readonly<Record<string, Readonly<Record<string, Bag>>>> = {
    "aws:s3/bucket:Bucket": { bucket: { separator: "-", hex: 7, maxLength: 63, lower: true } },
    "aws:rds/instance:Instance": { identifier: { separator: "-", hex: 7, maxLength: 63, lower: true } },
    kubernetes: { "metadata.name": { separator: "-", hex: 8 } },
};
const patternChecks = new Set(["ValidateGCEName", "ValidateRFC1035Name"]); // their pattern is already a fact
const dropped = new Set([
    "validatorRegexes",
    "output",
    "items",
    "type",
    "itemConstraints",
    "fromTypings",
    "sdkOnly",
    "exactlyOneOf",
    "atLeastOneOf",
]);

/** The raw file points to a note for these; it is not part of this repository. */
const kubernetesCommits =
    "defaults: apps 04791b49, core 023f88a3, autoscaling/v2 1adaa753; validation: policy 01aa0f3f, apps 00010901, autoscaling 001320a9";

/** Facts of one cloud for the types asked for; throws when the source lacks one of them. */
export function normaliseFile(cloud: CloudName, raw: RawBag, wanted: readonly string[]): WrittenFacts {
    const source = isBag(raw.types) ? raw.types : {};
    const types: Record<string, WrittenType> = {};
    for (const token of wanted) {
        const type = source[token];
        if (!isBag(type)) throw new Error(`facts of ${token} are asked for, but ${cloud}.json does not have the type`);
        types[token] = withNames(normaliseType(cloud, type), alsoNamed[token] ?? alsoNamed[cloud] ?? {});
    }
    const rules = isBag(raw.rules) ? { rules: nameRules(raw.rules) } : {};
    const origin = { ...(isBag(raw.source) ? raw.source : {}), ...(isBag(raw.pulumi) ? { sdk: raw.pulumi } : {}) };
    const named: Bag = JSON.parse(JSON.stringify(origin).replace("per file, see kubernetes.md", kubernetesCommits));
    return { cloud, source: named, closed: cloud !== "kubernetes", ...rules, types };
}

function normaliseType(cloud: CloudName, raw: RawBag): WrittenType {
    const { terraform, kubernetes, notes, properties, forceNew, args: _args, exactlyOneOf, ...rest } = raw;
    const known = [
        "noUpdate",
        "updateIsNoop",
        "deleteIsNoop",
        "deleteBeforeReplace",
        "deletionPolicyDefault",
        "atLeastOneOf",
    ];
    const result: Draft = { source: String(terraform ?? kubernetes) };
    if (notes) result.notes = notes;
    const extra: Draft = {};
    for (const [key, value] of Object.entries(rest)) (known.includes(key) ? result : extra)[key] = value;
    const paths: Record<string, Bag> = {};
    const groups = new Map<string, Value>(
        Array.isArray(exactlyOneOf) ? exactlyOneOf.map((g) => [JSON.stringify(g), g]) : [],
    );
    const alone = [...groups.values()].filter((group) => Array.isArray(group) && group.length === 1).flatMap(list);
    if (alone.length > 1) {
        // Each of these names only itself in the source, where it excludes the others.
        for (const name of alone) groups.delete(JSON.stringify([name]));
        groups.set(JSON.stringify(alone), alone);
    }
    const anyOne = new Map<string, Value>();
    for (const [path, facts] of Object.entries(isBag(properties) ? properties : {})) {
        if (!isBag(facts)) continue;
        if (facts.exactlyOneOf) groups.set(JSON.stringify(facts.exactlyOneOf), facts.exactlyOneOf);
        if (facts.atLeastOneOf) anyOne.set(JSON.stringify(facts.atLeastOneOf), facts.atLeastOneOf);
        const merged = cloud === "kubernetes" && isListed(forceNew, path) ? { ...facts, forceNew: true } : facts;
        paths[path] = normaliseProperty(cloud, path, merged);
    }
    if (groups.size > 0) result.exactlyOneOf = [...groups.values()];
    if (anyOne.size > 0) result.atLeastOneOf = [...anyOne.values()];
    if (Object.keys(extra).length > 0) result.notEvaluated = extra;
    return { ...result, properties: uniqueLists(paths) };
}

function withNames(type: WrittenType, named: Readonly<Record<string, Bag>>): WrittenType {
    const properties: Record<string, Bag> = { ...type.properties };
    for (const [path, rule] of Object.entries(named)) {
        properties[path] = { ...properties[path], autoName: rule };
    }
    return { ...type, properties };
}

const isListed = (list: Value | undefined, path: string): boolean =>
    Array.isArray(list) && list.includes(path) && !path.endsWith("{}");

function normaliseProperty(cloud: CloudName, path: string, raw: RawBag): Bag {
    const out: Draft = { type: typeOf(cloud, path, raw) };
    const extra: Draft = {};
    const each: Draft = {};
    for (const [key, value] of Object.entries(raw)) {
        if (typeof value === "string" && value.startsWith("@")) out.rule = value;
        else if (kept.includes(key)) out[key] = value;
        else if (key === "default") Object.assign(out, defaultOf(cloud, value, extra));
        else if (key === "forceNew") out.forceNew = cloud === "gcp" || cloud === "aws" ? true : "deep";
        else if (key === "enumIgnoreCase") out.ignoreCase = true;
        else if (key === "exclusiveMin" || key === "greaterThan") out.above = value;
        else if (key === "range") Object.assign(out, bounds("min", "max", value));
        else if (key === "length") Object.assign(out, bounds("minLength", "maxLength", value));
        else if (key === "pattern") out.patterns = patterns(value);
        else if (key === "notPattern") out.notPatterns = patterns(value);
        else if (key === "prefixLength") out.prefixLengths = between(value);
        else if (key === "prefixLengths") out.prefixLengths = value;
        else if (key === "enumSdkOnly") out.enum = [...list(raw.enum), ...list(value)];
        else if (key === "diffSuppress") extra.suppress = value;
        else if (key === "newer" || key === "sdkOnly") out.newer = true;
        else if (key === "each" && isBag(value)) Object.assign(each, constraints(value));
        else if (key === "keys" && isBag(value)) out.keys = constraints(value);
        else if (key === "anyOf") out.anyOf = list(value).filter(isBag).map(constraints);
        else if (key === "validator") namedCheck(String(value), out, extra);
        else if (key === "autoName") out.autoName = autoName(value);
        else if (key === "nameRule") out.rule = value;
        else if (key === "keyRule")
            Object.assign(out, path.endsWith("{}") ? { keys: { rule: value } } : { rule: value });
        else if (key === "valueRule") each.rule = value;
        else if (key === "uniqueIn") extra.uniqueIn = value;
        else if (key === "uniqueBy") out.itemsUniqueBy = value;
        else if (key.startsWith("item") && key !== "items" && !dropped.has(key))
            Object.assign(each, itemConstraint(key, value));
        else if (key === "itemConstraints" && isBag(value)) Object.assign(each, itemConstraints(value));
        else if (!dropped.has(key) && !["object", "set", "map"].includes(key)) extra[key] = value;
    }
    if (typeof out.enum === "object" && out.type === "string" && list(out.enum).every((v) => typeof v === "number"))
        out.type = "number";
    if (cloud === "gcp" && Array.isArray(out.enum)) out.orEmpty = true; // its enum check lets the empty text through
    if (out.type === "object" && cloud === "aws") for (const key of ["minItems", "maxItems"]) delete out[key];
    if (typeof out.format === "string") out.format = namedChecks[out.format] ?? kebab(out.format);
    if (raw.output === "ignored-if-set") out.ignored = true;
    const items = itemType(raw.items);
    if (items) each.type = items;
    if (typeof raw.items === "string" && raw.items.startsWith("list<"))
        each.each = { ...(isBag(each.each) ? each.each : {}), type: "string" };
    if (Object.keys(each).length > 0) out.each = each;
    if (Object.keys(extra).length > 0) out.notEvaluated = extra;
    return out;
}

function typeOf(cloud: CloudName, path: string, raw: RawBag): string {
    if (Array.isArray(raw.types)) return "any";
    if (raw.type === "int-or-string") return "intOrString";
    if (typeof raw.type === "string") return raw.type;
    if (path.endsWith("[]")) return raw.set === true ? "set" : "list";
    if (path.endsWith("{}") || raw.map === true) return "map";
    if (raw.format === "iam-policy-json") return "any"; // JSON text, or the document as an object
    if (cloud === "aws") return raw.object === true && raw.format !== "json" ? "object" : "scalar";
    return "string";
}

function itemType(items: Value | undefined): string | undefined {
    if (typeof items !== "string" || items === "object") return undefined;
    return items.startsWith("list<") ? "list" : items;
}

/** Kubernetes defaults are written by the server, so they are not part of the inputs; prose is kept as prose. */
function defaultOf(cloud: CloudName, value: Value, extra: Draft): Draft {
    if (value === null) return {};
    if (cloud !== "kubernetes") return { default: value };
    if (typeof value === "string" && / |^= /.test(value)) {
        extra.default = value;
        return {};
    }
    return { serverDefault: value };
}

function namedCheck(name: string, out: Draft, extra: Draft): void {
    if (namedChecks[name]) out.format = namedChecks[name];
    else if (!patternChecks.has(name)) extra.validator = name;
}

/** Pulumi's own rule: logical name, separator, seven random hex digits. */
function autoName(value: Value): Value {
    const given = isBag(value) ? value : {};
    return { separator: "-", hex: 7, ...given };
}

/** A child that is unique in its list makes the list one whose elements differ in that child. */
function uniqueLists(paths: Record<string, Bag>): Record<string, Bag> {
    for (const [path, facts] of Object.entries(paths)) {
        const match = /^(.*\[\])\.(\w+)$/.exec(path);
        if (!match || !isBag(facts.notEvaluated) || facts.notEvaluated.uniqueIn === undefined) continue;
        const [, parent = "", child = ""] = match;
        const owner = paths[parent] ?? { type: "list" };
        paths[parent] = { ...owner, itemsUniqueBy: [...list(owner.itemsUniqueBy), child] };
    }
    return paths;
}
