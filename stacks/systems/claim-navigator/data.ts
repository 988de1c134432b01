import type * as pulumi from "@pulumi/pulumi";
import { forNoRegion } from "../../../components/core/by-region.ts";
import { DualRegionBucket } from "../../../components/gcp/dual-region-bucket.ts";
import { PostgresNames } from "../../../components/gcp/postgres-names.ts";
import { PostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { PostgresUsers } from "../../../components/gcp/postgres-users.ts";
import { cloudSqlShape } from "../cloud-sql-settings.ts";
import { inBothRegions, inNoRegion } from "../system-platform.ts";
import { eachIdentity, type Identities } from "./identities.ts";
import { backupPlans } from "./objectives.ts";
import type { ClaimNavigatorArgs } from "./system.ts";
import { NAME_TIME_TO_LIVE } from "./tables.ts";

/** Name of the database inside the instances. */
export const DATABASE = "claims";

/** Schema changes and who changes roles are written to the database's own log. */
const FLAGS = { "cloudsql.enable_pgaudit": "on", "pgaudit.log": "ddl,role" };

/** Everything that is kept: the database with its users and names, and files. */
export interface Data {
    readonly pair: PostgresPair;
    readonly users: PostgresUsers;
    readonly names: PostgresNames;
    readonly files: DualRegionBucket;
}

export function createData(
    name: string,
    args: ClaimNavigatorArgs,
    identities: Identities,
    parent: pulumi.Resource,
): Data {
    const { platform, database } = args;
    const { regions, google } = platform;
    const [base, both, inside] = [inNoRegion(name, platform), inBothRegions(name, platform), { parent }];
    const { poolSize } = database;
    const pair = new PostgresPair(
        `${name}-database`,
        {
            ...both,
            ...cloudSqlShape(database),
            access: platform.databases,
            databases: [DATABASE],
            flags: FLAGS,
            ...(poolSize > 0 && { pool: { max_pool_size: String(poolSize) } }),
        },
        inside,
    );
    const accounts = eachIdentity(identities, ({ email }) => email);
    const users = new PostgresUsers(`${name}-users`, { ...base, pair, accounts }, inside);
    const { network } = forNoRegion(google.networks);
    const names = new PostgresNames(
        `${name}-names`,
        { ...base, pair, network, domain: `${name}.internal`, timeToLive: NAME_TIME_TO_LIVE },
        inside,
    );
    const files = new DualRegionBucket(
        `${name}-files`,
        {
            ...base,
            regions,
            keepOldVersions: backupPlans(args).files.keep,
            users: eachIdentity(identities, ({ member }) => member),
        },
        inside,
    );
    return { pair, users, names, files };
}
