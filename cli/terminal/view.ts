import type { RunEvent } from "../../sandbox/engine/messages.ts";
import { LiveView } from "./live-view.ts";
import { PlainView } from "./plain-view.ts";
import type { Terminal } from "./terminal.ts";

/** Shows what happens while it happens. */
export interface View {
    read(event: RunEvent): void;
    /** Something that is under way and not yet a resource: a download, a build. Each text replaces the one before. */
    status(text: string): void;
    /** From here on resources are only planned, whatever was meant at first: there is no engine. */
    onlyPlanned(): void;
    /** Takes down what was drawn; nothing may be shown afterwards. */
    stop(): void;
}

/** The view that fits: drawn on a terminal, lines elsewhere, nothing when only JSON is wanted. `planned` says what would be. */
export function createView(terminal: Terminal, title: string, kind: "silent" | "planned" | "done"): View {
    if (kind === "silent") return { read: () => {}, status: () => {}, onlyPlanned: () => {}, stop: () => {} };
    return terminal.live ? new LiveView(terminal, title, kind) : new PlainView(terminal, kind);
}
