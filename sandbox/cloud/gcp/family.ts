/** The Google Cloud types that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { artifactRegistry } from "./artifact-registry.ts";
import { backendServices } from "./backend-service.ts";
import { certificateManager } from "./certificate-manager.ts";
import { cloudRun } from "./cloud-run.ts";
import { cloudRunJobs } from "./cloud-run-job.ts";
import { computeAddress } from "./compute-address.ts";
import { computeNetwork } from "./compute-network.ts";
import { computeSubnetwork } from "./compute-subnetwork.ts";
import { connectionPolicies } from "./connection-policy.ts";
import { dns } from "./dns.ts";
import { endpointGroups } from "./endpoint-group.ts";
import { firestore } from "./firestore.ts";
import { forwardingRules } from "./forwarding-rule.ts";
import { healthChecks } from "./health-check.ts";
import { iam } from "./iam.ts";
import { kms } from "./kms.ts";
import { logging } from "./logging.ts";
import { memorystore } from "./memorystore.ts";
import { monitoring } from "./monitoring.ts";
import { projects } from "./projects.ts";
import { scheduler } from "./scheduler.ts";
import { secretManager } from "./secret-manager.ts";
import { securityPolicies } from "./security-policy.ts";
import { sslPolicies } from "./ssl-policy.ts";
import { storage } from "./storage.ts";
import { targetProxies } from "./target-proxy.ts";
import { urlMaps } from "./url-map.ts";

export const gcp: Family = {
    ...artifactRegistry,
    ...backendServices,
    ...certificateManager,
    ...cloudRun,
    ...cloudRunJobs,
    ...computeAddress,
    ...computeNetwork,
    ...computeSubnetwork,
    ...connectionPolicies,
    ...dns,
    ...endpointGroups,
    ...firestore,
    ...forwardingRules,
    ...healthChecks,
    ...iam,
    ...kms,
    ...logging,
    ...memorystore,
    ...monitoring,
    ...projects,
    ...scheduler,
    ...secretManager,
    ...securityPolicies,
    ...sslPolicies,
    ...storage,
    ...targetProxies,
    ...urlMaps,
};
