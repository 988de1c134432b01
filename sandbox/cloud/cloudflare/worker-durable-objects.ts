/** Durable Objects of a Worker: which classes its migrations or exports make, who binds them, and how they may change. */
import { bag, bags, text, texts } from "../bag.ts";
import type { CloudView, Draft, Existing, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";

export const SCRIPT = "cloudflare:index/workersScript:WorkersScript";
export const WORKER = "cloudflare:index/worker:Worker";
export const VERSION = "cloudflare:index/workerVersion:WorkerVersion";

function live(draft: Draft): Existing | undefined {
    return draft.cloud.all(draft.type).find(({ urn }) => draft.revision > 1 && urn === draft.urn);
}

/** Classes that the migrations of a script bring into being, by making, renaming or taking over. */
function classesOf(inputs: Bag): readonly string[] {
    const migrations = bag(inputs, "migrations");
    if (migrations === undefined) return [];
    const steps = [migrations, ...bags(migrations, "steps").map(({ item }) => item)];
    return steps.flatMap((step) => [
        ...["newClasses", "newSqliteClasses"].flatMap((key) => texts(step, key).map(({ item }) => item)),
        ...["renamedClasses", "transferredClasses"].flatMap((key) =>
            bags(step, key).flatMap(({ item }) => text(item, "to") ?? []),
        ),
    ]);
}

/** Code 10061: a binding to a class of this script that no migration has made. */
export function classesMigrated(draft: Draft): readonly Refusal[] {
    const made = [...classesOf(draft.inputs), ...classesOf(live(draft)?.inputs ?? {}), ...boundBefore(draft)];
    return bags(draft.inputs, "bindings").flatMap(({ index, item }) => {
        const [name, script] = [text(item, "className"), text(item, "scriptName")];
        const isOwn = script === undefined || script === text(draft.inputs, "scriptName");
        const isBinding = text(item, "type") === "durable_object_namespace" && name !== undefined && isOwn;
        return refuseIf(isBinding && !made.includes(name), {
            property: `bindings[${index}].className`,
            problem: "must be a class that a migration has made (code 10061)",
            got: printable(name),
            remedy: "list it in migrations.newSqliteClasses of the upload that first binds it",
        });
    });
}

/** What the script bound before was made by a migration that may have left the program since. */
function boundBefore(draft: Draft): readonly string[] {
    return bags(live(draft)?.inputs, "bindings").flatMap(({ item }) => text(item, "className") ?? []);
}

/** Migrations are sent with every upload that carries them, and apply to the tag the script is at. */
export function migrationFollows(draft: Draft): readonly Refusal[] {
    const [next, from] = [text(draft.inputs, "migrations.newTag"), text(draft.inputs, "migrations.oldTag")];
    const current = text(live(draft)?.outputs, "migrationTag");
    return refuseIf(next !== undefined && from !== current, {
        property: "migrations.oldTag",
        problem:
            current === undefined
                ? "must be left out at the first migration"
                : `must be the script's tag ${printable(current)}`,
        got: printable(from),
        remedy: "name the tag the script is at, or take out migrations that are applied",
    });
}

/** Classes that a version declares as live; names of other kinds of export are left out. */
function exportedBy(inputs: Bag): readonly string[] {
    const declared = bag(inputs, "exports") ?? {};
    return Object.keys(declared).filter(
        (name) =>
            text(declared, `${name}.type`) === "durable-object" &&
            (text(declared, `${name}.state`) ?? "created") === "created",
    );
}

/** Classes that the Worker of this name has; undefined when there is no such Worker. */
function classesAt(cloud: CloudView, name: string): readonly string[] | undefined {
    const script = cloud.all(SCRIPT).find(({ inputs }) => text(inputs, "scriptName") === name);
    if (script !== undefined) return classesOf(script.inputs);
    const worker = cloud.all(WORKER).find(({ inputs }) => text(inputs, "name") === name);
    if (worker === undefined) return undefined;
    const versions = cloud.all(VERSION).filter(({ inputs }) => text(inputs, "workerId") === worker.id);
    return versions.flatMap(({ inputs }) => [...exportedBy(inputs), ...classesOf(inputs)]);
}

/** A binding to objects of another Worker: it is there, and has the class. */
export function othersObjectsExist(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "bindings").flatMap(({ index, item }) => {
        const [name, script] = [text(item, "className"), text(item, "scriptName")];
        const isOther = script !== undefined && script !== text(draft.inputs, "scriptName");
        if (text(item, "type") !== "durable_object_namespace" || name === undefined || !isOther) return [];
        const classes = classesAt(draft.cloud, script);
        if (classes === undefined) return [notFound(`bindings[${index}].scriptName`, "a Worker", script)];
        return refuseIf(!classes.includes(name), {
            property: `bindings[${index}].className`,
            problem: `must be a class of Durable Objects that Worker ${printable(script)} has`,
            got: printable(name),
            remedy: "export it in a version of that Worker first",
        });
    });
}

/** What a version says of its own objects: by exports or by migrations, with storage, and before it binds them. */
export function exportsComplete(draft: Draft): readonly Refusal[] {
    const { inputs, cloud } = draft;
    const declared = bag(inputs, "exports");
    const workerId = text(inputs, "workerId");
    const siblings = cloud.all(VERSION).filter((version) => text(version.inputs, "workerId") === workerId);
    const known = [inputs, ...siblings.map((version) => version.inputs)].flatMap((version) => [
        ...exportedBy(version),
        ...classesOf(version),
    ]);
    return [
        ...refuseIf(declared !== undefined && bag(inputs, "migrations") !== undefined, {
            property: "migrations",
            problem: "must be left out when the version has exports",
            got: "both",
        }),
        ...exportedBy(inputs).flatMap((name) =>
            refuseIf(text(declared, `${name}.storage`) === undefined, {
                property: `exports.${name}.storage`,
                problem: "must be sqlite or legacy-kv for a live class",
                got: "nothing",
            }),
        ),
        ...bags(inputs, "bindings").flatMap(({ index, item }) => {
            const [type, name] = [text(item, "type"), text(item, "className")];
            const isOwn = text(item, "scriptName") === undefined;
            const missing = type === "durable_object_namespace" && isOwn && name !== undefined && !known.includes(name);
            return refuseIf(missing, {
                property: `bindings[${index}].className`,
                problem: "must be a class that this Worker exports",
                got: printable(name),
                remedy: "list it in exports of the version",
            });
        }),
    ];
}

/** Whoever binds objects of a Worker, other than itself; undefined when nobody does. */
export function binderOf(cloud: CloudView, name: string | undefined): Existing | undefined {
    if (name === undefined) return undefined;
    return [...cloud.all(SCRIPT), ...cloud.all(VERSION)].find(({ inputs }) =>
        bags(inputs, "bindings").some(
            ({ item }) => text(item, "type") === "durable_object_namespace" && text(item, "scriptName") === name,
        ),
    );
}
