import type { RouterConfig } from "../../components/cloudflare/edge-router/configuration/config.ts";
import {
    type CoordinationConfig,
    defaultCoordination,
} from "../../components/cloudflare/edge-router/coordination/config.ts";
import type { IdentityConfig } from "../../components/cloudflare/edge-router/identity/config.ts";
import { defaultWrites, type WritesConfig } from "../../components/cloudflare/edge-router/writes/config.ts";
import { routerConfig } from "../../stacks/systems/esta-tracker/routing.ts";

/** The regions of ESTA Tracker: the one that clients use and that writes go to, and the one beside it. */
export const REGIONS = { primary: "us-central1", failover: "us-east1" } as const;

/** What decides how soon a region is left is as deployed; what decides how long everything takes is shorter. */
const COORDINATION: CoordinationConfig = {
    ...defaultCoordination,
    openTime: { ...defaultCoordination.openTime, firstMs: 3000 },
    // A machine that others use as well makes a region twice as slow by itself, which would send it back a step.
    ramp: { ...defaultCoordination.ramp, leastMs: 1500, leastSamples: 5, quietMs: 2500, slowdown: 10 },
    switches: { ...defaultCoordination.switches, withinMs: 30_000 },
    databaseUnreachableMs: 3000,
};

/** Work logs wait for a writer, in the order of their tenant. */
const WRITES: WritesConfig = {
    ...defaultWrites,
    shards: 8,
    routes: [{ path: "/api/work-logs", methods: ["POST"], policy: "queue", order: "tenant" }],
};

/** The configuration of ESTA Tracker's router, with times that fit a drill. */
export function drillConfig(
    ports: { readonly primary: number; readonly failover: number },
    identity: IdentityConfig,
): RouterConfig {
    const deployed = routerConfig(
        "esta-tracker",
        {},
        { ...REGIONS, writer: REGIONS.primary },
        {
            [REGIONS.primary]: `127.0.0.1:${ports.primary}`,
            [REGIONS.failover]: `127.0.0.1:${ports.failover}`,
        },
    );
    return {
        ...deployed,
        timeouts: { connectAndFirstByteMs: 1000, readMs: 4000, writeMs: 3000, slowPaths: [] },
        evidence: { ...deployed.evidence, expiresAfterMs: 5000 },
        coordination: COORDINATION,
        identity,
        writes: WRITES,
    };
}

/**
 * Milliseconds from one request of a quiet isolate to its next: the longest that it has none to hear of a decision with,
 * and none to show by that it has heard.
 */
export const QUIET_MS = 500;

/** What the configuration promises, in seconds; the sums stand in the guide to the edge. */
export function promisesOf({ timeouts, coordination = COORDINATION }: RouterConfig) {
    const { rate, probe, snapshotMs, reportMs, databaseUnreachableMs } = coordination;
    const seconds = (milliseconds: number): number => milliseconds / 1000;
    // A location's snapshot may be one renewal old when an isolate takes it, and that isolate asks once in as long.
    const toldToAll = reportMs + 2 * snapshotMs;
    return {
        /** No good answer at all: one limit for the first byte, one for the probes that confirm it, and all are told. */
        hard: seconds(timeouts.connectAndFirstByteMs + probe.timeoutMs + 2 * snapshotMs + QUIET_MS),
        /** A region that fails part of the time: a whole window has to be full of it. */
        partial: seconds(rate.windowMs + toldToAll),
        /** A database that does not answer: so long without a good check, the check that finds it, and everybody is told. */
        database: seconds(databaseUnreachableMs + probe.intervalMs + probe.timeoutMs + toldToAll),
    };
}
