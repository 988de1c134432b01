import type { Break } from "../break.ts";

const WRITER = "Instance/erato-database-1-us-east-1";
const REPLICA = "Instance/erato-database-2-us-west-2";

/** Mistakes with databases of RDS and what stands before them. */
export const breaks: readonly Break[] = [
    {
        rule: "rds-multi-az",
        what: "a database stands in one zone",
        change: (prod) => prod.at(WRITER, "multiAz", false),
    },
    {
        rule: "rds-multi-az",
        what: "the replica that would take over stands in one zone",
        change: (prod) => prod.at(REPLICA, "multiAz", undefined),
    },
    {
        rule: "rds-replica-in-other-region",
        what: "the other region's database follows nobody",
        change: (prod) => prod.at(REPLICA, "replicateSourceDb", undefined),
        also: ["rds-backups-replicated-abroad"],
    },
    {
        rule: "rds-standby-is-as-large",
        what: "the replica is of a smaller class",
        change: (prod) => prod.at(REPLICA, "instanceClass", "db.m7g.medium"),
    },
    {
        rule: "rds-storage-grows",
        what: "the replica's disk may not grow as far as the primary's",
        change: (prod) => prod.at(REPLICA, "maxAllocatedStorage", 500),
    },
    {
        rule: "rds-backups-retained",
        what: "backups are kept for fewer days than the system declares",
        change: (prod) => prod.at(REPLICA, "backupRetentionPeriod", 7),
    },
    {
        rule: "rds-backups-replicated-abroad",
        what: "copies of backups are kept for a week only",
        change: (prod) =>
            prod.at("InstanceAutomatedBackupsReplication/erato-database-1-backups", "retentionPeriod", undefined),
    },
    {
        rule: "rds-deletion-protected",
        what: "AWS would delete a database",
        change: (prod) => prod.at(WRITER, "deletionProtection", false),
    },
    {
        rule: "rds-deletion-leaves-backups",
        what: "a deleted database takes its backups with it",
        change: (prod) => prod.at(WRITER, "deleteAutomatedBackups", undefined),
    },
    {
        rule: "rds-storage-encrypted",
        what: "a database is not encrypted",
        change: (prod) => prod.at(WRITER, "storageEncrypted", false),
    },
    {
        rule: "rds-parameters-require-tls",
        what: "a database takes connections without TLS",
        change: (prod) => prod.at("ParameterGroup/erato-database-us-east-1-parameters", "parameters[0].value", "0"),
    },
    {
        rule: "rds-not-public",
        what: "a database has a public address",
        change: (prod) => prod.at(REPLICA, "publiclyAccessible", true),
    },
    {
        rule: "rds-monitored-from-inside",
        what: "a database reports no figures of its operating system",
        change: (prod) => prod.at(WRITER, "monitoringInterval", 0),
    },
    {
        rule: "aws-data-changes-wait-for-the-window",
        what: "a database changes at once",
        change: (prod) => prod.at(WRITER, "applyImmediately", true),
    },
    {
        rule: "rds-proxy-requires-tls",
        what: "a proxy takes connections without TLS",
        change: (prod) => prod.at("Proxy/erato-pool-us-east-1-proxy", "requireTls", false),
    },
    {
        rule: "aws-data-subnets-span-zones",
        what: "a subnet of a proxy is left out",
        change: (prod) => {
            const subnets = prod.properties("Proxy/erato-pool-us-east-1-proxy").vpcSubnetIds;
            return prod.at(
                "Proxy/erato-pool-us-east-1-proxy",
                "vpcSubnetIds",
                Array.isArray(subnets) ? subnets.slice(1) : [],
            );
        },
    },
    {
        rule: "rds-cluster-members-in-two-zones",
        what: "an Aurora cluster has one member",
        addition: (prod) =>
            ["reader", "writer"].reduce(
                (state, role) =>
                    state.plus({
                        type: "aws:rds/clusterInstance:ClusterInstance",
                        name: `cluster-${role}`,
                        like: WRITER,
                        outputs: { clusterIdentifier: "cluster-id", engine: "aurora-postgresql" },
                    }),
                prod
                    .plus({
                        type: "aws:rds/cluster:Cluster",
                        name: "cluster",
                        like: WRITER,
                        outputs: {
                            engine: "aurora-postgresql",
                            backupRetentionPeriod: 35,
                            deletionProtection: true,
                            deleteAutomatedBackups: false,
                            storageEncrypted: true,
                            tagsAll: { backup: "erato" },
                        },
                    })
                    .options("Cluster/cluster", { protect: true })
                    .plus({
                        type: "aws:backup/restoreTestingSelection:RestoreTestingSelection",
                        name: "restores-aurora",
                        like: "RestoreTestingSelection/erato-restores-rds",
                        outputs: { restoreTestingPlanName: "erato_restores", protectedResourceType: "Aurora" },
                    }),
            ),
        change: (prod) => prod.without("ClusterInstance/cluster-reader"),
    },
];
