import type { ProgramGroup } from "../../programs/program-group.ts";

/** Where a server listens on the loopback address, and whether it is asked only while no other one answers. */
export interface Behind {
    readonly port: number;
    readonly isBackup: boolean;
}

/** What stands between clients and servers, and takes from its clients what goes wrong behind it. */
export interface Balancer {
    readonly name: string;
    /** Starts it in front of the servers, and waits until it answers. */
    start(programs: ProgramGroup, servers: readonly Behind[]): Promise<Front>;
}

/** Where clients send their requests: to the addresses in turn, with these headers in each. */
export interface Front {
    readonly addresses: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
}
