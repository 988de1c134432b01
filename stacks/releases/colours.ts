import { COLOURS, type Colour } from "../../components/core/colours.ts";
import {
    type Change,
    candidateOf,
    type Deployment,
    type Release,
    ReleaseRefusal,
    refuseUnused,
    type Status,
    takeBack,
} from "./release.ts";

type Image = string | Readonly<Record<string, string>>;

export interface ColourKeys {
    /** Where `live` and `previous` stand, and where the images do. */
    readonly at: readonly string[];
    readonly imagesAt: readonly string[];
    readonly live: Colour;
    readonly previous?: Colour | undefined;
    readonly images: { readonly [Name in Colour]?: Image | undefined };
    /** Whether an image is one digest for every region, or a machine image of each. */
    readonly image: "digest" | "by-region";
    /** Why a candidate gets no share, as the end of a sentence. */
    readonly noShare: string;
}

/** Two colours, of which one takes all requests. The other is the next release, or the one before. */
export class Colours implements Release {
    readonly target: string;
    readonly status: Status;
    readonly #keys: ColourKeys;
    readonly #other: Colour;

    constructor(target: string, keys: ColourKeys) {
        const { live, previous, images } = keys;
        this.target = target;
        this.#keys = keys;
        this.#other = COLOURS.find((colour) => colour !== live) ?? live;
        const isNext = images[this.#other] !== undefined && previous === undefined;
        this.status = {
            live,
            ...(isNext && { candidate: { name: this.#other, percent: 0 } }),
            ...(previous !== undefined && { previous }),
            contents: Object.fromEntries(
                COLOURS.flatMap((colour) => {
                    const { [colour]: image } = images;
                    return image === undefined ? [] : [[colour, inWords(image)]];
                }),
            ),
        };
    }

    deploy({ images, name, directory, serving }: Deployment): readonly Change[] {
        refuseUnused(this.target, { name, directory, serving });
        return [
            { path: [...this.#keys.imagesAt, this.#other], value: this.#image(images) },
            this.#set("previous", undefined),
        ];
    }

    shift(): readonly Change[] {
        throw new ReleaseRefusal(`${this.target} cannot give a candidate a share of requests: ${this.#keys.noShare}`);
    }

    promote(): readonly Change[] {
        const { name } = candidateOf(this);
        return [this.#set("live", name), this.#set("previous", this.status.live)];
    }

    rollback(): readonly Change[] {
        return takeBack(this, [], (previous) => [this.#set("live", previous), this.#set("previous", undefined)]);
    }

    #image(images: readonly string[]): Image {
        const [image, ...more] = images;
        if (this.#keys.image === "digest") {
            if (image !== undefined && more.length === 0) return image;
            throw new ReleaseRefusal(
                `deploy of ${this.target} needs one --image for both regions, got ${images.length}`,
            );
        }
        const pairs = images.map((one) => /^([^=]+)=(.+)$/.exec(one)?.slice(1));
        const named = pairs.flatMap((pair) => (pair === undefined ? [] : [[pair[0] ?? "", pair[1] ?? ""] as const]));
        if (named.length > 0 && named.length === images.length) return Object.fromEntries(named);
        throw new ReleaseRefusal(
            `deploy of ${this.target} needs an --image for each region, such as --image us-east-1=ami-0123456789abcdef0, got ${images.join(" ") || "none"}`,
        );
    }

    #set(key: string, value: Change["value"]): Change {
        return { path: [...this.#keys.at, key], value };
    }
}

function inWords(image: Image): string {
    if (typeof image === "string") return image;
    return Object.entries(image)
        .map(([region, id]) => `${region} ${id}`)
        .join(", ");
}
