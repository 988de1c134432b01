import { CLUSTER, INSTANCE, instanceDocs, isAuroraMember, roleOf } from "../../clouds/aws/rds.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "rds-storage-encrypted",
    title: "Databases on RDS are encrypted at rest, replicas abroad with a key of their own region",
    severity: "high",
    concern: "encryption",
    types: [INSTANCE, CLUSTER],
    breaks: "data lies readable on disks and in snapshots; encryption cannot be switched on later without making the database anew",
    remedy: "{ storageEncrypted: true }",
    sources: [
        instanceDocs,
        { url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html", read: "2026-11-22" },
    ],
    requirements: ["CN-14", "ER-07"],
    whenUnknown: "fail",
    settings: {},
    judge: (database, _settings, graph) => {
        if (database.type === INSTANCE) {
            if (isAuroraMember(database)) return undefined;
            // AWS passes over storageEncrypted on a replica abroad: its key is what counts.
            if (roleOf(graph, database) === "standby") {
                const key = readString(database, "kmsKeyId");
                if (key.state === "unset" || (key.state === "set" && key.value === "")) {
                    return fail(
                        database,
                        "kmsKeyId is not set, needs a key of its own region",
                        '{ kmsKeyId: "<arn of a key>" }',
                    );
                }
                return pass(database, "encrypted with a key of its own");
            }
        }
        const serverless = known(readString(database, "engineMode")) === "serverless";
        return judgeSwitches(database, { property: "storageEncrypted", needs: true, unset: serverless });
    },
});
