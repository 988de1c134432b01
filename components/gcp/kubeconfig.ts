/** What a client has to know to reach a cluster; nothing in it is secret. */
export interface ClusterAccess {
    readonly name: string;
    /** Address of the control plane, without a scheme. */
    readonly endpoint: string;
    /** The cluster's certificate authority, base64. */
    readonly certificateAuthority: string;
}

/**
 * A kubeconfig that holds no credential: the client signs in with `gke-gcloud-auth-plugin`, as whoever runs it
 * (https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl, 2026-11-22).
 */
export function kubeconfig({ name, endpoint, certificateAuthority }: ClusterAccess): string {
    const exec = {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: "gke-gcloud-auth-plugin",
        installHint: "install gke-gcloud-auth-plugin beside gcloud",
        interactiveMode: "Never",
        provideClusterInfo: true,
    };
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": name,
        clusters: [
            {
                name,
                cluster: { server: `https://${endpoint}`, "certificate-authority-data": certificateAuthority },
            },
        ],
        contexts: [{ name, context: { cluster: name, user: name } }],
        users: [{ name, user: { exec } }],
    });
}
