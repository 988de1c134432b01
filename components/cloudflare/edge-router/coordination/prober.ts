import type { Region } from "../configuration/config.ts";
import type { ProbeResult } from "../regions/probes.ts";
import { attempt, type Fetch } from "../sending/attempt.ts";
import { originUrl } from "../sending/inbound.ts";
import type { ProbeRule } from "./config.ts";

/** Checks a region once: its health, its database and a read of real data at the same time. Never rejects. */
export async function probe(fetch: Fetch, region: Region, rule: ProbeRule, suspected: boolean): Promise<ProbeResult> {
    const paths = [...new Set([rule.path, rule.databasePath, rule.readPath])];
    const answers = await Promise.all(paths.map((path) => passes(fetch, region, path, rule.timeoutMs)));
    const passed = new Set(paths.filter((_, index) => answers[index] === true));
    return {
        healthy: passed.has(rule.path),
        reads: passed.has(rule.readPath),
        database: passed.has(rule.databasePath),
        suspected,
    };
}

async function passes(fetch: Fetch, region: Region, path: string, timeoutMs: number): Promise<boolean> {
    const url = originUrl(region, path);
    const result = await attempt(
        fetch,
        new Request(url, { headers: { "x-ha-probe": "1" }, redirect: "manual" }),
        timeoutMs,
    );
    if (result.kind !== "response") return false;
    await result.response.body?.cancel();
    return result.response.status === 200;
}
