import type { Problem } from "../core/argument-error.ts";
import type { PodContainer, PodVolume } from "./pod.ts";

/** Secrets of Google's Secret Manager that a pod gets as files. */
export interface SecretFiles {
    readonly project: string;
    /** Secret by file name, such as `{ "users.acl": "agent-backend-redis-users" }`. */
    readonly files: Readonly<Record<string, string>>;
    /** The Google Cloud CLI, by digest. */
    readonly image: string;
}

/** Where containers find the files. */
export const SECRETS_DIRECTORY = "/run/secrets/platform";

/** The volume that holds the files, and its mount, for every container that reads them. */
export const SECRETS_VOLUME = {
    secrets: { kind: "scratch", medium: "memory", limit: "64Mi" },
} as const satisfies Readonly<Record<string, PodVolume>>;
export const SECRETS_MOUNT = { secrets: SECRETS_DIRECTORY } as const;

/** File names and secret names that would not be taken as they are. */
export function secretFilesProblems({ files }: SecretFiles, path = "secrets"): Problem[] {
    const problems: Problem[] = [];
    for (const [file, secret] of Object.entries(files)) {
        if (!/^[a-z0-9][a-z0-9.-]*$/.test(file))
            problems.push({ path: `${path}.files`, reason: `must have plain file names, got "${file}"` });
        if (!/^[A-Za-z0-9_-]+$/.test(secret))
            problems.push({ path: `${path}.files.${file}`, reason: `must be the name of a secret, got "${secret}"` });
    }
    return problems;
}

/**
 * The container that writes the files before the others start, with the pod's own identity. Values are in no Kubernetes
 * object and on no disk. A pod keeps the values that it started with: a new version shows after a rollout.
 */
export function fetchSecrets({ project, files, image }: SecretFiles): PodContainer {
    const fetches = Object.entries(files).map(
        ([file, secret]) =>
            `gcloud secrets versions access latest --project=${project} --secret=${secret} --out-file=${SECRETS_DIRECTORY}/${file}`,
    );
    return {
        name: "fetch-secrets",
        image,
        command: ["sh", "-ec", ["umask 027", ...fetches].join("\n")],
        // The CLI keeps its own state beside the files: nothing else can be written.
        environment: { CLOUDSDK_CONFIG: `${SECRETS_DIRECTORY}/.gcloud` },
        resources: { cpu: "100m", memory: "512Mi" },
        mounts: SECRETS_MOUNT,
    };
}
