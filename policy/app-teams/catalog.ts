/**
 * All rules, by concern. Generated from the folder of rules by `npm run generate`. Long because each rule has two
 * lines here.
 */

import type { Rule } from "../rule.ts";
import platformResourceNotAdopted from "./rules/deletion/platform-resource-not-adopted.ts";
import platformHostLeftAlone from "./rules/edge/platform-host-left-alone.ts";
import secretHeldByName from "./rules/encryption/secret-held-by-name.ts";
import applicationHasOwnIdentity from "./rules/exposure/application-has-own-identity.ts";
import databaseReachedByItsEndpoint from "./rules/failover/database-reached-by-its-endpoint.ts";
import endpointFitsItsVariable from "./rules/failover/endpoint-fits-its-variable.ts";
import platformReachedThroughPublicEndpoint from "./rules/failover/platform-reached-through-public-endpoint.ts";
import readerUsesEndpointOfOwnRegion from "./rules/failover/reader-uses-endpoint-of-own-region.ts";
import applicationHasAlerts from "./rules/observability/application-has-alerts.ts";
import platformContractVersionSupported from "./rules/pairing/platform-contract-version-supported.ts";
import platformOfOwnEnvironment from "./rules/pairing/platform-of-own-environment.ts";
import platformOutputPresent from "./rules/pairing/platform-output-present.ts";
import platformReferencedOnce from "./rules/pairing/platform-referenced-once.ts";
import platformValueReadNotCopied from "./rules/pairing/platform-value-read-not-copied.ts";
import regionReadFromPlatform from "./rules/pairing/region-read-from-platform.ts";
import regionBelongsToPlatform from "./rules/redundancy/region-belongs-to-platform.ts";
import servingResourceInBothRegions from "./rules/redundancy/serving-resource-in-both-regions.ts";

export const catalog: readonly Rule[] = [
    platformResourceNotAdopted,
    platformHostLeftAlone,
    secretHeldByName,
    applicationHasOwnIdentity,
    databaseReachedByItsEndpoint,
    endpointFitsItsVariable,
    platformReachedThroughPublicEndpoint,
    readerUsesEndpointOfOwnRegion,
    applicationHasAlerts,
    platformContractVersionSupported,
    platformOfOwnEnvironment,
    platformOutputPresent,
    platformReferencedOnce,
    platformValueReadNotCopied,
    regionReadFromPlatform,
    regionBelongsToPlatform,
    servingResourceInBothRegions,
];
