import type { AgentBackendContract } from "./agent-backend.ts";
import type { ClaimNavigatorContract } from "./claim-navigator.ts";
import type { EratoContract } from "./erato.ts";
import type { EstaTrackerContract } from "./esta-tracker.ts";
import type { HireMeBahamasContract } from "./hire-me-bahamas.ts";

/**
 * What the stack exports: the platform's promise to application teams. Fields are only ever added; a field that has to
 * go is first marked as deprecated with a date.
 */
export interface PlatformContract {
    readonly contractVersion: 1;
    /** Name of the stack, such as `prod`. */
    readonly environment: string;
    readonly regions: RegionsContract;
    /** The systems that this stack runs, by name. */
    readonly systems: {
        readonly "claim-navigator"?: ClaimNavigatorContract;
        readonly "esta-tracker"?: EstaTrackerContract;
        readonly "hire-me-bahamas"?: HireMeBahamasContract;
        readonly "agent-backend"?: AgentBackendContract;
        readonly erato?: EratoContract;
    };
}

export interface RegionsContract {
    readonly primary: string;
    readonly failover: string;
    /** The region that takes writes now. */
    readonly writer: string;
}
