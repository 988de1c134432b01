import { parseConfig } from "./configuration/config.ts";
import type { CoordinationBindings } from "./coordination/region-coordinator.ts";
import type { DurableObjectNamespace } from "./runtime.ts";

/** The script's bindings: its own coordinator and the router's configuration. */
export interface Bindings extends CoordinationBindings {
    readonly COORDINATOR?: DurableObjectNamespace;
}

interface Invocation {
    waitUntil(work: Promise<unknown>): void;
}

/** Looks once a minute whether the coordinator's alarm still comes; nothing else is asked of this script from outside. */
class CoordinationWorker {
    scheduled(_event: unknown, bindings: Bindings, invocation: Invocation): void {
        const parsed = parseConfig(bindings.CONFIG);
        if (!("config" in parsed) || bindings.COORDINATOR === undefined) return;
        const stub = bindings.COORDINATOR.get(bindings.COORDINATOR.idFromName(parsed.config.system));
        invocation.waitUntil(stub.fetch("https://coordinator/watch", { method: "POST" }));
    }
}

export { RegionCoordinator } from "./coordination/region-coordinator.ts";
export { Outbox } from "./writes/outbox.ts";

// The runtime's contract: the entry module's default export answers the clock.
export default new CoordinationWorker();
