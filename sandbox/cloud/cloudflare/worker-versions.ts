/** Workers in the split form: the Worker, its versions, which of them is served, and its host names. */
import { bag, bags, number, text, unset } from "../bag.ts";
import { canonical } from "../facts/same.ts";
import type { Change, CloudView, Draft, Existing, Family, Refusal, ResourceKind } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN } from "../values.ts";
import { assetsExist, manifestDigest, variablesFit } from "./worker-content.ts";
import { binderOf, exportsComplete, othersObjectsExist, SCRIPT, VERSION, WORKER } from "./worker-durable-objects.ts";
import { ZONE } from "./zone-reference.ts";

const DOMAIN = "cloudflare:index/workersCustomDomain:WorkersCustomDomain";

/** Whether anything in the account has this name: a script, or a Worker of the split form. */
export function workerNamed(cloud: CloudView, name: string): boolean {
    return (
        cloud.all(SCRIPT).some(({ inputs }) => text(inputs, "scriptName") === name) ||
        cloud.all(WORKER).some(({ inputs }) => text(inputs, "name") === name)
    );
}

function nameFree(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "name");
    const other = draft.cloud.all(WORKER).some(({ urn, inputs }) => urn !== draft.urn && text(inputs, "name") === name);
    const script = draft.cloud.all(SCRIPT).some(({ inputs }) => text(inputs, "scriptName") === name);
    return refuseIf(name !== undefined && (other || script), {
        property: "name",
        problem: "must be a name that no other Worker of the account has",
        got: printable(name),
        remedy: "a script is managed either as WorkersScript or as Worker with versions, never as both",
    });
}

/** A host name keeps its Worker, which would answer nothing afterwards; so does who binds its Durable Objects. */
function refusalsOnDelete(resource: Existing, cloud: CloudView): readonly Refusal[] {
    const name = text(resource.inputs, "name");
    const domain = cloud.all(DOMAIN).find(({ inputs }) => text(inputs, "service") === name);
    const binder = binderOf(cloud, name);
    return [
        ...refuseIf(domain !== undefined, {
            property: "",
            problem: `answers for ${printable(domain?.inputs.hostname)}`,
            remedy: "take the custom domain away first",
        }),
        ...refuseIf(binder !== undefined, {
            property: "",
            problem: `has Durable Objects that Worker ${printable(binder?.id)} binds`,
            remedy: "take the binding out first",
        }),
    ];
}

const TRACES = { enabled: false, headSamplingRate: 1, persist: true, destinations: [] };
const LOGS = { ...TRACES, invocationLogs: true };

const worker: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    partsOf: ({ id }, cloud) => cloud.all(VERSION).filter(({ inputs }) => text(inputs, "workerId") === id),
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            logpush: false,
            tags: [],
            tailConsumers: [],
            subdomain: { enabled: false, previewsEnabled: false },
            observability: { enabled: false, headSamplingRate: 1, logs: LOGS, traces: TRACES },
        }),
        createdOn: draft.time("created"),
        updatedOn: draft.time("modified"),
        deployedOn: null,
        references: { dispatchNamespaceOutbounds: [], domains: [], durableObjects: [], queues: [], workers: [] },
    }),
    refusals: nameFree,
    refusalsOnDelete,
};

/** A version has code, or files to serve; it belongs to a Worker that exists. */
function complete(draft: Draft): readonly Refusal[] {
    const { inputs, cloud } = draft;
    const workerId = text(inputs, "workerId");
    const modules = bags(inputs, "modules").map(({ item }) => text(item, "name"));
    const main = text(inputs, "mainModule");
    return [
        ...assetsExist(draft),
        ...exportsComplete(draft),
        ...othersObjectsExist(draft),
        ...variablesFit(draft),
        ...refuseIf(
            workerId !== undefined && cloud.find(WORKER, workerId) === undefined,
            notFound("workerId", "a Worker", workerId ?? ""),
        ),
        ...refuseIf(main === undefined && bag(inputs, "assets") === undefined, {
            property: "mainModule",
            problem: "must be set for a version without assets",
            got: "nothing",
            remedy: "name the module with the fetch handler, or give the version assets",
        }),
        ...refuseIf(main !== undefined && !modules.includes(main), {
            property: "mainModule",
            problem: `must be one of the modules ${modules.map((name) => name ?? "").join(", ") || "(none)"}`,
            got: printable(main),
        }),
    ];
}

/** Versions cannot be changed: what the provider compares in its own way. */
function replacements({ before, inputs }: Change): readonly string[] {
    const changed: string[] = [];
    const note = (values: Bag) => {
        const { workersTriggeredBy: _service, ...own } = bag(values, "annotations") ?? {};
        return canonical(own);
    };
    if (bag(inputs, "annotations") !== undefined && note(before.inputs) !== note(inputs)) changed.push("annotations");
    const bindings = (values: Bag) =>
        bags(values, "bindings")
            .map(({ item }) => canonical(item))
            .sort()
            .join();
    if (inputs.bindings !== undefined && bindings(before.inputs) !== bindings(inputs)) changed.push("bindings");
    return changed;
}

const version: ResourceKind = {
    id: (draft) => draft.uuid("version"),
    outputs: (draft) => ({
        ...unset(draft.inputs, { usageModel: "standard", compatibilityFlags: [] }),
        ...(draft.inputs.assets === undefined
            ? {}
            : { assets: { ...bag(draft.inputs, "assets"), assetManifestSha256: manifestDigest(draft) } }),
        annotations: { ...bag(draft.inputs, "annotations"), workersTriggeredBy: "create_version_api" },
        cacheOptions: bag(draft.inputs, "cacheOptions") ?? { enabled: false, crossVersionCache: false },
        limits: bag(draft.inputs, "limits") ?? {},
        number: numberOf(draft),
        createdOn: draft.time("created"),
        source: "api",
        startupTimeMs: 10,
        migrationTag: "",
        mainScriptBase64: "",
        authorEmail: "deployer@example.com",
        authorId: draft.token("hex", 32, "author"),
        exportsReconciliation: {},
        urls: [],
    }),
    refusals: complete,
    replacements,
};

/** Counts up for each Worker, over the versions that are still managed. */
function numberOf(draft: Draft): number {
    const workerId = text(draft.inputs, "workerId");
    const siblings = draft.cloud.all(draft.type).filter(({ inputs }) => text(inputs, "workerId") === workerId);
    return 1 + Math.max(0, ...siblings.map(({ outputs }) => number(outputs, "number") ?? 0));
}

/** Versions outlive their resources, so an id that no resource has may well exist; it has to be an id, though. */
function shares(draft: Draft): readonly Refusal[] {
    const versions = bags(draft.inputs, "versions");
    const sum = versions.reduce((total, { item }) => total + (number(item, "percentage") ?? 0), 0);
    const name = text(draft.inputs, "scriptName");
    const known = versions.every(({ item }) => item.percentage !== UNKNOWN);
    return [
        ...refuseIf(
            name !== undefined && !workerNamed(draft.cloud, name),
            notFound("scriptName", "a Worker", name ?? ""),
        ),
        ...refuseIf(known && Math.abs(sum - 100) > 0.001, {
            property: "versions",
            problem: "must have percentages that add up to 100",
            got: String(sum),
        }),
        ...refuseIf(versions.length > 2, {
            property: "versions",
            problem: "must be one version, or two during a gradual change",
            got: String(versions.length),
        }),
        ...versions.flatMap(({ index, item }) => {
            const id = text(item, "versionId");
            return refuseIf(id !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id), {
                property: `versions[${index}].versionId`,
                problem: "must be the id of a version of the Worker",
                got: printable(id),
            });
        }),
    ];
}

const deployment: ResourceKind = {
    id: (draft) => draft.uuid("deployment"),
    outputs: (draft) => ({
        annotations: { ...bag(draft.inputs, "annotations"), workersTriggeredBy: "deployment" },
        createdOn: draft.time("created"),
        source: "api",
        authorEmail: "deployer@example.com",
    }),
    refusals: shares,
};

function hostOf({ cloud, inputs }: Draft): Existing | undefined {
    const hostname = text(inputs, "hostname") ?? "";
    return cloud.all(ZONE).find(({ inputs: zone }) => {
        const domain = text(zone, "name");
        return domain !== undefined && (hostname === domain || hostname.endsWith(`.${domain}`));
    });
}

/** The service makes the record and the certificate itself: nothing else may hold the name. */
function hostFree(draft: Draft): readonly Refusal[] {
    const hostname = text(draft.inputs, "hostname");
    const service = text(draft.inputs, "service");
    const alias = draft.cloud
        .all("cloudflare:index/dnsRecord:DnsRecord")
        .find(({ inputs }) => text(inputs, "name") === hostname && text(inputs, "type") === "CNAME");
    const other = draft.cloud
        .all(DOMAIN)
        .find(({ urn, inputs }) => urn !== draft.urn && text(inputs, "hostname") === hostname);
    return [
        ...refuseIf(
            service !== undefined && !workerNamed(draft.cloud, service),
            notFound("service", "a Worker", service ?? ""),
        ),
        ...refuseIf(hostname !== undefined && hostOf(draft) === undefined, {
            property: "hostname",
            problem: "must lie in a zone of the account",
            got: printable(hostname),
        }),
        ...refuseIf(hostname !== undefined && alias !== undefined, {
            property: "hostname",
            problem: "must not have a CNAME record",
            got: printable(hostname),
            remedy: "remove the record: the service makes its own",
        }),
        ...refuseIf(hostname !== undefined && other !== undefined, {
            property: "hostname",
            problem: `must be given to one Worker: ${printable(other?.inputs.service)} has it`,
            got: printable(hostname),
        }),
    ];
}

const customDomain: ResourceKind = {
    id: (draft) => draft.token("hex", 32, "id"),
    outputs: (draft) => ({
        ...unset(draft.inputs, {
            environment: "production",
            zoneId: hostOf(draft)?.id ?? "",
            zoneName: text(hostOf(draft)?.inputs, "name") ?? "",
        }),
        certId: draft.uuid("certificate"),
    }),
    refusals: hostFree,
};

export const workerVersions: Family = {
    [WORKER]: worker,
    [VERSION]: version,
    "cloudflare:index/workersDeployment:WorkersDeployment": deployment,
    [DOMAIN]: customDomain,
};
