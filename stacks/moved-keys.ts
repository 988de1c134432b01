/** Keys that earlier versions had, by path: what holds their values now, and what the step in CHANGELOG.md is called. */
const MOVED: ReadonlyMap<string, { readonly to: string; readonly step: string }> = new Map([
    [
        "esta-tracker.image",
        { to: "esta-tracker.releases and esta-tracker.backup.image", step: "releases of ESTA Tracker" },
    ],
    ["erato.images", { to: "erato.releases", step: "releases of Erato" }],
]);

/** What is wrong with a key that an earlier version had; undefined for any other. */
export function movedKey(path: string): string | undefined {
    const moved = MOVED.get(path);
    return moved && `has become ${moved.to}: take the operator's step "${moved.step}" in CHANGELOG.md`;
}
