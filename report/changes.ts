import { isDeepStrictEqual } from "node:util";
import type { Change, ChangeKind } from "./model.ts";
import { compare } from "./resources.ts";
import { isProvider, nameOf, type PropertyBag, type StateResource } from "./state.ts";

const ORDER: readonly ChangeKind[] = ["deleted", "replaced", "updated", "created"];

/**
 * What differs between two states: most destructive first. A resource counts as replaced when its id or its moment of
 * creation differs, and as updated when it kept both under another urn. Provider connections are left out.
 */
export function compareStates(before: readonly StateResource[], after: readonly StateResource[]): Change[] {
    const old = new Map(before.filter((entry) => !isProvider(entry)).map((entry) => [entry.urn, entry]));
    const now = after.filter((entry) => !isProvider(entry));
    const standing = new Set(now.map(({ urn }) => urn));
    const gone = [...old.values()].filter(({ urn }) => !standing.has(urn));
    const changes: Change[] = [];
    const moved = new Set<StateResource>();
    for (const entry of now) {
        const same = old.get(entry.urn);
        if (same !== undefined) {
            const change = changeOf(same, entry);
            if (change !== undefined) changes.push(change);
            continue;
        }
        const former = gone.find((other) => !moved.has(other) && isSameObject(other, entry));
        if (former === undefined) {
            changes.push(bare("created", entry));
        } else {
            moved.add(former);
            changes.push({ ...bare("updated", entry), ...differences(former, entry), previousUrn: former.urn });
        }
    }
    for (const entry of gone) if (!moved.has(entry)) changes.push(bare("deleted", entry));
    return changes.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || compare(a.urn, b.urn));
}

/** The same object in the cloud under two urns: the state must say so by id and moment of creation. */
function isSameObject(a: StateResource, b: StateResource): boolean {
    if (a.type !== b.type || a.created === undefined || a.id === undefined) return false;
    return a.id === b.id && a.created === b.created;
}

function changeOf(before: StateResource, after: StateResource): Change | undefined {
    const difference = differences(before, after);
    const replaced = before.id !== after.id || (after.created !== undefined && before.created !== after.created);
    if (replaced) return { ...bare("replaced", after), ...difference };
    if (difference.properties.length + difference.computed.length === 0) return undefined;
    return { ...bare("updated", after), ...difference };
}

function bare(kind: ChangeKind, { urn, type }: StateResource): Change {
    return { kind, urn, name: nameOf(urn), type, properties: [], computed: [] };
}

function differences(before: StateResource, after: StateResource): Pick<Change, "properties" | "computed"> {
    const properties = differingKeys(before.inputs, after.inputs);
    const computed = differingKeys(before.outputs, after.outputs).filter((key) => !properties.includes(key));
    return { properties, computed };
}

/** Keys that begin with two underscores belong to the engine and its bridge, not to the resource. */
function differingKeys(before: PropertyBag, after: PropertyBag): string[] {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys]
        .filter((key) => !key.startsWith("__") && !isDeepStrictEqual(before[key], after[key]))
        .sort(compare);
}
