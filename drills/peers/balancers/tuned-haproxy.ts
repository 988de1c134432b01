import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../../programs/eventually.ts";
import { freePort } from "../../programs/ports.ts";
import { PROGRAMS } from "../../programs/program.ts";
import type { Balancer, Behind } from "./balancer.ts";

const START = 10_000; // milliseconds

/**
 * HAProxy with everything in it that helps here: probes each second and four times as fast when in doubt, live answers
 * watched, requests that may be repeated repeated elsewhere, and a slow start. Times are those of the tuned NGINX.
 */
export function tunedHaproxy(name: string): Balancer {
    return {
        name,
        start: async (programs, servers) => {
            const port = await freePort();
            const file = join(programs.folder, `haproxy-${port}.cfg`);
            writeFileSync(file, configuration(port, servers));
            const running = programs.start(PROGRAMS.haproxy.path, ["-db", "-f", file]);
            const url = `http://127.0.0.1:${port}`;
            await eventually("an answer of HAProxy", { milliseconds: START }, async () => {
                if (running.ended) throw new Error(`HAProxy did not start: ${running.said.trim()}`);
                const answer = await fetch(url).catch(() => undefined);
                return answer?.ok || undefined;
            });
            return { addresses: [url] };
        },
    };
}

function configuration(port: number, servers: readonly Behind[]): string {
    const options = [
        "check inter 1s fastinter 250ms downinter 1s fall 2 rise 3",
        "observe layer7 error-limit 5 on-error mark-down slowstart 10s",
    ].join(" ");
    return [
        "global",
        "    maxconn 4000",
        "defaults",
        "    mode http",
        "    timeout connect 1s",
        "    timeout client 60s",
        "    timeout server 2s",
        "    timeout queue 2s",
        "    timeout check 1s",
        "    retries 2",
        "    option redispatch 1",
        "    retry-on conn-failure empty-response junk-response response-timeout 500 502 503 504",
        "frontend clients",
        `    bind 127.0.0.1:${port}`,
        "    default_backend servers",
        "backend servers",
        "    balance leastconn",
        "    option httpchk GET /health",
        "    http-reuse safe",
        "    http-request disable-l7-retry unless METH_GET",
        `    default-server ${options}`,
        ...servers.map(
            (server) => `    server at-${server.port} 127.0.0.1:${server.port}${server.isBackup ? " backup" : ""}`,
        ),
        "",
    ].join("\n");
}
