/** Load balancing pools. */
import { bags, filled, list, number, text, texts, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Refusal, ResourceKind } from "../kind.ts";
import { mustExist, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { poolsOf } from "./load-balancing-steering.ts";
import { LOAD_BALANCER, MONITOR } from "./load-balancing-types.ts";

function distinctOrigins(draft: Draft): readonly Refusal[] {
    const names = bags(draft.inputs, "origins").map(({ item }) => text(item, "name"));
    return bags(draft.inputs, "origins").flatMap(({ index, item }) => {
        const name = text(item, "name");
        const first = names.indexOf(name);
        return refuseIf(name !== undefined && first < index, {
            property: `origins[${index}].name`,
            problem: `must differ from that of origins[${first}]`,
            got: printable(name),
            remedy: "weights, health and drift are kept by origin name",
        });
    });
}

function shape(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const name = text(inputs, "name");
    const [latitude, longitude] = [number(inputs, "latitude"), number(inputs, "longitude")];
    return [
        ...refuseIf(name !== undefined && !/^[A-Za-z0-9_-]+$/.test(name), {
            property: "name",
            problem: "must have only letters, digits, hyphens and underscores",
            got: printable(name),
        }),
        ...refuseIf((latitude === undefined) !== (longitude === undefined), {
            property: latitude === undefined ? "latitude" : "longitude",
            problem: "must be set together with the other coordinate",
        }),
        ...texts(inputs, "checkRegions").flatMap(({ index, item }) =>
            refuseIf(item.toUpperCase() === "ALL_REGIONS", {
                property: `checkRegions[${index}]`,
                problem: "must name one region below Enterprise",
                got: printable(item),
                remedy: "name regions near the users",
            }),
        ),
        ...refuseIf(list(inputs, "healthSources").length > 0 && list(inputs, "checkRegions").length === 0, {
            property: "healthSources",
            problem: "must come with at least one entry in checkRegions",
            got: printable(inputs.healthSources),
        }),
    ];
}

function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const user = cloud
        .all(LOAD_BALANCER)
        .find(({ inputs }) => poolsOf(inputs).some(({ pool }) => pool === resource.id));
    return refuseIf(user !== undefined, {
        property: "",
        problem: `is used by load balancer ${printable(text(user?.inputs, "name"))} (412, code 1005)`,
        remedy: "take it out of the load balancer in an earlier update",
    });
}

const ORIGIN_DEFAULTS: Bag = { enabled: true, flattenCname: true, weight: 1 };

function origins(draft: Draft): readonly Bag[] {
    return bags(draft.inputs, "origins").map(({ item }) => ({
        ...filled(item, { ...ORIGIN_DEFAULTS, port: 0 }),
        ...(item.enabled === false ? { disabledAt: draft.time("modified") } : {}),
    }));
}

/** Origins come back by name, and a port that was left out as 0: both are diffs to a program written otherwise. */
function asServed(properties: Bag): Bag {
    const origins = bags(properties, "origins")
        .map(({ item }) => ({ ...item, ...unset(item, { port: 0 }) }))
        .sort((a, b) => compare(text(a, "name") ?? "", text(b, "name") ?? ""));
    return { ...properties, origins };
}

function compare(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}

export const pool: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            loadShedding: { defaultPercent: 0, defaultPolicy: "random", sessionPercent: 0, sessionPolicy: "hash" },
            originSteering: { policy: "random" },
            notificationFilter: { origin: {}, pool: {} },
        }),
        origins: origins(draft),
        createdOn: draft.time("created"),
        modifiedOn: draft.time("modified"),
        disabledAt: draft.inputs.enabled === false ? draft.time("modified") : "",
        networks: ["cloudflare"],
    }),
    refusals: (draft) => [
        ...mustExist(draft.cloud, MONITOR, "a load balancer monitor", "monitor", text(draft.inputs, "monitor")),
        ...distinctOrigins(draft),
        ...shape(draft),
    ],
    refusalsOnDelete,
    readBack: ({ inputs, outputs }) => ({ inputs: asServed(inputs), outputs: asServed(outputs) }),
};
