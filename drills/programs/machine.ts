import { cpus, loadavg, totalmem } from "node:os";

/** What figures depend on, in a line: processors, memory, platform, and how busy it has been for a minute. */
export function describeMachine(): string {
    const processors = cpus();
    const gigabytes = Math.round(totalmem() / 1e9);
    return [
        `${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}`,
        `${gigabytes} GB`,
        `${process.platform} ${process.arch}`,
        `load ${(loadavg()[0] ?? 0).toFixed(1)} before`,
    ].join(", ");
}
