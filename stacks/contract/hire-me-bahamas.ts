import { z } from "zod";
import { always, byRegion, named, quantity, seconds, text } from "./fields.ts";
import {
    alerts,
    type Contract,
    connectionNames,
    edgeEndpoints,
    health,
    imageRegistry,
    objectives,
    podPool,
    podPoolSettings,
    runbooks,
    serviceAccounts,
    timeToFailOverSeconds,
} from "./parts.ts";

const secretName = (what: string, example: string) => text(`${what}; name in Secret Manager, never a value`, example);
const { all, database, cache, compute } = health;

/** What application teams may rely on of HireMeBahamas. */
export const hireMeBahamas = z.object({
    endpoints: edgeEndpoints.extend({ site: text("Pages", "https://hire.example.com") }),
    site: z.object({
        built: text("Version id that this build became", "r1"),
        served: text("Version id that is served", "r1"),
    }),
    backend: z.object({
        live: text("Release that takes requests, blue or green", "blue"),
        images: z.object({
            blue: text("Image of the blue release", "us-docker.pkg.dev/…"),
            green: text("Image of the green release", "us-docker.pkg.dev/…"),
        }),
        clusters: byRegion(text("Name of the region's cluster", "platform-us-central1")),
        namespace: text("Namespace in each cluster", "hire-me-bahamas"),
        service: text("Kubernetes service", "backend"),
        port: quantity("Port of the application", "port number", 8000),
        serviceAccount: text(
            "Mail address of the identity that pods act as",
            "backend@example-project.iam.gserviceaccount.com",
        ),
        environment: named("variable", "WORKERS", text("Sets the application's server up", "2")),
        shutdown: z.object({
            preStopSeconds: seconds("Wait before the process is told to end", 10),
            drainSeconds: seconds("Longest time for requests that are under way", 30),
            graceSeconds: seconds("Then the pod is killed"),
        }),
    }),
    database: z.object({
        kind: always("postgres", "PostgreSQL"),
        writer: text("Region whose instance takes writes", "us-central1"),
        pool: z
            .object({ ...podPool, ...podPoolSettings })
            .describe("Where a pod finds its pool; no password is asked for"),
        names: z.object({
            write: text("Database name that takes writes", "jobs"),
            read: text("Database name of the nearest copy", "jobs_read"),
        }),
        user: text("Database user", "backend@example-project.iam"),
        instances: connectionNames,
        authentication: always("iam", "The pool logs in with an access token of the pod's identity"),
        replicating: z.boolean().describe("Whether the other region has a copy that follows"),
    }),
    serviceAccounts,
    images: z.object({ registry: imageRegistry }),
    secrets: z.object({
        sessionKey: secretName("Key of sessions", "projects/example-project/secrets/session-key"),
        errorTracking: secretName("Address of the error tracker", "projects/example-project/secrets/error-tracking"),
        originCertificate: secretName(
            "Certificate chain and key of the regions' entrances, one file",
            "projects/example-project/secrets/origin-certificate",
        ),
    }),
    metrics: z
        .object({
            queue: text("Gauge of waiting requests, which adds pods", "workload.googleapis.com/example/queue"),
            response: text("Gauge of response time, which adds pods", "workload.googleapis.com/example/response"),
            prometheus: z.array(text("Name", "http_requests_total")).describe("Metrics shown to Prometheus"),
        })
        .describe("What the application reports"),
    health: z.object({ all, database, cache, compute }),
    edge: z.object({ timeToFailOverSeconds }),
    objectives,
    alerts,
    runbooks,
});

export type HireMeBahamasContract = Contract<typeof hireMeBahamas>;
