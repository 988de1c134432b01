/** Log buckets, sinks and log-based metrics. */
import { bag, flag, number, text, unset } from "../bag.ts";
import type { Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { before, lookUp, PROJECT_NUMBER, projectOf } from "./names.ts";
import { KNOWN } from "./stamps.ts";

const BUCKET = "gcp:logging/projectBucketConfig:ProjectBucketConfig";
const SINK = "gcp:logging/projectSink:ProjectSink";
export const LOG_METRIC = "gcp:logging/metric:Metric";

/** Every project has these two; the provider changes them and never deletes them. */
const BUILT_IN = ["_Default", "_Required"];

function bucketPath(draft: Draft): string {
    const { inputs } = draft;
    return `projects/${projectOf(draft)}/locations/${text(inputs, "location")}/buckets/${text(inputs, "bucketId")}`;
}

/** Source: logging/docs/reference/v2/rest/v2/projects.locations.buckets, `locked`, read 2026-11-22. */
function lockedBucket(draft: Draft): readonly Refusal[] {
    const live = before(draft);
    if (live === undefined || flag(live.inputs, "locked") !== true) return [];
    const [held, wanted] = [number(live.inputs, "retentionDays"), number(draft.inputs, "retentionDays")];
    return [
        ...refuseIf(held !== undefined && wanted !== undefined && held !== wanted, {
            property: "retentionDays",
            problem: `must stay ${held}: the bucket is locked`,
            got: String(wanted),
            remedy: "locking cannot be undone; send logs to another bucket",
        }),
        ...refuseIf(flag(draft.inputs, "locked") !== true, {
            property: "locked",
            problem: "must stay true: locking cannot be undone",
            got: printable(draft.inputs.locked),
        }),
    ];
}

/** Locked buckets can be deleted only when they are empty; a bucket in the sandbox counts as having received logs. */
function keptLogs({ inputs }: Existing): readonly Refusal[] {
    return refuseIf(flag(inputs, "locked") === true, {
        property: "locked",
        problem: `keeps the bucket until its logs are ${number(inputs, "retentionDays") ?? 30} days old`,
        got: "true",
        remedy: "take the bucket out of the state and leave it in the cloud",
    });
}

function encryption(draft: Draft): Bag {
    const given = bag(draft.inputs, "cmekSettings");
    if (given === undefined) return {};
    return {
        cmekSettings: {
            ...given,
            name: `${bucketPath(draft)}/cmekSettings`,
            kmsKeyVersionName: `${text(given, "kmsKeyName")}/cryptoKeyVersions/1`,
            serviceAccountId: `cmek-p${PROJECT_NUMBER}@gcp-sa-logging.iam.gserviceaccount.com`,
        },
    };
}

const bucket: ResourceKind = {
    id: bucketPath,
    outputs: (draft) => ({
        ...unset(draft.inputs, { description: "" }),
        ...encryption(draft),
        name: bucketPath(draft),
        lifecycleState: "ACTIVE",
    }),
    refusals: lockedBucket,
    refusalsOnDelete: (resource) =>
        BUILT_IN.includes(text(resource.inputs, "bucketId") ?? "") ? [] : keptLogs(resource),
};

/** The bucket that a sink writes to, when it is one of the two kinds simulated here. */
function destination(draft: Draft): readonly Refusal[] {
    const written = text(draft.inputs, "destination") ?? "";
    const [, service, reference] = /^(logging|storage)\.googleapis\.com\/(.+)$/.exec(written) ?? [];
    if (service === undefined || reference === undefined) return [];
    if (BUILT_IN.some((name) => reference.endsWith(`/buckets/${name}`))) return [];
    const type = service === "logging" ? BUCKET : "gcp:storage/bucket:Bucket";
    const known = lookUp(draft.cloud, type, reference) !== undefined;
    return refuseIf(!known, notFound("destination", service === "logging" ? "a log bucket" : "a bucket", written));
}

/** The provider's own check. */
function partitionedTables(draft: Draft): readonly Refusal[] {
    const wanted = bag(draft.inputs, "bigqueryOptions") !== undefined;
    return refuseIf(wanted && flag(draft.inputs, "uniqueWriterIdentity") === false, {
        property: "uniqueWriterIdentity",
        problem: "must be true when bigqueryOptions are set",
        got: "false",
    });
}

function writerIdentity(draft: Draft): string {
    const custom = text(draft.inputs, "customWriterIdentity");
    if (custom !== undefined) return custom;
    const written = text(draft.inputs, "destination") ?? "";
    if (written.includes(`logging.googleapis.com/projects/${projectOf(draft)}/locations`)) return "";
    if (flag(draft.inputs, "uniqueWriterIdentity") === false) {
        return "serviceAccount:cloud-logs@system.gserviceaccount.com";
    }
    return `serviceAccount:service-${PROJECT_NUMBER}@gcp-sa-logging.iam.gserviceaccount.com`;
}

const sink: ResourceKind = {
    id: (draft) => `projects/${projectOf(draft)}/sinks/${draft.name}`,
    outputs: (draft) => ({ project: projectOf(draft), writerIdentity: writerIdentity(draft) }),
    refusals: (draft) => [...destination(draft), ...partitionedTables(draft)],
};

const metric: ResourceKind = {
    id: (draft) => draft.name,
    outputs: (draft) => ({
        project: projectOf(draft),
        ...unset(draft.inputs, {
            metricDescriptor: { metricKind: "DELTA", valueType: "INT64", unit: "1", displayName: "", labels: [] },
        }),
    }),
    knownAtPreview: KNOWN,
};

export const logging: Family = { [BUCKET]: bucket, [SINK]: sink, [LOG_METRIC]: metric };
