import assert from "node:assert/strict";
import { Cloud, type Subject } from "../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../sandbox/cloud/clouds.ts";
import type { Existing } from "../../../sandbox/cloud/kind.ts";
import { providerSettings } from "../../../sandbox/cloud/region.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import { type Bag, isBag, type Value } from "../../../sandbox/cloud/values.ts";
import { example as cloudflareExample } from "./cloudflare/example.ts";
import type { MemoryCloud } from "./draft.ts";
import { example as gcpExample } from "./gcp/example.ts";

/** Guards that are on unless the program turns them off, by the property that does. */
const GUARDS: Readonly<Record<string, string>> = {
    "gcp:cloudrunv2/service:Service": "deletionProtection",
    "gcp:cloudrunv2/job:Job": "deletionProtection",
    "gcp:memorystore/instance:Instance": "deletionProtectionEnabled",
};

/** A locked log bucket keeps its logs for years, whatever anybody wants. */
const KEPT = "gcp:logging/projectBucketConfig:ProjectBucketConfig";

interface Made {
    readonly subject: Subject;
    readonly id: string;
    readonly inputs: Bag;
    readonly outputs: Bag;
}

/** Makes the example's resources in the real simulated cloud, random values of the one replaced by those of the other. */
class Replay {
    readonly cloud = new Cloud(allClouds(), Store.open(":memory:"));
    readonly #words = new Map<string, string>();

    async make(resource: Existing): Promise<Made> {
        const provider = providerSettings(resource.type.startsWith("gcp:") ? "gcp" : "cloudflare", {});
        const subject = { type: resource.type, urn: resource.urn, provider };
        const checked = this.cloud.check(subject, this.#translateBag(resource.inputs));
        assert.deepEqual(checked.refusals, [], resource.urn);
        await this.cloud.previewCreate(subject, checked.inputs);
        const { id, outputs } = await this.cloud.create(subject, checked.inputs);
        this.#learn(resource.id, id);
        for (const [key, value] of Object.entries(resource.outputs)) this.#learn(value, outputs[key] ?? null);
        return { subject, id, inputs: checked.inputs, outputs };
    }

    #learn(from: Value, to: Value): void {
        if (typeof from === "string" && typeof to === "string" && from.length > 8) this.#words.set(from, to);
    }

    #translateBag(bag: Bag): Bag {
        return Object.fromEntries(Object.entries(bag).map(([key, value]) => [key, this.#translate(value)]));
    }

    #translate(value: Value): Value {
        if (typeof value === "string") return this.#words.get(value) ?? value;
        if (Array.isArray(value)) return value.map((element) => this.#translate(element));
        return isBag(value) ? this.#translateBag(value) : value;
    }
}

async function replayed(cloud: MemoryCloud): Promise<{ readonly cloud: Cloud; readonly made: readonly Made[] }> {
    const replay = new Replay();
    const made: Made[] = [];
    for (const resource of cloud.everything()) made.push(await replay.make(resource));
    return { cloud: replay.cloud, made };
}

for (const [name, example] of Object.entries({ "Google Cloud": gcpExample, Cloudflare: cloudflareExample })) {
    describe(`the example of ${name} in the whole simulated cloud`, () => {
        it("passes the provider's checks and the API's, and can be updated without a change", async () => {
            const { cloud, made } = await replayed(example().cloud);
            for (const { subject, id, inputs } of made) {
                assert.deepEqual(cloud.diff(subject, id, inputs, inputs).changes, [], subject.urn);
                await cloud.update(subject, id, inputs);
            }
        });

        it("can be destroyed in reverse order once the guards are lifted, but for a locked log bucket", async () => {
            const { cloud, made } = await replayed(example().cloud);
            for (const { subject, id, inputs } of [...made].reverse()) {
                const guard = GUARDS[subject.type];
                if (guard !== undefined) {
                    await assert.rejects(cloud.delete(subject, id), new RegExp(`${guard} must be false`));
                    await cloud.update(subject, id, { ...inputs, [guard]: false });
                }
                if (subject.type === KEPT) await assert.rejects(cloud.delete(subject, id), /locked keeps the bucket/);
                else await cloud.delete(subject, id);
            }
        });
    });
}
