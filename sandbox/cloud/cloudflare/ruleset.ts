/** Rulesets: cache, rate limiting, firewall, redirects and the other phases of a request. */
import { bag, bags, list, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { ACTIONS_BY_PHASE } from "./ruleset-phases.ts";
import { inZone, isOther } from "./zone-reference.ts";

const RULESET = "cloudflare:index/ruleset:Ruleset";

/** Kinds that a request enters; the others only run when a rule executes them. */
const ENTRY_POINTS = ["zone", "root"];

function owner(inputs: Bag): string | undefined {
    return text(inputs, "zoneId") ?? text(inputs, "accountId");
}

function kind(inputs: Bag): string {
    return (text(inputs, "kind") ?? "").toLowerCase();
}

function phase(inputs: Bag): string {
    return (text(inputs, "phase") ?? "").toLowerCase();
}

function oneEntryPoint(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    if (!ENTRY_POINTS.includes(kind(inputs)) || owner(inputs) === undefined) return [];
    const other = draft.cloud
        .all(RULESET)
        .find(
            (live) =>
                isOther(draft, live) &&
                ENTRY_POINTS.includes(kind(live.inputs)) &&
                phase(live.inputs) === phase(inputs) &&
                owner(live.inputs) === owner(inputs),
        );
    return refuseIf(other !== undefined, {
        property: "phase",
        problem: `must not have an entry point yet: ruleset ${printable(other?.id)} is it (400, code 20217)`,
        got: printable(phase(inputs)),
        remedy: "put all rules of a phase into one ruleset",
    });
}

function level({ inputs }: Draft): readonly Refusal[] {
    const isZone = kind(inputs) === "zone";
    const wanted = isZone ? "zoneId" : "accountId";
    const isKnown = ["zone", "root", "custom"].includes(kind(inputs));
    return refuseIf(isKnown && (inputs[wanted] === undefined || inputs[wanted] === null), {
        property: wanted,
        problem: `must be set for a ruleset of kind ${kind(inputs)}`,
    });
}

function actionsFit({ inputs }: Draft): readonly Refusal[] {
    const allowed = ACTIONS_BY_PHASE[phase(inputs)];
    if (allowed === undefined) return [];
    return bags(inputs, "rules").flatMap(({ index, item }) => {
        const action = text(item, "action")?.toLowerCase();
        return refuseIf(action !== undefined && !allowed.includes(action), {
            property: `rules[${index}].action`,
            problem: `must be one of ${allowed.join(", ")} in phase ${phase(inputs)}`,
            got: printable(action),
        });
    });
}

function rateLimits({ inputs }: Draft): readonly Refusal[] {
    const isRateLimiting = phase(inputs) === "http_ratelimit";
    return bags(inputs, "rules").flatMap(({ index, item }) => {
        const path = `rules[${index}].ratelimit`;
        if (bag(item, "ratelimit") === undefined) {
            return refuseIf(isRateLimiting && item.ratelimit === undefined, {
                property: path,
                problem: "must be set in phase http_ratelimit",
            });
        }
        const characteristics = texts(item, "ratelimit.characteristics").map((entry) => entry.item.toLowerCase());
        const isWhole = characteristics.length === list(item, "ratelimit.characteristics").length;
        const got = printable(characteristics);
        return [
            ...refuseIf(isWhole && !characteristics.includes("cf.colo.id"), {
                property: `${path}.characteristics`,
                problem: "must hold cf.colo.id",
                got,
                remedy: "requests are counted by data center, so the API wants that said",
            }),
            ...refuseIf(characteristics.includes("ip.src") && characteristics.includes("cf.unique_visitor_id"), {
                property: `${path}.characteristics`,
                problem: "must not hold both ip.src and cf.unique_visitor_id",
                got,
            }),
        ];
    });
}

/** A rule keeps its id as long as it keeps its `ref`; without one it gets a new id with every edit of the ruleset. */
function rules(draft: Draft): readonly Bag[] {
    return bags(draft.inputs, "rules").map(({ index, item }) => {
        const ref = text(item, "ref");
        const id = draft.token("hex", 32, ref === undefined ? `rule-${index}-${draft.revision}` : `ref-${ref}`);
        const logged = text(item, "action") === "skip" ? { logging: { enabled: true } } : {};
        return { ...item, ...unset(item, { enabled: true, description: "", ref: id, ...logged }), id };
    });
}

const ruleset: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { description: "" }),
        rules: rules(draft),
        version: String(draft.revision),
        lastUpdated: draft.time("modified"),
    }),
    refusals: (draft) => [
        ...inZone(draft),
        ...level(draft),
        ...oneEntryPoint(draft),
        ...actionsFit(draft),
        ...rateLimits(draft),
    ],
};

export const rulesets: Family = { [RULESET]: ruleset };
