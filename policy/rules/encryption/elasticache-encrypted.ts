import { isFollower, REPLICATION_GROUP, replicationGroupDocs } from "../../clouds/aws/elasticache.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { judgeSwitches } from "../../switch.ts";

export default defineResourceRule({
    id: "elasticache-encrypted",
    title: "Caches on ElastiCache are encrypted, at rest and on the way, without exceptions",
    severity: "high",
    concern: "encryption",
    types: [REPLICATION_GROUP],
    breaks: "sessions and personal data go over the network readable, and lie so in snapshots",
    remedy: '{ atRestEncryptionEnabled: true, transitEncryptionEnabled: true, transitEncryptionMode: "required" }',
    sources: [
        replicationGroupDocs,
        {
            url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["CN-14", "ER-08"],
    whenUnknown: "fail",
    settings: {},
    judge: (cache) => {
        // A cache that follows is encrypted as the one that it follows.
        if (isFollower(cache)) return undefined;
        const valkey = known(readString(cache, "engine")) === "valkey";
        const switches = judgeSwitches(
            cache,
            { property: "atRestEncryptionEnabled", needs: true, unset: valkey },
            { property: "transitEncryptionEnabled", needs: true, unset: false },
        );
        if (switches.status === "fail") return switches;
        return known(readString(cache, "transitEncryptionMode")) === "preferred"
            ? fail(
                  cache,
                  "transitEncryptionMode is preferred, which takes plain connections as well, needs required",
                  '{ transitEncryptionMode: "required" }',
              )
            : pass(cache, "encrypted at rest and on the way");
    },
});
