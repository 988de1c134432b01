/** Durable Objects of a Worker: which classes its migrations make, and in which order migrations may come. */
import { bag, bags, text, texts } from "../bag.ts";
import type { Draft, Existing, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";

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
