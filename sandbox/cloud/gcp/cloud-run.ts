/** Cloud Run services and who may call them. */
import { bag, bags, filled, flag, text, unset } from "../bag.ts";
import type { Draft, Family, Refusal, ResourceKind } from "../kind.ts";
import { refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import { type Bag, UNKNOWN, type Value } from "../values.ts";
import { limitRefusals, scalingRefusals } from "./cloud-run-limits.ts";
import { runRegionCode } from "./cloud-run-regions.ts";
import {
    condition,
    DEFAULT_LIMITS,
    defaultServiceAccount,
    templateOf,
    WORKLOAD_KNOWN,
    workloadOutputs,
    workloadRefusals,
} from "./cloud-run-workload.ts";
import { iamMember } from "./iam-member.ts";
import { before, lastSegment, locationOf, PROJECT_NUMBER, projectOf } from "./names.ts";

const SERVICE = "gcp:cloudrunv2/service:Service";

const DEFAULT_STARTUP_PROBE: Bag = {
    failureThreshold: 1,
    initialDelaySeconds: 0,
    periodSeconds: 240,
    timeoutSeconds: 240,
    tcpSocket: { port: 8080 },
};
const LATEST: Bag = { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100, revision: "", tag: "" };

function path(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/services/${draft.name}`;
}

/** The host that a service has in its region: one random part for each project, the same for all its services. */
function host(draft: Draft): string {
    const project = Buffer.from(projectOf(draft)).toString("hex").slice(0, 10).padEnd(10, "0");
    return `${draft.name}-${project}-${runRegionCode(locationOf(draft))}.a.run.app`;
}

function addresses(draft: Draft): Bag {
    if (flag(draft.inputs, "defaultUriDisabled") === true) return { uri: "", urls: [] };
    const hosts = [`${draft.name}-${PROJECT_NUMBER}.${locationOf(draft)}.run.app`, host(draft)];
    return { uri: `https://${host(draft)}`, urls: hosts.map((name) => `https://${name}`) };
}

/** A new revision comes with a new template only. */
function revision(draft: Draft): string {
    const named = text(draft.inputs, "template.revision");
    if (named !== undefined) return `${path(draft)}/revisions/${named}`;
    const live = before(draft);
    const held = text(live?.outputs, "latestCreatedRevision");
    const isSame = JSON.stringify(live?.inputs.template) === JSON.stringify(draft.inputs.template);
    if (held !== undefined && isSame) return held;
    const number = String(draft.revision).padStart(5, "0");
    return `${path(draft)}/revisions/${draft.name}-${number}-${draft.token("alnum", 3, `revision-${number}`)}`;
}

/**
 * The provider sends `cpuIdle: false` as soon as anything else of the resources is said: CPU is then paid for as long as an
 * instance runs (https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/, 2026-11-22).
 */
function container(given: Bag): Bag {
    const resources = filled(bag(given, "resources"), {
        limits: DEFAULT_LIMITS,
        cpuIdle: given.resources === undefined,
        startupCpuBoost: false,
    });
    return {
        ...given,
        ...unset(given, { ports: { containerPort: 8080, name: "http1" }, startupProbe: DEFAULT_STARTUP_PROBE }),
        resources,
        buildInfos: [],
    };
}

function template(draft: Draft): Bag {
    const given = templateOf(draft, "template");
    return {
        ...given,
        ...unset(given, {
            maxInstanceRequestConcurrency: 80,
            serviceAccount: defaultServiceAccount(PROJECT_NUMBER),
            timeout: "300s",
        }),
        scaling: filled(bag(given, "scaling"), { minInstanceCount: 0, maxInstanceCount: 100 }),
        containers: bags(given, "containers").map(({ item }) => container(item)),
    };
}

function traffics(draft: Draft): readonly Bag[] {
    const given = bags(draft.inputs, "traffics").map(({ item }) => ({ ...item, ...unset(item, { percent: 0 }) }));
    return given.length === 0 ? [LATEST] : given;
}

function trafficStatus(draft: Draft, target: Bag): Bag {
    const tag = text(target, "tag");
    const shown = (key: string): Value => target[key] ?? "";
    return {
        type: shown("type"),
        percent: target.percent ?? 0,
        revision: shown("revision"),
        tag: shown("tag"),
        uri: tag === undefined ? "" : `https://${tag}---${host(draft)}`,
    };
}

/** Shares add up to the whole; a target without a share is one that only its tag reaches. */
function trafficAddsUp(draft: Draft): readonly Refusal[] {
    const targets = bags(draft.inputs, "traffics");
    if (targets.some(({ item }) => item.percent !== undefined && typeof item.percent !== "number")) return [];
    const total = targets.reduce((sum, { item }) => sum + Number(item.percent ?? 0), 0);
    return refuseIf(targets.length > 0 && total !== 100, {
        property: "traffics",
        problem: "must have percents that add up to 100",
        got: String(total),
    });
}

/**
 * A revision never changes: a named one can only be made once. The simulated service remembers the newest one alone, so a
 * name that an older revision has is not noticed.
 */
function revisionIsNew(draft: Draft): readonly Refusal[] {
    const name = text(draft.inputs, "template.revision");
    const held = before(draft)?.inputs;
    if (name === undefined || text(held, "template.revision") !== name) return [];
    const [was, is] = [JSON.stringify(held?.template), JSON.stringify(draft.inputs.template)];
    return refuseIf(was !== is && !is.includes(UNKNOWN), {
        property: "template.revision",
        problem: "must be a new name when anything in the template changes",
        got: printable(name),
        remedy: "a revision that exists is never changed",
    });
}

const service: ResourceKind = {
    id: path,
    outputs: (draft) => ({
        ...workloadOutputs(draft),
        ...unset(draft.inputs, {
            launchStage: "GA",
            ingress: "INGRESS_TRAFFIC_ALL",
            scaling: { minInstanceCount: 0, maxInstanceCount: 0, manualInstanceCount: 0, scalingMode: "" },
        }),
        template: template(draft),
        traffics: traffics(draft),
        trafficStatuses: traffics(draft).map((target) => trafficStatus(draft, target)),
        ...addresses(draft),
        conditions: [condition(draft, "RoutesReady"), condition(draft, "ConfigurationsReady")],
        latestCreatedRevision: revision(draft),
        latestReadyRevision: revision(draft),
    }),
    knownAtPreview: WORKLOAD_KNOWN,
    refusals: (draft) => [
        ...scalingRefusals(draft),
        ...limitRefusals(draft, "template"),
        ...trafficAddsUp(draft),
        ...revisionIsNew(draft),
        ...workloadRefusals(draft, "template"),
    ],
};

function memberPath(draft: Draft): string {
    return `projects/${projectOf(draft)}/locations/${locationOf(draft)}/services/${lastSegment(text(draft.inputs, "name") ?? "")}`;
}

export const cloudRun: Family = {
    [SERVICE]: service,
    "gcp:cloudrunv2/serviceIamMember:ServiceIamMember": iamMember({
        path: memberPath,
        outputs: (draft) => ({ project: projectOf(draft), location: locationOf(draft), name: memberPath(draft) }),
        existing: { type: SERVICE, noun: "a Cloud Run service of this location", property: "name" },
    }),
};
