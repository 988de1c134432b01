/** One cloud's provider as the engine's protocol wants it: messages in, messages out, no network. */
import { createRequire } from "node:module";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type { Cloud, Subject } from "./cloud.ts";
import type { CloudName } from "./facts/catalog.ts";
import type { Difference } from "./facts/diff.ts";
import type { ProviderSettings, Refusal } from "./kind.ts";
import { clusterChanges } from "./kubernetes/provider-config.ts";
import { stepsOf } from "./property-path.ts";
import { reason } from "./refusal.ts";
import { providerSettings } from "./region.ts";
import { fromStruct, toStruct, typeOfUrn } from "./wire.ts";

const { Empty } = emptyMessages;

/** Settings whose change makes another cloud of it, so that everything behind the provider moves. */
const identity = ["project", "region", "accountId"];

export class Provider {
    readonly #name: CloudName;
    readonly #cloud: Cloud;
    /** By connection: the engine opens one for each provider resource. */
    readonly #settings = new Map<string, ProviderSettings>();

    constructor(name: CloudName, cloud: Cloud) {
        this.#name = name;
        this.#cloud = cloud;
    }

    /** Secrets arrive as plain values; the engine marks outputs of the same name again. */
    handshake() {
        const response = new messages.ProviderHandshakeResponse();
        response.setAcceptSecrets(false);
        response.setAcceptResources(false);
        response.setAcceptOutputs(false);
        return response;
    }

    /** The installed SDK's version: a lower one makes the engine warn on every run. */
    getPluginInfo() {
        const info = new plugin.PluginInfo();
        const manifest: { version: string } = createRequire(import.meta.url)(`@pulumi/${this.#name}/package.json`);
        info.setVersion(manifest.version);
        return info;
    }

    attach() {
        return new Empty();
    }

    checkConfig(request: messages.CheckRequest) {
        const response = new messages.CheckResponse();
        response.setInputs(request.getNews());
        return response;
    }

    diffConfig(request: messages.DiffRequest) {
        const [before, after] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "version");
        const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
        const moved = this.#name === "kubernetes" ? clusterChanges(before, after) : identity;
        const changes = changed.map((path) => ({ path, kind: "update" as const, replaces: moved.includes(path) }));
        return diffResponse({ changes, deleteBeforeReplace: false });
    }

    configure(request: messages.ConfigureRequest, peer: string) {
        this.#settings.set(peer, providerSettings(this.#name, fromStruct(request.getArgs())));
        const response = new messages.ConfigureResponse();
        response.setSupportspreview(true);
        return response;
    }

    check(request: messages.CheckRequest, peer: string) {
        const before = request.getOlds();
        const checked = this.#cloud.check(
            this.#subject(request, peer),
            fromStruct(request.getNews()),
            before && fromStruct(before),
        );
        const response = new messages.CheckResponse();
        response.setInputs(toStruct(checked.inputs));
        response.setFailuresList(checked.refusals.map(checkFailure));
        return response;
    }

    diff(request: messages.DiffRequest, peer: string) {
        const before = fromStruct(request.getOldInputs() ?? request.getOlds());
        const after = fromStruct(request.getNews());
        return diffResponse(
            this.#cloud.diff(
                this.#subject(request, peer),
                request.getId(),
                before,
                after,
                request.getIgnorechangesList(),
                fromStruct(request.getOlds()),
            ),
        );
    }

    async create(request: messages.CreateRequest, peer: string) {
        const subject = this.#subject(request, peer);
        const inputs = fromStruct(request.getProperties());
        const response = new messages.CreateResponse();
        if (request.getPreview()) {
            response.setProperties(toStruct(await this.#cloud.previewCreate(subject, inputs)));
            return response;
        }
        const { id, outputs } = await this.#cloud.create(subject, inputs);
        response.setId(id);
        response.setProperties(toStruct(outputs));
        return response;
    }

    /** An empty id says that the resource is gone. */
    async read(request: messages.ReadRequest, peer: string) {
        const state = { inputs: fromStruct(request.getInputs()), outputs: fromStruct(request.getProperties()) };
        const found = await this.#cloud.read(this.#subject(request, peer), request.getId(), state);
        const response = new messages.ReadResponse();
        if (found === undefined) return response;
        response.setId(found.id);
        response.setInputs(toStruct(found.inputs));
        response.setProperties(toStruct(found.outputs));
        return response;
    }

    async update(request: messages.UpdateRequest, peer: string) {
        const subject = this.#subject(request, peer);
        const inputs = fromStruct(request.getNews());
        const before = { inputs: fromStruct(request.getOldInputs()), outputs: fromStruct(request.getOlds()) };
        const outputs = request.getPreview()
            ? await this.#cloud.previewUpdate(subject, request.getId(), before, inputs)
            : await this.#cloud.update(subject, request.getId(), inputs);
        const response = new messages.UpdateResponse();
        response.setProperties(toStruct(outputs));
        return response;
    }

    async delete(request: messages.DeleteRequest, peer: string) {
        await this.#cloud.delete(this.#subject(request, peer), request.getId());
        return new Empty();
    }

    async invoke(request: messages.InvokeRequest, peer: string) {
        const response = new messages.InvokeResponse();
        const result = await this.#cloud.invoke(
            request.getTok(),
            fromStruct(request.getArgs()),
            this.#settingsOf(peer),
        );
        response.setReturn(toStruct(result));
        return response;
    }

    cancel() {
        this.#cloud.cancel();
        return new Empty();
    }

    #subject(request: { getUrn(): string }, peer: string): Subject {
        const urn = request.getUrn();
        return { type: typeOfUrn(urn), urn, provider: this.#settingsOf(peer) };
    }

    /** The engine may check before it configures, as with a provider that is made in the same preview. */
    #settingsOf(peer: string): ProviderSettings {
        return this.#settings.get(peer) ?? providerSettings(this.#name, {});
    }
}

function checkFailure(refusal: Refusal) {
    const failure = new messages.CheckFailure();
    failure.setProperty(refusal.property);
    failure.setReason(reason(refusal));
    return failure;
}

function diffResponse({ changes, deleteBeforeReplace }: Difference) {
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    const response = new messages.DiffResponse();
    response.setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
    response.setHasdetaileddiff(true);
    for (const { path, kind, replaces } of changes) {
        const entry = new messages.PropertyDiff();
        entry.setKind(diffKind(kind, replaces));
        entry.setInputdiff(true);
        response.getDetaileddiffMap().set(path, entry);
    }
    const replacing = changes.filter(({ replaces }) => replaces);
    response.setDiffsList(topLevel(changes));
    response.setReplacesList(topLevel(replacing));
    response.setDeletebeforereplace(replacing.length > 0 && deleteBeforeReplace);
    return response;
}

function topLevel(changes: Difference["changes"]): string[] {
    return [...new Set(changes.map(({ path }) => String(stepsOf(path)[0])))];
}

function diffKind(kind: "add" | "delete" | "update", replaces: boolean): messages.PropertyDiff.Kind {
    const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = messages.PropertyDiff.Kind;
    const kinds = {
        add: [ADD, ADD_REPLACE],
        delete: [DELETE, DELETE_REPLACE],
        update: [UPDATE, UPDATE_REPLACE],
    } as const;
    return kinds[kind][replaces ? 1 : 0];
}
