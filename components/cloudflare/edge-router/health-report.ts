import type { RouterConfig } from "./configuration/config.ts";
import type { SnapshotHolder } from "./coordination/snapshot-holder.ts";
import { problemResponse } from "./problem.ts";
import type { KnownRegion } from "./regions/region-table.ts";

/** The router's view of itself: what this isolate knows, nothing is asked of anybody. Origin hosts are left out. */
export function healthReport(
    config: RouterConfig,
    known: readonly KnownRegion[],
    snapshots: SnapshotHolder | undefined,
    version: string | null,
    now: number,
): Readonly<Record<string, unknown>> {
    const bad = known.filter((entry) => entry.health.state === "bad").length;
    const decided = Object.values(snapshots?.current()?.regions ?? {});
    const allGood = bad === 0 && decided.every((region) => region.phase === "closed");
    return {
        status: allGood ? "pass" : "warn",
        system: config.system,
        version,
        scope: "isolate",
        time: new Date(now).toISOString(),
        configuration: { valid: true, schemaVersion: config.schemaVersion, problems: [] },
        writer: config.writer,
        routing: bad === known.length ? "load-balancer" : "regions",
        regions: known.map(({ region, health }) => ({
            name: region.name,
            state: health.state,
            reason: health.reason,
            epoch: health.epoch,
            hardFailures: health.streak?.hard ?? 0,
            serverErrors: health.streak?.serverErrors ?? 0,
            evidenceAgeMs: evidenceAge(health.streak?.lastAt, now),
            stateAgeMs: now - health.changedAt,
        })),
        coordination: coordinationReport(snapshots, now),
        apiVersions: config.versions.known.map(({ name, state }) => ({ name, state })),
    };
}

function coordinationReport(snapshots: SnapshotHolder | undefined, now: number) {
    const snapshot = snapshots?.current();
    if (snapshots === undefined || snapshot === undefined) return null;
    return {
        epoch: snapshot.epoch,
        ageMs: snapshots.age(now) ?? null,
        leased: snapshots.isLeased(now),
        writer: snapshot.writer,
        writerEpoch: snapshot.writerEpoch,
        queueingShards: snapshot.queueing.length,
        regions: snapshot.regions,
    };
}

/** The report of a router that cannot use its configuration and therefore passes everything to the load balancer. */
export function brokenReport(problems: readonly string[], version: string | null, now: number) {
    return {
        status: "fail",
        version,
        scope: "isolate",
        time: new Date(now).toISOString(),
        configuration: { valid: false, problems },
        routing: "load-balancer",
        regions: [],
    };
}

/** A report as an answer to GET or HEAD; 503 when the router cannot do its work. */
export function healthResponse(method: string, report: Readonly<Record<string, unknown>>): Response {
    if (method !== "GET" && method !== "HEAD") {
        const refused = problemResponse({
            kind: "method-not-allowed",
            status: 405,
            title: "Method not allowed",
            detail: `the health report can be read with GET or HEAD, got ${method}`,
        });
        refused.headers.set("allow", "GET, HEAD");
        return refused;
    }
    return new Response(method === "HEAD" ? null : JSON.stringify(report), {
        status: report.status === "fail" ? 503 : 200,
        headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
}

function evidenceAge(lastAt: number | undefined, now: number): number | null {
    return lastAt === undefined ? null : now - lastAt;
}
