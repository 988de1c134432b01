/** Route 53 hosted zones and health checks. */
import { list, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { KNOWN_TAGS, tagsAll, upper } from "./draw.ts";
import { named } from "./references.ts";
import { HEALTH_CHECK, METRIC_ALARM, RECORD, ZONE } from "./tokens.ts";

const zoneId = (draft: Draft): string => `Z0${draft.token("digits", 6, "zone")}${upper(draft, 13, "zone")}`;

const publicServers = [
    "ns-1180.awsdns-19.org",
    "ns-1611.awsdns-09.co.uk",
    "ns-274.awsdns-34.com",
    "ns-876.awsdns-45.net",
];
const privateServers = [
    "ns-0.awsdns-00.com.",
    "ns-1024.awsdns-00.org.",
    "ns-1536.awsdns-00.co.uk.",
    "ns-512.awsdns-00.net.",
];

function zoneOutputs(draft: Draft): Bag {
    const isPrivate = list(draft.inputs, "vpcs").length > 0;
    const servers = isPrivate ? privateServers : publicServers;
    return {
        ...unset(draft.inputs, { enableAcceleratedRecovery: false }),
        ...tagsAll(draft),
        arn: `arn:aws:route53:::hostedzone/${zoneId(draft)}`,
        zoneId: zoneId(draft),
        nameServers: servers,
        primaryNameServer: servers[isPrivate ? 0 : 2] ?? "",
    };
}

const isWeb = (type: string): boolean => type.startsWith("HTTP") || type === "TCP";

/** What each type of check cannot be without. */
function complete({ inputs }: Draft): readonly Refusal[] {
    const type = text(inputs, "type") ?? "";
    const has = (key: string) => text(inputs, key) !== undefined;
    const needed = (property: string): readonly Refusal[] =>
        refuseIf(!has(property), { property, problem: `must be set when type is ${type}` });
    return [
        ...refuseIf(isWeb(type) && !has("fqdn") && !has("ipAddress"), {
            property: "fqdn",
            problem: `or ipAddress must be set when type is ${type}`,
        }),
        ...(type.endsWith("_STR_MATCH") ? needed("searchString") : []),
        ...(type === "CLOUDWATCH_METRIC" ? [...needed("cloudwatchAlarmName"), ...needed("cloudwatchAlarmRegion")] : []),
        ...refuseIf(type === "CALCULATED" && list(inputs, "childHealthchecks").length === 0, {
            property: "childHealthchecks",
            problem: "must hold at least one health check when type is CALCULATED",
        }),
    ];
}

/** The alarm that a check follows, in the region that the check names. */
function alarmExists(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "cloudwatchAlarmName");
    const region = text(draft.inputs, "cloudwatchAlarmRegion");
    if (name === undefined || region === undefined) return [];
    const found = named(draft.cloud, METRIC_ALARM, name).some(({ outputs }) => outputs.region === region);
    return refuseIf(!found, {
        property: "cloudwatchAlarmName",
        problem: `must name a metric alarm of region ${region}`,
        got: printable(name),
        remedy: "create it first and pass its name",
    });
}

export const route53: Family = {
    [ZONE]: {
        id: zoneId,
        knownAtPreview: KNOWN_TAGS,
        outputs: zoneOutputs,
        refusalsOnDelete: (resource, cloud) => {
            const record = cloud.all(RECORD).find(({ inputs }) => inputs.zoneId === resource.id);
            return refuseIf(record !== undefined && resource.outputs.forceDestroy !== true, {
                property: "forceDestroy",
                problem: "must be true while the zone has records",
                got: `record ${printable(record?.id)}`,
                remedy: "delete the records first",
            });
        },
    },
    [HEALTH_CHECK]: {
        id: (draft) => draft.uuid("check"),
        knownAtPreview: KNOWN_TAGS,
        outputs: (draft) => {
            const type = text(draft.inputs, "type") ?? "";
            return {
                ...unset(draft.inputs, {
                    enableSni: type.startsWith("HTTPS"),
                    failureThreshold: isWeb(type) ? 3 : 0,
                    regions: [],
                    triggers: {},
                }),
                ...tagsAll(draft),
                arn: `arn:aws:route53:::healthcheck/${draft.uuid("check")}`,
            };
        },
        refusals: (draft) => [
            ...complete(draft),
            ...texts(draft.inputs, "childHealthchecks").flatMap(({ index, item }) =>
                refuseIf(
                    named(draft.cloud, HEALTH_CHECK, item).length === 0,
                    notFound(`childHealthchecks[${index}]`, "a health check", item),
                ),
            ),
            ...alarmExists(draft),
        ],
    },
};
