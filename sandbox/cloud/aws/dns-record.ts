/** Route 53 records and their routing policies. */
import { bags, flag, list, text } from "../bag.ts";
import type { Draft, Existing, Family, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { named } from "./references.ts";
import { DISTRIBUTION, HEALTH_CHECK, LOAD_BALANCER, RECORD, ZONE } from "./tokens.ts";

const policies = [
    "cidrRoutingPolicy",
    "failoverRoutingPolicies",
    "geolocationRoutingPolicies",
    "geoproximityRoutingPolicy",
    "latencyRoutingPolicies",
    "multivalueAnswerRoutingPolicy",
    "weightedRoutingPolicies",
] as const;

/** The routing policy of a record; undefined for a simple one. */
function policyOf(inputs: Bag): string | undefined {
    return policies.find((key) => list(inputs, key).length > 0 || flag(inputs, key) || isObject(inputs[key]));
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

function zoneName(draft: Draft): string {
    const zone = named(draft.cloud, ZONE, text(draft.inputs, "zoneId") ?? "")[0];
    return text(zone?.outputs, "name") ?? "";
}

/** The whole name: as written when it ends with the zone's, otherwise inside the zone. */
function fqdn(draft: Draft): string {
    const [name, zone] = [(text(draft.inputs, "name") ?? "").toLowerCase().replace(/\.$/, ""), zoneName(draft)];
    if (name === "") return zone;
    return name === zone || name.endsWith(`.${zone}`) || zone === "" ? name : `${name}.${zone}`;
}

/** Records of the same zone and name. */
function neighbours(draft: Draft): readonly Existing[] {
    const own = fqdn(draft);
    return draft.cloud
        .all(RECORD)
        .filter(
            ({ urn, inputs, outputs }) =>
                urn !== draft.urn && inputs.zoneId === draft.inputs.zoneId && outputs.fqdn === own,
        );
}

/** Records of one name and type share their policy, and have set identifiers to tell them apart. */
function together(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const policy = policyOf(inputs);
    const others = neighbours(draft).filter((other) => other.inputs.type === inputs.type);
    const clash = others.find((other) => policyOf(other.inputs) !== policy);
    const role = text(inputs, "failoverRoutingPolicies.0.type");
    const twin = others.find((other) => text(other.inputs, "failoverRoutingPolicies.0.type") === role);
    return [
        ...refuseIf(policy === undefined && text(inputs, "setIdentifier") !== undefined, {
            property: "setIdentifier",
            problem: "must be left out of a record without a routing policy",
            got: printable(inputs.setIdentifier),
        }),
        ...refuseIf(clash !== undefined, {
            property: policy ?? "name",
            problem: `must be the policy of all records of this name and type (${clash?.id} has ${policyOf(clash?.inputs ?? {}) ?? "none"})`,
            got: policy ?? "none",
            remedy: "give all of them the same one",
        }),
        ...refuseIf(role !== undefined && twin !== undefined && clash === undefined, {
            property: "failoverRoutingPolicies[0].type",
            problem: `must not be that of another record of this name and type (${twin?.id})`,
            got: printable(role),
            remedy: "a name has one PRIMARY and one SECONDARY",
        }),
    ];
}

/** An alias of a name stands alone, and cannot stand at the top of a zone. */
function canonicalName(draft: Draft): readonly Refusal[] {
    const type = text(draft.inputs, "type");
    const other = neighbours(draft).find(
        (one) => one.inputs.type !== type && (type === "CNAME" || one.inputs.type === "CNAME"),
    );
    return [
        ...refuseIf(type === "CNAME" && fqdn(draft) === zoneName(draft), {
            property: "type",
            problem: "must not be CNAME at the top of a zone",
            got: printable(type),
            remedy: "use aliases with type A",
        }),
        ...refuseIf(other !== undefined, {
            property: "type",
            problem: `must not go beside ${other?.id}, as a CNAME is the only record of its name`,
            got: printable(type),
        }),
    ];
}

/** Aliases name a load balancer, a distribution or another record; what else there is in AWS is not simulated. */
function aliasRefusals(draft: Draft): readonly Refusal[] {
    return bags(draft.inputs, "aliases").flatMap(({ index, item }) => {
        const name = (text(item, "name") ?? "")
            .toLowerCase()
            .replace(/\.$/, "")
            .replace(/^dualstack\./, "");
        const property = `aliases[${index}].name`;
        const serves = (type: string, key: string) =>
            draft.cloud.all(type).find(({ outputs }) => text(outputs, key)?.toLowerCase() === name);
        const target =
            name.endsWith(".elb.amazonaws.com") || name.includes(".elb.")
                ? { noun: "a load balancer", found: serves(LOAD_BALANCER, "dnsName"), zoneKey: "zoneId" }
                : name.endsWith(".cloudfront.net")
                  ? { noun: "a distribution", found: serves(DISTRIBUTION, "domainName"), zoneKey: "hostedZoneId" }
                  : { noun: "a record of its zone", found: recordIn(draft, item, name), zoneKey: "zoneId" };
        if (target.noun === "a record of its zone" && text(item, "zoneId") !== text(draft.inputs, "zoneId")) return [];
        if (target.found === undefined) return [notFound(property, target.noun, name)];
        const zone = text(target.found.outputs, target.zoneKey);
        return refuseIf(text(item, "zoneId") !== zone, {
            property: `aliases[${index}].zoneId`,
            problem: `must be the hosted zone of ${target.noun.replace("a ", "the ")} (${zone})`,
            got: printable(text(item, "zoneId")),
        });
    });
}

function recordIn(draft: Draft, alias: Bag, name: string): Existing | undefined {
    return draft.cloud
        .all(RECORD)
        .find(({ inputs, outputs }) => inputs.zoneId === alias.zoneId && outputs.fqdn === name);
}

export const dnsRecords: Family = {
    [RECORD]: {
        id: ({ inputs }) =>
            [
                text(inputs, "zoneId"),
                (text(inputs, "name") ?? "").toLowerCase(),
                text(inputs, "type"),
                ...(text(inputs, "setIdentifier") === undefined ? [] : [text(inputs, "setIdentifier")]),
            ].join("_"),
        outputs: (draft) => ({ fqdn: fqdn(draft) }),
        refusals: (draft) => {
            const [zone, check] = [text(draft.inputs, "zoneId"), text(draft.inputs, "healthCheckId")];
            return [
                ...refuseIf(
                    zone !== undefined && named(draft.cloud, ZONE, zone).length === 0,
                    notFound("zoneId", "a hosted zone", zone ?? ""),
                ),
                ...refuseIf(
                    check !== undefined && named(draft.cloud, HEALTH_CHECK, check).length === 0,
                    notFound("healthCheckId", "a health check", check ?? ""),
                ),
                ...together(draft),
                ...canonicalName(draft),
                ...aliasRefusals(draft),
            ];
        },
    },
};
