/** Regional URL maps, and what the global ones share with them. */
import { bags, text } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, isBag, type Value } from "../values.ts";
import { inUse, refers } from "./checks.ts";
import { computeUrl, projectOf, regionIn, regionOf, selfLink } from "./names.ts";
import { fingerprint, KNOWN, pacific, serverNumber } from "./stamps.ts";

export const URL_MAP = "gcp:compute/regionUrlMap:RegionUrlMap";

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/urlMaps/${draft.name}`;
}

interface Route {
    readonly property: string;
    readonly service: string;
}

function route(source: Bag, key: string, prefix = ""): readonly Route[] {
    const service = text(source, key);
    return service === undefined ? [] : [{ property: `${prefix}${key}`, service }];
}

/** Every backend service that the map sends requests to. */
export function servicesOf(inputs: Bag): readonly Route[] {
    return [
        ...route(inputs, "defaultService"),
        ...bags(inputs, "pathMatchers").flatMap(({ index, item }) => {
            const prefix = `pathMatchers[${index}].`;
            return [
                ...route(item, "defaultService", prefix),
                ...bags(item, "pathRules").flatMap((rule) =>
                    route(rule.item, "service", `${prefix}pathRules[${rule.index}].`),
                ),
                ...bags(item, "routeRules").flatMap((rule) =>
                    route(rule.item, "service", `${prefix}routeRules[${rule.index}].`),
                ),
            ];
        }),
    ];
}

function servicesExist(draft: Draft): readonly Refusal[] {
    return servicesOf(draft.inputs).flatMap(({ property, service }) => {
        const region = regionIn(service);
        return [
            ...refers(
                draft,
                "gcp:compute/regionBackendService:RegionBackendService",
                "a regional backend service",
                property,
                service,
            ),
            ...refuseIf(region !== undefined && region !== regionOf(draft), {
                property,
                problem: `must be in the region of the URL map (${regionOf(draft)})`,
                got: printable(service),
                remedy: "give each region its own URL map",
            }),
        ];
    });
}

export function matchersExist(draft: Draft): readonly Refusal[] {
    const matchers = bags(draft.inputs, "pathMatchers").map(({ item }) => text(item, "name"));
    return bags(draft.inputs, "hostRules").flatMap(({ index, item }) => {
        const matcher = text(item, "pathMatcher");
        return refuseIf(matcher !== undefined && !matchers.includes(matcher), {
            property: `hostRules[${index}].pathMatcher`,
            problem: `must name one of the path matchers (${matchers.join(", ")})`,
            got: printable(matcher ?? ""),
        });
    });
}

/** Every service reference below a value as the full URL. */
function qualified(draft: Draft, value: Value, collection: string): Value {
    if (Array.isArray(value)) return value.map((element) => qualified(draft, element, collection));
    return isBag(value) ? qualifiedBag(draft, value, collection) : value;
}

function qualifiedBag(draft: Draft, value: Bag, collection: string): Bag {
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
            const isService = (key === "service" || key === "defaultService") && typeof inner === "string";
            return [key, isService ? computeUrl(draft, inner, collection) : qualified(draft, inner, collection)];
        }),
    );
}

/** The routing parts with every service as a full URL; a bare name is one of the collection. */
export function normalised(draft: Draft, collection: string): Bag {
    const routed = Object.entries(draft.inputs).filter(([key]) =>
        ["defaultService", "pathMatchers", "tests"].includes(key),
    );
    return qualifiedBag(draft, Object.fromEntries(routed), collection);
}

const urlMap: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        project: projectOf(draft),
        region: regionOf(draft),
        ...normalised(draft, `regions/${regionOf(draft)}/backendServices`),
        creationTimestamp: pacific(draft),
        selfLink: selfLink(path(draft)),
        fingerprint: fingerprint(draft),
        mapId: serverNumber(draft),
    }),
    knownAtPreview: KNOWN,
    refusals: (draft) => [...servicesExist(draft), ...matchersExist(draft)],
    refusalsOnDelete: (resource, cloud) =>
        inUse(
            resource,
            [
                ...cloud.all("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy"),
                ...cloud.all("gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy"),
            ],
            ({ inputs }) => [text(inputs, "urlMap")],
            "target proxy",
        ),
};

export const urlMaps: Family = { [URL_MAP]: urlMap };
