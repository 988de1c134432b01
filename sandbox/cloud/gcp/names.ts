/** How Google Cloud names things: project, region, relative names and self links. */
import { text } from "../bag.ts";
import type { CloudView, Draft, Existing } from "../kind.ts";
import { type Bag, UNKNOWN } from "../values.ts";

/** The number that stands for every simulated project in names that carry the number instead of the id. */
export const PROJECT_NUMBER = "123456789012";

const COMPUTE = "https://www.googleapis.com/compute/v1/";

/** Who the audit fields of a simulated resource name. */
export function deployer(draft: Draft): string {
    return `deployer@${draft.provider.project}.iam.gserviceaccount.com`;
}

/** What the program wrote, else the fallback. A value that is not known yet stays so, for what is built from it. */
export function writtenOr(draft: Draft, key: string, fallback: string): string {
    return draft.inputs[key] === UNKNOWN ? UNKNOWN : (text(draft.inputs, key) ?? fallback);
}

export function projectOf(draft: Draft): string {
    return writtenOr(draft, "project", draft.provider.project);
}

/** The resource's region as a bare name, also when the program wrote a URL. */
export function regionOf(draft: Draft): string {
    return lastSegment(writtenOr(draft, "region", draft.provider.region));
}

export function locationOf(draft: Draft): string {
    return writtenOr(draft, "location", regionOf(draft));
}

/** The id of a compute resource that is in no region. */
export function globalPath(draft: Draft, collection: string): string {
    return `projects/${projectOf(draft)}/global/${collection}/${draft.name}`;
}

/** The id of a compute resource of one region. */
export function regionalPath(draft: Draft, collection: string): string {
    return `projects/${projectOf(draft)}/regions/${regionOf(draft)}/${collection}/${draft.name}`;
}

export function lastSegment(reference: string): string {
    return reference.slice(reference.lastIndexOf("/") + 1);
}

/** `projects/...` for any spelling of a reference: full URL of any API version, `//service/...` or already relative. */
export function relativeName(reference: string): string {
    const start = reference.search(/projects\/[^/]+\//);
    return start < 0 ? reference : reference.slice(start);
}

/** The segment after `regions/` or `locations/` in a relative name or URL. */
export function regionIn(reference: string): string | undefined {
    return /\/(?:regions|locations)\/([^/]+)/.exec(reference)?.[1];
}

export function selfLink(id: string): string {
    return `${COMPUTE}${id}`;
}

/** What compute stores for a reference: the full v1 URL, whichever spelling the program used. */
export function computeUrl(draft: Draft, reference: string, collection: string): string {
    const relative = relativeName(reference);
    if (relative.startsWith("projects/")) return selfLink(relative);
    if (reference.includes("/")) return reference;
    return selfLink(`projects/${projectOf(draft)}/${collection}/${reference}`);
}

/** The normalised reference under its key, ready to spread; nothing when the program has none. */
export function linked(draft: Draft, key: string, collection: string): Bag {
    const reference = text(draft.inputs, key);
    return reference === undefined ? {} : { [key]: computeUrl(draft, reference, collection) };
}

/** The live resource that a reference of any spelling means: URL, relative name or bare name. */
export function lookUp(cloud: CloudView, type: string, reference: string | undefined): Existing | undefined {
    if (reference === undefined) return undefined;
    const found = cloud.find(type, relativeName(reference)) ?? cloud.find(type, reference);
    if (found !== undefined || reference.includes("/")) return found;
    return cloud.all(type).find(({ id }) => lastSegment(id) === reference);
}

/** True when two references of any spelling mean the same resource; a bare name equals a path that ends in it. */
export function sameResource(left: string | undefined, right: string | undefined): boolean {
    if (left === undefined || right === undefined) return false;
    const [a, b] = [relativeName(left), relativeName(right)];
    return a === b || ((!a.includes("/") || !b.includes("/")) && lastSegment(a) === lastSegment(b));
}

/** The state before an update, `undefined` at create. */
export function before(draft: Draft): Existing | undefined {
    return draft.revision === 1 ? undefined : draft.cloud.all(draft.type).find(({ urn }) => urn === draft.urn);
}
