import type { Evidence } from "../regions/region-health.ts";
import { messageOf } from "../sending/attempt.ts";
import type { CoordinationConfig } from "./config.ts";
import type { CoordinatorClient } from "./coordinator-client.ts";
import type { LocationSnapshots } from "./location-snapshots.ts";
import { type ReportedAdmission, Reporter } from "./reporter.ts";
import type { Snapshot } from "./snapshot.ts";
import { SnapshotHolder } from "./snapshot-holder.ts";

/** What an isolate needs to agree with the others; `shared` is missing where there is no cache. */
export interface CoordinationParts {
    readonly config: CoordinationConfig;
    readonly client: CoordinatorClient;
    readonly shared: LocationSnapshots | undefined;
    readonly isolate: string;
    readonly log: (line: string) => void;
    readonly now: () => number;
}

/**
 * One isolate's part in the agreement: it holds the snapshot and reports what it sees, both in the background and at most
 * once a second. When the coordinator cannot be reached the last snapshot stays and the isolate's own evidence counts.
 */
export class Coordination {
    readonly snapshots: SnapshotHolder;
    readonly #parts: CoordinationParts;
    readonly #reporter: Reporter;
    /** When a renewal began that has not ended; one that never ends, as its request was cancelled, counts for a while. */
    #renewingSince = Number.NEGATIVE_INFINITY;
    #reportedAt = Number.NEGATIVE_INFINITY;
    #failedAt: number | undefined;
    #isLocationDown = false;

    constructor(parts: CoordinationParts) {
        this.#parts = parts;
        this.snapshots = new SnapshotHolder(parts.config);
        this.#reporter = new Reporter(parts.isolate);
    }

    /** Notes a request to a region's route; its result counts in the present epoch only. */
    admit(region: string, route: string, now: number): ReportedAdmission {
        return { region, route, epoch: this.snapshots.current()?.epoch ?? 0, at: now };
    }

    /** Counts a result; `left` is the reason when it made this isolate leave the region. */
    learn(admission: ReportedAdmission, evidence: Evidence, left: string | undefined, now: number): void {
        this.#reporter.count(admission, evidence, now);
        if (left !== undefined) this.#reporter.trip({ region: admission.region, epoch: admission.epoch, reason: left });
    }

    /** Work that is due, to be done beside a request; undefined when nothing is. An idle isolate is never due. */
    due(now: number): Promise<void> | undefined {
        const { config } = this.#parts;
        if (this.#failedAt !== undefined && now - this.#failedAt < config.snapshotMs) return undefined;
        const mayReport = this.#reporter.isUrgent || now - this.#reportedAt >= config.reportMs;
        if (mayReport && !this.#reporter.isEmpty) return this.#report(now);
        if (!this.snapshots.isDue(now) || now - this.#renewingSince < config.snapshotMs) return undefined;
        return this.#renew(now);
    }

    /** Posts to a path of the coordinator that answers with a snapshot, and holds that. Rejects when it cannot be told. */
    async tell(path: string, body: Readonly<Record<string, unknown>>): Promise<Snapshot> {
        const askedAt = this.#parts.now();
        const snapshot = await this.#parts.client.ask(path, body);
        this.snapshots.take(snapshot, askedAt);
        return snapshot;
    }

    async #report(now: number): Promise<void> {
        this.#reportedAt = now;
        const report = this.#reporter.take();
        try {
            await this.tell("/reports", { ...report });
            this.#reached();
        } catch (error) {
            // The counts are gone, which others make up for; that this isolate has left a region is told again.
            for (const trip of report.trips) this.#reporter.trip(trip);
            this.#failed(error, now);
        }
    }

    async #renew(now: number): Promise<void> {
        this.#renewingSince = now;
        try {
            const shared = await this.#atLocation((snapshots) => snapshots.read(now));
            if (shared !== undefined) return this.snapshots.take(shared.snapshot, shared.askedAt);
            const askedAt = this.#parts.now();
            const snapshot = await this.#parts.client.ask("/snapshot");
            this.snapshots.take(snapshot, askedAt);
            this.#reached();
            await this.#atLocation((snapshots) => snapshots.write({ snapshot, askedAt }));
        } catch (error) {
            this.#failed(error, now);
        } finally {
            this.#renewingSince = Number.NEGATIVE_INFINITY;
        }
    }

    /** What the location's cache knows; without a working one the coordinator is asked, which its first failure says. */
    async #atLocation<T>(act: (snapshots: LocationSnapshots) => Promise<T>): Promise<T | undefined> {
        const { shared } = this.#parts;
        if (shared === undefined) return undefined;
        try {
            const result = await act(shared);
            this.#isLocationDown = false;
            return result;
        } catch (error) {
            if (!this.#isLocationDown) this.#log("location-cache-unavailable", messageOf(error));
            this.#isLocationDown = true;
            return undefined;
        }
    }

    #reached(): void {
        if (this.#failedAt === undefined) return;
        this.#failedAt = undefined;
        this.#log("coordinator-reached", "");
    }

    #failed(error: unknown, now: number): void {
        if (this.#failedAt === undefined) this.#log("coordinator-unreachable", messageOf(error));
        this.#failedAt = now;
    }

    #log(event: string, message: string): void {
        this.#parts.log(JSON.stringify({ event, message, epoch: this.snapshots.current()?.epoch ?? null }));
    }
}
