import { INSTANCE, instanceDocs } from "../../clouds/gcp/cloud-sql.ts";
import { known, readBoolean, readNumber } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "cloud-sql-disk-grows",
    title: "The disk of a Cloud SQL instance grows by itself, with room above its size",
    severity: "high",
    concern: "autoscaling",
    types: [INSTANCE],
    breaks: "a full disk stops the database, and with it every write, until a person makes it larger",
    remedy: "{ settings: { diskAutoresize: true, diskAutoresizeLimit: 0 } }",
    sources: [
        instanceDocs,
        { url: "https://cloud.google.com/sql/docs/postgres/instance-settings", read: "2026-11-22" },
    ],
    requirements: ["CN-16", "HB-08"],
    whenUnknown: "unknown",
    settings: { roomPercent: 20 },
    judge: (instance, { roomPercent }) => {
        const grows = known(readBoolean(instance, "settings.diskAutoresize")) ?? true;
        if (!grows)
            return fail(
                instance,
                "settings.diskAutoresize is false, needs true",
                "{ settings: { diskAutoresize: true } }",
            );
        const limit = known(readNumber(instance, "settings.diskAutoresizeLimit")) ?? 0;
        if (limit === 0) return pass(instance, "the disk grows without limit");
        // A size that the program does not ask for is the cloud's own smallest.
        const size = known(readNumber(instance, "settings.diskSize")) ?? 10;
        const needed = Math.ceil(size * (1 + roomPercent / 100));
        return limit >= needed
            ? pass(instance, `the disk grows from ${size} to ${limit} GB`)
            : fail(
                  instance,
                  `settings.diskAutoresizeLimit is ${limit} GB, needs 0 or at least ${needed}: ${roomPercent} % above the ${size} GB of the disk`,
                  `{ settings: { diskAutoresizeLimit: ${needed} } }`,
              );
    },
});
