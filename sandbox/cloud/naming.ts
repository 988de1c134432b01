/** Pulumi's automatic names: the logical name and some random hex digits, here drawn from the URN. */
import type { AutoName } from "./facts/format.ts";

/** The last part of a URN: the resource's name in the program. */
export function logicalNameOf(urn: string): string {
    return urn.split("::").slice(3).join("::") || urn;
}

/** Logical name, separator and the digits given. */
export function autoNameFor(rule: AutoName, logicalName: string, hex: string): string {
    const name = `${logicalName}${rule.separator}${hex}`;
    return rule.lower ? name.toLowerCase() : name;
}

/** True when the name has the form that `autoNameFor` gives for this logical name. */
export function isAutoName(rule: AutoName, logicalName: string, name: unknown): boolean {
    if (typeof name !== "string") return false;
    const prefix = rule.lower ? `${logicalName}${rule.separator}`.toLowerCase() : `${logicalName}${rule.separator}`;
    return name.startsWith(prefix) && new RegExp(`^[0-9a-f]{${rule.hex}}$`).test(name.slice(prefix.length));
}
