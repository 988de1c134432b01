import type { Break } from "../break.ts";

/** Mistakes that are about a system as a whole, whatever cloud it stands on. */
export const breaks: readonly Break[] = [
    {
        rule: "system-declares-objectives",
        what: "a system says nothing about how much it may lose",
        change: (prod) => prod.at("HireMeBahamas/hire-me-bahamas", "objectives.recoveryPoint", undefined),
    },
];
