import { bundleWorker } from "../../../components/cloudflare/worker-bundle.ts";
import type { Duration } from "../../../components/core/duration.ts";
import { patientTimeouts, routerConfigOf } from "../../../stacks/systems/edge.ts";
import { OBJECTIVES } from "../../../stacks/systems/esta-tracker/objectives.ts";
import { EdgeProcess } from "../../edge/edge-process.ts";
import { eventually } from "../../programs/eventually.ts";
import { freePort } from "../../programs/ports.ts";
import type { ProgramGroup } from "../../programs/program-group.ts";
import type { Balancer, Behind } from "./balancer.ts";

const ISOLATES = ["one", "two"] as const;
const START = 20_000; // milliseconds

/**
 * The edge router with all its times as deployed for ESTA Tracker, except for the silence that it bears. Servers are its
 * regions. Nothing is behind it to step aside for: a request that it would let pass is an error.
 */
export function edgeRouter(name: string, silence: Duration): Balancer {
    return {
        name,
        start: async (programs, servers) => {
            const lastResort = `127.0.0.1:${await freePort()}`;
            const edge = edgeProcess(programs, servers, silence);
            await edge.start();
            const addresses = ISOLATES.map((isolate) => `http://127.0.0.1:${edge.port(isolate)}`);
            const front = { addresses, headers: { host: lastResort } };
            await eventually("an answer of each isolate", { milliseconds: START }, async () => {
                const answers = await Promise.all(addresses.map((address) => fetch(`${address}/api/health/edge`)));
                return answers.every(({ ok }) => ok) || undefined;
            });
            return front;
        },
    };
}

function edgeProcess(group: ProgramGroup, servers: readonly Behind[], silence: Duration): EdgeProcess {
    const [primary, failover] = servers;
    if (primary === undefined || failover === undefined || primary.isBackup || !failover.isBackup)
        throw new Error("the edge router needs a server and its backup, in this order");
    const CONFIG = routerConfigOf("triggers", {
        regions: { primary: "a", failover: "b", writer: "a" },
        origins: { a: `127.0.0.1:${primary.port}`, b: `127.0.0.1:${failover.port}` },
        timeouts: patientTimeouts(silence),
        healthPath: "/api/health/edge",
        probe: { path: "/health", databasePath: "/work", readPath: "/work" },
        triggers: OBJECTIVES.triggers,
    });
    const { content: script } = bundleWorker("edge-router");
    return new EdgeProcess({
        group,
        isolates: ISOLATES.map((name) => ({
            name,
            script,
            bindings: { CONFIG, VERSION: { id: name } },
            coordinated: true,
        })),
        coordination: { script: bundleWorker("edge-coordination").content, bindings: { CONFIG } },
        onLine: () => {},
    });
}
