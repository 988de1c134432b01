import assert from "node:assert/strict";
import { Cloud } from "../../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../../sandbox/cloud/clouds.ts";
import { Store } from "../../../../sandbox/cloud/store.ts";
import { make, subject } from "../fixture.ts";

const ACCOUNT = "0123456789abcdef0123456789abcdef";
const WORKER = "cloudflare:index/worker:Worker";
const VERSION = "cloudflare:index/workerVersion:WorkerVersion";

describe("a Worker that is deleted", () => {
    it("takes its versions with it, also those that nobody deletes, and no other Worker's", async () => {
        const store = Store.open(":memory:");
        const cloud = new Cloud(allClouds(), store);
        const ids: string[] = [];
        for (const name of ["site", "other"]) {
            const { id } = await make(cloud, subject(name, "", WORKER), { accountId: ACCOUNT, name });
            ids.push(id);
            const assets = { directory: import.meta.dirname };
            await make(cloud, subject(`${name}-version`, "", VERSION), { accountId: ACCOUNT, workerId: id, assets });
        }
        await cloud.delete(subject("site", "", WORKER), ids[0] ?? "");
        assert.deepEqual(
            store.all().map(({ name, urn }) => urn.split("::").at(-1) ?? name),
            ["other", "other-version"],
        );
    });
});
