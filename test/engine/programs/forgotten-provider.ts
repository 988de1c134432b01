import * as gcp from "@pulumi/gcp";

/** A bucket whose author forgot to say through which provider it is made. */
export async function platform(): Promise<Record<string, unknown>> {
    new gcp.storage.Bucket("bucket", { location: "US" });
    return {};
}
