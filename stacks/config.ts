import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { addressProblems as awsAddressProblems, zoneProblems } from "../components/aws/address-plan.ts";
import { Duration } from "../components/core/duration.ts";
import { inOrder, type RegionPair, regionPairProblems } from "../components/core/region-pair.ts";
import { addressProblems } from "../components/gcp/address-plan.ts";
import { ConfigError, type ConfigProblem, problemsOf } from "./config-problems.ts";
import { type FoundationSettings, foundationProblems, foundationsSchema } from "./foundations/settings.ts";
import type { SystemName, SystemSettings } from "./systems/settings.ts";
import { SYSTEM_NAMES, systemProblems, systemSchemas } from "./systems/settings.ts";

export const NAMESPACE = "ha-platform";

const region = () => z.string().regex(/^[a-z]+-[a-z]+[0-9]$/);
const awsRegion = () => z.string().regex(/^[a-z]{2}-[a-z]+-[0-9]$/);

const channel = () => z.string().regex(/^projects\/[^/]+\/notificationChannels\/[0-9]+$/);

/** Everything a stack file may say under `ha-platform:`, by key. */
export const configSchema = z.strictObject({
    environment: z
        .string()
        .regex(/^[a-z][a-z0-9-]*$/)
        .optional()
        .describe("Environment that the stack belongs to, in labels and titles; left out, the stack's name"),
    systems: z
        .array(z.enum(SYSTEM_NAMES))
        .describe(`Systems that the stack runs: ${SYSTEM_NAMES.join(", ")}; none only where it shares its foundations`),
    foundations: foundationsSchema,
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
    aws: z
        .strictObject({
            accountId: z
                .string()
                .regex(/^[0-9]{12}$/)
                .describe("The only AWS account that the stack may touch: 12 digits, in quotes"),
            regions: z
                .strictObject({
                    primary: awsRegion().describe("AWS region that traffic prefers, such as us-east-1"),
                    failover: awsRegion().describe("AWS region that stands by, such as us-west-2"),
                    writer: awsRegion().describe("The one of the two regions that takes writes"),
                })
                .describe("The two regions; after a failover only the writer changes"),
            network: z.record(awsRegion(), z.string()).describe("IPv4 block of each region, /16 to /20"),
            zones: z
                .record(awsRegion(), z.array(z.string()))
                .describe("Zones used in each region, such as us-east-1a; at least 2"),
        })
        .describe("AWS account, regions, their networks and zones"),
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
            .default({ warning: [], critical: [] })
            .describe(
                "Chat and pager channels of Cloud Monitoring, made once by hand: their keys stay out of the program",
            ),
    }),
    runbooks: z
        .url()
        .describe("Address at which docs/runbooks is published; alerts link to <address>/<system>/<failure>.md"),
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
    readonly foundations: FoundationSettings;
    readonly regions: RegionPair;
    readonly google: { readonly project: string };
    readonly cloudflare: { readonly accountId: string; readonly domain: string; readonly shortestInterval: Duration };
    readonly aws: {
        readonly accountId: string;
        readonly regions: RegionPair;
        /** IPv4 block by region. */
        readonly network: Readonly<Record<string, string>>;
        /** Zones by region. */
        readonly zones: Readonly<Record<string, readonly string[]>>;
    };
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
    /** Settings of the systems that the stack runs or hosts the edge rules of, and of no other. */
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
export function parseConfig(stack: string, values: Readonly<Record<string, unknown>>): PlatformConfig {
    const parsed = configSchema.safeParse(values);
    const problems = parsed.success ? crossProblems(parsed.data) : problemsOf(parsed.error, configSchema, values);
    if (!parsed.success || problems.length > 0) throw new ConfigError(stack, problems);
    const {
        environment = stack,
        systems,
        foundations,
        regions,
        google,
        aws,
        network,
        clusters,
        alerts,
        protect,
        cloudflare,
        runbooks,
    } = parsed.data;
    const { shortestProbeSeconds, ...edge } = cloudflare;
    return Object.freeze({
        environment,
        systems,
        foundations,
        regions,
        google,
        aws,
        network,
        clusters,
        alerts,
        protect,
        runbooks: runbooks.replace(/\/$/, ""),
        cloudflare: { ...edge, shortestInterval: Duration.seconds(shortestProbeSeconds) },
        settings: Object.fromEntries([...systems, ...foundations.hosts].map((system) => [system, parsed.data[system]])),
    });
}

/** What single keys cannot show: keys that must agree with each other. */
function crossProblems(config: z.infer<typeof configSchema>): ConfigProblem[] {
    const problems: ConfigProblem[] = [
        ...regionPairProblems(config.regions),
        ...addressProblems(config.network),
        ...missingRegions(config.regions, config.network, "network", "a block"),
        ...awsProblems(config.aws),
    ];
    for (const [key, systems] of [
        ["systems", config.systems],
        ["foundations.hosts", config.foundations.hosts],
    ] as const) {
        for (const system of systems) {
            if (config[system] === undefined)
                problems.push({ path: system, reason: `must be set because ${key} names ${system}, got nothing` });
            problems.push(...systemProblems(system, config));
        }
    }
    return [...problems, ...foundationProblems(config.foundations, config.systems)];
}

function awsProblems({ regions, network, zones }: PlatformConfig["aws"]): ConfigProblem[] {
    return [
        ...regionPairProblems(regions, "aws.regions"),
        ...awsAddressProblems(network, "aws.network"),
        ...missingRegions(regions, network, "aws.network", "a block"),
        ...Object.entries(zones).flatMap(([region, names]) => zoneProblems(region, names, `aws.zones.${region}`)),
        ...missingRegions(regions, zones, "aws.zones", "zones"),
    ];
}

function missingRegions(
    pair: RegionPair,
    values: Readonly<Record<string, unknown>>,
    path: string,
    what: string,
): ConfigProblem[] {
    return inOrder(pair)
        .filter((region) => values[region] === undefined)
        .map((region) => ({
            path,
            reason: `must have ${what} for ${region}, got ${what.replace("a block", "blocks")} for ${Object.keys(values).join(", ")}`,
        }));
}

/** Configuration values arrive as text: objects, lists, numbers and booleans as JSON. */
export function plainValue(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text; // Not JSON: a plain string is a value of its own.
    }
}
