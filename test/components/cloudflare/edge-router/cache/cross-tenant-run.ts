import type { RouterConfig } from "../../../../../components/cloudflare/edge-router/configuration/config.ts";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import type { Platform, Router } from "../../../../../components/cloudflare/edge-router/router.ts";
import { exampleConfig } from "../example-config.ts";
import { exampleIdentity } from "../identity/example-identity.ts";
import { CrossTenantTraffic } from "./cross-tenant-traffic.ts";
import { exampleCache } from "./example-cache.ts";
import { SeededChance } from "./seeded-chance.ts";
import { StandInCoordinator } from "./stand-in-coordinator.ts";
import { StandInLocation } from "./stand-in-location.ts";
import { foreignBytes, TenantOrigin } from "./tenant-origin.ts";
import { TenantTokens } from "./tenant-tokens.ts";

/** What a run showed. */
export interface CrossTenantFigures {
    requests: number;
    hits: number;
    stale: number;
    /** Bytes of one tenant in an answer to another, or to nobody. */
    leaked: number;
    /** Answers with something that another client's headers had put there. */
    poisoned: number;
    /** Stored answers found under the key of another tenant. */
    incidents: number;
    asked: number;
    lies: number;
}

const TENANTS = 12;
const AT_ONCE = 100;
const START = Date.UTC(2026, 0, 5);

/** The configuration of a run: identity, cache and coordination over two regions. */
export function crossTenantConfig(): RouterConfig {
    return exampleConfig({ identity: exampleIdentity(), cache: exampleCache(), coordination: defaultCoordination });
}

/** Sends `requests` fuzzed requests of a seed through two isolates of a router that share one location's cache. */
export async function runCrossTenant(
    make: new (config: RouterConfig, platform: Platform) => Pick<Router, "handle">,
    requests: number,
    seed: number,
): Promise<CrossTenantFigures> {
    let now = START;
    const chance = new SeededChance(seed);
    const tokens = await TenantTokens.make(TENANTS, START);
    const traffic = new CrossTenantTraffic(chance, tokens);
    const origin = new TenantOrigin(tokens);
    const location = new StandInLocation(() => now);
    const figures: CrossTenantFigures = {
        requests: 0,
        hits: 0,
        stale: 0,
        leaked: 0,
        poisoned: 0,
        incidents: 0,
        asked: 0,
        lies: 0,
    };
    const { jwksUrl } = exampleIdentity();
    const platform: Platform = {
        fetch: async (request) => (request.url === jwksUrl ? Response.json(tokens.jwks) : origin.answer(request)),
        now: () => now,
        log: (line) => {
            if (line.includes('"cache-tenant-mismatch"')) figures.incidents += 1;
        },
        version: null,
        locationCache: location,
        coordinator: new StandInCoordinator(() => now),
    };
    const isolates = [new make(crossTenantConfig(), platform), new make(crossTenantConfig(), platform)] as const;
    const one = async () => {
        const { request, owner, marks } = traffic.next();
        const background: Promise<unknown>[] = [];
        const response = await chance.of(isolates).handle(request, (work) => background.push(work));
        const outcome = response.headers.get("x-ha-cache");
        if (outcome === "hit") figures.hits += 1;
        if (outcome === "stale") figures.stale += 1;
        const repeated = (response.headers.get("x-repeated") ?? "").split(", ").filter((mark) => mark !== "");
        if (repeated.some((mark) => !marks.includes(mark))) figures.poisoned += 1;
        figures.leaked += await foreignBytes(response, owner);
        figures.requests += 1;
        await Promise.all(background);
    };
    while (figures.requests < requests) {
        now += chance.below(100);
        await Promise.all(Array.from({ length: Math.min(AT_ONCE, requests - figures.requests) }, one));
    }
    return { ...figures, asked: origin.asked, lies: origin.lies };
}
