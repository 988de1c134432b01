import { KEY, keyDocs, REPLICA_KEY } from "../../clouds/aws/kms.ts";
import { known, readBoolean } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";
import { regionsFor } from "../../systems.ts";

export default defineResourceRule({
    id: "kms-key-in-both-regions",
    title: "A system that has a key in one region has one in the other",
    severity: "high",
    concern: "redundancy",
    types: [KEY],
    breaks: "copies in the other region cannot be made, or cannot be opened once the first region and its key are lost",
    remedy: 'new aws.kms.Key("data-us-west-2", { enableKeyRotation: true, region: "us-west-2" })',
    sources: [
        keyDocs,
        {
            url: "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["ER-11", "ER-12"],
    whenUnknown: "unknown",
    settings: {},
    judge: (key, _settings, graph) => {
        const pair = regionsFor(graph, key);
        if (pair === undefined) return undefined;
        const other = key.region === pair.primary ? pair.failover : pair.primary;
        const multiRegion = known(readBoolean(key, "multiRegion")) === true;
        const candidates = multiRegion
            ? graph.referring(key, REPLICA_KEY, "primaryKeyArn")
            : graph.ofType(KEY).filter(({ parent }) => parent === key.parent);
        const twin = candidates.find(({ region }) => region === other);
        if (twin !== undefined) return pass(key, `${twin.name} does the same in ${other}`);
        const name = `${key.name}-${other}`;
        return multiRegion
            ? fail(
                  key,
                  `has no replica in ${other}`,
                  `new aws.kms.ReplicaKey("${name}", { primaryKeyArn: resource.arn, region: "${other}" })`,
              )
            : fail(
                  key,
                  `no key beside it is in ${other}`,
                  `new aws.kms.Key("${name}", { enableKeyRotation: true, region: "${other}" })`,
              );
    },
});
