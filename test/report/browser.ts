import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian's package puts it. */
const EXECUTABLE = "/usr/bin/chromium";

/**
 * The browser's path, or undefined where there is none and none is required. Throws where HA_REQUIRE_BROWSER is 1, so
 * that a machine that must look at the page cannot skip it.
 */
export function browserPath(
    environment: NodeJS.ProcessEnv,
    exists: (path: string) => boolean = existsSync,
): string | undefined {
    if (exists(EXECUTABLE)) return EXECUTABLE;
    if (environment.HA_REQUIRE_BROWSER !== "1") return undefined;
    throw new Error(`the page's tests need a browser at ${EXECUTABLE}, got none: install the Debian package chromium`);
}

export async function launch(executablePath: string): Promise<Browser> {
    const args =
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
    return chromium.launch({ executablePath, args: args.split(" ") });
}
