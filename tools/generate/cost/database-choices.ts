import type { Resource } from "../../../policy/graph/graph.ts";
import { type Choice, type Standing, standsBy, type Use } from "./choice.ts";

/** How a cloud's databases are read. */
export interface Databases {
    readonly type: string;
    /** Whether a database has a second instance in another zone of its region. */
    readonly isZoneRedundant: (database: Resource) => boolean;
    /** So many instances of a database's size. */
    readonly instances: (database: Resource, count: number, standing: Standing) => readonly Use[];
}

/** What a pair of databases costs for surviving a zone and a region. Ids begin with `prefix`. */
export function databaseChoices(prefix: string, { type, isZoneRedundant, instances }: Databases): readonly Choice[] {
    return [
        {
            id: `${prefix}database-zone-standby`,
            adds: "A database instance that waits in another zone",
            survives: "a zone",
            of: [type],
            uses: (database, standing) =>
                isZoneRedundant(database) && !standsBy(database, standing) ? instances(database, 1, standing) : [],
        },
        {
            id: `${prefix}database-second-region`,
            adds: "A database in the second region that follows and takes over",
            survives: "a region",
            of: [type],
            uses: (database, standing) =>
                standsBy(database, standing) ? instances(database, isZoneRedundant(database) ? 2 : 1, standing) : [],
        },
    ];
}
