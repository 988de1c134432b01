import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../core/argument-error.ts";
import { BY_DIGEST } from "../core/image-digest.ts";

/** CPU as Kubernetes writes it (`500m`, `2`), memory such as `512Mi`; the memory is also the limit. */
export interface ContainerResources {
    readonly cpu: string;
    readonly memory: string;
}

/** One program in a pod. It runs without rights: no root, no capabilities, nothing writable but what `writable` names. */
export interface PodContainer {
    readonly name: string;
    /** By digest: `name@sha256:…`. */
    readonly image: string;
    readonly command?: readonly string[];
    readonly args?: readonly pulumi.Input<string>[];
    readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
    readonly resources: ContainerResources;
    /** Volumes by name, and where they are mounted. */
    readonly mounts?: Readonly<Record<string, string>>;
}

/** Where a pod's files come from. */
export type PodVolume =
    | { readonly kind: "config"; readonly map: pulumi.Input<string> }
    /** Empty at the start and gone with the pod; `memory` never touches a disk. */
    | { readonly kind: "scratch"; readonly medium: "disk" | "memory"; readonly limit: string };

/** Containers whose image could become another one, and mounts of volumes that are not there. */
export function podContainerProblems(
    containers: readonly PodContainer[],
    volumes: Readonly<Record<string, PodVolume>>,
    path: string,
): Problem[] {
    return containers.flatMap(({ name, image, mounts = {} }) => [
        ...(BY_DIGEST.test(image)
            ? []
            : [{ path: `${path}.${name}.image`, reason: `must be by digest, name@sha256:…, got ${image}` }]),
        ...Object.keys(mounts)
            .filter((volume) => volumes[volume] === undefined)
            .map((volume) => ({
                path: `${path}.${name}.mounts.${volume}`,
                reason: `must be one of the pod's volumes (${Object.keys(volumes).join(", ") || "none"})`,
            })),
    ]);
}

/** A container as Kubernetes writes it. */
export function podContainer(container: PodContainer): types.input.core.v1.Container {
    const { name, image, command, args, environment = {}, resources, mounts = {} } = container;
    return {
        name,
        image,
        ...(command && { command: [...command] }),
        ...(args && { args: [...args] }),
        env: Object.entries(environment).map(([variable, value]) => ({ name: variable, value })),
        resources: {
            requests: { cpu: resources.cpu, memory: resources.memory },
            // Memory cannot be taken back; CPU can, and a limit on it would only slow the pod down.
            limits: { memory: resources.memory },
        },
        volumeMounts: Object.entries(mounts).map(([volume, mountPath]) => ({ name: volume, mountPath })),
        securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
        },
    };
}

/** A container that starts before the main one and ends after it, so that requests can use it to the last. */
export function companion(
    container: PodContainer,
    probe: types.input.core.v1.Probe | undefined,
): types.input.core.v1.Container {
    return { ...podContainer(container), restartPolicy: "Always", ...(probe && { startupProbe: probe }) };
}

/** Volumes as Kubernetes writes them. */
export function podVolumes(volumes: Readonly<Record<string, PodVolume>>): types.input.core.v1.Volume[] {
    return Object.entries(volumes).map(([name, volume]) =>
        volume.kind === "config"
            ? { name, configMap: { name: volume.map } }
            : {
                  name,
                  emptyDir: {
                      sizeLimit: volume.limit,
                      ...(volume.medium === "memory" && { medium: "Memory" }),
                  },
              },
    );
}

/** What the whole pod may not do: what the `restricted` pod security standard asks. Files belong to `group`. */
export function podSecurity(user: number): types.input.core.v1.PodSecurityContext {
    return {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        fsGroup: user,
        seccompProfile: { type: "RuntimeDefault" },
    };
}
