import rule from "../../../../policy/rules/redundancy/rds-cluster-members-in-two-zones.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type State, UNKNOWN } from "../../state.ts";
import { awsDataState } from "../../states/aws-data.ts";

const CLUSTER = "cluster";

export default meetsContract(rule, {
    good: () => withCluster(awsDataState()),
    passes: [
        { when: "members name two zones", change: zones("us-east-1a", "us-east-1b"), at: CLUSTER },
        { when: "only one member names a zone", change: zones("us-east-1a", undefined), at: CLUSTER },
    ],
    fails: [
        {
            when: "there is one member",
            change: (good) => good.without("member-2"),
            at: CLUSTER,
            says: /the cluster has 1 members, needs 2/,
        },
        {
            when: "members share a zone",
            change: zones("us-east-1a", "us-east-1a"),
            at: CLUSTER,
            says: /all 2 members are in us-east-1a, needs a second zone/,
        },
        {
            when: "the stack wants three",
            change: (good) => good,
            at: CLUSTER,
            settings: { members: 3 },
            says: /has 2 members, needs 3/,
        },
    ],
    unknown: [
        {
            when: "a zone is not known",
            change: (good) => good.at("member-1", "availabilityZone", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
    silent: [
        {
            when: "the cluster is of an engine that brings its own members",
            change: (good) => good.without("member-1", "member-2").at(CLUSTER, "engine", "postgres"),
        },
        {
            when: "the cluster is serverless",
            change: (good) => good.without("member-1", "member-2").at(CLUSTER, "engineMode", "serverless"),
        },
    ],
});

function withCluster(state: State): State {
    const members = ["member-1", "member-2"].map((name) => ({
        type: "aws:rds/clusterInstance:ClusterInstance",
        name,
        id: name,
        parent: "erato",
        outputs: { clusterIdentifier: CLUSTER, engine: "aurora-postgresql", instanceClass: "db.r7g.large" },
    }));
    const cluster = { type: "aws:rds/cluster:Cluster", name: CLUSTER, id: CLUSTER, parent: "erato" };
    return state.plus({ ...cluster, outputs: { engine: "aurora-postgresql" } }, ...members);
}

function zones(one: string | undefined, other: string | undefined): (good: State) => State {
    return (good) => good.at("member-1", "availabilityZone", one).at("member-2", "availabilityZone", other);
}
