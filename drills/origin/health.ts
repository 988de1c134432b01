import { type Answer, json } from "./answer.ts";
import { DependencyCheck, type Looked } from "./dependency-check.ts";
import { type FailureWindow, failsTooOften, OBJECTIVE, withAnswer } from "./failure-share.ts";

const SUM_KEPT = 1000; // milliseconds for which the sum of all health is not formed anew

/** What health looks at. Clocks are monotonic, in milliseconds. */
export interface HealthSources {
    readonly region: string;
    readonly readDatabase: () => Promise<unknown>;
    readonly askCache: () => Promise<unknown>;
    readonly databaseUnreachableMs: number;
    readonly now: () => number;
}

/** The answers of docs/health-contract.md. */
export class Health {
    readonly #sources: HealthSources;
    readonly #startedAt: number;
    readonly #database: DependencyCheck;
    readonly #cache: DependencyCheck;
    #window: FailureWindow = [];
    #sum: { readonly at: number; readonly answer: Promise<Answer> } | undefined;

    constructor(sources: HealthSources) {
        this.#sources = sources;
        this.#startedAt = sources.now();
        this.#database = new DependencyCheck(sources.readDatabase, sources.now);
        this.#cache = new DependencyCheck(sources.askCache, sources.now);
    }

    /** Counts an answer to a client; health's own do not count. */
    count(answer: Answer): void {
        this.#window = withAnswer(this.#window, OBJECTIVE, answer.ownFault, this.#sources.now());
    }

    /** The answer to a path below `/api/health`; undefined for a path that health does not have. */
    answer(path: string): Promise<Answer> | undefined {
        if (path === "/api/health") return this.#whole();
        if (path === "/api/health/db") return this.#databaseAnswer();
        if (path === "/api/health/cache") return this.#cacheAnswer();
        if (path === "/api/health/compute")
            return Promise.resolve(json(200, { status: "ok", region: this.#sources.region, ...this.#uptime() }));
        return undefined;
    }

    #whole(): Promise<Answer> {
        const at = this.#sources.now();
        if (this.#sum === undefined || at - this.#sum.at >= SUM_KEPT) this.#sum = { at, answer: this.#formSum() };
        return this.#sum.answer;
    }

    async #formSum(): Promise<Answer> {
        const [database, cache] = await Promise.all([this.#database.result(), this.#cache.result()]);
        const { region, now } = this.#sources;
        const failed = failsTooOften(this.#window, OBJECTIVE, now());
        const degraded = !database.reachable || !cache.reachable;
        return json(failed ? 503 : 200, {
            status: failed ? "failed" : degraded ? "degraded" : "ok",
            region,
            database: described(database),
            cache: { status: cache.reachable ? "ok" : "failed" },
            ...this.#uptime(),
        });
    }

    async #databaseAnswer(): Promise<Answer> {
        const looked = await this.#database.result();
        const silentFor = this.#sources.now() - looked.lastSuccessAt;
        const status = silentFor >= this.#sources.databaseUnreachableMs ? 503 : 200;
        return json(status, { region: this.#sources.region, ...described(looked), ...this.#uptime() });
    }

    async #cacheAnswer(): Promise<Answer> {
        const { reachable } = await this.#cache.result();
        const status = reachable ? "ok" : "failed";
        return json(reachable ? 200 : 503, { status, region: this.#sources.region, ...this.#uptime() });
    }

    #uptime(): { readonly uptimeSeconds: number } {
        return { uptimeSeconds: Math.floor((this.#sources.now() - this.#startedAt) / 1000) };
    }
}

function described({ reachable, latencyMs }: Looked): {
    readonly status: string;
    readonly latencyMilliseconds?: number;
} {
    return latencyMs === undefined
        ? { status: reachable ? "ok" : "failed" }
        : { status: "ok", latencyMilliseconds: Math.round(latencyMs * 10) / 10 };
}
