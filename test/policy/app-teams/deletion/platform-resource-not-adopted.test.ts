import rule from "../../../../policy/app-teams/rules/deletion/platform-resource-not-adopted.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { appTeamState as good, PLATFORM, WORKLOADS } from "../../states/app-team.ts";

const adopted = (type: string, property: string, name: string) => (state: State) =>
    state.plus({ type, name: "adopted", id: name, outputs: { [property]: name } });

export default meetsContract(rule, {
    good,
    passes: [
        {
            when: "a resource has the name of a public host",
            change: adopted("aws:s3/bucketV2:BucketV2", "bucket", "erato.example"),
            at: "adopted",
        },
        {
            when: "it refers to what the platform has",
            change: (state) => state.at("uploads", "logging", { logBucket: "example-project-claim-navigator-files" }),
            at: "uploads",
        },
    ],
    fails: [
        {
            when: "a bucket is the platform's",
            change: (state) => state.at("uploads", "name", "example-project-claim-navigator-files"),
            at: "uploads",
            says: /^name example-project-claim-navigator-files is claim-navigator's files\.bucket$/,
        },
        {
            when: "a secret is the platform's",
            change: (state) => state.at("session-key", "secretId", "esta-tracker-session-key"),
            at: "session-key",
            says: /^secretId esta-tracker-session-key is esta-tracker's secrets\.sessionKey$/,
        },
        {
            when: "a database instance is the platform's",
            change: adopted("gcp:sql/databaseInstance:DatabaseInstance", "name", "claim-navigator-database-us-east1"),
            at: "adopted",
            says: /is claim-navigator's database\.instances\.us-east1$/,
        },
        {
            when: "a service is the platform's",
            change: (state) => state.at("web-failover", "name", "claim-navigator-worker-us-east1"),
            at: "web-failover",
            says: /^name claim-navigator-worker-us-east1 is claim-navigator's services\.worker\.us-east1\.name$/,
        },
        {
            when: "a cluster is the platform's",
            change: adopted("gcp:container/cluster:Cluster", "name", "clusters-us-east1"),
            at: "adopted",
            says: /is agent-backend's clusters\.us-east1$/,
        },
    ],
    unknown: [
        {
            when: "another property is not known yet",
            change: (state) => state.at("uploads", "location", UNKNOWN),
            at: "uploads",
            becomes: "pass",
        },
    ],
    silent: [
        { when: "there is no platform", change: (state) => state.without(PLATFORM) },
        {
            when: "nothing names itself",
            change: (state) =>
                state
                    .without(...WORKLOADS, "uploads", "session-key")
                    .plus({ type: "gcp:storage/bucket:Bucket", name: "bucket", id: "b", outputs: { location: "US" } })
                    .plus({ type: "gcp:a:Other", name: "other", id: "o", outputs: { name: "clusters-us-east1" } }),
        },
    ],
});
