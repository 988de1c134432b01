import rule from "../../../../policy/app-teams/rules/redundancy/region-belongs-to-platform.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a region of the platform is written down, which is another rule's business",
            change: (state) => state.facts("web-primary", { madeFrom: {} }),
            at: "web-primary",
        },
    ],
    fails: [
        {
            when: "a service is elsewhere on Google Cloud",
            change: (state) => state.at("web-primary", "location", "europe-west1"),
            at: "web-primary",
            says: /^location is europe-west1: the platform runs in us-central1, us-east1, us-east-1, us-west-2$/,
        },
        {
            when: "a provider is elsewhere on AWS",
            change: (state) => state.at("amazon-primary", "region", "eu-west-1"),
            at: "amazon-primary",
            says: /^region is eu-west-1/,
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
            when: "the platform names no regions",
            change: (state) => state.at(PLATFORM, "outputs.regions", {}).at(PLATFORM, "outputs.systems", {}),
        },
        {
            when: "places are no single regions",
            change: (state) =>
                ["nam5", "global", "us-central1-a", "US"].reduce(
                    (changed, location, index) =>
                        changed.plus({ type: "gcp:a:B", name: `b${index}`, id: `b${index}`, outputs: { location } }),
                    state.without(...WORKLOADS, "amazon-primary", "amazon-failover").at("google", "region", undefined),
                ),
        },
    ],
});
