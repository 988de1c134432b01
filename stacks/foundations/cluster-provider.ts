import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** Through it a region's cluster gets its objects, once `ready`: pods have somewhere to run. */
export function createClusterProvider(
    region: string,
    kubeconfig: pulumi.Output<string>,
    ready: pulumi.Resource,
): pulumi.ProviderResource {
    return new kubernetes.Provider(
        `kubernetes-${region}`,
        // A lost region must not stop the other one's update: what cannot be reached keeps its old state.
        { kubeconfig, skipUpdateUnreachable: true },
        { dependsOn: [ready] },
    );
}
