import { z } from "zod";
import { always, byRegion, endpoint, quantity, seconds, text } from "./fields.ts";
import { alerts, type Contract, health, objectives, regionsOf, runbooks } from "./parts.ts";

const { all, database, cache } = health;

/** What application teams may rely on of Erato. */
export const erato = z.object({
    regions: regionsOf("us-east-1", "us-west-2").describe("AWS regions, a pair of Erato's own"),
    endpoints: z.object({
        public: text("Assets and, under `/api/`, the API", "https://erato.example"),
        api: text("Moves between regions by itself", "https://api.erato.example"),
        regions: byRegion(text("Reaches one region and no other", "https://us-east-1.erato.example")),
    }),
    assets: z.object({
        buckets: byRegion(text("Bucket; written to in one region, copied to the other", "example-assets-us-east-1")),
        distribution: text("CloudFront distribution id, to be told which paths have changed", "E2EXAMPLE"),
    }),
    database: z.object({
        kind: always("postgres", "PostgreSQL"),
        name: text("Database inside the instances", "erato"),
        user: text("Database user", "erato"),
        writer: text("Region whose instance takes writes", "us-east-1"),
        writeEndpoint: endpoint("Takes writes; reached from its own region only", "db.us-east-1.example.com:5432"),
        readEndpoints: byRegion(
            endpoint("Serves reads; reached from its own region only", "ro.us-east-1.example.com:5432"),
        ),
        pools: byRegion(
            endpoint(
                "Pooled; the other region's serves from the moment that its database is promoted",
                "pool.us-east-1.example.com:5432",
            ),
        ),
        pool: z.object({
            percent: quantity("Most of the database's connections that a pool takes", "percent", 80),
            longestWaitSeconds: seconds("A client that waits longer for a connection gets an error", 10),
        }),
        authentication: always("iam", "Clients log in with a token of their role"),
        tls: z.boolean().describe("Whether connections have to be encrypted"),
    }),
    cache: z.object({
        writer: text("Region whose endpoint takes writes", "us-east-1"),
        endpoints: byRegion(endpoint("Takes writes in the writer region", "cache.us-east-1.example.com:6379")),
        readEndpoints: byRegion(endpoint("Serves reads", "cache-ro.us-east-1.example.com:6379")),
        tls: z.boolean().describe("Whether connections have to be encrypted"),
    }),
    writerRecord: text("Name of a TXT record whose text is the writer region", "writer.erato.example"),
    configuration: byRegion(
        text("Bucket for what a deployment leaves behind; copied and backed up", "example-configuration-us-east-1"),
    ),
    topics: byRegion(
        z.object({
            warning: z.array(text("ARN", "arn:aws:sns:us-east-1:123456789012:warning")),
            critical: z.array(text("ARN", "arn:aws:sns:us-east-1:123456789012:critical")),
        }),
    ).describe("SNS topics of the region's alarms"),
    role: text("ARN of the role that instances act as", "arn:aws:iam::123456789012:role/erato"),
    fleets: byRegion(text("Auto Scaling group", "erato-us-east-1")),
    port: quantity("Where the application has to listen on an instance", "port number", 8080),
    health: z.object({
        all: all.describe("What load balancers and DNS look at; never fails for the database"),
        database,
        cache,
    }),
    nameServers: z
        .array(text("Name server", "ns-1.awsdns.example"))
        .describe("To be delegated the domain by its owner"),
    objectives,
    alerts: byRegion(alerts),
    runbooks,
});

export type EratoContract = Contract<typeof erato>;
