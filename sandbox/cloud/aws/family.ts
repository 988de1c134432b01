/** The AWS types that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { cache } from "./cache.ts";
import { database } from "./database.ts";
import { subnet, vpc } from "./network.ts";
import { bucket, topic, zone } from "./services.ts";

export const aws: Family = {
    "aws:ec2/subnet:Subnet": subnet,
    "aws:ec2/vpc:Vpc": vpc,
    "aws:elasticache/replicationGroup:ReplicationGroup": cache,
    "aws:rds/instance:Instance": database,
    "aws:route53/zone:Zone": zone,
    "aws:s3/bucket:Bucket": bucket,
    "aws:sns/topic:Topic": topic,
};
