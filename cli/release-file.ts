import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Refusal } from "../sandbox/engine/refusal.ts";
import { readStackConfiguration } from "../sandbox/engine/stack-files.ts";
import { NAMESPACE, type PlatformConfig, parseConfig, plainValue } from "../stacks/config.ts";
import { ConfigError } from "../stacks/config-problems.ts";
import { type Change, type Release, ReleaseRefusal } from "../stacks/releases/release.ts";
import { type ChangedKey, changeStackFile } from "../stacks/releases/stack-file.ts";
import { releaseNamed, releasesOf, systemOf } from "../stacks/releases/targets.ts";

/** What a step did to a stack file. */
export interface StepResult {
    /** The release as the file has it now. */
    readonly release: Release;
    readonly changed: readonly ChangedKey[];
}

/** The releases in `Pulumi.<stack>.yaml`, and their next step. */
export class ReleaseFile {
    readonly #root: string;
    readonly #stack: string;

    constructor(root: string, stack: string) {
        this.#root = root;
        this.#stack = stack;
    }

    /** Everything that the stack releases. Refuses a file that is missing, is no YAML or has mistakes. */
    releases(): readonly Release[] {
        return releasesIn(this.#validated({}));
    }

    /** The release of that name. */
    named(target: string): Release {
        return inWords(() => releaseNamed(target, this.releases()));
    }

    /** Takes a step. The file is written only when all that it says afterwards is valid; otherwise it stays as it is. */
    step(target: string, plan: (release: Release) => readonly Change[]): StepResult {
        const release = this.named(target);
        const file = realpathSync(join(this.#root, `Pulumi.${this.#stack}.yaml`));
        const key = `${NAMESPACE}:${systemOf(release)}`;
        const text = readFileSync(file, "utf8");
        const result = inWords(() => changeStackFile(text, key, plan(release)));
        const config = this.#validated({ [key]: parse(result.text).config[key] });
        if (result.changed.length > 0) replaceFile(file, result.text);
        return { release: releaseNamed(target, releasesIn(config)), changed: result.changed };
    }

    #validated(overrides: Readonly<Record<string, unknown>>): PlatformConfig {
        const { values } = readStackConfiguration(this.#root, this.#stack, overrides);
        const own = Object.entries(values).filter(([key]) => key.startsWith(`${NAMESPACE}:`));
        // `pulumi config set` writes every value that stands alone as text; the engine hands all of them on as text.
        const plain = own.map(([key, value]) => [
            key.slice(NAMESPACE.length + 1),
            typeof value === "string" ? plainValue(value) : value,
        ]);
        return inWords(() => parseConfig(this.#stack, Object.fromEntries(plain)));
    }
}

function releasesIn({ systems, settings }: PlatformConfig): readonly Release[] {
    return releasesOf(systems, settings);
}

/** What the user can put right is refused without a stack trace. */
function inWords<T>(act: () => T): T {
    try {
        return act();
    } catch (error) {
        if (error instanceof ReleaseRefusal || error instanceof ConfigError) throw new Refusal(error.message);
        throw error;
    }
}

/** All of the new text or all of the old one, whatever happens on the way. */
function replaceFile(file: string, text: string): void {
    const beside = `${file}.${process.pid}.tmp`;
    try {
        writeFileSync(beside, text);
        renameSync(beside, file);
    } finally {
        rmSync(beside, { force: true });
    }
}
