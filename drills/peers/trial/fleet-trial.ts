import { freePorts } from "../../programs/ports.ts";
import { ProgramGroup } from "../../programs/program-group.ts";
import type { Balancer, Front } from "../balancers/balancer.ts";
import { FleetServer } from "../fleet/fleet-server.ts";
import { performTrial, type Trial } from "./trial.ts";
import { figuresOf, type TrialFigures } from "./verdict.ts";

/** A fleet's servers, by whether each is a backup: the first one gets the fault. */
export interface FleetPlan {
    readonly servers: Readonly<Record<string, "active" | "backup">>;
    readonly balancers: readonly Balancer[];
}

/** Starts servers and balancers in front of them, and stops them all, whatever happens in between. */
export async function withFleet<T>(
    { servers, balancers }: FleetPlan,
    signal: AbortSignal,
    act: (fleet: readonly FleetServer[], fronts: readonly Front[]) => Promise<T>,
): Promise<T> {
    const programs = new ProgramGroup("fleet");
    try {
        const names = Object.keys(servers);
        const ports = await freePorts(names.length);
        const fleet = names.map((name, index) => new FleetServer(programs, name, ports[index] ?? 0));
        await Promise.all(fleet.map((server) => server.start(signal)));
        const behind = fleet.map(({ name, port }) => ({ port, isBackup: servers[name] === "backup" }));
        const fronts: Front[] = [];
        for (const balancer of balancers) fronts.push(await balancer.start(programs, behind));
        return await act(fleet, fronts);
    } finally {
        await programs.close();
    }
}

/** What each balancer's clients saw of one fault at the fleet's first server. */
export function trialOfFleet(
    plan: FleetPlan,
    trial: Omit<Trial, "server">,
): Promise<readonly { readonly balancer: string; readonly figures: TrialFigures }[]> {
    return withFleet(plan, trial.signal, async (fleet, fronts) => {
        const [server] = fleet;
        if (server === undefined) throw new Error("a fleet has servers, got none");
        const { samples, times } = await performTrial({ ...trial, server }, fronts);
        return plan.balancers.map(({ name }, index) => ({
            balancer: name,
            figures: figuresOf(samples[index] ?? [], times, server.name),
        }));
    });
}
