/** Application Recovery Controller: region switch plans and zonal autoshift. */
import { bags, flag, list, text } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { common, globalArn, inRegion, KNOWN, KNOWN_REGION } from "./draw.ts";
import { lookUp, refers, refersAnywhere } from "./references.ts";
import { LOAD_BALANCER, METRIC_ALARM, ROLE } from "./tokens.ts";

const planArn = (draft: Draft): string =>
    globalArn(draft, "arc-region-switch", `plan/${draft.name}:${draft.token("alnum", 6, "plan")}`);

function planRefusals(draft: Draft): readonly Refusal[] {
    const regions = list(draft.inputs, "regions");
    const primary = text(draft.inputs, "primaryRegion");
    const among = (property: string, region: string | undefined): readonly Refusal[] =>
        refuseIf(region !== undefined && !regions.includes(region), {
            property,
            problem: `must be one of the plan's regions (${regions.join(", ")})`,
            got: printable(region),
        });
    return [
        ...refers(draft, ROLE, "a role", "executionRole"),
        ...refuseIf(regions.length !== 2, {
            property: "regions",
            problem: "must name 2 regions",
            got: String(regions.length),
        }),
        ...refuseIf(text(draft.inputs, "recoveryApproach") === "activePassive" && primary === undefined, {
            property: "primaryRegion",
            problem: "must be set when recoveryApproach is activePassive",
        }),
        ...among("primaryRegion", primary),
        ...bags(draft.inputs, "workflows").flatMap(({ index, item }) =>
            among(`workflows[${index}].workflowTargetRegion`, text(item, "workflowTargetRegion")),
        ),
        ...bags(draft.inputs, "triggers").flatMap(({ index, item }) =>
            among(`triggers[${index}].targetRegion`, text(item, "targetRegion")),
        ),
    ];
}

/** A load balancer takes part once its own zonal shift is on. */
function shiftable(draft: Draft): readonly Refusal[] {
    const reference = text(draft.inputs, "resourceArn");
    if (reference === undefined || !reference.includes(":loadbalancer/")) return [];
    const balancer = lookUp(draft, LOAD_BALANCER, reference);
    return [
        ...refers(draft, LOAD_BALANCER, "a load balancer", "resourceArn"),
        ...refuseIf(balancer !== undefined && flag(balancer.outputs, "enableZonalShift") !== true, {
            property: "resourceArn",
            problem: "must name a load balancer with enableZonalShift true",
            got: printable(reference),
            remedy: "turn it on there first",
        }),
    ];
}

function alarms(draft: Draft): readonly Refusal[] {
    return ["outcomeAlarms", "blockingAlarms"].flatMap((key) =>
        bags(draft.inputs, key).flatMap(({ index, item }) =>
            refersAnywhere(
                draft,
                METRIC_ALARM,
                "a metric alarm",
                `${key}[${index}].alarmIdentifier`,
                text(item, "alarmIdentifier"),
            ),
        ),
    );
}

export const recovery: Family = {
    "aws:arcregionswitch/plan:Plan": {
        id: planArn,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({ ...common(draft), arn: planArn(draft) }),
        refusals: planRefusals,
    },
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": {
        id: ({ inputs }) => text(inputs, "resourceArn") ?? "",
        knownAtPreview: KNOWN_REGION,
        outputs: inRegion,
        refusals: (draft) => [...shiftable(draft), ...alarms(draft)],
    },
};
