import { PostgresPair } from "../../../components/aws/postgres-pair.ts";
import { Duration } from "../../../components/core/duration.ts";
import { AWS_REGIONS, awsGround } from "./aws-ground.ts";
import { built, type Made, ofType, oneOf } from "./built.ts";
import type { BuiltDatabasePair, DatabasePairAdapter, DatabaseSide } from "./database-pair.ts";

const keep = Duration.days(14);

/** RDS for PostgreSQL: Multi-AZ on both sides, a read replica across regions. */
export const awsPostgresPair: DatabasePairAdapter = {
    name: "PostgreSQL on RDS",
    regions: AWS_REGIONS,
    exceptions: {},
    async build(writer, protect): Promise<BuiltDatabasePair> {
        const { primary, failover } = AWS_REGIONS;
        const { made, result } = await built(() => {
            const pair = new PostgresPair("database", {
                ...awsGround(writer, protect),
                instances: writer === primary ? { [primary]: 1, [failover]: 2 } : { [primary]: 2, [failover]: 1 },
                version: "17",
                instanceClass: "db.m7g.large",
                database: "example",
                diskGb: { initial: 100, limit: 1000 },
                backup: { kind: "backed-up", every: Duration.days(1), keep, pointInTime: keep, locked: false },
            });
            return { writeEndpoint: pair.writeEndpoint, readEndpoints: pair.readEndpoints };
        });
        const instances = ofType(made, "rds/instance:Instance");
        const sides = Object.values(AWS_REGIONS).map((region) => side(region, instances, made));
        return { ...result, sides };
    },
};

function side(region: string, instances: readonly Made[], made: readonly Made[]): DatabaseSide {
    const instance = oneOf(instances, "Instance", region);
    const source = instances.find((one) => one.answered("arn") === instance.wrote("replicateSourceDb"));
    const parameters = ofType(made, "rds/parameterGroup:ParameterGroup").find(
        (group) =>
            group.answered("name") === instance.wrote("parameterGroupName") && group.answered("region") === region,
    );
    return {
        region,
        follows: source && String(source.answered("region")),
        survivesAZone: instance.wrote("multiAz") === true,
        restoresAnyMoment: Number(instance.wrote("backupRetentionPeriod")) > 0,
        refusesPlainText: JSON.stringify(parameters?.wrote("parameters")).includes(
            '{"name":"rds.force_ssl","value":"1"}',
        ),
        encryptedAtRest: instance.wrote("storageEncrypted") === true && instance.wrote("kmsKeyId") !== undefined,
        reachableFromTheInternet: instance.wrote("publiclyAccessible") !== false,
        guards: { pulumi: instance.isProtected, cloud: instance.wrote("deletionProtection") === true },
        size: String(instance.wrote("instanceClass")),
        version: String(instance.wrote("engineVersion")),
    };
}
