/** Auto Scaling groups. */
import { bag, filled, list, number, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, inRegion, KNOWN_REGION, regionOf } from "./draw.ts";
import { lookUp, refers, refersEach } from "./references.ts";
import { LAUNCH_TEMPLATE, SCALING_GROUP, SUBNET, TARGET_GROUP } from "./tokens.ts";
import { subnetsOf, zoneInRegion, zonesOfSubnets } from "./zones.ts";

/** Where a group names its launch template, and by which two properties. */
const templatePaths = [
    { path: "launchTemplate", id: "id", name: "name" },
    {
        path: "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification",
        id: "launchTemplateId",
        name: "launchTemplateName",
    },
] as const;

function templateRefusals(draft: Draft): readonly Refusal[] {
    return templatePaths.flatMap(({ path, id, name }) => {
        const given = bag(draft.inputs, path);
        if (given === undefined) return [];
        const [key, reference] = text(given, id) === undefined ? [name, text(given, name)] : [id, text(given, id)];
        const found = lookUp(draft, LAUNCH_TEMPLATE, reference);
        const version = Number(text(given, "version"));
        const latest = number(found?.outputs, "latestVersion") ?? 0;
        const has = (part: string) => found?.inputs[part] !== undefined;
        // A mixed policy may say the types of instances itself.
        const typed = path !== "launchTemplate" || has("instanceType") || has("instanceRequirements");
        return [
            ...refers(draft, LAUNCH_TEMPLATE, "a launch template", `${path}.${key}`, reference),
            ...refuseIf(found !== undefined && Number.isInteger(version) && version > latest, {
                property: `${path}.version`,
                problem: `must be a version that the launch template has (up to ${latest})`,
                got: printable(text(given, "version")),
                remedy: "pass its latestVersion",
            }),
            ...refuseIf(found !== undefined && !(has("imageId") && typed), {
                property: `${path}.${key}`,
                problem: "must name a launch template with an imageId and a type of instance",
                got: printable(reference),
            }),
        ];
    });
}

function sizes({ inputs }: Draft): readonly Refusal[] {
    const [least, most, wanted] = ["minSize", "maxSize", "desiredCapacity"].map((key) => number(inputs, key));
    return [
        ...refuseIf(least !== undefined && most !== undefined && least > most, {
            property: "minSize",
            problem: `must not be above maxSize (${most})`,
            got: String(least),
        }),
        ...refuseIf(
            wanted !== undefined && least !== undefined && most !== undefined && (wanted < least || wanted > most),
            {
                property: "desiredCapacity",
                problem: `must lie between minSize (${least}) and maxSize (${most})`,
                got: String(wanted),
            },
        ),
    ];
}

function placement(draft: Draft): readonly Refusal[] {
    const { inputs } = draft;
    const nowhere = ["vpcZoneIdentifiers", "availabilityZones"].every((key) => list(inputs, key).length === 0);
    return [
        ...refuseIf(nowhere, {
            property: "vpcZoneIdentifiers",
            problem: "must name at least one subnet",
            got: "none",
            remedy: "name one in each availability zone that the group shall survive the loss of",
        }),
        ...refersEach(draft, SUBNET, "a subnet", "vpcZoneIdentifiers"),
        ...texts(inputs, "availabilityZones").flatMap(({ index, item }) =>
            zoneInRegion(`availabilityZones[${index}]`, item, regionOf(draft)),
        ),
    ];
}

/** A template named by id is answered with its name, and the other way round. */
function templateNames(draft: Draft): Bag {
    const given = bag(draft.inputs, "launchTemplate");
    if (given === undefined) return {};
    const found = lookUp(draft, LAUNCH_TEMPLATE, text(given, "id") ?? text(given, "name"));
    const name = text(found?.outputs, "name");
    return {
        launchTemplate: filled(given, {
            ...(found === undefined ? {} : { id: found.id }),
            ...(name === undefined ? {} : { name }),
            version: "$Default",
        }),
    };
}

function outputs(draft: Draft): Bag {
    const { inputs } = draft;
    const subnets = subnetsOf(
        draft,
        texts(inputs, "vpcZoneIdentifiers").map(({ item }) => item),
    );
    const warm = bag(inputs, "warmPool");
    return {
        ...unset(inputs, {
            availabilityZones: zonesOfSubnets(subnets),
            vpcZoneIdentifiers: [],
            targetGroupArns: [],
            loadBalancers: [],
            trafficSources: [],
            defaultCooldown: 300,
            desiredCapacity: number(inputs, "minSize") ?? 0,
            healthCheckType: "EC2",
            availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
            capacityReservationSpecification: { capacityReservationPreference: "default" },
            serviceLinkedRoleArn: `arn:aws:iam::${draft.provider.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
        }),
        ...templateNames(draft),
        ...inRegion(draft),
        arn: arn(draft, "autoscaling", `autoScalingGroup:${draft.uuid("group")}:autoScalingGroupName/${draft.name}`),
        predictedCapacity: 0,
        warmPoolSize: warm === undefined ? 0 : (number(warm, "minSize") ?? 0),
    };
}

export const autoScaling: Family = {
    [SCALING_GROUP]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_REGION,
        outputs,
        refusals: (draft) => [
            ...sizes(draft),
            ...placement(draft),
            ...templateRefusals(draft),
            ...refersEach(draft, TARGET_GROUP, "a target group", "targetGroupArns"),
        ],
    },
};
