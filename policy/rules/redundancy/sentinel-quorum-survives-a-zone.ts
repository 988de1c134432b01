import { STATEFUL_SET } from "../../clouds/kubernetes/objects.ts";
import { sentinelDocs, sentinelsOf } from "../../clouds/kubernetes/redis.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "sentinel-quorum-survives-a-zone",
    title: "Sentinels still agree and elect when one zone is lost, and never without a majority",
    severity: "critical",
    concern: "redundancy",
    types: [STATEFUL_SET],
    breaks: "when the primary's zone goes, those that would choose another one go with it and no failover starts; with less than a majority two primaries are chosen",
    remedy: '{ spec: { replicas: 3, template: { spec: { containers: [{ env: [{ name: "QUORUM", value: "2" }] }] } } } }',
    sources: [sentinelDocs],
    requirements: ["AG-05"],
    whenUnknown: "unknown",
    settings: { zones: 3 },
    judge: (set, { zones }, graph) => {
        const sentinels = sentinelsOf(graph, set);
        if (sentinels === undefined) return undefined;
        const { count, quorum } = sentinels;
        if (quorum === undefined)
            return fail(set, "neither sentinel.conf nor QUORUM says how many Sentinels have to agree");
        const majority = Math.floor(count / 2) + 1;
        const left = count - Math.ceil(count / zones);
        if (left < majority)
            return fail(
                set,
                `${count} Sentinels over ${zones} zones leave ${left} when a zone is lost, and ${majority} have to elect`,
            );
        if (quorum > left)
            return fail(set, `${quorum} of ${count} Sentinels have to agree, and ${left} are left when a zone is lost`);
        return quorum >= majority
            ? pass(set, `${quorum} of ${count} Sentinels agree, ${left} are left when a zone is lost`)
            : fail(set, `${quorum} of ${count} Sentinels have to agree, and a majority is ${majority}`);
    },
});
