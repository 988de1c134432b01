import { z } from "zod";
import { always, byRegion, endpoint, named, quantity, seconds, text } from "./fields.ts";
import {
    alerts,
    type Contract,
    caching,
    connectionNames,
    edgeEndpoints,
    health,
    imageRegistry,
    network,
    objectives,
    runbooks,
    service,
    serviceAccounts,
    timeToFailOverSeconds,
} from "./parts.ts";

const version = z.object({
    name: text("As it stands in paths", "v1"),
    state: z.enum(["active", "deprecated", "retired"]).describe("Retired versions are refused"),
    deprecatedAt: text("Day", "2027-01-31").optional(),
    sunsetAt: text("First day on which it is refused", "2027-06-30").optional(),
    successor: text("Version to change to", "v2").optional(),
});

const { all, database, compute, edge } = health;

/** What application teams may rely on of Claim Navigator. */
export const claimNavigator = z.object({
    endpoints: edgeEndpoints,
    database: z.object({
        kind: always("postgres", "PostgreSQL"),
        name: text("Database inside the instances", "claims"),
        writer: text("Region whose instance takes writes", "us-central1"),
        write: endpoint(
            "Takes writes; a name that outlives a failover, reachable inside the network only",
            "write.claim-navigator.internal:5432",
        ),
        read: byRegion(
            endpoint(
                "Serves reads in its region; a name like the above",
                "read.us-central1.claim-navigator.internal:5432",
            ),
        ),
        direct: endpoint(
            "Takes writes without a pool, for migrations and dumps",
            "write.claim-navigator.internal:5432",
        ),
        pool: z
            .object({
                connections: quantity("Server connections for each user", "connections", 50),
            })
            .optional()
            .describe("The pool that the instances have; absent where connections go to the server itself"),
        instances: connectionNames,
        authentication: always("iam", "Clients log in with an access token of their identity"),
        tls: z.boolean().describe("Whether connections have to be encrypted"),
        replicating: z.boolean().describe("Whether the other region has a copy that follows"),
        users: named("service and region", "worker-us-east1", text("Database user", "worker@example-project.iam")),
    }),
    network,
    files: z.object({ bucket: text("Name of the bucket, which lies in both regions", "example-files") }),
    work: z
        .object({
            topic: text("Where work is published to", "projects/example-project/topics/work"),
            deadLetters: text("Subscription that keeps work which nobody could do", "dead-letters"),
            queue: text("Subscription that gives work to the worker", "deliveries"),
            attempts: quantity("How often a piece of work is given out before it is put aside", "attempts", 10),
            deadlineSeconds: seconds("Longest time that a piece of work may take", 600),
        })
        .describe("Work that takes longer than a request"),
    images: z.object({ registry: imageRegistry }),
    versions: z.object({ default: text("Version of requests that name none", "v1"), known: z.array(version) }),
    releases: named(
        "version",
        "v1",
        z.object({
            live: text("Revision that takes requests", "r1"),
            newest: text("Revision that was deployed last", "r1"),
        }),
    ),
    services: z.object({
        versions: named("version", "v1", byRegion(service)),
        worker: byRegion(service),
    }),
    jobs: z.object({
        migrate: byRegion(text("Runs with each release", "claim-navigator-migrate-us-central1")),
        dump: byRegion(text("Runs when somebody starts it", "claim-navigator-dump-us-central1")),
    }),
    serviceAccounts: serviceAccounts.describe("Identities of versions, worker and jobs in each region"),
    health: z.object({ all, database, compute, edge }),
    edge: z.object({ router: text("Name of the Worker that routes requests", "router"), timeToFailOverSeconds }),
    caching,
    objectives,
    alerts,
    runbooks,
});

export type ClaimNavigatorContract = Contract<typeof claimNavigator>;
