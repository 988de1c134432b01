import { z } from "zod";
import type { ConfigProblem } from "../../config-problems.ts";
import type { StackValues } from "../settings.ts";

const count = (least: number) => z.int().min(least);
const host = () => z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

const scaling = z.strictObject({
    minInstances: count(0).describe("Instances kept running in the primary region"),
    standbyInstances: count(0).describe("Instances kept running in the failover region; at least 1 keeps it warm"),
    maxInstances: count(1).describe("Ceiling in each of the two regions"),
    concurrency: count(1).describe("Requests that one instance serves at once"),
    cpu: z
        .string()
        .regex(/^[0-9]+$/)
        .describe("CPUs of an instance"),
    memory: z
        .string()
        .regex(/^[0-9]+(?:Mi|Gi)$/)
        .describe("Memory of an instance, such as 512Mi"),
});

/** What ESTA Tracker takes from a stack file, under `ha-platform:esta-tracker`. */
export const estaTrackerSchema = z.strictObject({
    host: host().describe("Public host name, inside the domain of ha-platform:cloudflare"),
    bypass: z
        .strictObject({
            domain: host().describe("A second registered domain whose name servers are Cloud DNS"),
            host: host().describe("Host name in that domain"),
        })
        .describe("The way in that does not touch the edge network"),
    image: z
        .string()
        .regex(/@sha256:[0-9a-f]{64}$/)
        .describe("Image of the application by digest: name@sha256:<64 hexadecimal digits>"),
    api: scaling,
    functions: scaling,
    cache: z.strictObject({
        shards: count(1).describe("Shards of the cache"),
        replicas: count(0).describe("Replicas of each shard; at least 1 keeps the cache when a zone is lost"),
        nodeType: z
            .enum(["SHARED_CORE_NANO", "STANDARD_SMALL", "HIGHMEM_MEDIUM", "HIGHMEM_XLARGE"])
            .describe("Size of a cache node"),
    }),
    auditLocked: z.boolean().describe("Whether nobody can shorten the three years of audit logs; cannot be undone"),
    requestsPerMinute: count(1).describe("Requests one client address may make in a minute"),
});

export type EstaTrackerConfig = z.infer<typeof estaTrackerSchema>;

/** The names must lie where they are meant to lie. */
export function estaTrackerProblems(
    settings: EstaTrackerConfig | undefined,
    { cloudflare: { domain } }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { host, bypass } = settings;
    const problems: ConfigProblem[] = [];
    if (!host.endsWith(`.${domain}`)) {
        problems.push({ path: "esta-tracker.host", reason: `must lie inside ${domain}, got ${host}` });
    }
    if (bypass.domain === domain || bypass.domain.endsWith(`.${domain}`)) {
        problems.push({
            path: "esta-tracker.bypass.domain",
            reason: `must be another domain than ${domain}, or it fails together with the edge network, got ${bypass.domain}`,
        });
    }
    if (!bypass.host.endsWith(`.${bypass.domain}`)) {
        problems.push({
            path: "esta-tracker.bypass.host",
            reason: `must lie inside ${bypass.domain}, got ${bypass.host}`,
        });
    }
    return problems;
}
