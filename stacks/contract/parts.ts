import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { always, byRegion, named, quantity, seconds, text } from "./fields.ts";

type Immutable<T> = T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : T;

/** The values that a schema of the contract describes. */
export type Contract<Schema extends z.ZodType> = Immutable<z.infer<Schema>>;

/** A contract's shape, with values that become known when the resources exist. */
export type Outputs<T> = {
    readonly [Key in keyof T]: T[Key] extends string | number | boolean | readonly unknown[] | undefined
        ? pulumi.Input<T[Key]>
        : Outputs<T[Key]>;
};

/** A pair of regions and the parts that they play. */
export function regionsOf(primary: string, failover: string) {
    return z.object({
        primary: text("Region that traffic prefers", primary),
        failover: text("Region that takes over", failover),
        writer: text("The one of the two that takes writes now", primary),
    });
}

/** Google Cloud's pair, which a system stands in unless it says otherwise. */
export const regions = regionsOf("us-central1", "us-east1");

export const service = z.object({
    name: text("Name of the service in its region", "example-api-us-central1"),
    serviceAccount: text(
        "Mail address of the identity that the service runs as",
        "api@example-project.iam.gserviceaccount.com",
    ),
});

export const circuitBreakers = named(
    "dependency",
    "database",
    z.object({
        failures: quantity("Failures within the window that open the circuit", "failures", 5),
        successes: quantity("Successes while half open that close it", "successes", 2),
        resetSeconds: seconds("How long it is open before a call is tried again", 30),
        windowSeconds: seconds("How long a failure counts"),
    }),
);

/** What is kept nearer to callers than the database, and which events make it stale. */
export const caching = z.object({
    layers: z.array(
        z.object({
            name: text("The layer, the one nearest to callers first", "edge"),
            holds: text("What is kept in it", "hot paths"),
            timeToLiveSeconds: z
                .object({ from: seconds("Shortest time to live", 5), to: seconds("Longest time to live", 30) })
                .optional()
                .describe("Absent for the source of truth"),
        }),
    ),
    invalidations: z.array(
        z.object({
            event: text("What happens", "claim-changed"),
            tags: z.array(z.string()).describe("Cache tags that it makes stale; each is scoped to the tenant"),
        }),
    ),
});

const recovery = z.object({
    targetSeconds: seconds("What is aimed at", 300),
    achievableSeconds: seconds("What the design can reach; absent while nobody knows", 900).optional(),
});
const percentile = (which: string, example: number) =>
    quantity(`${which} of the time to answer`, "milliseconds", example);

/** What a system promises; a trigger or a load that is absent is not promised. */
export const objectives = z.object({
    availability: quantity("Share of requests that are served, such as 0.999", "ratio", 0.999),
    recoveryTime: recovery.describe("How long a loss lasts (RTO)"),
    recoveryPoint: recovery.describe("How much of the newest data a loss takes (RPO)"),
    triggers: z.object({
        database: z
            .object({
                unreachableSeconds: seconds("The database does not answer for so long", 30),
                failoverSeconds: seconds("Then it is moved within"),
            })
            .optional(),
        errorRate: z
            .object({
                ratio: quantity("Share of requests that fail", "ratio", 0.1),
                failoverSeconds: seconds("Then requests are moved within", 30),
            })
            .optional(),
        partition: z.object({ failoverSeconds: seconds("A region cannot be reached: requests are moved within", 120) }),
    }),
    load: named(
        "load",
        "requestsPerSecond",
        z.object({
            target: quantity("Carried every day", "the load's own", 1000),
            peak: quantity("Carried at the expected peak", "the load's own", 2000),
        }),
    ),
    latency: named(
        "operation",
        "databaseRead",
        z.object({
            p50Milliseconds: percentile("Median", 50),
            p95Milliseconds: percentile("95th percentile", 100),
            p99Milliseconds: percentile("99th percentile", 200),
        }),
    ),
});

/** What is watched, with the page that says what to do. */
export const alerts = named(
    "alert",
    "error-rate",
    z.object({
        title: text("What a person reads first", "Share of API requests that fail"),
        unit: text("Unit of the thresholds", "ratio"),
        fires: z.enum(["above", "below"]).describe("On which side of the thresholds it fires"),
        warning: quantity("Read in working hours", "the alert's own", 0.01),
        critical: quantity("Wakes somebody", "the alert's own", 0.05),
        forSeconds: seconds("How long the threshold is passed before it fires", 120),
        runbook: text("Page", "https://runbooks.example.com/error-rate"),
    }),
);

/** Pages by the name of the alert's step. */
export const runbooks = named("alert", "error-rate-critical", text("Page", "https://runbooks.example.com/error-rate"));

/** Identities by role, for those who let the system into something of their own. */
export const serviceAccounts = named(
    "role",
    "backend",
    text("Mail address", "backend@example-project.iam.gserviceaccount.com"),
);

/** Settings of the PgBouncer that each pod has beside it. */
export const podPool = {
    host: text("Loopback address of the pod", "127.0.0.1"),
    port: quantity("Port of the pool", "port number", 6432),
};
export const podPoolSettings = {
    mode: always("transaction", "A connection is lent for one transaction: no session state outlives it"),
    connections: quantity("Server connections that one pod holds for each database", "connections", 5),
    clients: quantity("Clients that one pod's pool lets in", "connections", 200),
    longestWaitSeconds: seconds("A client that waits longer for a connection gets an error", 10),
};

/** Where clients of private addresses have to be. */
export const network = byRegion(
    z.object({
        project: text("Google Cloud project of the network", "example-project"),
        network: text("Id of the network", "projects/example-project/global/networks/platform"),
        subnetwork: text(
            "Id of the subnetwork for what runs in the region",
            "projects/example-project/regions/us-central1/subnetworks/workloads",
        ),
    }),
).describe("From here databases and caches are reached, by Cloud Run's direct VPC egress for one");

/** Entrances that two Google Cloud regions behind the edge have. */
export const edgeEndpoints = z.object({
    public: text("Outlives the loss of a region: call this one", "https://api.example.com"),
    regions: byRegion(
        text("Entrance of one region; it answers the edge only", "https://us-central1.origin.example.com"),
    ),
    addresses: byRegion(text("IP address of the entrance", "198.51.100.10")),
});

export const connectionNames = byRegion(
    text("Instance as `project:region:instance`, for connectors", "example-project:us-central1:database"),
);

export const imageRegistry = text("Where images are pushed to", "us-docker.pkg.dev/example-project/images");

/** Where health is asked for. */
export const health = {
    all: text("Everything that answering needs", "/health"),
    database: text("The database", "/health/db"),
    cache: text("The cache", "/health/cache"),
    compute: text("The process alone", "/health/live"),
    edge: text("The edge itself, without a region", "/health/edge"),
};

export const timeToFailOverSeconds = seconds(
    "Longest time from a region's failure to the first request that another one answers",
);
