import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { Duration } from "../components/core/duration.ts";
import { type RegionPair, regionPairProblems } from "../components/core/region-pair.ts";
import { addressProblems } from "../components/gcp/address-plan.ts";
import { ConfigError, type ConfigProblem, problemsOf } from "./config-problems.ts";
import type { SystemName, SystemSettings } from "./systems/settings.ts";
import { SYSTEM_NAMES, systemProblems, systemSchemas } from "./systems/settings.ts";

export const NAMESPACE = "ha-platform";

const region = () => z.string().regex(/^[a-z]+-[a-z]+[0-9]$/);

const channel = () => z.string().regex(/^projects\/[^/]+\/notificationChannels\/[0-9]+$/);

/** Everything a stack file may say under `ha-platform:`, by key. */
export const configSchema = z.strictObject({
    systems: z
        .array(z.enum(SYSTEM_NAMES))
        .min(1)
        .describe(`Systems that the stack runs: ${SYSTEM_NAMES.join(", ")}`),
    regions: z
        .strictObject({
            primary: region().describe("Google Cloud region that traffic prefers, such as us-central1"),
            failover: region().describe("Google Cloud region that takes over, such as us-east1"),
            writer: region().describe("The one of the two regions that takes writes"),
        })
        .describe("The two regions; after a failover only the writer changes"),
    google: z.strictObject({
        project: z
            .string()
            .regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/)
            .describe("Google Cloud project id"),
    }),
    cloudflare: z.strictObject({
        accountId: z
            .string()
            .regex(/^[0-9a-f]{32}$/)
            .describe("Cloudflare account id: 32 hexadecimal digits"),
        domain: z
            .string()
            .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
            .describe("Domain whose zone the stack owns, such as example.com"),
        shortestProbeSeconds: z
            .union([z.literal(10), z.literal(15), z.literal(60)])
            .describe("Shortest probe interval of the Cloudflare plan in seconds: 10 (Enterprise), 15 or 60"),
    }),
    network: z.record(region(), z.string()).describe("IPv4 block of each region, such as 10.16.0.0/16"),
    clusters: z
        .strictObject({
            machineType: z
                .string()
                .regex(/^[a-z][a-z0-9]*-[a-z0-9-]+$/)
                .describe("Machine type of a node, such as e2-standard-4"),
            minPerZone: z.int().min(1).describe("Nodes kept in each of the three zones of a region"),
            maxPerZone: z.int().min(1).describe("Nodes that each zone may grow to"),
            authorizedBlocks: z.array(z.cidrv4()).min(1).describe("Address blocks that deployments come from"),
            backupDays: z.int().min(1).max(365).describe("Days that a daily backup of a cluster is kept"),
        })
        .describe("The Kubernetes clusters of both regions, built when a system needs them"),
    alerts: z.strictObject({
        warning: z.array(z.email()).min(1).describe("Mail addresses that get warnings"),
        critical: z.array(z.email()).min(1).describe("Mail addresses that get critical alerts"),
        channels: z
            .strictObject({
                warning: z.array(channel()).describe("Further channels for warnings"),
                critical: z.array(channel()).describe("Further channels for critical alerts"),
            })
            .describe(
                "Chat and pager channels of Cloud Monitoring, made once by hand: their keys stay out of the program",
            ),
    }),
    runbooks: z.url().describe("Address under which each system has its runbooks"),
    protect: z.boolean().describe("Whether stateful resources refuse to be deleted"),
    ...systemSchemas,
});

/** Who is told, by step of the alert ladders. */
interface Recipients {
    readonly warning: readonly string[];
    readonly critical: readonly string[];
}

/** The validated configuration of one stack. */
export interface PlatformConfig {
    readonly environment: string;
    readonly systems: readonly SystemName[];
    readonly regions: RegionPair;
    readonly google: { readonly project: string };
    readonly cloudflare: { readonly accountId: string; readonly domain: string; readonly shortestInterval: Duration };
    readonly network: Readonly<Record<string, string>>;
    readonly clusters: {
        readonly machineType: string;
        readonly minPerZone: number;
        readonly maxPerZone: number;
        readonly authorizedBlocks: readonly string[];
        readonly backupDays: number;
    };
    readonly alerts: Recipients & { readonly channels: Recipients };
    readonly runbooks: string;
    readonly protect: boolean;
    /** Settings of the systems that the stack runs, and of no other. */
    readonly settings: Partial<SystemSettings>;
}

/** Reads the configuration of the running stack. Throws one `ConfigError` with everything that is wrong. */
export function readConfig(): PlatformConfig {
    const prefix = `${NAMESPACE}:`;
    const values: Record<string, unknown> = {};
    for (const [key, text] of Object.entries(pulumi.runtime.allConfig())) {
        if (key.startsWith(prefix)) values[key.slice(prefix.length)] = plainValue(text);
    }
    return parseConfig(pulumi.getStack(), values);
}

/** Checks plain values and returns the configuration, frozen. Throws one `ConfigError` with everything that is wrong. */
export function parseConfig(environment: string, values: Readonly<Record<string, unknown>>): PlatformConfig {
    const parsed = configSchema.safeParse(values);
    const problems = parsed.success ? crossProblems(parsed.data) : problemsOf(parsed.error, configSchema, values);
    if (!parsed.success || problems.length > 0) throw new ConfigError(environment, problems);
    const { systems, regions, google, network, clusters, alerts, protect, cloudflare, runbooks } = parsed.data;
    const { shortestProbeSeconds, ...edge } = cloudflare;
    return Object.freeze({
        environment,
        systems,
        regions,
        google,
        network,
        clusters,
        alerts,
        protect,
        runbooks: runbooks.replace(/\/$/, ""),
        cloudflare: { ...edge, shortestInterval: Duration.seconds(shortestProbeSeconds) },
        settings: Object.fromEntries(systems.map((system) => [system, parsed.data[system]])),
    });
}

/** What single keys cannot show: keys that must agree with each other. */
function crossProblems(config: z.infer<typeof configSchema>): ConfigProblem[] {
    const problems: ConfigProblem[] = [...regionPairProblems(config.regions), ...addressProblems(config.network)];
    for (const name of [config.regions.primary, config.regions.failover]) {
        if (config.network[name] === undefined) {
            problems.push({
                path: "network",
                reason: `must have a block for ${name}, got blocks for ${Object.keys(config.network).join(", ")}`,
            });
        }
    }
    for (const system of config.systems) {
        if (config[system] === undefined)
            problems.push({ path: system, reason: `must be set because systems names ${system}, got nothing` });
    }
    for (const system of config.systems) problems.push(...systemProblems(system, config));
    return problems;
}

/** Configuration values arrive as text: objects, lists, numbers and booleans as JSON. */
function plainValue(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text; // Not JSON: a plain string is a value of its own.
    }
}
