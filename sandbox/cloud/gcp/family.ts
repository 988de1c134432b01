/** The Google Cloud types that the simulated cloud knows. */
import type { Family } from "../kind.ts";
import { artifactRegistry } from "./artifact-registry.ts";
import { backendServices } from "./backend-service.ts";
import { backupPlans } from "./backup-plan.ts";
import { certificateManager } from "./certificate-manager.ts";
import { certificateMaps } from "./certificate-map.ts";
import { cloudRun } from "./cloud-run.ts";
import { cloudRunJobs } from "./cloud-run-job.ts";
import { cloudSql } from "./cloud-sql.ts";
import { cloudTasks } from "./cloud-tasks.ts";
import { computeAddress } from "./compute-address.ts";
import { computeNetwork } from "./compute-network.ts";
import { computeSubnetwork } from "./compute-subnetwork.ts";
import { connectionPolicies } from "./connection-policy.ts";
import { dns } from "./dns.ts";
import { endpointGroups } from "./endpoint-group.ts";
import { firestore } from "./firestore.ts";
import { firewalls } from "./firewall.ts";
import { forwardingRules } from "./forwarding-rule.ts";
import { globalAddresses } from "./global-address.ts";
import { globalBackends } from "./global-backend.ts";
import { globalLoadBalancers } from "./global-load-balancer.ts";
import { healthChecks } from "./health-check.ts";
import { iam } from "./iam.ts";
import { identityPlatform } from "./identity-platform.ts";
import { kms } from "./kms.ts";
import { kubernetesClusters } from "./kubernetes-cluster.ts";
import { kubernetesNodePools } from "./kubernetes-node-pool.ts";
import { logging } from "./logging.ts";
import { memorystore } from "./memorystore.ts";
import { monitoring } from "./monitoring.ts";
import { projects } from "./projects.ts";
import { pubsub } from "./pubsub.ts";
import { routers } from "./router.ts";
import { scheduler } from "./scheduler.ts";
import { secretManager } from "./secret-manager.ts";
import { securityPolicies } from "./security-policy.ts";
import { serviceNetworking } from "./service-networking.ts";
import { sslPolicies } from "./ssl-policy.ts";
import { storage } from "./storage.ts";
import { storageObjects } from "./storage-object.ts";
import { targetProxies } from "./target-proxy.ts";
import { urlMaps } from "./url-map.ts";
import { vpcConnectors } from "./vpc-connector.ts";
import { workflows } from "./workflows.ts";

export const gcp: Family = {
    ...artifactRegistry,
    ...backendServices,
    ...backupPlans,
    ...certificateManager,
    ...certificateMaps,
    ...cloudRun,
    ...cloudRunJobs,
    ...cloudSql,
    ...cloudTasks,
    ...computeAddress,
    ...computeNetwork,
    ...computeSubnetwork,
    ...connectionPolicies,
    ...dns,
    ...endpointGroups,
    ...firestore,
    ...firewalls,
    ...forwardingRules,
    ...globalAddresses,
    ...globalBackends,
    ...globalLoadBalancers,
    ...healthChecks,
    ...iam,
    ...identityPlatform,
    ...kms,
    ...kubernetesClusters,
    ...kubernetesNodePools,
    ...logging,
    ...memorystore,
    ...monitoring,
    ...projects,
    ...pubsub,
    ...routers,
    ...scheduler,
    ...secretManager,
    ...securityPolicies,
    ...serviceNetworking,
    ...sslPolicies,
    ...storage,
    ...storageObjects,
    ...targetProxies,
    ...urlMaps,
    ...vpcConnectors,
    ...workflows,
};
