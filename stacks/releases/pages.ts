import {
    type Change,
    candidateOf,
    type Deployment,
    nextName,
    type Release,
    ReleaseRefusal,
    refuseUnused,
    type Status,
    takeBack,
} from "./release.ts";

export interface PageKeys {
    readonly release: string;
    readonly directory: string;
    readonly served?: string | undefined;
    readonly previous?: string | undefined;
}

/** Pages at the edge: a build becomes a version there and keeps its id, and one version is served as a whole. */
export class Pages implements Release {
    readonly target: string;
    readonly status: Status;
    readonly #at: readonly string[];
    readonly #keys: PageKeys;

    constructor(target: string, at: readonly string[], keys: PageKeys) {
        const { release, directory, served, previous } = keys;
        this.target = target;
        this.#at = at;
        this.#keys = keys;
        this.status = {
            live: served ?? release,
            ...(served !== undefined && { candidate: { name: release, percent: 0 } }),
            ...(previous !== undefined && { previous }),
            contents: { [release]: directory },
        };
    }

    deploy({ images, name, directory, serving }: Deployment): readonly Change[] {
        refuseUnused(this.target, { image: images });
        const served = serving ?? this.#keys.served;
        if (served === undefined) {
            throw new ReleaseRefusal(
                `deploy of ${this.target} needs --serving <id>, the version that is served now and goes on being served: output systems.hire-me-bahamas.site.served of the stack`,
            );
        }
        const release = name ?? nextName(this.target, this.#keys.release);
        if (release === this.#keys.release) {
            throw new ReleaseRefusal(`--name must be another build than the one in the stack file, got ${release}`);
        }
        return [
            this.#set("release", release),
            ...(directory === undefined ? [] : [this.#set("directory", directory)]),
            this.#set("served", served),
            this.#set("previous", undefined),
        ];
    }

    shift(): readonly Change[] {
        throw new ReleaseRefusal(
            `${this.target} cannot give a candidate a share of requests: a page and the files that it asks for must be of one build`,
        );
    }

    promote(): readonly Change[] {
        candidateOf(this);
        return [this.#set("served", undefined), this.#set("previous", this.#keys.served)];
    }

    rollback(): readonly Change[] {
        return takeBack(this, [], (previous) => [this.#set("served", previous), this.#set("previous", undefined)]);
    }

    #set(key: string, value: Change["value"]): Change {
        return { path: [...this.#at, key], value };
    }
}
