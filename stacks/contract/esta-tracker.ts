import { z } from "zod";
import { always, byRegion, endpoint, text } from "./fields.ts";
import {
    alerts,
    type Contract,
    caching,
    circuitBreakers,
    edgeEndpoints,
    health,
    imageRegistry,
    network,
    objectives,
    runbooks,
    service,
    timeToFailOverSeconds,
} from "./parts.ts";

/** What application teams may rely on of ESTA Tracker. */
export const estaTracker = z.object({
    endpoints: edgeEndpoints.extend({
        bypass: text("Reaches the regions without the edge network", "https://api.example.net"),
    }),
    database: z.object({
        kind: always("firestore", "Documents, replicated by Google"),
        name: text("Firestore database id", "esta-tracker-store"),
        location: text("Multi-region that holds it", "nam5"),
    }),
    cache: z.object({
        writer: text("Region whose endpoint takes writes; the other one's takes reads only", "us-central1"),
        endpoints: byRegion(endpoint("Valkey cluster of the region", "cache.us-central1.example.internal:6379")),
        authentication: always("iam", "Clients log in with an access token of their identity"),
        tls: z.boolean().describe("Whether connections have to be encrypted"),
    }),
    network,
    images: z.object({ registry: imageRegistry, running: text("Image that runs, by digest", "us-docker.pkg.dev/…") }),
    secrets: z.object({
        sessionKey: text("Name in Secret Manager, never a value", "projects/example-project/secrets/session-key"),
    }),
    services: z.object({ api: byRegion(service), functions: byRegion(service) }),
    health: z.object(health),
    edge: z.object({ router: text("Name of the Worker that routes requests", "router"), timeToFailOverSeconds }),
    nameServers: z.object({
        bypass: z
            .array(text("Name server", "ns1.example.net."))
            .describe("To be delegated the bypass domain by its owner"),
    }),
    circuitBreakers,
    caching,
    objectives,
    alerts,
    runbooks,
});

export type EstaTrackerContract = Contract<typeof estaTracker>;
