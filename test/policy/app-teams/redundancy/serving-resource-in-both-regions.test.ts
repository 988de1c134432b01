import rule from "../../../../policy/app-teams/rules/redundancy/serving-resource-in-both-regions.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

/** One resource of a type in the primary region, alone. */
const alone = (type: string, name: string) => (state: State) =>
    state.plus({ type, name, id: `${name}-id`, provider: "google", outputs: {}, madeFrom: {} });

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "twins are named by region",
            change: (state) =>
                state.without("web-primary", "web-failover").plus(
                    ...["us-central1", "us-east1"].map((location) => ({
                        type: "gcp:cloudrunv2/service:Service",
                        name: `api-${location}`,
                        id: `api-${location}`,
                        outputs: { location },
                    })),
                ),
            at: "api-us-east1",
        },
    ],
    fails: [
        {
            when: "the failover region has no service",
            change: (state) => state.without("web-failover"),
            at: "web-primary",
            says: /^runs in us-central1 and has no twin in us-east1$/,
        },
        {
            when: "the primary region has no service",
            change: (state) => state.without("web-primary"),
            at: "web-failover",
            says: /^runs in us-east1 and has no twin in us-central1$/,
        },
        {
            when: "a function is in one region of AWS",
            change: (state) => state.without("thumbnails-primary"),
            at: "thumbnails-failover",
            says: /^runs in us-west-2 and has no twin in us-east-1$/,
        },
        {
            when: "the other region runs something else",
            change: (state) =>
                state.without("web-failover").plus({
                    type: "gcp:cloudrunv2/service:Service",
                    name: "admin-failover",
                    id: "admin",
                    outputs: { location: "us-east1" },
                }),
            at: "web-primary",
            says: /has no twin/,
        },
        {
            when: "a Deployment is in one cluster",
            change: (state) => state.without("chat-failover"),
            at: "chat-primary",
            says: /^runs in one cluster and has no twin in another one$/,
            remedy: "no",
        },
        {
            when: "both Deployments are in one cluster",
            change: (state) => state.facts("chat-failover", { provider: "cluster-primary" }),
            at: "chat-failover",
            says: /^runs in one cluster and has no twin/,
            remedy: "no",
        },
        ...[
            "gcp:cloudrunv2/workerPool:WorkerPool",
            "aws:apprunner/service:Service",
            "aws:autoscaling/group:Group",
            "aws:ecs/service:Service",
        ].map((type) => ({
            when: `${type} has no twin`,
            change: alone(type, "alone"),
            at: "alone",
            says: /has no twin/,
            remedy: "no" as const,
        })),
        {
            when: "a StatefulSet has no twin",
            change: alone("kubernetes:apps/v1:StatefulSet", "alone"),
            at: "alone",
            says: /has no twin/,
            remedy: "no",
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
            when: "a service is in no region of the platform, which is another rule's business",
            change: (state) =>
                state.without(...WORKLOADS).plus({
                    type: "gcp:cloudrunv2/service:Service",
                    name: "web",
                    id: "web",
                    outputs: { location: "europe-west1" },
                }),
        },
    ],
});
