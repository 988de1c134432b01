/** References between AWS resources: finding them as their region would, and refusing what is missing or in use. */
import { at, text, texts } from "../bag.ts";
import type { CloudView, Draft, Existing, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { regionOf } from "./draw.ts";

/** All names that other resources may call this one by. */
function namesOf({ id, outputs }: Existing): readonly (string | undefined)[] {
    return [id, ...["arn", "name", "identifier", "alarmName"].map((key) => text(outputs, key))];
}

/** The region that it lives in; undefined for a global one. */
export function homeOf(resource: Existing): string | undefined {
    return text(resource.outputs, "region");
}

/** All live resources that the reference names, in whatever region. */
export function named(cloud: CloudView, type: string, reference: string): readonly Existing[] {
    return cloud.all(type).filter((one) => namesOf(one).includes(reference));
}

/** What the reference names: by ARN in every region, otherwise in the region that the resource is made in. */
export function lookUp(
    draft: Draft,
    type: string,
    reference: string | undefined,
    region = regionOf(draft),
): Existing | undefined {
    if (reference === undefined) return undefined;
    return named(draft.cloud, type, reference).find(
        (one) => reference.startsWith("arn:") || [undefined, region].includes(homeOf(one)),
    );
}

/** Owned by AWS or by another account, so not the program's to create. */
function isForeign(draft: Draft, reference: string): boolean {
    const [head, , , , account] = reference.split(":");
    return head === "arn" && account !== "" && account !== draft.provider.account;
}

/** Refuses a reference to something that the region does not have; absent, unknown and foreign ones pass. */
export function refers(
    draft: Draft,
    type: string,
    noun: string,
    property: string,
    reference: string | undefined = text(draft.inputs, property),
): readonly Refusal[] {
    if (reference === undefined || isForeign(draft, reference)) return [];
    const region = regionOf(draft);
    const all = named(draft.cloud, type, reference);
    if (all.some((one) => [undefined, region].includes(homeOf(one)))) return [];
    const elsewhere = all[0];
    if (elsewhere === undefined) return [notFound(property, noun, reference)];
    return [
        {
            property,
            problem: `must name ${noun} of region ${region} (it exists in ${homeOf(elsewhere)})`,
            got: printable(reference),
            remedy: "make both through a provider of the same region",
        },
    ];
}

/** Like `refers`, for each text of a list. */
export function refersEach(draft: Draft, type: string, noun: string, property: string): readonly Refusal[] {
    return texts(draft.inputs, property).flatMap(({ index, item }) =>
        refers(draft, type, noun, `${property}[${index}]`, item),
    );
}

/** Like `refers`, but by ARN in any region. */
export function refersAnywhere(
    draft: Draft,
    type: string,
    noun: string,
    property: string,
    reference: string | undefined = text(draft.inputs, property),
): readonly Refusal[] {
    if (reference === undefined || isForeign(draft, reference)) return [];
    return refuseIf(named(draft.cloud, type, reference).length === 0, notFound(property, noun, reference));
}

/** Where other resources may hold a reference: type, what to call it, and the properties (texts or lists of texts). */
export interface Users {
    readonly type: string;
    readonly noun: string;
    readonly properties: readonly string[];
}

/** Refuses to delete while a live resource of the same region refers to this one. */
export function inUse(resource: Existing, cloud: CloudView, users: readonly Users[]): readonly Refusal[] {
    const own = namesOf(resource);
    for (const { type, noun, properties } of users) {
        const user = cloud.all(type).find((one) => {
            if (![undefined, homeOf(resource)].includes(homeOf(one)) && homeOf(resource) !== undefined) return false;
            return heldBy(one, properties).some((held) => own.includes(held));
        });
        if (user === undefined) continue;
        return [
            {
                property: "",
                problem: `is in use by ${noun} ${printable(user.id)}`,
                remedy: "delete that first, or let it refer to something else",
            },
        ];
    }
    return [];
}

function heldBy({ inputs, outputs }: Existing, properties: readonly string[]): readonly string[] {
    return properties.flatMap((property) =>
        [inputs, outputs].flatMap((side) => {
            const value = at(side, property);
            return typeof value === "string" ? [value] : texts(side, property).map(({ item }) => item);
        }),
    );
}

/** Refuses a second resource of this name in the region, where the id does not tell. */
export function nameTaken(draft: Draft, key = "name"): readonly Refusal[] {
    const other = draft.cloud
        .all(draft.type)
        .find(
            (one) =>
                one.urn !== draft.urn &&
                text(one.inputs, key) === text(draft.inputs, key) &&
                [undefined, regionOf(draft)].includes(homeOf(one)),
        );
    return refuseIf(other !== undefined && text(draft.inputs, key) !== undefined, {
        property: key,
        problem: `must differ from that of ${printable(other?.id)} in the same region`,
        got: printable(draft.inputs[key]),
        remedy: "choose another name, or leave it to Pulumi",
    });
}
