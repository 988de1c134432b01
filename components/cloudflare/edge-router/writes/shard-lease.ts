import type { DurableObjectStorage } from "../runtime.ts";
import type { CoordinatorLink } from "./coordinator-link.ts";
import {
    drained,
    elapsed,
    free,
    isHopeless,
    type LeaseRecall,
    listed,
    mayAcknowledge,
    returned,
    stored,
} from "./lease-recall.ts";
import { setSetting, setting } from "./outbox-schema.ts";
import { pause } from "./time-limit.ts";

/** What the lease of a shard works with. `holding` says whether the outbox held writes when it was taken up. */
export interface ShardLeaseOptions {
    readonly storage: DurableObjectStorage;
    readonly link: CoordinatorLink;
    readonly leaseMs: number;
    readonly now: () => number;
    readonly holding: boolean;
}

const retellMs = 250;
const looksMs = 25;

/** Sees to it that no isolate sends a write of this shard past the queued ones: tells the coordinator, and waits. */
export class ShardLease {
    readonly #options: ShardLeaseOptions;
    #shard: number | undefined;
    #recall: LeaseRecall;
    #announcing: Promise<void> | undefined;

    constructor(options: ShardLeaseOptions) {
        const { storage, holding, now } = options;
        this.#options = options;
        this.#shard = setting(storage, "shard");
        const wasHeld = setting(storage, "held") === 1;
        const listedBefore = setting(storage, "listed") === 1;
        this.#recall = holding ? stored(free, now()) : listedBefore ? { phase: "returning" } : free;
        if (holding && wasHeld) this.#recall = { phase: "held" };
    }

    get phase(): LeaseRecall["phase"] {
        return this.#recall.phase;
    }

    /** The shard's number; undefined until the first write has told it. */
    get shard(): number | undefined {
        return this.#shard;
    }

    /** Whether isolates may send without asking, as far as this shard goes. */
    get isFree(): boolean {
        return this.#recall.phase === "free";
    }

    /** Learns which shard this is; an object does not know its own name. */
    name(shard: number): void {
        if (this.#shard === shard) return;
        this.#shard = shard;
        setSetting(this.#options.storage, "shard", shard);
    }

    /** A write was stored. */
    stored(): void {
        this.#recall = stored(this.#recall, this.#options.now());
    }

    /**
     * Waits until writes that were stored may be acknowledged. False when the coordinator cannot be told of them: then
     * they must be refused, unless they are on their way already.
     */
    async acknowledgeable(): Promise<boolean> {
        while (!this.#pass()) {
            if (isHopeless(this.#recall, this.#options.now())) return false;
            this.#announcing ??= this.#keepAnnouncing().finally(() => {
                this.#announcing = undefined;
            });
            await pause(looksMs);
        }
        return true;
    }

    /** Tells the coordinator once that writes are held, which brings its view of the writer. */
    async announce(): Promise<boolean> {
        const { storage, link, now } = this.#options;
        if (this.#shard === undefined) return false;
        setSetting(storage, "listed", 1);
        const told = await link.tell(this.#shard, true);
        if (told) this.#recall = listed(this.#recall, now());
        return told;
    }

    /** All is sent: gives the shard back. While the coordinator does not answer, the next alarm tries again. */
    async giveBack(): Promise<void> {
        const { storage, link } = this.#options;
        this.#recall = drained(this.#recall);
        if (this.#shard === undefined || this.#recall.phase !== "returning") return;
        setSetting(storage, "held", 0);
        if (!(await link.tell(this.#shard, false)) || this.phase !== "returning") return;
        setSetting(storage, "listed", 0);
        this.#recall = returned(this.#recall);
    }

    #pass(): boolean {
        const { storage, now, leaseMs } = this.#options;
        const recall = elapsed(this.#recall, leaseMs, now());
        if (recall !== this.#recall) setSetting(storage, "held", 1);
        this.#recall = recall;
        return mayAcknowledge(recall);
    }

    async #keepAnnouncing(): Promise<void> {
        while (this.phase === "recalling" && !(await this.announce())) await pause(retellMs);
    }
}
