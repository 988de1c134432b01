import type { z } from "zod";
import type { revisionSettings } from "../systems/release-settings.ts";
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

/** Named revisions of Cloud Run services: every one of them is kept, and requests are shared out by name. */
export class Revisions implements Release {
    readonly target: string;
    readonly status: Status;
    readonly #at: readonly string[];
    readonly #newest: string;

    constructor(target: string, at: readonly string[], settings: z.infer<z.ZodObject<typeof revisionSettings>>) {
        const { image, name, live, previous, candidatePercent } = settings;
        this.target = target;
        this.#at = at;
        this.#newest = name;
        this.status = {
            live,
            ...(name !== live && { candidate: { name, percent: candidatePercent } }),
            ...(previous !== undefined && { previous }),
            contents: { [name]: image },
        };
    }

    /** Without an image the newest one under a new name: other settings of a revision change only so. */
    deploy({ images, name, directory, serving }: Deployment): readonly Change[] {
        refuseUnused(this.target, { directory, serving });
        const [image, ...more] = images;
        if (more.length > 0) {
            throw new ReleaseRefusal(
                `deploy of ${this.target} takes one --image for both regions, got ${images.length}`,
            );
        }
        const chosen = name ?? nextName(this.target, this.#newest);
        const { live, previous } = this.status;
        if ([this.#newest, live, previous].includes(chosen)) {
            throw new ReleaseRefusal(
                `--name must be a name that no revision of ${this.target} has had, got ${chosen}: a revision is never changed`,
            );
        }
        return [
            ...(image === undefined ? [] : [this.#set("image", image)]),
            this.#set("name", chosen),
            this.#set("previous", undefined),
            this.#set("candidatePercent", 0),
        ];
    }

    shift(percent: number): readonly Change[] {
        candidateOf(this);
        return [this.#set("candidatePercent", percent)];
    }

    promote(): readonly Change[] {
        const { name } = candidateOf(this);
        return this.#serve(name, this.status.live);
    }

    rollback(): readonly Change[] {
        return takeBack(this, [this.#set("candidatePercent", 0)], (previous) => this.#serve(previous, undefined));
    }

    #serve(live: string, previous: string | undefined): readonly Change[] {
        return [this.#set("live", live), this.#set("previous", previous), this.#set("candidatePercent", 0)];
    }

    #set(key: string, value: Change["value"]): Change {
        return { path: [...this.#at, key], value };
    }
}
