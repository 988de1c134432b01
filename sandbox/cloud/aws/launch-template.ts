/** Launch templates. */
import { flag, number, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import type { Bag } from "../values.ts";
import { arn, common, ec2Id, KNOWN } from "./draw.ts";
import { nameTaken, refers, refersEach } from "./references.ts";
import { LAUNCH_TEMPLATE, SECURITY_GROUP } from "./tokens.ts";

const templateId = (draft: Draft): string => ec2Id(draft, "lt");

/** What does not make a new version. */
const beside = ["tags", "tagsAll", "defaultVersion", "updateDefaultVersion", "name", "namePrefix", "region"];

const content = (inputs: Bag): string =>
    JSON.stringify(
        Object.entries(inputs)
            .filter(([key]) => !beside.includes(key))
            .sort(),
    );

/** Each change of content makes a version; tags make none. The default follows only when it is told to. */
function versions(draft: Draft): { readonly latestVersion: number; readonly defaultVersion: number } {
    const before = draft.revision === 1 ? undefined : draft.cloud.find(LAUNCH_TEMPLATE, draft.id);
    if (before === undefined) return { latestVersion: 1, defaultVersion: number(draft.inputs, "defaultVersion") ?? 1 };
    const latest = number(before.outputs, "latestVersion") ?? 1;
    const changed = content(before.inputs) !== content(draft.inputs);
    const latestVersion = changed ? latest + 1 : latest;
    const kept = number(before.outputs, "defaultVersion") ?? 1;
    const follows = flag(draft.inputs, "updateDefaultVersion") === true;
    return {
        latestVersion,
        defaultVersion: number(draft.inputs, "defaultVersion") ?? (follows ? latestVersion : kept),
    };
}

function defaultExists(draft: Draft): readonly Refusal[] {
    const wanted = number(draft.inputs, "defaultVersion");
    const { latestVersion } = versions(draft);
    if (wanted === undefined || wanted <= latestVersion) return [];
    return [
        { property: "defaultVersion", problem: `must be at most ${latestVersion}, the latest`, got: String(wanted) },
    ];
}

export const launchTemplates: Family = {
    [LAUNCH_TEMPLATE]: {
        id: templateId,
        // The provider plans the latest version as unknown; here it is told, so that dependants plan their change too.
        knownAtPreview: [...KNOWN, "latestVersion"],
        outputs: (draft) => {
            const { latestVersion, defaultVersion } = versions(draft);
            return {
                ...unset(draft.inputs, { defaultVersion }),
                ...common(draft),
                arn: arn(draft, "ec2", `launch-template/${templateId(draft)}`),
                latestVersion,
            };
        },
        refusals: (draft) => [
            ...nameTaken(draft),
            ...refersEach(draft, SECURITY_GROUP, "a security group", "vpcSecurityGroupIds"),
            ...refers(
                draft,
                "aws:iam/instanceProfile:InstanceProfile",
                "an instance profile",
                "iamInstanceProfile.arn",
                text(draft.inputs, "iamInstanceProfile.arn"),
            ),
            ...refers(
                draft,
                "aws:iam/instanceProfile:InstanceProfile",
                "an instance profile",
                "iamInstanceProfile.name",
                text(draft.inputs, "iamInstanceProfile.name"),
            ),
            ...defaultExists(draft),
        ],
    },
};
