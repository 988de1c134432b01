import type { SystemName, SystemSettings } from "../systems/settings.ts";
import { Colours } from "./colours.ts";
import { Pages } from "./pages.ts";
import { type Release, ReleaseRefusal } from "./release.ts";
import { Revisions } from "./revisions.ts";

const ONE_SELECTOR = "one selector moves all requests at once, and promote is that";

/** What each system releases by itself. */
const TARGETS: { readonly [Name in SystemName]: (settings: SystemSettings[Name]) => readonly Release[] } = {
    "esta-tracker": ({ releases }) => [new Revisions("esta-tracker", ["releases"], releases)],
    "claim-navigator": ({ releases }) =>
        Object.entries(releases).map(
            ([version, release]) => new Revisions(`claim-navigator/${version}`, ["releases", version], release),
        ),
    "hire-me-bahamas": ({ backend, site }) => [
        new Colours("hire-me-bahamas/backend", {
            ...backend,
            at: ["backend"],
            imagesAt: ["backend", "images"],
            image: "digest",
            noShare: ONE_SELECTOR,
        }),
        new Pages("hire-me-bahamas/site", ["site"], site),
    ],
    "agent-backend": ({ releases }) => [
        new Colours("agent-backend", {
            ...releases,
            at: ["releases"],
            imagesAt: ["releases"],
            images: releases,
            image: "digest",
            noShare: ONE_SELECTOR,
        }),
    ],
    erato: ({ releases }) => [
        new Colours("erato", {
            ...releases,
            at: ["releases"],
            imagesAt: ["releases"],
            images: releases,
            image: "by-region",
            noShare:
                "promote replaces its instances in steps, with a pause at each, and goes back by itself on an alarm",
        }),
    ],
};

/** The system of a target, which is where its settings are. */
export function systemOf({ target }: Pick<Release, "target">): string {
    return target.split("/")[0] ?? target;
}

/** Everything that a stack's systems release, in the order of its systems. */
export function releasesOf(systems: readonly SystemName[], settings: Partial<SystemSettings>): readonly Release[] {
    return systems.flatMap((system) => targetsOf(system, settings));
}

function targetsOf<Name extends SystemName>(system: Name, settings: Partial<SystemSettings>): readonly Release[] {
    const { [system]: own } = settings;
    return own === undefined ? [] : TARGETS[system](own);
}

/** The release of that name. Refuses unknown ones, and a system that has parts. */
export function releaseNamed(target: string, releases: readonly Release[]): Release {
    const found = releases.find((release) => release.target === target);
    if (found !== undefined) return found;
    const parts = releases.filter((release) => systemOf(release) === target);
    const possible = (parts.length > 0 ? parts : releases).map((release) => release.target).join(", ");
    throw new ReleaseRefusal(
        parts.length > 0
            ? `${target} is released in parts: name one of ${possible}`
            : `target must be one of ${possible}, got ${target}`,
    );
}
