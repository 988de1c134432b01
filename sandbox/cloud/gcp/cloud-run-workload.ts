/** What Cloud Run services and jobs have in common: containers, identity, secrets, images and their limits. */
import { bag, bags, text } from "../bag.ts";
import type { Draft, Refusal } from "../kind.ts";
import { notFound, refuseIf } from "../reference.ts";
import { printable } from "../refusal.ts";
import type { Bag } from "../values.ts";
import { refers, refersToNetwork, refersToServiceAccount } from "./checks.ts";
import { SUBNETWORK } from "./compute-subnetwork.ts";
import { deployer, locationOf, lookUp, projectOf, regionIn, sameResource } from "./names.ts";
import { annotations, base64, instant, labels } from "./stamps.ts";

const SECRET = "gcp:secretmanager/secret:Secret";
const SECRET_VERSION = "gcp:secretmanager/secretVersion:SecretVersion";

/** Everything that a revision or an execution refers to; `root` is the path of its template. */
export function workloadRefusals(draft: Draft, root: string): readonly Refusal[] {
    return [
        ...refersToServiceAccount(draft, `${root}.serviceAccount`),
        ...images(draft, root),
        ...secrets(draft, root),
        ...interfaces(draft, root),
    ];
}

/** Images in this project's registries need their repository; public and foreign images are not checked. */
function images(draft: Draft, root: string): readonly Refusal[] {
    return bags(draft.inputs, `${root}.containers`).flatMap(({ index, item }) => {
        const image = text(item, "image") ?? "";
        const [, location, project, repository] =
            /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\//.exec(image) ?? [];
        if (project !== draft.provider.project) return [];
        const id = `projects/${project}/locations/${location}/repositories/${repository}`;
        const known = lookUp(draft.cloud, "gcp:artifactregistry/repository:Repository", id) !== undefined;
        return refuseIf(!known, notFound(`${root}.containers[${index}].image`, "an image in a repository", image));
    });
}

interface SecretUse {
    readonly property: string;
    readonly secret: string;
}

function secretUses(draft: Draft, root: string): readonly SecretUse[] {
    const use = (source: Bag, path: string, prefix: string): readonly SecretUse[] => {
        const secret = text(source, path);
        return secret === undefined ? [] : [{ property: `${prefix}.${path}`, secret }];
    };
    return [
        ...bags(draft.inputs, `${root}.containers`).flatMap((container) =>
            bags(container.item, "envs").flatMap(({ index, item }) =>
                use(item, "valueSource.secretKeyRef.secret", `${root}.containers[${container.index}].envs[${index}]`),
            ),
        ),
        ...bags(draft.inputs, `${root}.volumes`).flatMap(({ index, item }) =>
            use(item, "secret.secret", `${root}.volumes[${index}]`),
        ),
    ];
}

/** A revision does not start with a secret that has no version yet. */
function secrets(draft: Draft, root: string): readonly Refusal[] {
    return secretUses(draft, root).flatMap(({ property, secret }) => {
        const found = lookUp(draft.cloud, SECRET, secret);
        if (found === undefined) return [notFound(property, "a secret", secret)];
        const versions = draft.cloud.all(SECRET_VERSION).map(({ inputs }) => text(inputs, "secret"));
        const names = [found.id, text(found.outputs, "name"), text(found.outputs, "secretId")];
        const hasVersion = versions.some((held) => names.some((name) => sameResource(held, name)));
        return refuseIf(!hasVersion, {
            property,
            problem: "must name a secret that has a version",
            got: printable(secret),
            remedy: "add the version first and depend on it: a revision does not start without it",
        });
    });
}

function interfaces(draft: Draft, root: string): readonly Refusal[] {
    return bags(draft.inputs, `${root}.vpcAccess.networkInterfaces`).flatMap(({ index, item }) => {
        const property = `${root}.vpcAccess.networkInterfaces[${index}]`;
        const subnetwork = text(item, "subnetwork");
        const region = regionIn(lookUp(draft.cloud, SUBNETWORK, subnetwork)?.id ?? "");
        const network = text(item, "network");
        return [
            ...(network === undefined ? [] : refersToNetwork(draft, `${property}.network`, network)),
            ...(subnetwork === undefined
                ? []
                : refers(draft, SUBNETWORK, "a subnetwork", `${property}.subnetwork`, subnetwork)),
            ...refuseIf(region !== undefined && region !== locationOf(draft), {
                property: `${property}.subnetwork`,
                problem: `must be in the region of the workload (${locationOf(draft)})`,
                got: printable(subnetwork),
            }),
        ];
    });
}

/** One entry of `conditions`. */
export function condition(draft: Draft, type: string): Bag {
    return {
        type,
        state: "CONDITION_SUCCEEDED",
        lastTransitionTime: instant(draft, "modified", 6),
        message: "",
        reason: "",
        revisionReason: "",
        executionReason: "",
        severity: "",
    };
}

/** Audit fields, identity and readiness of services and jobs. */
export function workloadOutputs(draft: Draft): Bag {
    return {
        project: projectOf(draft),
        ...labels(draft),
        effectiveAnnotations: annotations(draft),
        createTime: instant(draft, "created", 6),
        updateTime: instant(draft, "modified", 6),
        deleteTime: "",
        expireTime: "",
        creator: deployer(draft),
        lastModifier: deployer(draft),
        etag: `"${base64(draft, 33, `etag-${draft.revision}`)}"`,
        generation: String(draft.revision),
        observedGeneration: String(draft.revision),
        uid: draft.uuid(),
        reconciling: false,
        terminalConditions: [condition(draft, "Ready")],
    };
}

export const WORKLOAD_KNOWN = ["project", "pulumiLabels", "effectiveLabels", "effectiveAnnotations"] as const;

export function defaultServiceAccount(projectNumber: string): string {
    return `${projectNumber}-compute@developer.gserviceaccount.com`;
}

/** Limits of a container that leaves them out. */
export const DEFAULT_LIMITS: Bag = { cpu: "1000m", memory: "512Mi" };

/** The template object of a workload, empty when the program has none. */
export function templateOf(draft: Draft, path: string): Bag {
    return bag(draft.inputs, path) ?? {};
}
