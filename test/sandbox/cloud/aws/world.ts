/** A simulated cloud of its own, in which AWS resources are made one after the other through all the engine's steps. */
import { Cloud, type Subject } from "../../../../sandbox/cloud/cloud.ts";
import { allClouds } from "../../../../sandbox/cloud/clouds.ts";
import type { Existing } from "../../../../sandbox/cloud/kind.ts";
import { Operations } from "../../../../sandbox/cloud/operations.ts";
import { sentence } from "../../../../sandbox/cloud/refusal.ts";
import { Store } from "../../../../sandbox/cloud/store.ts";
import type { Bag } from "../../../../sandbox/cloud/values.ts";
import { subject } from "../fixture.ts";

export const REGION = "us-east-1";
export const FAILOVER = "us-west-2";

export interface Made extends Existing {
    readonly subject: Subject;
}

const clouds = allClouds();

export class World {
    readonly #store = Store.open(":memory:");
    readonly cloud = new Cloud(clouds, this.#store);
    readonly operations = new Operations(clouds, this.#store);
    readonly #made = new Map<string, Made>();

    /** All resources in order of creation, as last made or updated. */
    all(): readonly Made[] {
        return [...this.#made.values()];
    }

    /** The resource by its logical name; throws when there is none. */
    of(name: string): Made {
        const made = this.#made.get(name);
        if (made === undefined) throw new Error(`the example has no ${name}`);
        return made;
    }

    arn(name: string): string {
        return String(this.of(name).outputs.arn);
    }

    /** Checks, previews and creates; throws as soon as one of them refuses. */
    async make(type: string, name: string, inputs: Bag, region = REGION): Promise<Made> {
        const at = subject(name, region, `aws:${type}`);
        const checked = this.cloud.check(at, inputs);
        if (checked.refusals.length > 0) {
            throw new Error(`${at.type} "${name}": ${checked.refusals.map(sentence).join("; and ")}`);
        }
        await this.cloud.previewCreate(at, checked.inputs);
        const made = {
            type: at.type,
            urn: at.urn,
            subject: at,
            inputs: checked.inputs,
            ...(await this.cloud.create(at, checked.inputs)),
        };
        this.#made.set(name, made);
        return made;
    }

    /** Makes another resource like this one, but for the given inputs and a name of its own. */
    async another(like: string, inputs: Bag, region?: string): Promise<Made> {
        const { type, inputs: given, subject: at } = this.of(like);
        const own = Object.fromEntries(
            ["name", "identifier", "bucket", "replicationGroupId"].flatMap((key) =>
                given[key] === undefined || !this.#isName(like, key) ? [] : [[key, null]],
            ),
        );
        return this.make(
            type.replace("aws:", ""),
            `another-${like}`,
            { ...given, ...own, ...inputs },
            region ?? at.provider.region,
        );
    }

    async update(name: string, inputs: Bag): Promise<Made> {
        const before = this.of(name);
        const checked = this.cloud.check(before.subject, { ...before.inputs, ...inputs }, before.inputs);
        if (checked.refusals.length > 0) throw new Error(checked.refusals.map(sentence).join("; and "));
        const outputs = await this.cloud.update(before.subject, before.id, checked.inputs);
        const after = { ...before, inputs: checked.inputs, outputs };
        this.#made.set(name, after);
        return after;
    }

    async delete(name: string): Promise<void> {
        await this.cloud.delete(this.of(name).subject, this.of(name).id);
    }

    /** Input paths for which such a change replaces the resource. */
    replaced(name: string, change: Bag): readonly string[] {
        const { subject: at, id, inputs } = this.of(name);
        return this.cloud
            .diff(at, id, inputs, { ...inputs, ...change })
            .changes.filter(({ replaces }) => replaces)
            .map(({ path }) => path);
    }

    /** The API's sentences when another resource is made like this one, but for the given inputs. */
    async refused(like: string, inputs: Bag, region?: string): Promise<string> {
        return messageOf(() => this.another(like, inputs, region));
    }

    /** The API's sentences when this resource is changed. */
    async refusedUpdate(name: string, inputs: Bag): Promise<string> {
        return messageOf(() => this.update(name, inputs));
    }

    /** The API's sentences when this resource is deleted. */
    async refusedDelete(name: string): Promise<string> {
        return messageOf(() => this.delete(name));
    }

    /** Not the bucket that a setting belongs to, nor the host name of a record. */
    #isName(like: string, key: string): boolean {
        const { type } = this.of(like);
        return key === "bucket" ? type === "aws:s3/bucket:Bucket" : type !== "aws:route53/record:Record";
    }
}

/** The message behind the resource's name; fails when nothing is refused. */
async function messageOf(act: () => Promise<unknown>): Promise<string> {
    try {
        await act();
    } catch (error) {
        if (error instanceof Error) return error.message.replace(/^.*?": /, "");
        throw error;
    }
    throw new Error("nothing was refused");
}
