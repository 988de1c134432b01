/** What Kubernetes Engine fills into clusters and node pools that leave it out. */
import { flag, unset } from "../bag.ts";
import type { Draft } from "../kind.ts";
import type { Bag } from "../values.ts";
import { locationOf, PROJECT_NUMBER, projectOf } from "./names.ts";

/** The version that a cluster gets which asks for none. */
export const GKE_VERSION = "1.33.5-gke.1201000";

/** The zones of a region; their letters are a simplification, as some regions have b, c and d. */
export function zonesOf(location: string): readonly string[] {
    return /-[a-z]$/.test(location) ? [location] : ["a", "b", "c"].map((letter) => `${location}-${letter}`);
}

const SCOPE = "https://www.googleapis.com/auth/";

export const NODE_DEFAULTS: Bag = {
    machineType: "e2-medium",
    diskSizeGb: 100,
    diskType: "pd-balanced",
    imageType: "COS_CONTAINERD",
    serviceAccount: "default",
    oauthScopes: [
        `${SCOPE}devstorage.read_only`,
        `${SCOPE}logging.write`,
        `${SCOPE}monitoring`,
        `${SCOPE}service.management.readonly`,
        `${SCOPE}servicecontrol`,
        `${SCOPE}trace.append`,
    ],
    metadata: { "disable-legacy-endpoints": "true" },
    labels: {},
    localSsdCount: 0,
    loggingVariant: "DEFAULT",
    minCpuPlatform: "",
    preemptible: false,
    spot: false,
    guestAccelerators: [],
    shieldedInstanceConfig: { enableIntegrityMonitoring: true, enableSecureBoot: false },
};

const METRICS = [
    "SYSTEM_COMPONENTS",
    "STORAGE",
    "HPA",
    "POD",
    "DAEMONSET",
    "DEPLOYMENT",
    "STATEFULSET",
    "KUBELET",
    "CADVISOR",
    "DCGM",
    "JOBSET",
];

/** Cluster-wide settings. */
export function clusterDefaults(draft: Draft): Bag {
    const autopilot = flag(draft.inputs, "enableAutopilot") === true;
    const pool = { workloadPool: `${projectOf(draft)}.svc.id.goog` };
    return unset(draft.inputs, {
        networkingMode: "VPC_NATIVE",
        datapathProvider: autopilot ? "ADVANCED_DATAPATH" : "",
        defaultMaxPodsPerNode: 110,
        enableIntranodeVisibility: autopilot,
        enableL4IlbSubsetting: false,
        enableTpu: false,
        privateIpv6GoogleAccess: "",
        loggingService: "logging.googleapis.com/kubernetes",
        monitoringService: "monitoring.googleapis.com/kubernetes",
        loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS", "WORKLOADS"] },
        monitoringConfig: { enableComponents: METRICS, managedPrometheus: { enabled: true } },
        releaseChannel: { channel: "REGULAR" },
        databaseEncryption: { state: "DECRYPTED", keyName: "" },
        defaultSnatStatus: { disabled: false },
        notificationConfig: { pubsub: { enabled: false, topic: "" } },
        serviceExternalIpsConfig: { enabled: false },
        securityPostureConfig: { mode: "BASIC", vulnerabilityMode: "VULNERABILITY_MODE_UNSPECIFIED" },
        addonsConfig: {
            gcePersistentDiskCsiDriverConfig: { enabled: true },
            networkPolicyConfig: { disabled: true },
        },
        clusterAutoscaling: { enabled: false, autoscalingProfile: "BALANCED" },
        controlPlaneEndpointsConfig: controlPlane(draft),
        ...(autopilot ? { workloadIdentityConfig: pool, verticalPodAutoscaling: { enabled: true } } : {}),
    });
}

function controlPlane(draft: Draft): Bag {
    const host = `gke-${draft.token("hex", 36, "endpoint")}-${PROJECT_NUMBER}.${locationOf(draft)}.gke.goog`;
    return {
        dnsEndpointConfig: {
            endpoint: host,
            allowExternalTraffic: false,
            enableK8sTokensViaDns: false,
            enableK8sCertsViaDns: false,
        },
        ipEndpointsConfig: { enabled: true },
    };
}
