/** Secrets, their versions and who may read them. */
import { bag, text } from "../bag.ts";
import type { Change, Draft, Family } from "../kind.ts";
import type { Bag } from "../values.ts";
import { refers } from "./checks.ts";
import { iamMember } from "./iam-member.ts";
import { lastSegment, locationOf, PROJECT_NUMBER, projectOf, sameResource, writtenOr } from "./names.ts";
import { annotations, instant, KNOWN_WITH_LABELS, labels } from "./stamps.ts";

const SECRET = "gcp:secretmanager/secret:Secret";
const REGIONAL_SECRET = "gcp:secretmanager/regionalSecret:RegionalSecret";
const VERSION = "gcp:secretmanager/secretVersion:SecretVersion";

function secretId(draft: Draft): string {
    return writtenOr(draft, "secretId", draft.logicalName);
}

/** The number is part of the state; a version that replaces another under the same secret gets the next one. */
function versionNumber(draft: Draft): string {
    const own = draft.cloud.all(VERSION).find(({ urn }) => urn === draft.urn);
    if (draft.revision > 1 && own !== undefined) return text(own.outputs, "version") ?? "1";
    const siblings = draft.cloud
        .all(VERSION)
        .filter(({ inputs }) => sameResource(text(inputs, "secret"), text(draft.inputs, "secret")))
        .map(({ outputs }) => Number(text(outputs, "version") ?? "0"));
    return String(Math.max(0, ...siblings) + 1);
}

function versionName(draft: Draft): string {
    const secret = lastSegment(text(draft.inputs, "secret") ?? "");
    return `projects/${PROJECT_NUMBER}/secrets/${secret}/versions/${versionNumber(draft)}`;
}

/** Adding or removing automatic replication makes another secret; the settings inside it change in place. */
function replacements({ before, inputs }: Change): readonly string[] {
    const automatic = (held: Bag) => bag(held, "replication.auto") !== undefined;
    return automatic(before.inputs) === automatic(inputs) ? [] : ["replication.auto"];
}

export const secretManager: Family = {
    [SECRET]: {
        id: (draft) => `projects/${projectOf(draft)}/secrets/${secretId(draft)}`,
        outputs: (draft) => ({
            project: projectOf(draft),
            expireTime: text(draft.inputs, "expireTime") ?? "",
            ...labels(draft),
            effectiveAnnotations: annotations(draft),
            createTime: instant(draft, "created", 6),
            name: `projects/${PROJECT_NUMBER}/secrets/${secretId(draft)}`,
        }),
        knownAtPreview: [...KNOWN_WITH_LABELS, "effectiveAnnotations"],
        replacements,
    },
    [REGIONAL_SECRET]: {
        id: (draft) => `projects/${projectOf(draft)}/locations/${locationOf(draft)}/secrets/${secretId(draft)}`,
        outputs: (draft) => ({
            project: projectOf(draft),
            expireTime: text(draft.inputs, "expireTime") ?? "",
            ...labels(draft),
            effectiveAnnotations: annotations(draft),
            createTime: instant(draft, "created", 6),
            name: `projects/${PROJECT_NUMBER}/locations/${locationOf(draft)}/secrets/${secretId(draft)}`,
        }),
        knownAtPreview: [...KNOWN_WITH_LABELS, "effectiveAnnotations"],
    },
    [VERSION]: {
        id: versionName,
        outputs: (draft) => ({
            project: projectOf(draft),
            version: versionNumber(draft),
            name: versionName(draft),
            createTime: instant(draft, "created", 6),
            destroyTime: "",
        }),
        refusals: (draft) => refers(draft, SECRET, "a secret", "secret"),
    },
    "gcp:secretmanager/secretIamMember:SecretIamMember": iamMember({
        path: (draft) => secretPath(draft),
        outputs: (draft) => ({ project: projectOf(draft), secretId: secretPath(draft) }),
        existing: { type: SECRET, noun: "a secret", property: "secretId" },
    }),
};

function secretPath(draft: Draft): string {
    return `projects/${projectOf(draft)}/secrets/${lastSegment(text(draft.inputs, "secretId") ?? "")}`;
}
