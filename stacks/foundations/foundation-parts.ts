import type { SystemPlatform } from "../systems/system-platform.ts";

/** Parts of the foundations that one stack may hold for others. */
export const SHARED_PARTS = ["network", "databases", "clusters", "edge"] as const;

export type SharedPart = (typeof SHARED_PARTS)[number];

/** Where a stack has its foundations from. Each part is asked for once, when the first system needs it. */
export interface FoundationParts {
    google(): SystemPlatform["google"];
    databases(google: SystemPlatform["google"]): SystemPlatform["databases"];
    clusters(google: SystemPlatform["google"]): SystemPlatform["clusters"];
    cloudflare(): SystemPlatform["cloudflare"];
}
