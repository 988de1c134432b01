/** A cloud in memory and drafts over it, so that a family can be tested without the server. */
import { createHash } from "node:crypto";
import type { CloudView, Draft, Existing, Family, Promotion, ResourceKind } from "../../../sandbox/cloud/kind.ts";
import { sentence } from "../../../sandbox/cloud/refusal.ts";
import type { Bag } from "../../../sandbox/cloud/values.ts";

export class MemoryCloud implements CloudView {
    readonly #family: Family;
    readonly #provider: Draft["provider"];
    readonly #resources = new Map<string, Existing & { readonly revision: number }>();

    constructor(family: Family, provider: Partial<Draft["provider"]> = {}) {
        this.#family = family;
        this.#provider = {
            project: "example-project",
            region: "us-central1",
            account: "0123456789abcdef",
            ...provider,
        };
    }

    find(type: string, reference: unknown): Existing | undefined {
        if (typeof reference !== "string" || reference === "") return undefined;
        const live = this.all(type);
        const links = ({ id, outputs }: Existing) => [id, outputs.selfLink, outputs.id];
        return (
            live.find((one) =>
                links(one).some((link) => typeof link === "string" && relative(link) === relative(reference)),
            ) ?? live.find(({ inputs, outputs }) => inputs.name === reference || outputs.name === reference)
        );
    }

    all(type: string): readonly Existing[] {
        return [...this.#resources.values()].filter((resource) => resource.type === type);
    }

    /** All live resources, in order of creation. */
    everything(): readonly Existing[] {
        return [...this.#resources.values()];
    }

    kind(type: string): ResourceKind {
        const kind = this.#family[type];
        if (kind === undefined) throw new Error(`the family has no kind for ${type}`);
        return kind;
    }

    /** The draft of a create, or of an update when a resource of this name is live. */
    draft(type: string, logicalName: string, inputs: Bag, revision?: number): Draft {
        const urn = `urn:pulumi:test::example::${type}::${logicalName}`;
        const previous = this.#resources.get(urn);
        return new MemoryDraft({
            type,
            urn,
            logicalName,
            inputs,
            provider: this.#provider,
            cloud: this,
            revision: revision ?? (previous?.revision ?? 0) + 1,
            previousId: previous?.id,
            kind: this.kind(type),
        });
    }

    /** What the API would answer instead of making or updating the resource, as sentences. */
    refusals(type: string, logicalName: string, inputs: Bag): readonly string[] {
        const draft = this.draft(type, logicalName, inputs);
        return (this.kind(type).refusals?.(draft) ?? []).map(sentence);
    }

    /** What the API would answer to a replacement that is made before the live resource of this name is deleted. */
    refusalsOnReplace(type: string, logicalName: string, inputs: Bag): readonly string[] {
        const draft = this.draft(type, logicalName, inputs, 1);
        return (this.kind(type).refusals?.(draft) ?? []).map(sentence);
    }

    /** Makes or updates a resource without asking for refusals. */
    put(type: string, logicalName: string, inputs: Bag): Existing {
        const draft = this.draft(type, logicalName, inputs);
        const outputs = { ...inputs, ...this.kind(type).outputs?.(draft) };
        const resource = { type, urn: draft.urn, id: draft.id, inputs, outputs, revision: draft.revision };
        this.#resources.set(draft.urn, resource);
        return resource;
    }

    refusalsOnDelete(resource: Existing): readonly string[] {
        return (this.kind(resource.type).refusalsOnDelete?.(resource, this) ?? []).map(sentence);
    }

    readBack(resource: Existing): { readonly inputs: Bag; readonly outputs: Bag } {
        return this.kind(resource.type).readBack?.(resource) ?? resource;
    }

    promote(resource: Existing): Promotion {
        const promote = this.kind(resource.type).promote;
        if (promote === undefined) throw new Error(`${resource.type} cannot be promoted`);
        return promote(resource, this);
    }

    /** Makes or updates a resource that the API must accept. */
    make(type: string, logicalName: string, inputs: Bag): Existing {
        const refusals = this.refusals(type, logicalName, inputs);
        if (refusals.length > 0) throw new Error(`${type} "${logicalName}": ${refusals.join("; and ")}`);
        return this.put(type, logicalName, inputs);
    }

    delete(resource: Existing): void {
        this.#resources.delete(resource.urn);
    }

    replacements(resource: Existing, inputs: Bag): readonly string[] {
        return this.kind(resource.type).replacements?.({ type: resource.type, before: resource, inputs }) ?? [];
    }
}

/** A self link and the relative name of one resource are equal. */
function relative(reference: string): string {
    return reference.replace(/^(https?:)?\/\/[^/]+\//, "").replace(/^(compute\/)?(v1|beta)\//, "");
}

interface Making {
    readonly type: string;
    readonly urn: string;
    readonly logicalName: string;
    readonly inputs: Bag;
    readonly provider: Draft["provider"];
    readonly cloud: CloudView;
    readonly revision: number;
    readonly previousId: string | undefined;
    readonly kind: ResourceKind;
}

class MemoryDraft implements Draft {
    readonly type: string;
    readonly urn: string;
    readonly logicalName: string;
    readonly inputs: Bag;
    readonly provider: Draft["provider"];
    readonly cloud: CloudView;
    readonly revision: number;
    readonly #previousId: string | undefined;
    readonly #kind: ResourceKind;

    constructor(making: Making) {
        this.type = making.type;
        this.urn = making.urn;
        this.logicalName = making.logicalName;
        this.inputs = making.inputs;
        this.provider = making.provider;
        this.cloud = making.cloud;
        this.revision = making.revision;
        this.#previousId = making.previousId;
        this.#kind = making.kind;
    }

    get name(): string {
        const given = this.inputs.name;
        return typeof given === "string" ? given : this.logicalName;
    }

    get id(): string {
        return this.#previousId ?? this.#kind.id(this);
    }

    token(kind: "hex" | "digits" | "alnum", length: number, salt = ""): string {
        const alphabet = {
            hex: "0123456789abcdef",
            digits: "0123456789",
            alnum: "abcdefghijklmnopqrstuvwxyz0123456789",
        }[kind];
        let characters = "";
        for (let block = 0; characters.length < length; block += 1) {
            for (const byte of createHash("sha256").update(`${this.urn}|${kind}|${salt}|${block}`).digest()) {
                const next = alphabet.charAt(byte % alphabet.length);
                if (kind === "digits" && characters === "" && next === "0") continue;
                characters += next;
            }
        }
        return characters.slice(0, length);
    }

    uuid(salt = ""): string {
        const hex = this.token("hex", 32, `uuid-${salt}`);
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    }

    publicAddress(salt = ""): string {
        const byte = (which: string) => Number.parseInt(this.token("hex", 2, `${salt}-${which}`), 16);
        return `198.${18 + (byte("second") % 2)}.${byte("third")}.${byte("fourth")}`;
    }

    privateAddress(block = "10.0.0.0/8", salt = ""): string {
        const last = Number.parseInt(this.token("hex", 2, `private-${salt}`), 16);
        const [a, b, c] = block.split("/")[0]?.split(".") ?? [];
        return `${a}.${b}.${c}.${Math.max(2, last % 250)}`;
    }

    time(which: "created" | "modified"): string {
        const passed = which === "created" ? 0 : this.revision - 1;
        return new Date(Date.parse("2026-01-01T00:00:00Z") + passed * 1000).toISOString().replace(".000Z", "Z");
    }
}
