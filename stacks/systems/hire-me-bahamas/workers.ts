import { type Problem, refuse } from "../../../components/core/argument-error.ts";
import type { GracefulShutdown } from "../../../components/core/graceful-shutdown.ts";

/** How the application's server runs its workers (HB-14). */
export interface WorkerSettings {
    readonly processes: number;
    readonly threads: number;
    /** A worker is replaced after this many requests, give or take `jitter`: what it leaks goes with it. */
    readonly requests: number;
    readonly jitter: number;
}

/** Environment variables of the server's configuration file. Throws on workers that would all be replaced at once, or never. */
export function workerEnvironment(
    { processes, threads, requests, jitter }: WorkerSettings,
    { drain, workerTimeout }: Pick<GracefulShutdown, "drain" | "workerTimeout">,
): Readonly<Record<string, string>> {
    const problems: Problem[] = [];
    if (processes > 1 && jitter < 1)
        problems.push({
            path: "workers.jitter",
            reason: `must be at least 1, or ${processes} workers are replaced at once, got ${jitter}`,
        });
    if (jitter >= requests)
        problems.push({ path: "workers.jitter", reason: `must be below requests (${requests}), got ${jitter}` });
    refuse("worker settings", problems);
    return {
        WEB_CONCURRENCY: String(processes),
        WEB_THREADS: String(threads),
        WEB_MAX_REQUESTS: String(requests),
        WEB_MAX_REQUESTS_JITTER: String(jitter),
        WEB_GRACEFUL_TIMEOUT: String(drain.seconds),
        ...(workerTimeout && { WEB_TIMEOUT: String(workerTimeout.seconds) }),
    };
}
