import { readFileSync } from "node:fs";
import { Refusal } from "../../sandbox/engine/refusal.ts";

const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** What load is sent to, and with which token. */
export interface LoadTarget {
    /** Without a slash at its end. */
    readonly base: string;
    readonly token?: string;
}

/** As a person names a target on a command line. */
export interface TargetFlags {
    readonly target?: string;
    /** A file with a bearer token of one tenant: a token on a command line is seen by everybody on the machine. */
    readonly tokenFile?: string;
    /** The person operates the target, and nobody else is hurt by the load. */
    readonly iOperateTheTarget?: boolean;
}

/** Undefined where no target is named. Refuses one on another machine unless the person says that it is theirs. */
export function readTarget({ target, tokenFile, iOperateTheTarget }: TargetFlags): LoadTarget | undefined {
    if (target === undefined) {
        if (tokenFile !== undefined) throw new Refusal("--token-file must come with --target, got no target");
        return undefined;
    }
    const url = URL.parse(target);
    if (url === null || !/^https?:$/.test(url.protocol))
        throw new Refusal(`--target must be an address such as https://staging.example.com, got ${target}`);
    if (!LOOPBACK.includes(url.hostname) && iOperateTheTarget !== true)
        throw new Refusal(
            `--target must be on this machine, or come with --i-operate-the-target: up to 2,000 requests/s are an attack on anybody else, got ${url.hostname}`,
        );
    const base = url.href.replace(/\/+$/, "");
    return tokenFile === undefined ? { base } : { base, token: readFileSync(tokenFile, "utf8").trim() };
}
