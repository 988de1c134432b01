import { parseConfig } from "./configuration/config.ts";
import { CoordinatorClient } from "./coordination/coordinator-client.ts";
import type { CoordinationBindings } from "./coordination/region-coordinator.ts";
import type { DurableObjectNamespace } from "./runtime.ts";
import { outboxName } from "./writes/shard.ts";

/** The script's bindings: its own coordinator and outboxes, and the router's configuration. */
export interface Bindings extends CoordinationBindings {
    readonly COORDINATOR?: DurableObjectNamespace;
    readonly OUTBOX?: DurableObjectNamespace;
}

interface Invocation {
    waitUntil(work: Promise<unknown>): void;
}

/**
 * Looks once a minute whether the alarms still come, of the coordinator and of each outbox that holds writes; nothing
 * else is asked of this script from outside.
 */
class CoordinationWorker {
    scheduled(_event: unknown, bindings: Bindings, invocation: Invocation): void {
        const parsed = parseConfig(bindings.CONFIG);
        if (!("config" in parsed) || bindings.COORDINATOR === undefined) return;
        invocation.waitUntil(watch(parsed.config.system, bindings.COORDINATOR, bindings.OUTBOX));
    }
}

async function watch(
    system: string,
    coordinator: DurableObjectNamespace,
    outboxes: DurableObjectNamespace | undefined,
): Promise<void> {
    const stub = coordinator.get(coordinator.idFromName(system));
    await stub.fetch("https://coordinator/watch", { method: "POST" });
    if (outboxes === undefined) return;
    const { queueing } = await new CoordinatorClient(coordinator, system, timeoutMs).ask("/snapshot");
    const names = queueing.map((shard) => outboxName(system, shard));
    const watched = names.map((name) =>
        outboxes.get(outboxes.idFromName(name)).fetch("https://outbox/watch", { method: "POST" }),
    );
    await Promise.all(watched);
}

const timeoutMs = 5000;

export { RegionCoordinator } from "./coordination/region-coordinator.ts";
export { Outbox } from "./writes/outbox.ts";

// The runtime's contract: the entry module's default export answers the clock.
export default new CoordinationWorker();
