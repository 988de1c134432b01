/** Objects in Cloud Storage buckets. */
import { createHash } from "node:crypto";
import { text, unset } from "../bag.ts";
import { canonical } from "../facts/same.ts";
import type { Draft, Family, ResourceKind } from "../kind.ts";
import { refers } from "./checks.ts";

/** Digests are those of a text; of an asset they are those of its description, as its content stays with the engine. */
function content(draft: Draft): string {
    return text(draft.inputs, "content") ?? canonical(draft.inputs.source);
}

function checksum(value: string): string {
    const hash = createHash("sha256").update(value).digest();
    return hash.subarray(0, 4).toString("base64");
}

const bucketObject: ResourceKind = {
    id: (draft) => `${text(draft.inputs, "bucket") ?? ""}-${draft.name}`,
    outputs: (draft) => {
        const bucket = text(draft.inputs, "bucket") ?? "";
        const name = encodeURIComponent(draft.name);
        const md5 = createHash("md5").update(content(draft));
        const digest = md5.digest();
        const generation = Number(`1${draft.token("digits", 14, `generation-${draft.revision}`)}0`);
        return {
            ...unset(draft.inputs, {
                contentType: "text/plain; charset=utf-8",
                storageClass: "STANDARD",
                kmsKeyName: "",
            }),
            detectMd5hash: digest.toString("base64"),
            md5hash: digest.toString("base64"),
            md5hexhash: digest.toString("hex"),
            crc32c: checksum(content(draft)),
            generation,
            outputName: draft.name,
            selfLink: `https://www.googleapis.com/storage/v1/b/${bucket}/o/${name}`,
            mediaLink: `https://storage.googleapis.com/download/storage/v1/b/${bucket}/o/${name}?generation=${generation}&alt=media`,
        };
    },
    refusals: (draft) => refers(draft, "gcp:storage/bucket:Bucket", "a bucket", "bucket"),
};

export const storageObjects: Family = { "gcp:storage/bucketObject:BucketObject": bucketObject };
