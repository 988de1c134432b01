import { awsCachePair } from "./aws-cache-pair.ts";
import { cachePairContract } from "./cache-pair.ts";
import { gcpCachePair } from "./gcp-cache-pair.ts";
import { kubernetesCaches } from "./kubernetes-caches.ts";

describe("[ER-08] [AG-05] the contract of a cache pair", function () {
    this.timeout(120_000);
    for (const adapter of [gcpCachePair, awsCachePair, kubernetesCaches]) cachePairContract(adapter);
});
