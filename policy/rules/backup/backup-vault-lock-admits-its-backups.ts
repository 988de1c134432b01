import { inDays, keptDays, LOCK, PLAN, rulesOf, VAULT } from "../../clouds/aws/backup.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readNumber, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "backup-vault-lock-admits-its-backups",
    title: "A vault's lock admits what the plans send there",
    severity: "critical",
    concern: "backup",
    types: [LOCK],
    breaks: "the vault refuses every backup that is to be kept for less or longer than the lock allows: all jobs fail",
    remedy: "{ minRetentionDays: 1, maxRetentionDays: 35 }",
    sources: [
        {
            url: "https://www.pulumi.com/registry/packages/aws/api-docs/backup/vaultlockconfiguration/",
            read: "2026-11-22",
        },
        { url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html", read: "2026-11-22" },
    ],
    requirements: ["ER-11"],
    whenUnknown: "unknown",
    settings: {},
    judge: (lock, _settings, graph) => {
        const [vault] = graph.referred(lock, "backupVaultName", VAULT);
        if (vault === undefined) return undefined;
        const kept = sentTo(graph, vault).map(keptDays);
        if (kept.length === 0) return undefined;
        const least = known(readNumber(lock, "minRetentionDays"));
        const most = known(readNumber(lock, "maxRetentionDays")) ?? Number.POSITIVE_INFINITY;
        const [shortest, longest] = [Math.min(...kept), Math.max(...kept)];
        if (least !== undefined && shortest < least) {
            const message = `minRetentionDays is ${least}, and a plan keeps backups for ${shortest} days`;
            return fail(lock, message, `{ minRetentionDays: ${shortest} }`);
        }
        return longest > most
            ? fail(
                  lock,
                  `maxRetentionDays is ${most}, and a plan keeps backups for ${inDays(longest)}`,
                  `{ maxRetentionDays: ${Number.isFinite(longest) ? longest : "undefined"} }`,
              )
            : pass(lock, `admits what is kept for ${inDays(longest)}`);
    },
});

/** Rules and copies that end in a vault, as far as names are known. */
function sentTo(graph: Graph, vault: Resource): readonly Readable[] {
    const rules = graph.ofType(PLAN).flatMap(rulesOf);
    const copies = rules.flatMap((rule) => known(readParts(rule, "copyActions")) ?? []);
    return [
        ...rules.filter((rule) => isSame(rule, "targetVaultName", vault, "name")),
        ...copies.filter((copy) => isSame(copy, "destinationVaultArn", vault, "arn")),
    ];
}

function isSame(part: Readable, path: string, vault: Resource, property: string): boolean {
    const [named, own] = [readString(part, path), readString(vault, property)];
    return named.state === "set" && own.state === "set" && named.value === own.value;
}
