/** What CHANGELOG.md asks of an operator between two versions. */

export interface Upgrade {
    /** Commands, in the order of the versions and then of the page. */
    readonly steps: readonly string[];
    /** What a preview may do beyond creating and updating, as `replace Type/name`. */
    readonly announced: readonly string[];
}

/** Everything above the section of `from`. Throws when the page does not know the version, or a step has no command. */
export function upgradeFrom(changelog: string, from: string): Upgrade {
    const sections = changelog.split(/^(?=## )/m).slice(1);
    const at = sections.findIndex((section) => section.split("\n")[0] === `## ${from}`);
    if (at < 0) throw new Error(`CHANGELOG.md must have a section ## ${from}`);
    const entries = sections
        .slice(0, at)
        .reverse()
        .flatMap((section) => section.split(/^(?=- )/m).slice(1));
    return {
        steps: entries.filter((entry) => entry.startsWith("- **Operator's step**")).flatMap(commandsOf),
        announced: entries.flatMap(announcementsOf),
    };
}

function commandsOf(entry: string): string[] {
    const fenced = [...entry.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const inline = [...entry.replace(/```[\s\S]*?```/g, "").matchAll(/`(pulumi (?:config|state) [^`]+)`/g)];
    const commands = [...fenced, ...inline.map(([, text = ""]) => text)]
        .flatMap((text) => text.replaceAll(/\\\n\s*/g, "").split("\n"))
        .map((line) => line.trim())
        .filter((line) => line !== "");
    const announced = announcementsOf(entry);
    if (commands.length === 0 && announced.length === 0) {
        throw new Error(`an operator's step must have a command or an announcement: ${entry.split("\n")[0]}`);
    }
    return commands;
}

function announcementsOf(entry: string): string[] {
    return [...entry.matchAll(/`announced: (replaces|deletes) ([^`\s]+)`/g)].map(
        ([, what, resource]) => `${what === "replaces" ? "replace" : "delete"} ${resource}`,
    );
}
