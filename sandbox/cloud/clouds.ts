/** All simulated clouds together: facts, families and functions. */
import { aws } from "./aws/family.ts";
import { awsFunctions } from "./aws/functions.ts";
import type { Clouds } from "./cloud.ts";
import { cloudflare } from "./cloudflare/family.ts";
import { Catalog, clouds, loadFacts } from "./facts/catalog.ts";
import { gcp } from "./gcp/family.ts";
import { kubernetes } from "./kubernetes/family.ts";

/** Reads the facts from disk; call it once for each process. */
export function allClouds(): Clouds {
    return {
        catalog: new Catalog(clouds.map(loadFacts)),
        kinds: { ...gcp, ...cloudflare, ...aws, ...kubernetes },
        functions: awsFunctions,
    };
}
