/** Who owns a resource and what it belongs to; every cloud that takes labels or tags gets the same four. */
export interface Tags {
    readonly system: string;
    readonly environment: string;
}

/** The labels as Google Cloud and Kubernetes take them: lower-case letters, digits and dashes. */
export function labels(tags: Tags): Record<string, string> {
    return { system: tags.system, environment: tags.environment, "managed-by": "pulumi", platform: "ha-platform" };
}
