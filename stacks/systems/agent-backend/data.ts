import type * as pulumi from "@pulumi/pulumi";
import { Duration } from "../../../components/core/duration.ts";
import { DatabaseExport } from "../../../components/gcp/database-export.ts";
import { PostgresPair } from "../../../components/gcp/postgres-pair.ts";
import { PostgresUsers } from "../../../components/gcp/postgres-users.ts";
import { cloudSqlShape } from "../cloud-sql-settings.ts";
import { inBothRegions, inNoRegion } from "../system-platform.ts";
import type { Identities } from "./identities.ts";
import type { AgentBackendArgs } from "./system.ts";
import { DATABASE } from "./tables.ts";

/** Everything that is kept: the database with its user, and a copy of it far away. */
export interface Data {
    readonly pair: PostgresPair;
    readonly users: PostgresUsers;
    readonly copy: DatabaseExport;
}

/** Conversations and users are in PostgreSQL (AG-04), and once a day in a place apart (AG-10). */
export function createData(
    name: string,
    args: AgentBackendArgs,
    identities: Identities,
    parent: pulumi.Resource,
): Data {
    const { platform, database } = args;
    const [base, both, inside] = [inNoRegion(name, platform), inBothRegions(name, platform), { parent }];
    const pair = new PostgresPair(
        `${name}-database`,
        {
            ...both,
            ...cloudSqlShape(database),
            access: platform.databases,
            databases: [DATABASE],
            flags: { max_connections: String(database.connections) },
        },
        inside,
    );
    const accounts = { backend: identities.backend.email };
    const users = new PostgresUsers(`${name}-users`, { ...base, pair, accounts }, inside);
    const copy = new DatabaseExport(
        `${name}-export`,
        {
            ...both,
            pair,
            database: DATABASE,
            location: args.export.location,
            keep: Duration.days(args.export.keepDays),
            hour: 5,
        },
        { ...inside, after: [pair] },
    );
    return { pair, users, copy };
}
