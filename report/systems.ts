import { countByStatus } from "./findings.ts";
import type { ReportFinding, ResourceEntry, SystemReport } from "./model.ts";
import { readObjectives } from "./objectives.ts";
import { wordsOf } from "./quantity.ts";
import { compare } from "./resources.ts";
import { isKnownText, isPlainObject, isStack, nameOf, type PropertyBag, type StateResource, textAt } from "./state.ts";

/** A system that the stack was asked to build, with addresses that the graph itself may not hold. */
export interface SystemInput {
    readonly name: string;
    readonly endpoints?: Readonly<Record<string, string>>;
}

/**
 * What each system states about itself in its registered outputs, with its resources and findings counted. Systems
 * asked for but missing from the state are listed too, with nothing in them.
 */
export function readSystems(
    state: readonly StateResource[],
    asked: readonly SystemInput[],
    resources: readonly ResourceEntry[],
    findings: readonly ReportFinding[],
): SystemReport[] {
    const components = new Map(state.filter(isSystem).map((entry) => [systemName(entry), entry]));
    const names = [...new Set([...asked.map(({ name }) => name), ...components.keys()])].sort(compare);
    const parents = new Map(state.map(({ urn, parent }) => [urn, parent]));
    const askedFor = (name: string) => asked.find((input) => input.name === name);
    const stackOutputs = state.find(isStack)?.outputs ?? {};
    return names.map((name): SystemReport => {
        const component = components.get(name);
        const outputs = component?.outputs ?? {};
        const within = (urn: string | undefined) => component !== undefined && isBeneath(urn, component.urn, parents);
        const regions = readRegions(outputs.regions);
        return {
            name,
            ...(component === undefined ? {} : { urn: component.urn }),
            ...(regions === undefined ? {} : { regions }),
            resources: resources.filter(({ urn }) => within(urn)).length,
            findings: countByStatus(findings.filter(({ urn }) => within(urn))),
            ...readObjectives(outputs.objectives),
            backups: readBackups(outputs.backups),
            ...readAddresses([outputs, ...stackOutputsFor(name, stackOutputs)], askedFor(name)?.endpoints),
        };
    });
}

/** Systems are components whose type's module is `systems`, or that register which system they are. */
function isSystem(entry: StateResource): boolean {
    return !entry.custom && (entry.type.split(":")[1] === "systems" || textAt(entry.outputs, "system") !== undefined);
}

function systemName(entry: StateResource): string {
    return textAt(entry.outputs, "system") ?? nameOf(entry.urn);
}

function isBeneath(
    urn: string | undefined,
    ancestor: string,
    parents: ReadonlyMap<string, string | undefined>,
): boolean {
    const seen = new Set<string>();
    for (let at = urn; at !== undefined && !seen.has(at); at = parents.get(at)) {
        if (at === ancestor) return true;
        seen.add(at);
    }
    return false;
}

function readRegions(value: unknown): SystemReport["regions"] {
    if (!isPlainObject(value)) return undefined;
    const primary = textAt(value, "primary");
    const failover = textAt(value, "failover");
    if (primary === undefined || failover === undefined) return undefined;
    return { primary, failover, writer: textAt(value, "writer") ?? primary };
}

function readBackups(value: unknown): SystemReport["backups"] {
    if (!isPlainObject(value)) return [];
    return Object.entries(value).flatMap(([key, days]) =>
        typeof days === "number" && key.endsWith("Days") ? [{ name: wordsOf(key.slice(0, -4)), days }] : [],
    );
}

/** What the stack's outputs hold about a system, under its name or the same in camel case. */
function stackOutputsFor(name: string, outputs: PropertyBag): unknown[] {
    const camel = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const systems = isPlainObject(outputs.systems) ? outputs.systems : outputs;
    return [systems[name], systems[camel]];
}

/** Every address once, by what it is for; endpoints given by the caller stand in place of those in the outputs. */
function readAddresses(
    bags: readonly unknown[],
    given: SystemInput["endpoints"],
): Pick<SystemReport, "endpoints" | "health" | "runbooks"> {
    const found = (keep: (path: readonly string[], address: string) => boolean) => {
        const all = bags.flatMap((bag) => textsIn(bag, [])).filter(({ path, address }) => keep(path, address));
        return [...new Map(all.map((entry) => [entry.address, entry])).values()];
    };
    const stated = found((path, address) => /^https?:\/\/\S+$/.test(address) && !isRunbook(path));
    const health = found((path, address) => path[0] === "health" && address.startsWith("/"));
    const runbooks = found(isRunbook);
    return {
        endpoints:
            given === undefined
                ? stated.map(({ path, address }) => ({ name: labelOf(path), address }))
                : Object.entries(given).map(([key, address]) => ({ name: labelOf([key]), address })),
        health: health.map(({ path, address }) => ({ name: labelOf(path.slice(1)), address })),
        runbooks: runbooks.map(({ address }) => ({ name: wordsOf(address.split("/").at(-1) ?? ""), address })),
    };
}

/** A page for the person who is called: listed for itself, or with the alert that it belongs to. */
function isRunbook(path: readonly string[]): boolean {
    return path[0] === "runbooks" || path.at(-1) === "runbook";
}

function textsIn(value: unknown, path: readonly string[]): { path: readonly string[]; address: string }[] {
    if (isKnownText(value)) return [{ path, address: value }];
    if (!isPlainObject(value)) return [];
    return Object.entries(value).flatMap(([key, child]) => textsIn(child, [...path, key]));
}

/** `endpoints.apiHealth` reads `API health`; a name with dashes, such as a region's, stays as it is. */
function labelOf(path: readonly string[]): string {
    const words = path.filter((key) => key !== "endpoints" && key !== "regions");
    return words.map((key) => (key.includes("-") ? key : wordsOf(key))).join(" ") || "Address";
}
