import { z } from "zod";
import type { ConfigProblem } from "../../config-problems.ts";
import { cloudSqlSettings } from "../cloud-sql-settings.ts";
import { colourProblems, colourSettings } from "../release-settings.ts";
import {
    count,
    image,
    isolatedRegions,
    isolationProblems,
    memory,
    outsideDomain,
    podCpu,
    publicHost,
    requestsPerMinute,
    tokenIssuer,
} from "../schema-parts.ts";
import type { StackValues } from "../settings.ts";

const scaling = z.strictObject({
    min: count(1).describe("Pods in each region; 3 or more keep one in every zone"),
    max: count(1).describe("Ceiling in each region"),
});

/** What the agent backend takes from a stack file, under `ha-platform:agent-backend`. */
export const agentBackendSchema = z.strictObject({
    host: publicHost(),
    releases: z
        .strictObject({
            ...colourSettings,
            blue: image().optional().describe("Image of the blue release by digest"),
            green: image().optional().describe("Image of the green release by digest"),
        })
        .describe("One release rolls; with two, `live` switches between them"),
    programs: z
        .strictObject({
            redis: image().describe("Redis 7"),
            proxy: image().describe("NGINX 1.27.3 or later without root"),
            pool: image().describe("PgBouncer"),
            connector: image().describe("Cloud SQL Auth Proxy 2"),
            secretReader: image().describe("Google Cloud CLI"),
        })
        .describe("Images of programs that are not ours, mirrored into the registry, by digest"),
    backend: scaling,
    proxy: scaling,
    resources: z
        .strictObject({
            cpu: podCpu().describe("CPU of a backend pod, such as 500m"),
            memory: memory().describe("Memory of a backend pod, such as 512Mi"),
        })
        .describe("Size of a backend pod"),
    redis: z.strictObject({
        maxMemoryMb: count(16).describe("Data that an instance holds at most, in MiB"),
        storageGb: count(1).describe("Disk of each instance in GiB"),
    }),
    database: z.strictObject({
        ...cloudSqlSettings,
        connections: count(20).describe("Connections that the server takes"),
    }),
    export: z
        .strictObject({
            location: z.enum(["US", "EU", "ASIA"]).describe("Where the daily export goes; holds neither region"),
            keepDays: count(1).describe("Days that an export is kept"),
        })
        .describe("A copy of the database apart from everything else; the data policy must allow the place"),
    auth: z
        .strictObject({
            ...tokenIssuer,
            secretsStore: z
                .string()
                .regex(/^[0-9a-f]{32}$/)
                .describe("Id of the Cloudflare Secrets Store that holds the origin key"),
        })
        .describe("Tokens that the gateway accepts"),
    requestsPerMinute: requestsPerMinute(),
    isolated: isolatedRegions(),
});

export type AgentBackendConfig = z.infer<typeof agentBackendSchema>;

/** The host must lie in the domain, and what is live must have an image. */
export function agentBackendProblems(
    settings: AgentBackendConfig | undefined,
    { regions, cloudflare: { domain } }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { host, releases } = settings;
    return [
        ...outsideDomain("agent-backend.host", host, domain),
        ...colourProblems("agent-backend.releases", releases, releases),
        ...isolationProblems("agent-backend.isolated", settings.isolated, regions),
    ];
}
