import rule from "../../../../policy/app-teams/rules/pairing/region-read-from-platform.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "the region came through another resource",
            change: (state) => state.facts("web-primary", { madeFrom: { location: ["google"] } }),
            at: "web-primary",
        },
    ],
    fails: [
        {
            when: "the location is written down",
            change: (state) => state.facts("web-failover", { madeFrom: { template: [PLATFORM] } }),
            at: "web-failover",
            says: /^location is us-east1, which is written down: read the platform's regions with requireOutput$/,
        },
        {
            when: "a provider's region is written down",
            change: (state) => state.facts("google", { madeFrom: {} }),
            at: "google",
            says: /^region is us-central1, which is written down/,
        },
        {
            when: "a region of a system of its own is written down",
            change: (state) => state.facts("amazon-failover", { madeFrom: {} }),
            at: "amazon-failover",
            says: /^region is us-west-2, which is written down/,
        },
        {
            when: "a bucket writes it in capitals",
            change: (state) => state.at("uploads", "location", "US-EAST1"),
            at: "uploads",
            says: /^location is us-east1/,
        },
    ],
    unknown: [
        {
            when: "the region is not known yet",
            change: (state) => state.at("web-primary", "location", UNKNOWN),
            at: "web-primary",
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "only what the cloud answered names a region",
            change: (state) =>
                state
                    .without(...WORKLOADS, "amazon-primary", "amazon-failover")
                    .at("google", "region", undefined)
                    .at("uploads", "location", "US-EAST1")
                    .facts("uploads", { asked: { name: "uploads" } }),
        },
    ],
});
