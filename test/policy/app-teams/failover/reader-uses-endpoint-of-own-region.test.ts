import rule from "../../../../policy/app-teams/rules/failover/reader-uses-endpoint-of-own-region.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const WEB = "web-failover";
const READER = "template.containers[0].envs[1].value";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "there is no endpoint in its own region",
            change: (state) =>
                state
                    .at(PLATFORM, "outputs.systems.claim-navigator.database.read.us-east1", undefined)
                    .at(WEB, READER, "us-central1.read.claim-navigator.internal:6432"),
            at: WEB,
        },
    ],
    fails: [
        {
            when: "the cache of the other region is read where the own one takes writes and serves reads",
            change: (state) => state.at("web-primary", READER, "192.0.2.147:6379"),
            at: "web-primary",
            says: /holds 192\.0\.2\.147, the reader of us-east1$/,
        },
        {
            when: "the failover region reads in the primary one",
            change: (state) => state.at(WEB, READER, "us-central1.read.claim-navigator.internal:6432"),
            at: WEB,
            says: /^runs in us-east1, and template\.containers\.0\.envs\.1\.value holds us-central1\.read\.claim-navigator\.internal, the reader of us-central1$/,
        },
        {
            when: "the primary region reads in the failover one",
            change: (state) => state.at("web-primary", READER, "us-east1.read.claim-navigator.internal:6432"),
            at: "web-primary",
            says: /^runs in us-central1, and .* the reader of us-east1$/,
        },
        {
            when: "a function reads a cache across regions, beside its own database",
            change: (state) =>
                state.at(
                    "thumbnails-failover",
                    "environment.variables.CACHE",
                    "replica.erato-cache.us-east-1.cache.amazonaws.com:6379",
                ),
            at: "thumbnails-failover",
            says: /^runs in us-west-2, and environment\.variables\.CACHE holds replica/,
        },
    ],
    unknown: [
        {
            when: "the region is not known yet",
            change: (state) => state.at(WEB, "location", UNKNOWN),
            at: WEB,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "what reads is in no region of the platform, or in none at all",
            change: (state) =>
                state
                    .without(...WORKLOADS.filter((name) => name !== WEB))
                    .at(WEB, "location", "europe-west1")
                    .plus({
                        type: "kubernetes:core/v1:ConfigMap",
                        name: "readers",
                        id: "portal/readers",
                        outputs: { data: { READER: "us-east1.read.claim-navigator.internal:6432" } },
                    }),
        },
        {
            when: "a function in the other region writes where all reads of that region go too",
            change: (state) =>
                state
                    .without(...WORKLOADS.filter((name) => name !== "thumbnails-failover"))
                    .at("thumbnails-failover", "environment.variables.READER", undefined)
                    .at(PLATFORM, "outputs.systems.erato.database.readEndpoints", {}),
        },
    ],
});
