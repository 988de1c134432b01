import { z } from "zod";
import type { ConfigProblem } from "../../config-problems.ts";
import { revisionProblems, revisionSettings } from "../release-settings.ts";
import {
    count,
    cpus,
    hostName,
    image,
    isolatedRegions,
    isolationProblems,
    memory,
    outsideDomain,
    publicHost,
    requestsPerMinute,
    tokenIssuer,
} from "../schema-parts.ts";
import type { StackValues } from "../settings.ts";

const scaling = z.strictObject({
    minInstances: count(0).describe("Instances kept running in the primary region"),
    standbyInstances: count(0).describe("Instances kept running in the failover region; at least 1 keeps it warm"),
    maxInstances: count(1).describe("Ceiling in each of the two regions"),
    concurrency: count(1).describe("Requests that one instance serves at once"),
    cpu: cpus().describe("CPUs of an instance"),
    memory: memory().describe("Memory of an instance, such as 512Mi"),
});

/** What ESTA Tracker takes from a stack file, under `ha-platform:esta-tracker`. */
export const estaTrackerSchema = z.strictObject({
    host: publicHost(),
    bypass: z
        .strictObject({
            domain: hostName().describe("A second registered domain whose name servers are Cloud DNS"),
            host: hostName().describe("Host name in that domain"),
        })
        .describe("The way in that does not touch the edge network"),
    releases: z.strictObject(revisionSettings).describe("What both services run, and which revision takes requests"),
    backup: z
        .strictObject({ image: image().describe("Image of the daily export of the configuration by digest") })
        .describe("The daily export, which is no part of a release"),
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
    requestsPerMinute: requestsPerMinute(),
    isolated: isolatedRegions(),
    auth: z
        .strictObject(tokenIssuer)
        .optional()
        .describe(
            "Tokens whose `tenant` the edge goes by. Without it the edge keeps no tenant's answers, limits none and refuses writes in a failover",
        ),
});

export type EstaTrackerConfig = z.infer<typeof estaTrackerSchema>;

/** The names must lie where they are meant to lie. */
export function estaTrackerProblems(
    settings: EstaTrackerConfig | undefined,
    { regions, cloudflare: { domain } }: StackValues,
): ConfigProblem[] {
    if (!settings) return [];
    const { host, bypass, releases } = settings;
    const problems = [
        ...outsideDomain("esta-tracker.host", host, domain),
        ...revisionProblems("esta-tracker.releases", releases),
        ...isolationProblems("esta-tracker.isolated", settings.isolated, regions),
    ];
    if (bypass.domain === domain || bypass.domain.endsWith(`.${domain}`)) {
        problems.push({
            path: "esta-tracker.bypass.domain",
            reason: `must be another domain than ${domain}, or it fails together with the edge network, got ${bypass.domain}`,
        });
    }
    problems.push(...outsideDomain("esta-tracker.bypass.host", bypass.host, bypass.domain));
    return problems;
}
