/** Backup vaults and their locks. */
import { number, text, unset } from "../bag.ts";
import type { CloudView, Draft, Existing, Family, Refusal } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { arn, common, inRegion, KNOWN, KNOWN_REGION, managedKey } from "./draw.ts";
import { homeOf, inUse, refers } from "./references.ts";
import { VAULT, VAULT_LOCK } from "./tokens.ts";

function lockOf(vault: Existing, cloud: CloudView): Existing | undefined {
    return cloud
        .all(VAULT_LOCK)
        .find((lock) => text(lock.inputs, "backupVaultName") === vault.id && homeOf(lock) === homeOf(vault));
}

/** With `changeableForDays` a lock becomes one that nobody can lift. */
const isFinal = ({ inputs }: Existing): boolean => number(inputs, "changeableForDays") !== undefined;

/** Recovery points keep a vault, even from `forceDestroy` where a lock keeps them. */
function holdsBackups(vault: Existing, cloud: CloudView): readonly Refusal[] {
    const points = number(vault.outputs, "recoveryPoints") ?? 0;
    if (points === 0) return [];
    const lock = lockOf(vault, cloud);
    if (lock !== undefined) {
        return [
            {
                property: "recoveryPoints",
                problem: "must be 0 before a locked vault can be deleted, and the lock keeps them until they expire",
                got: String(points),
            },
        ];
    }
    return refuseIf(vault.outputs.forceDestroy !== true, {
        property: "forceDestroy",
        problem: "must be true before a vault with recovery points can be deleted",
        got: `${points} recovery points`,
        remedy: "change it in one update, then delete in the next",
    });
}

function lockRefusals(draft: Draft): readonly Refusal[] {
    const [least, most] = ["minRetentionDays", "maxRetentionDays"].map((key) => number(draft.inputs, key));
    return [
        ...refers(draft, VAULT, "a backup vault", "backupVaultName"),
        ...refuseIf(least !== undefined && most !== undefined && least > most, {
            property: "minRetentionDays",
            problem: `must not be above maxRetentionDays (${most})`,
            got: String(least),
        }),
    ];
}

const vaultArn = (draft: Draft, name: string): string => arn(draft, "backup", `backup-vault:${name}`);

export const backupVaults: Family = {
    [VAULT]: {
        id: ({ name }) => name,
        knownAtPreview: KNOWN,
        outputs: (draft) => ({
            ...unset(draft.inputs, { kmsKeyArn: managedKey(draft, "aws/backup") }),
            ...common(draft),
            arn: vaultArn(draft, draft.name),
            recoveryPoints: 0,
        }),
        refusalsOnDelete: (resource, cloud) => [
            ...holdsBackups(resource, cloud),
            ...inUse(resource, cloud, [{ type: VAULT_LOCK, noun: "vault lock", properties: ["backupVaultName"] }]),
        ],
    },
    [VAULT_LOCK]: {
        id: ({ inputs }) => text(inputs, "backupVaultName") ?? "",
        knownAtPreview: KNOWN_REGION,
        outputs: (draft) => ({
            ...inRegion(draft),
            backupVaultArn: vaultArn(draft, text(draft.inputs, "backupVaultName") ?? ""),
        }),
        refusals: lockRefusals,
        // No time passes here, so the days in which the lock can be lifted count as over.
        refusalsOnDelete: (resource) =>
            refuseIf(isFinal(resource), {
                property: "changeableForDays",
                problem: "makes a lock that cannot be changed or removed once these days are over",
                got: printable(resource.inputs.changeableForDays),
                remedy: "keep it as it is; a lock without changeableForDays can be removed",
            }),
    },
};
