import { INSTANCE, instanceDocs, isAuroraMember, SOURCE } from "../../clouds/aws/rds.ts";
import type { Resource } from "../../graph/graph.ts";
import { known, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "rds-storage-grows",
    title: "The disk of a database on RDS may grow, a replica's as far as its source's",
    severity: "high",
    concern: "autoscaling",
    types: [INSTANCE],
    breaks: "a full disk stops the database, or the replica, which then no longer follows",
    remedy: "{ maxAllocatedStorage: 1000 }",
    sources: [
        instanceDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-16", "ER-07"],
    whenUnknown: "unknown",
    // AWS takes no limit that is less than a tenth above the disk.
    settings: { leastGrowthPercent: 10 },
    judge: (instance, { leastGrowthPercent }, graph) => {
        if (isAuroraMember(instance)) return undefined;
        const sources = graph.referred(instance, SOURCE, INSTANCE);
        // A replica's own disk comes from its source, and is known only afterwards.
        const disks = sources.length === 0 ? [instance] : sources;
        const least = disks.map((disk) => Math.ceil((sizeOf(disk) * (100 + leastGrowthPercent)) / 100));
        const needed = Math.max(1, ...least, ...disks.map(limitOf));
        const limit = limitOf(instance);
        return limit >= needed
            ? pass(instance, `maxAllocatedStorage is ${limit} GiB`)
            : fail(
                  instance,
                  `maxAllocatedStorage is ${limit} GiB, needs ${needed} or more`,
                  `{ maxAllocatedStorage: ${needed} }`,
              );
    },
});

/** In GiB; 0 is a disk that does not grow. */
function limitOf(instance: Resource): number {
    return known(readNumber(instance, "maxAllocatedStorage")) ?? 0;
}

/** In GiB; a database restored from a snapshot does not say it. */
function sizeOf(instance: Resource): number {
    return known(readNumber(instance, "allocatedStorage")) ?? 0;
}
