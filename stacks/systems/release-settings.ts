import { z } from "zod";
import { COLOURS, type Colour } from "../../components/core/colours.ts";
import type { ConfigProblem } from "../config-problems.ts";
import { count, image } from "./schema-parts.ts";

const revisionName = () => z.string().regex(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);

/** Releases as named revisions of one service: the newest one described here, and which one takes requests. */
export const revisionSettings = {
    image: image().describe("Image of the newest revision by digest: name@sha256:<64 hexadecimal digits>"),
    name: revisionName().describe("Name of the newest revision; a new one for every change of its settings"),
    live: revisionName().describe("Name of the revision that takes requests; an older one is a rollback"),
    previous: revisionName()
        .optional()
        .describe("Name of the revision that was live before; stays warm, and a rollback goes back to it"),
    candidatePercent: count(0).max(99).describe("Share of requests for the newest revision while another is live"),
};

/** What named revisions must agree on among themselves; `path` is where they stand. */
export function revisionProblems(
    path: string,
    { name, live, previous, candidatePercent }: z.infer<z.ZodObject<typeof revisionSettings>>,
): ConfigProblem[] {
    const problems: ConfigProblem[] = [];
    if (name === live && candidatePercent > 0) {
        problems.push({
            path: `${path}.candidatePercent`,
            reason: `must be 0 while the newest revision is live, got ${candidatePercent}`,
        });
    }
    if (previous === live || previous === name) {
        problems.push({
            path: `${path}.previous`,
            reason: `must be another revision than the live one (${live}) and the newest one (${name}), got ${previous}`,
        });
    }
    return problems;
}

/** Which of two colours is live, and which one was before. */
export const colourSettings = {
    live: z.enum(COLOURS).describe("The release that takes requests"),
    previous: z
        .enum(COLOURS)
        .optional()
        .describe(
            "The release that took requests before; a rollback goes back to it. Not set while the other one is new",
        ),
};

/** What two colours must agree on; `path` is where they stand, `images` what each of them runs. */
export function colourProblems(
    path: string,
    { live, previous }: z.infer<z.ZodObject<typeof colourSettings>>,
    images: { readonly [Name in Colour]?: unknown },
): ConfigProblem[] {
    const problems: ConfigProblem[] = [];
    if (images[live] === undefined) {
        problems.push({
            path: `${path}.live`,
            reason: `must be a release that has an image, got ${live} without one`,
        });
    }
    if (previous !== undefined && (previous === live || images[previous] === undefined)) {
        problems.push({
            path: `${path}.previous`,
            reason: `must be the other release than ${live}, with an image, got ${previous}`,
        });
    }
    return problems;
}
