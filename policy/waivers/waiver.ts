/** Exemptions from rules: `policy/waivers.yaml`. */

import { isObject } from "../graph/value.ts";
import type { Rule, Severity } from "../rule.ts";

/** A failing rule that somebody answers for, on some resources of one stack, until a day. */
export interface Waiver {
    readonly rule: string;
    readonly stack: string;
    /**
     * Logical name or whole URN of the resources, where `*` stands for any characters; `stack` for a finding about the
     * whole stack.
     */
    readonly resource: string;
    readonly owner: string;
    readonly reason: string;
    /** Address of the ticket in which the repair is followed. */
    readonly ticket: string;
    /** First and last day, `YYYY-MM-DD`, in UTC. */
    readonly created: string;
    readonly expires: string;
}

/** Days that a waiver may last, by the severity of its rule. */
export const LONGEST_DAYS: Readonly<Record<Severity, number>> = { critical: 30, high: 90, medium: 180, low: 365 };

/** The file of waivers is wrong; the message holds one sentence for each problem. */
export class WaiversError extends Error {
    override readonly name = "WaiversError";

    constructor(problems: readonly string[]) {
        super(`policy waivers: ${problems.join("; ")}`);
    }
}

const FIELDS = ["rule", "stack", "resource", "owner", "reason", "ticket", "created", "expires"] as const;

/** The waivers of a parsed file, `{ waivers: [...] }`. Throws WaiversError when it is not of that form. */
export function readWaivers(file: unknown): readonly Waiver[] {
    const list = isObject(file) ? file.waivers : undefined;
    if (!Array.isArray(list)) throw new WaiversError(["the file must hold a list `waivers`, also when it is empty"]);
    const read = list.map((entry: unknown, index) => readWaiver(entry, `waivers[${index}]`));
    const problems = read.flatMap((result) => (typeof result === "string" ? [result] : []));
    if (problems.length > 0) throw new WaiversError(problems);
    return read.filter((result) => typeof result !== "string");
}

function readWaiver(entry: unknown, path: string): Waiver | string {
    if (!isObject(entry)) return `${path} must be a mapping with ${FIELDS.join(", ")}`;
    const missing = FIELDS.filter((field) => typeof entry[field] !== "string" || entry[field] === "");
    if (missing.length > 0) return `${path} needs text in ${missing.join(", ")}`;
    const other = Object.keys(entry).filter((key) => !FIELDS.some((field) => field === key));
    if (other.length > 0) return `${path} has ${other.join(", ")}, and a waiver has ${FIELDS.join(", ")}`;
    const text = (field: (typeof FIELDS)[number]) => String(entry[field]);
    return {
        rule: text("rule"),
        stack: text("stack"),
        resource: text("resource"),
        owner: text("owner"),
        reason: text("reason"),
        ticket: text("ticket"),
        created: text("created"),
        expires: text("expires"),
    };
}

/** What is wrong with a waiver whatever the state of the stack: names that do not exist, days that cannot be. */
export function waiverProblems(waiver: Waiver, rules: readonly Rule[], stacks: readonly string[]): readonly string[] {
    const rule = rules.find(({ id }) => id === waiver.rule);
    const created = dayOf(waiver.created);
    const expires = dayOf(waiver.expires);
    const notADay = (["created", "expires"] as const)
        .filter((field) => dayOf(waiver[field]) === undefined)
        .map((field) => `${field} must be a day such as 2026-11-22, got ${JSON.stringify(waiver[field])}`);
    const days = created !== undefined && expires !== undefined ? expires - created : undefined;
    const longest = rule && LONGEST_DAYS[rule.severity];
    return [
        ...(rule === undefined ? ["no rule has that name"] : []),
        ...(stacks.includes(waiver.stack) ? [] : [`stack must be one of ${stacks.join(", ")}, got ${waiver.stack}`]),
        ...(URL.canParse(waiver.ticket) ? [] : [`ticket must be an address, got ${JSON.stringify(waiver.ticket)}`]),
        ...notADay,
        ...(days !== undefined && days < 0 ? [`expires on ${waiver.expires}, before it was created`] : []),
        ...(days !== undefined && longest !== undefined && days > longest
            ? [`lasts ${days} days, and a waiver of a ${rule?.severity} rule lasts ${longest} at most`]
            : []),
    ];
}

/** Days since 1970 of `YYYY-MM-DD`; `undefined` for what is no day. */
export function dayOf(text: string): number | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    const time = Date.parse(`${text}T00:00:00Z`);
    // A day that does not exist, such as 30 February, is carried over into the next month.
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
    return time / 86_400_000;
}

/** Whether a waiver is for the resource with this URN; `undefined` stands for the whole stack. */
export function covers(waiver: Waiver, urn: string | undefined): boolean {
    if (urn === undefined) return waiver.resource === "stack";
    const subject = waiver.resource.startsWith("urn:") ? urn : urn.slice(urn.lastIndexOf("::") + 2);
    const literal = waiver.resource.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
    return new RegExp(`^${literal.join(".*")}$`, "s").test(subject);
}
