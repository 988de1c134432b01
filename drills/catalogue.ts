import { Refusal } from "../sandbox/engine/refusal.ts";
import type { Drill } from "./drill.ts";
import { bypassDrill } from "./edge/bypass.ts";
import { coordinatorDrill } from "./edge/coordinator.ts";
import { databaseDrill } from "./edge/database.ts";
import { durabilityDrill } from "./edge/durability.ts";
import { errorsDrill } from "./edge/errors.ts";
import { flapDrill } from "./edge/flap.ts";
import { overheadDrill } from "./edge/overhead.ts";
import { returnDrill } from "./edge/return.ts";
import { silenceDrill } from "./edge/silence.ts";
import { startDrill } from "./edge/start.ts";
import { loadDrill } from "./load-kit/drill.ts";
import { nginxDrill } from "./peers/nginx/drill.ts";
import { pgbouncerDrill } from "./peers/pgbouncer/drill.ts";
import { rollingRestartDrill } from "./peers/rolling/drill.ts";
import { sentinelDrill } from "./peers/sentinel/drill.ts";
import { triggersDrill } from "./peers/triggers/drill.ts";
import { restoreDrill } from "./restore/drill.ts";

/** Every drill, in the order of the list. */
export const drills: readonly Drill[] = [
    restoreDrill,
    errorsDrill,
    silenceDrill,
    flapDrill,
    coordinatorDrill,
    databaseDrill,
    returnDrill,
    durabilityDrill,
    overheadDrill,
    startDrill,
    bypassDrill,
    sentinelDrill,
    pgbouncerDrill,
    nginxDrill,
    rollingRestartDrill,
    triggersDrill,
    loadDrill,
];

/** The drill of this name; refuses another one with the names that exist. */
export function findDrill(name: string): Drill {
    const found = drills.find((drill) => drill.name === name);
    if (found !== undefined) return found;
    throw new Refusal(
        `drill must be one of those that exist (${drills.map((drill) => drill.name).join(", ")}), got ${name}`,
    );
}
