/** Backup plans, what they select, and the tests that restore from them. */
import { bag, bags, filled, flag, list, number, text, texts, unset } from "../bag.ts";
import type { Draft, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, mixed } from "./draw.ts";
import { inUse, refers, refersAnywhere } from "./references.ts";
import { BACKUP_PLAN, ROLE, VAULT } from "./tokens.ts";

const SELECTION = "aws:backup/selection:Selection";
const TESTING_PLAN = "aws:backup/restoreTestingPlan:RestoreTestingPlan";
const TESTING_SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

/** Days that a copy stays in cold storage at least, and days that continuous backups reach back at most. */
const COLD_DAYS = 90;
const CONTINUOUS_DAYS = 35;

const planId = (draft: Draft): string => draft.uuid("plan");

function lifecycleRefusals(property: string, lifecycle: Bag | undefined): readonly Refusal[] {
    const [cold, gone] = ["coldStorageAfter", "deleteAfter"].map((key) => number(lifecycle, key));
    return refuseIf(cold !== undefined && gone !== undefined && cold > 0 && gone < cold + COLD_DAYS, {
        property: `${property}.deleteAfter`,
        problem: `must be at least ${COLD_DAYS} days after coldStorageAfter (${cold})`,
        got: String(gone),
    });
}

function planRefusals(draft: Draft): readonly Refusal[] {
    const rules = bags(draft.inputs, "rules");
    const names = rules.map(({ item }) => text(item, "ruleName"));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return [
        ...refuseIf(twice !== undefined, {
            property: "rules",
            problem: "must have different ruleNames",
            got: `two of ${printable(twice)}`,
        }),
        ...rules.flatMap(({ index, item }) => {
            const kept = number(item, "lifecycle.deleteAfter");
            return [
                ...refers(
                    draft,
                    VAULT,
                    "a backup vault",
                    `rules[${index}].targetVaultName`,
                    text(item, "targetVaultName"),
                ),
                ...lifecycleRefusals(`rules[${index}].lifecycle`, bag(item, "lifecycle")),
                ...refuseIf(
                    flag(item, "enableContinuousBackup") === true && (kept === undefined || kept > CONTINUOUS_DAYS),
                    {
                        property: `rules[${index}].lifecycle.deleteAfter`,
                        problem: `must be at most ${CONTINUOUS_DAYS} days when enableContinuousBackup is true`,
                        got: String(kept ?? "none"),
                        remedy: "keep longer backups by another rule",
                    },
                ),
                ...bags(item, "copyActions").flatMap(({ index: position, item: copy }) => {
                    const property = `rules[${index}].copyActions[${position}]`;
                    return [
                        ...refersAnywhere(
                            draft,
                            VAULT,
                            "a backup vault",
                            `${property}.destinationVaultArn`,
                            text(copy, "destinationVaultArn"),
                        ),
                        ...lifecycleRefusals(`${property}.lifecycle`, bag(copy, "lifecycle")),
                    ];
                }),
            ];
        }),
    ];
}

const withLifecycle = (holder: Bag): Bag => {
    const lifecycle = bag(holder, "lifecycle");
    if (lifecycle === undefined) return holder;
    return { ...holder, lifecycle: filled(lifecycle, { optInToArchiveForSupportedResources: false }) };
};

function filledRules(inputs: Bag): Bag {
    return {
        rules: bags(inputs, "rules").map(({ item }) => ({
            ...withLifecycle(item),
            ...(list(item, "copyActions").length === 0
                ? {}
                : { copyActions: bags(item, "copyActions").map(({ item: copy }) => withLifecycle(copy)) }),
        })),
    };
}

const roleExists = (draft: Draft): readonly Refusal[] => refers(draft, ROLE, "a role", "iamRoleArn");

export const backupPlans: Family = {
    [BACKUP_PLAN]: {
        id: planId,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...filledRules(draft.inputs),
            ...common(draft),
            arn: arn(draft, "backup", `backup-plan:${planId(draft)}`),
            version: mixed(draft, 48, `version ${draft.revision}`),
        }),
        refusals: planRefusals,
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [{ type: SELECTION, noun: "backup selection", properties: ["planId"] }]),
    },
    [SELECTION]: {
        id: (draft) => draft.uuid("selection"),
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({ ...unset(draft.inputs, { conditions: [], notResources: [] }), ...inRegion(draft) }),
        refusals: (draft) => [
            ...refers(draft, BACKUP_PLAN, "a backup plan", "planId"),
            ...roleExists(draft),
            ...refuseIf(
                ["resources", "notResources", "selectionTags", "conditions"].every(
                    (key) => list(draft.inputs, key).length === 0,
                ),
                {
                    property: "resources",
                    problem: "or selectionTags must name what to back up",
                    got: "none",
                },
            ),
        ],
    },
    [TESTING_PLAN]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { scheduleExpressionTimezone: "Etc/UTC", startWindowHours: 24 }),
            recoveryPointSelection: filled(bag(draft.inputs, "recoveryPointSelection"), {
                excludeVaults: [],
                selectionWindowDays: 30,
            }),
            ...common(draft),
            arn: arn(draft, "backup", `restore-testing-plan:${draft.name}-${draft.uuid("testing")}`),
        }),
        refusals: (draft) =>
            texts(draft.inputs, "recoveryPointSelection.includeVaults").flatMap(({ index, item }) =>
                item === "*"
                    ? []
                    : refers(draft, VAULT, "a backup vault", `recoveryPointSelection.includeVaults[${index}]`, item),
            ),
        refusalsOnDelete: (resource, cloud) =>
            inUse(resource, cloud, [
                { type: TESTING_SELECTION, noun: "restore testing selection", properties: ["restoreTestingPlanName"] },
            ]),
    },
    [TESTING_SELECTION]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...unset(draft.inputs, {
                protectedResourceArns: [],
                restoreMetadataOverrides: {},
                validationWindowHours: 0,
            }),
            ...inRegion(draft),
        }),
        refusals: (draft) => [
            ...refers(draft, TESTING_PLAN, "a restore testing plan", "restoreTestingPlanName"),
            ...roleExists(draft),
        ],
    },
};
