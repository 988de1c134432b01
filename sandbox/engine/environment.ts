import { delimiter, dirname } from "node:path";
import { Refusal } from "./refusal.ts";

// What a program needs to run at all. Everything else stays outside, so that nothing on this machine, credentials and
// proxies included, can change what a run in the sandbox does.
const passed =
    /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SystemRoot|ComSpec|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA)$/i;
const credentials =
    /^(AWS|GOOGLE|GCLOUD|CLOUDSDK|CLOUDFLARE|PULUMI)_\w*(KEY|TOKEN|SECRET|CREDENTIAL|PROFILE|CONFIG)|^KUBECONFIG$/;
const harmless = /^PULUMI_CONFIG_PASSPHRASE/; // opens nothing but this project's own values

type Environment = Readonly<Record<string, string>>;

/** The environment of the engine, of the program and of the simulated clouds: this Node first on PATH, no credentials. */
export function sandboxEnvironment(from: NodeJS.ProcessEnv): Environment {
    const kept: Record<string, string> = {};
    for (const [name, value] of Object.entries(from)) {
        if (value !== undefined && passed.test(name)) kept[name] = value;
    }
    const path = Object.keys(kept).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
    kept[path] = [dirname(process.execPath), kept[path]].filter(Boolean).join(delimiter);
    return kept;
}

/** What the engine is told on top: its own backend and home, no downloads, one snapshot at the end of a run. */
export function engineEnvironment(backend: string, home: string, ports: string): Environment {
    return {
        PULUMI_DEBUG_PROVIDERS: ports,
        PULUMI_BACKEND_URL: `file://${backend}`,
        PULUMI_HOME: home,
        PULUMI_CONFIG_PASSPHRASE: "",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
        // A snapshot after each step makes `up` quadratic. A run that did not end in order is thrown away as a whole, so
        // the steps in between need no record; a real stack must never do this.
        PULUMI_EXPERIMENTAL: "true",
        PULUMI_SKIP_CHECKPOINTS: "true",
        PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    };
}

/** Refuses to run beside another backend: state with simulated ids must never reach a real one. */
export function refuseForeignBackend(from: NodeJS.ProcessEnv, ownFolder: string): void {
    const backend = from.PULUMI_BACKEND_URL;
    if (backend === undefined || backend === "") return;
    throw new Refusal(
        `PULUMI_BACKEND_URL must be unset, because the sandbox keeps state with simulated ids in ${ownFolder} and nowhere else, got ${backend}`,
    );
}

/** Says which credentials of real clouds are in the environment and stay unused; undefined when there are none. */
export function unusedCredentials(from: NodeJS.ProcessEnv): string | undefined {
    const names = Object.keys(from).filter(
        (name) => credentials.test(name) && !harmless.test(name) && from[name] !== "",
    );
    if (names.length === 0) return undefined;
    return `the sandbox does not use ${names.sort().join(", ")}: no real cloud is contacted`;
}
