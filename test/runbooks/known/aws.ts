import type { CloudCommand } from "../cloud-commands.ts";

const REFERENCE = "https://docs.aws.amazon.com/cli/latest/reference";
const FLEET = { type: "aws:autoscaling/group:Group" };
const BALANCER = { type: "aws:lb/loadBalancer:LoadBalancer" };
const DATABASE = { type: "aws:rds/instance:Instance" };
const CACHE = { type: "aws:elasticache/replicationGroup:ReplicationGroup" };
const GLOBAL_CACHE = { type: "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup" };
const DISTRIBUTION = { type: "aws:cloudfront/distribution:Distribution" };
const CHECK = { type: "aws:route53/healthCheck:HealthCheck" };
const VAULT = { type: "aws:backup/vault:Vault" };
const BUCKET = { type: "aws:s3/bucket:Bucket" };
const ROLE = { type: "aws:iam/role:Role" };

/** Flags that every command of the AWS CLI takes. */
const EVERYWHERE = { region: "region", query: "text", output: "text" } as const;

function aws(command: string, flags: CloudCommand["flags"] = {}): CloudCommand {
    return {
        command: `aws ${command}`,
        positional: [],
        flags: { ...EVERYWHERE, ...flags },
        source: `${REFERENCE}/${command.replaceAll(" ", "/")}.html`,
    };
}

/** Commands of the AWS CLI. */
export const AWS_COMMANDS: readonly CloudCommand[] = [
    aws("arc-zonal-shift start-zonal-shift", {
        "resource-identifier": BALANCER,
        "away-from": "text",
        "expires-in": "text",
        comment: "text",
    }),
    aws("arc-zonal-shift list-zonal-shifts"),
    aws("arc-zonal-shift cancel-zonal-shift", { "zonal-shift-id": "text" }),
    aws("autoscaling describe-auto-scaling-groups", { "auto-scaling-group-names": FLEET }),
    aws("autoscaling describe-instance-refreshes", { "auto-scaling-group-name": FLEET, "max-items": "text" }),
    aws("autoscaling describe-scaling-activities", { "auto-scaling-group-name": FLEET, "max-items": "text" }),
    aws("autoscaling rollback-instance-refresh", { "auto-scaling-group-name": FLEET }),
    aws("autoscaling set-instance-health", { "instance-id": "text", "health-status": "text" }),
    aws("autoscaling start-instance-refresh", { "auto-scaling-group-name": FLEET, preferences: "text" }),
    aws("backup describe-restore-job", { "restore-job-id": "text" }),
    aws("backup get-recovery-point-restore-metadata", { "backup-vault-name": VAULT, "recovery-point-arn": "text" }),
    aws("backup list-backup-jobs", { "by-state": "text", "by-created-after": "text" }),
    aws("backup list-copy-jobs", { "by-state": "text", "by-created-after": "text" }),
    aws("backup list-recovery-points-by-backup-vault", {
        "backup-vault-name": VAULT,
        "by-resource-type": "text",
        "by-created-after": "text",
    }),
    aws("backup start-restore-job", {
        "recovery-point-arn": "text",
        "iam-role-arn": "text",
        "resource-type": "text",
        metadata: "text",
    }),
    aws("cloudfront create-invalidation", { "distribution-id": DISTRIBUTION, paths: "text" }),
    aws("cloudfront get-distribution", { id: DISTRIBUTION }),
    aws("cloudtrail lookup-events", { "lookup-attributes": "text", "start-time": "text", "max-items": "text" }),
    aws("cloudwatch describe-alarms", { "state-value": "text", "alarm-name-prefix": "text" }),
    aws("ec2 describe-availability-zones"),
    aws("elasticache describe-global-replication-groups", {
        "global-replication-group-id": GLOBAL_CACHE,
        "show-member-info": "switch",
    }),
    aws("elasticache describe-replication-groups", { "replication-group-id": CACHE }),
    aws("elasticache failover-global-replication-group", {
        "global-replication-group-id": GLOBAL_CACHE,
        "primary-region": "region",
        "primary-replication-group-id": CACHE,
    }),
    aws("elasticache test-failover", { "replication-group-id": CACHE, "node-group-id": "text" }),
    aws("iam delete-access-key", { "user-name": "text", "access-key-id": "text" }),
    aws("iam delete-role-policy", { "role-name": ROLE, "policy-name": "text" }),
    aws("iam list-access-keys", { "user-name": "text" }),
    aws("iam put-role-policy", { "role-name": ROLE, "policy-name": "text", "policy-document": "text" }),
    aws("iam update-access-key", { "user-name": "text", "access-key-id": "text", status: "text" }),
    aws("rds describe-db-instances", { "db-instance-identifier": DATABASE }),
    aws("rds describe-events", { "source-identifier": DATABASE, "source-type": "text", duration: "text" }),
    aws("rds reboot-db-instance", { "db-instance-identifier": DATABASE, "force-failover": "switch" }),
    aws("rds restore-db-instance-to-point-in-time", {
        "source-db-instance-identifier": DATABASE,
        "target-db-instance-identifier": "text",
        "restore-time": "text",
        "db-subnet-group-name": { type: "aws:rds/subnetGroup:SubnetGroup" },
        "vpc-security-group-ids": { type: "aws:ec2/securityGroup:SecurityGroup" },
        "multi-az": "switch",
    }),
    aws("route53 get-health-check-status", { "health-check-id": CHECK }),
    aws("s3api copy-object", { bucket: BUCKET, key: "text", "copy-source": "text" }),
    aws("s3api delete-object", { bucket: BUCKET, key: "text", "version-id": "text" }),
    aws("s3api list-object-versions", { bucket: BUCKET, prefix: "text" }),
];
