/** A value in a system's settings that a step of a release changes. `value` is undefined when the key goes. */
export interface Change {
    /** Below the system's settings, such as `["releases", "v2", "live"]`. */
    readonly path: readonly string[];
    readonly value: string | number | Readonly<Record<string, string>> | undefined;
}

/** What takes requests, what is to take them next, and what took them before. */
export interface Status {
    readonly live: string;
    /** Stands beside the live one; `percent` is its share of requests. */
    readonly candidate?: { readonly name: string; readonly percent: number };
    readonly previous?: string;
    /** Image or files of each one that the stack file still knows, by its name. */
    readonly contents: Readonly<Record<string, string>>;
}

/** What is to stand beside the live release. */
export interface Deployment {
    /** Images by digest, or `region=ami-…` once for each region. */
    readonly images: readonly string[];
    /** Name of the revision or build. Default: the next one after the newest, such as `r4` after `r3`. */
    readonly name?: string | undefined;
    /** Directory with the built pages. Default: the one that the settings name. */
    readonly directory?: string | undefined;
    /** Id of the version of the pages that is served now, which goes on being served. */
    readonly serving?: string | undefined;
}

/** One thing that is released by itself: the five steps, each as changes of the stack file. */
export interface Release {
    /** A system, or a system and its part: `esta-tracker`, `claim-navigator/v2`. */
    readonly target: string;
    readonly status: Status;
    deploy(deployment: Deployment): readonly Change[];
    /** Gives the candidate a share of requests. */
    shift(percent: number): readonly Change[];
    /** Gives the candidate all requests, and remembers who had them. */
    promote(): readonly Change[];
    /**
     * Undoes the last promotion, or takes the candidate's share where nothing was promoted since it was deployed. Empty
     * when the candidate has no share to lose.
     */
    rollback(): readonly Change[];
}

/** A step that a release cannot take now. The message is one sentence that stands alone. */
export class ReleaseRefusal extends Error {
    override readonly name = "ReleaseRefusal";
}

/** What both a promotion and a share need. */
export function candidateOf({ target, status }: Pick<Release, "target" | "status">): { name: string; percent: number } {
    const { candidate, live, previous } = status;
    if (candidate !== undefined) return candidate;
    const other = previous === undefined ? "" : `, ${previous} is what was live before (rollback goes back to it)`;
    throw new ReleaseRefusal(
        `${target} has no candidate: ${live} is live${other}; ha release deploy ${target} brings a new one`,
    );
}

/** The way back: `undo` where there was a promotion, `withdraw` where a candidate stands beside the live one. */
export function takeBack(
    { target, status }: Pick<Release, "target" | "status">,
    withdraw: readonly Change[],
    undo: (previous: string) => readonly Change[],
): readonly Change[] {
    const { candidate, live, previous } = status;
    if (candidate !== undefined && candidate.percent > 0) return withdraw;
    if (previous !== undefined) return undo(previous);
    if (candidate !== undefined) return [];
    throw new ReleaseRefusal(
        `${target} has nothing to roll back to: ${live} is live, there is no candidate, and nothing was live before it`,
    );
}

/** Refuses what a deployment was given and this kind of release has no use for. */
export function refuseUnused(target: string, unused: Readonly<Record<string, unknown>>): void {
    const given = Object.entries(unused).filter(([, value]) => value !== undefined && !isEmpty(value));
    if (given.length === 0) return;
    throw new ReleaseRefusal(`deploy of ${target} takes no ${given.map(([option]) => `--${option}`).join(" and no ")}`);
}

function isEmpty(value: unknown): boolean {
    return Array.isArray(value) && value.length === 0;
}

/** The name after `newest`, such as `r4` after `r3`. */
export function nextName(target: string, newest: string): string {
    const [, letters = "", digits] = /^(.*?)(\d+)$/.exec(newest) ?? [];
    if (digits !== undefined) return `${letters}${Number(digits) + 1}`;
    throw new ReleaseRefusal(`deploy of ${target} needs --name: ${newest} has no number at its end to count on from`);
}
