import { COMPATIBILITY_DATE } from "./compatibility-date.ts";
import { bundleWorker, type WorkerFolder } from "./worker-bundle.ts";

/** A Worker of ours as Cloudflare runs it: its code, the runtime it is tested with, and every request in the logs. */
export function workerScript(folder: WorkerFolder) {
    const { content, sha256 } = bundleWorker(folder);
    return {
        mainModule: "worker.js",
        content,
        contentSha256: sha256,
        compatibilityDate: COMPATIBILITY_DATE,
        observability: { enabled: true, headSamplingRate: 1 },
    };
}
