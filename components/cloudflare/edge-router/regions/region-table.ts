import type { EvidenceRules, Region, RouterConfig } from "../configuration/config.ts";
import {
    type Admission,
    admit,
    type Evidence,
    expire,
    type HealthReason,
    learn,
    type RegionHealth,
    unknownRegion,
} from "./region-health.ts";

/** A region and what this isolate knows of it. */
export interface KnownRegion {
    readonly region: Region;
    readonly health: RegionHealth;
}

/** The isolate's memory of all regions; every change of a region's state becomes one line in the log. */
export class RegionTable {
    readonly #system: string;
    readonly #rules: EvidenceRules;
    readonly #log: (line: string) => void;
    readonly #known: Map<string, KnownRegion>;

    constructor(config: RouterConfig, log: (line: string) => void, now: number) {
        this.#system = config.system;
        this.#rules = config.evidence;
        this.#log = log;
        this.#known = new Map(
            config.regions.map((region) => [region.name, { region, health: unknownRegion(now) }] as const),
        );
    }

    /** All regions in order of preference, with expired evidence dropped. */
    at(now: number): readonly KnownRegion[] {
        for (const entry of this.#known.values()) this.#become(entry, expire(entry.health, this.#rules, now), now);
        return [...this.#known.values()];
    }

    /** Lets a request of a route through to a region. */
    admit(region: Region, route: string): Admission {
        return admit(this.#entry(region).health, route);
    }

    /** Takes in what an admitted request showed; the reason when that made the region bad. */
    learn(region: Region, admission: Admission, evidence: Evidence, now: number): HealthReason | undefined {
        const entry = this.#entry(region);
        const health = learn(entry.health, this.#rules, admission, evidence, now);
        this.#become(entry, health, now);
        return health.state === "bad" && entry.health.state !== "bad" ? health.reason : undefined;
    }

    #entry(region: Region): KnownRegion {
        const entry = this.#known.get(region.name);
        if (entry === undefined) throw new Error(`region must be one of the configured regions, got ${region.name}`);
        return entry;
    }

    #become(entry: KnownRegion, health: RegionHealth, now: number): void {
        if (health === entry.health) return;
        this.#known.set(entry.region.name, { region: entry.region, health });
        if (health.epoch === entry.health.epoch) return;
        this.#log(
            JSON.stringify({
                event: "region-state",
                system: this.#system,
                region: entry.region.name,
                from: entry.health.state,
                to: health.state,
                reason: health.reason,
                hardFailures: health.streak?.hard ?? 0,
                serverErrors: health.streak?.serverErrors ?? 0,
                epoch: health.epoch,
                at: new Date(now).toISOString(),
            }),
        );
    }
}
