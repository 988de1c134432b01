import { z } from "zod";
import { TRANSITIONS } from "../../../components/gcp/postgres-roles.ts";
import type { ConfigProblem } from "../../config-problems.ts";
import type { StackValues } from "../settings.ts";

const count = (least: number) => z.int().min(least);
const image = () => z.string().regex(/@sha256:[0-9a-f]{64}$/);

const scaling = z.strictObject({
    min: count(1).describe("Pods in each region; 3 or more keep one in every zone"),
    max: count(1).describe("Ceiling in each region"),
});

/** What the agent backend takes from a stack file, under `ha-platform:agent-backend`. */
export const agentBackendSchema = z.strictObject({
    host: z
        .string()
        .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/)
        .describe("Public host name, inside the domain of ha-platform:cloudflare"),
    releases: z
        .strictObject({
            live: z.enum(["blue", "green"]).describe("The release that takes requests"),
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
            cpu: z
                .string()
                .regex(/^[0-9]+m?$/)
                .describe("CPU of a backend pod, such as 500m"),
            memory: z
                .string()
                .regex(/^[0-9]+(?:Mi|Gi)$/)
                .describe("Memory of a backend pod, such as 512Mi"),
        })
        .describe("Size of a backend pod"),
    redis: z.strictObject({
        maxMemoryMb: count(16).describe("Data that an instance holds at most, in MiB"),
        storageGb: count(1).describe("Disk of each instance in GiB"),
    }),
    database: z.strictObject({
        edition: z.enum(["ENTERPRISE", "ENTERPRISE_PLUS"]).describe("Edition of Cloud SQL; the second can switch over"),
        tier: z.string().min(1).describe("Machine type of both instances, of the edition's own kind"),
        diskGb: z.strictObject({
            initial: count(10).describe("Gigabytes at first"),
            limit: count(10).describe("Gigabytes that the disk may grow to by itself"),
        }),
        connections: count(20).describe("Connections that the server takes"),
        backupDays: count(7).max(365).describe("Days that daily backups are kept"),
        pointInTimeDays: count(1)
            .max(35)
            .describe("Days of which every moment can be restored: at most 7 in ENTERPRISE"),
        transition: z
            .enum(TRANSITIONS)
            .describe("The one change of roles that the next update may make; none otherwise"),
    }),
    export: z
        .strictObject({
            location: z.enum(["US", "EU", "ASIA"]).describe("Where the daily export goes; holds neither region"),
            keepDays: count(1).describe("Days that an export is kept"),
        })
        .describe("A copy of the database apart from everything else; the data policy must allow the place"),
    auth: z
        .strictObject({
            issuer: z.string().min(1).describe("Who issues the tokens: their `iss`, character by character"),
            audience: z.string().min(1).describe("Whom the tokens are meant for: their `aud`"),
            jwksUrl: z.url().describe("Where the issuer publishes its keys"),
            secretsStore: z
                .string()
                .regex(/^[0-9a-f]{32}$/)
                .describe("Id of the Cloudflare Secrets Store that holds the origin key"),
        })
        .describe("Tokens that the gateway accepts"),
    requestsPerMinute: count(1).describe("Requests one client address may make in a minute"),
});

export type AgentBackendConfig = z.infer<typeof agentBackendSchema>;

/** The host must lie in the domain, and what is live must have an image. */
export function agentBackendProblems(
    settings: AgentBackendConfig | undefined,
    { cloudflare: { domain } }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { host, releases } = settings;
    const problems: ConfigProblem[] = [];
    if (!host.endsWith(`.${domain}`)) {
        problems.push({ path: "agent-backend.host", reason: `must lie inside ${domain}, got ${host}` });
    }
    if (releases[releases.live] === undefined) {
        problems.push({
            path: "agent-backend.releases.live",
            reason: `must be a release that has an image, got ${releases.live} without one`,
        });
    }
    return problems;
}
