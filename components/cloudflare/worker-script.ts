import { COMPATIBILITY_DATE } from "./compatibility-date.ts";
import { bundleWorker, type WorkerName } from "./worker-bundle.ts";

/** A Worker of ours as Cloudflare runs it: its code, the runtime it is tested with, and every request in the logs. */
export function workerScript(name: WorkerName) {
    const { content, sha256 } = bundleWorker(name);
    return {
        mainModule: "worker.js",
        content,
        contentSha256: sha256,
        compatibilityDate: COMPATIBILITY_DATE,
        observability: { enabled: true, headSamplingRate: 1 },
    };
}
