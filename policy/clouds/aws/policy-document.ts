/** Policies of IAM, as the JSON text that resources hold. */

import { isRecord, type Value } from "../../graph/value.ts";

export interface Grant {
    /** Services that are named, such as `events.amazonaws.com`. */
    readonly services: readonly string[];
    /** Anybody, without a condition. */
    readonly anybody: boolean;
    readonly actions: readonly string[];
}

/** What a policy allows. Text that is no policy allows nothing. */
export function grantsOf(text: string): readonly Grant[] {
    const document = parse(text);
    const statements = isRecord(document) ? list(document.Statement) : [];
    return statements.flatMap((statement) => {
        if (!isRecord(statement) || statement.Effect !== "Allow") return [];
        const { Principal: principal = {} } = statement;
        const services = isRecord(principal) ? strings(principal.Service) : [];
        const everybody = principal === "*" || (isRecord(principal) && strings(principal.AWS).includes("*"));
        return [
            { services, anybody: everybody && statement.Condition === undefined, actions: strings(statement.Action) },
        ];
    });
}

/** Whether a policy lets a service do something; `kms:GenerateDataKey` is among what `kms:GenerateDataKey*` allows. */
export function lets(text: string, service: string, action: string): boolean {
    return grantsOf(text).some(
        ({ services, anybody, actions }) =>
            (anybody || services.includes(service)) && actions.some((allowed) => covers(allowed, action)),
    );
}

function covers(allowed: string, action: string): boolean {
    const [one, other] = [allowed.toLowerCase(), action.toLowerCase()];
    return one.endsWith("*") ? other.startsWith(one.slice(0, -1)) : one === other;
}

function parse(text: string): Value {
    try {
        return JSON.parse(text);
    } catch (error) {
        if (error instanceof SyntaxError) return {};
        throw error;
    }
}

function list(value: Value = []): readonly Value[] {
    return Array.isArray(value) ? value : [value];
}

function strings(value: Value = []): readonly string[] {
    return list(value).filter((element) => typeof element === "string");
}
