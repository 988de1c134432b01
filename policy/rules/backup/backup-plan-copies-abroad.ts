import { regionOfArn } from "../../clouds/aws/arn.ts";
import { inDays, keptDays, PLAN, planDocs, rulesOf, VAULT } from "../../clouds/aws/backup.ts";
import type { Graph, Resource } from "../../graph/graph.ts";
import { known, type Readable, readParts, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { declaredNumber, regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "backup-plan-copies-abroad",
    title: "A plan of AWS Backup copies what it makes to the other region and keeps it there as long",
    severity: "critical",
    concern: "backup",
    types: [PLAN],
    breaks: "backups are lost with the region that they were made to survive",
    remedy: '{ rules: [{ copyActions: [{ destinationVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:vault" }] }] }',
    sources: [
        planDocs,
        {
            url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-03", "ER-11", "ER-12"],
    whenUnknown: "unknown",
    // Where a system declares none.
    settings: { retentionDays: 7 },
    judge: (plan, { retentionDays }, graph) => {
        const pair = regionsFor(graph, plan);
        if (pair === undefined) return undefined;
        const other = plan.region === pair.primary ? pair.failover : pair.primary;
        const needed = declaredNumber(graph, plan, "backups.vaultDays") ?? retentionDays;
        const copies = rulesOf(plan)
            .flatMap((rule) => known(readParts(rule, "copyActions")) ?? [])
            .filter((copy) => goesTo(graph, plan, copy, other));
        const kept = Math.max(0, ...copies.map(keptDays));
        if (kept >= needed) return pass(plan, `copies are kept in ${other} for ${inDays(kept)}`);
        const vault = graph.ofType(VAULT).find(({ region }) => region === other);
        const name = (vault && readString(vault, "arn")) ?? { state: "unset" };
        const destination =
            name.state === "set" ? name.value : `arn:aws:backup:${other}:123456789012:backup-vault:vault`;
        const copy = `{ destinationVaultArn: "${destination}", lifecycle: { deleteAfter: ${needed} } }`;
        return fail(
            plan,
            copies.length === 0
                ? `nothing is copied to ${other}`
                : `copies in ${other} are kept for ${kept} days, needs ${needed} or more`,
            `{ rules: [{ copyActions: [${copy}] }] }`,
        );
    },
});

/** Before the first update a vault has no ARN; which ones the plan was made from is known all the same. */
function goesTo(graph: Graph, plan: Resource, copy: Readable, region: string): boolean {
    const destination = readString(copy, "destinationVaultArn");
    if (destination.state === "unknown") {
        return graph.reachable(plan, "rules", [VAULT]).some((vault) => vault.region === region);
    }
    return destination.state === "set" && regionOfArn(destination.value) === region;
}
