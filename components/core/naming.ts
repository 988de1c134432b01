import { createHash } from "node:crypto";

/**
 * Longest names that the clouds take, by what is named.
 * Sources (read 2026-11-22): the providers' own name patterns; Cloud Run
 * https://cloud.google.com/run/docs/reference/rest/v2/projects.locations.services/create (serviceId, under 50
 * characters); service accounts https://cloud.google.com/iam/docs/service-accounts-create (6 to 30 characters); Cloud SQL
 * https://cloud.google.com/sql/docs/postgres/create-instance (98 characters together with the project id and a colon);
 * clusters https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters (up to 40);
 * load balancers and target groups https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html;
 * buckets https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.
 */
export const NAME_LIMITS = {
    "aws-load-balancer": 32,
    "aws-s3-bucket": 63,
    "google-compute": 63,
    "google-cloud-run": 49,
    "google-service-account": 30,
    "google-storage-bucket": 63,
    "google-kubernetes-cluster": 40,
    "google-memorystore": 63,
    "google-sql-instance": 67,
    "google-secret": 255,
    "google-log-bucket": 100,
    "aws-database": 63,
    "aws-cache": 40,
    "aws-backup": 50,
    "cloudflare-worker": 63,
    "cloudflare-load-balancer-pool": 256,
} as const;

export type NamedThing = keyof typeof NAME_LIMITS;

/**
 * Joins the parts with dashes, in lower case. A name over the limit keeps its start and ends in six hexadecimal digits
 * of the whole, so that two long names stay different and the same parts always give the same name.
 */
export function cloudName(thing: NamedThing, ...parts: readonly string[]): string {
    const full = parts
        .join("-")
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")
        .replace(/-{2,}/g, "-")
        .replace(/^[^a-z]+|-+$/g, "");
    const limit = NAME_LIMITS[thing];
    if (full.length === 0) throw new RangeError(`a name needs at least one letter, got "${parts.join("-")}"`);
    if (full.length <= limit) return full;
    const digest = createHash("sha256").update(full).digest("hex").slice(0, 6);
    return `${full.slice(0, limit - 7).replace(/-+$/, "")}-${digest}`;
}
