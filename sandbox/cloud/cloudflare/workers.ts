/** Worker scripts, their routes and cron triggers. */
import { bag, bags, filledAt, flag, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { digestMatches, entityTag, sha256, variablesFit } from "./worker-content.ts";
import { classesMigrated, migrationFollows, othersObjectsExist, SCRIPT } from "./worker-durable-objects.ts";
import { workerNamed } from "./worker-versions.ts";
import { inZone, othersInZone } from "./zone-reference.ts";

function scriptExists(draft: Draft, property: string): readonly Refusal[] {
    const name = text(draft.inputs, property);
    const known = name === undefined || workerNamed(draft.cloud, name);
    return refuseIf(!known, notFound(property, "a Worker script", name ?? ""));
}

/** A service binding names a Worker that is there already. */
function servicesExist(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "bindings").flatMap(({ index, item }) => {
        const name = text(item, "type") === "service" ? text(item, "service") : undefined;
        const own = name === text(draft.inputs, "scriptName");
        const known = name === undefined || own || workerNamed(draft.cloud, name);
        return refuseIf(!known, notFound(`bindings[${index}].service`, "a Worker", name ?? ""));
    });
}

/** A service binding of another script holds a script, unless `force` is set. */
function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    if (flag(resource.inputs, "force") === true) return [];
    const name = text(resource.inputs, "scriptName");
    const user = cloud
        .all(SCRIPT)
        .find(
            ({ urn, inputs }) =>
                urn !== resource.urn &&
                bags(inputs, "bindings").some(
                    ({ item }) => text(item, "type") === "service" && text(item, "service") === name,
                ),
        );
    return refuseIf(user !== undefined, {
        property: "",
        problem: `is bound by Worker script ${printable(user?.id)}`,
        remedy: "take the binding out first",
    });
}

function bindings(draft: Draft): readonly Bag[] {
    return bags(draft.inputs, "bindings").map(({ item }) => {
        const className = text(item, "className");
        const isObject = text(item, "type") === "durable_object_namespace";
        return isObject
            ? { ...item, ...unset(item, { namespaceId: draft.token("hex", 32, `object-${className}`) }) }
            : item;
    });
}

/** The tag stays when an update carries no migration. */
function migrationTag(draft: Draft): Bag {
    const held = draft.cloud.all(SCRIPT).find(({ urn }) => draft.revision > 1 && urn === draft.urn);
    const tag = text(draft.inputs, "migrations.newTag") ?? text(held?.outputs, "migrationTag");
    return { migrationTag: tag ?? "" };
}

function placement(draft: Draft): Bag {
    const mode = text(draft.inputs, "placement.mode");
    const status = mode === "smart" ? "INSUFFICIENT_INVOCATIONS" : "";
    return {
        ...unset(draft.inputs, { placement: {} }),
        ...(status === "" ? {} : filledAt(draft.inputs, "placement", { status })),
        placementMode: mode ?? "",
        placementStatus: status,
    };
}

function nested(draft: Draft): Bag {
    const observability = bag(draft.inputs, "observability");
    return {
        ...filledAt(draft.inputs, "cacheOptions", { enabled: false, crossVersionCache: false }),
        ...filledAt(draft.inputs, "annotations", { workersTriggeredBy: "upload" }),
        ...filledAt(draft.inputs, "assets", { assetManifestSha256: sha256(JSON.stringify(draft.inputs.assets ?? "")) }),
        ...(observability === undefined
            ? {}
            : {
                  observability: {
                      ...observability,
                      ...filledAt(observability, "logs", { persist: true }),
                      ...filledAt(observability, "traces", { persist: true }),
                  },
              }),
    };
}

const script: ResourceKind = {
    id: (draft) => text(draft.inputs, "scriptName") ?? draft.logicalName,
    // An upload replaces whatever has the name.
    onConflict: "adopted",
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            compatibilityDate: "",
            compatibilityFlags: [],
            logpush: false,
            usageModel: "standard",
            tailConsumers: [],
        }),
        ...nested(draft),
        ...placement(draft),
        ...migrationTag(draft),
        bindings: bindings(draft),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        etag: entityTag(draft.inputs),
        lastDeployedFrom: "api",
        startupTimeMs: 10,
        hasAssets: draft.inputs.assets !== undefined,
        hasModules: draft.inputs.mainModule !== undefined,
        handlers: ["fetch"],
        namedHandlers: [],
    }),
    refusals: (draft) => [
        ...digestMatches(draft),
        ...servicesExist(draft),
        ...classesMigrated(draft),
        ...othersObjectsExist(draft),
        ...variablesFit(draft),
        ...migrationFollows(draft),
    ],
    refusalsOnDelete,
};

function patternFree(draft: Draft): readonly Refusal[] {
    const pattern = text(draft.inputs, "pattern");
    const other = othersInZone(draft).find(({ inputs }) => text(inputs, "pattern") === pattern);
    return refuseIf(pattern !== undefined && other !== undefined, {
        property: "pattern",
        problem: `must be used once in the zone: route ${printable(other?.id)} has it`,
        got: printable(pattern),
    });
}

const route: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    refusals: (draft) => [...inZone(draft), ...patternFree(draft), ...scriptExists(draft, "script")],
};

const cronTrigger: ResourceKind = {
    id: (draft) => text(draft.inputs, "scriptName") ?? draft.logicalName,
    // Schedules are written as a whole, over those that are there.
    onConflict: "adopted",
    outputs: (draft) => ({
        schedules: bags(draft.inputs, "schedules").map(({ item }) => ({
            ...item,
            createdOn: draft.time("created"),
            modifiedOn: draft.time("modified"),
        })),
    }),
    refusals: (draft) => scriptExists(draft, "scriptName"),
};

export const workers: Family = {
    [SCRIPT]: script,
    "cloudflare:index/workersRoute:WorkersRoute": route,
    "cloudflare:index/workersCronTrigger:WorkersCronTrigger": cronTrigger,
};
