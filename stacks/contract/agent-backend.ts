import { z } from "zod";
import { always, byRegion, endpoint, named, quantity, seconds, text } from "./fields.ts";
import {
    alerts,
    type Contract,
    circuitBreakers,
    connectionNames,
    edgeEndpoints,
    imageRegistry,
    objectives,
    podPool,
    podPoolSettings,
    runbooks,
    serviceAccounts,
    timeToFailOverSeconds,
} from "./parts.ts";

/** One step of recovering from the loss of a region. */
const recoveryStep = z.object({
    step: text("Name", "detect"),
    does: text("What is done", "looks at the probes"),
    touches: z.array(text("Name", "agent-backend")).describe("Resources that the step looks at or changes"),
});

/** What application teams may rely on of the agent backend. */
export const agentBackend = z.object({
    endpoints: edgeEndpoints,
    authentication: z.object({
        issuer: text("Who issues tokens", "https://login.example.com/"),
        audience: text("Whom tokens must be for", "agent-backend"),
        openPaths: z.array(text("Path", "/health")).describe("Need no token"),
    }),
    redis: byRegion(
        z.object({
            sentinels: z
                .array(endpoint("Sentinel", "redis-0.us-central1.agent-backend.svc.cluster.local:26379"))
                .describe("Asked for the primary under the group's name; in the cluster's namespace only"),
            group: text("Name under which Sentinels know the primary", "agents"),
            failoverSeconds: seconds("Longest time until another pod takes writes", 30),
        }),
    ),
    database: z.object({
        kind: always("postgres", "PostgreSQL"),
        name: text("Database inside the instances", "agents"),
        writer: text("Region whose instance takes writes", "us-central1"),
        instances: connectionNames,
        pool: z
            .object({
                ...podPool,
                ...podPoolSettings,
                write: text("Database name that takes writes", "write"),
                read: text("Database name of the nearest copy", "read"),
            })
            .describe("The pool in each pod"),
        authentication: always("iam", "The pool logs in with an access token of the pod's identity"),
        user: text("Database user", "backend@example-project.iam"),
        replicating: z.boolean().describe("Whether the other region has a copy that follows"),
    }),
    export: z.object({
        object: text("Address of the newest daily export", "gs://example-export/agents.sql.gz"),
        keepDays: quantity("How long each is kept", "days", 90),
    }),
    images: z.object({
        registry: imageRegistry,
        live: text("Release that takes requests, blue or green", "blue"),
        running: named("release", "blue", text("Image", "us-docker.pkg.dev/…")),
    }),
    secrets: named(
        "secret",
        "tool-keys",
        text(
            "Name in Secret Manager, never a value; pods find each as a file",
            "projects/example-project/secrets/tool-keys",
        ),
    ),
    serviceAccounts,
    clusters: byRegion(text("Name of the region's cluster", "platform-us-central1")),
    namespace: text("Namespace in each cluster", "agent-backend"),
    health: z.object({
        process: text("The process alone", "/health"),
        ready: text("Whether it can reach its database", "/readiness"),
        edge: text("The edge itself, without a region", "/api/health/edge"),
    }),
    edge: z.object({
        gateway: text("Name of the Worker that checks tokens", "gateway"),
        router: text("Name of the Worker that routes requests", "router"),
        timeToFailOverSeconds,
    }),
    agentCalls: z
        .object({
            connectMilliseconds: quantity("Longest time to connect", "milliseconds", 2000),
            answerMilliseconds: quantity("Longest time to answer", "milliseconds", 30_000),
            atOnce: quantity("Calls to one agent at the same time", "calls", 20),
            retries: quantity("Further tries of calls that change nothing", "tries", 1),
        })
        .describe("How other agents are called: limits of every single one"),
    circuitBreakers,
    recovery: z.array(recoveryStep),
    drills: z.array(
        z.object({
            name: text("Name", "lose-a-region"),
            everyDays: quantity("How often", "days", 90),
            proves: text("What it shows", "that the other region takes over"),
        }),
    ),
    objectives,
    alerts,
    runbooks,
});

export type AgentBackendContract = Contract<typeof agentBackend>;
export type RecoveryStepContract = Contract<typeof recoveryStep>;
