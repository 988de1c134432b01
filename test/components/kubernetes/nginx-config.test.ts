import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { renderNginxConfig } from "../../../components/kubernetes/nginx-config.ts";
import { BALANCING, renderUpstream, UPSTREAM_DEFAULTS } from "../../../components/kubernetes/nginx-upstream.ts";
import { exampleConfig } from "./nginx-peers.ts";

const server = (host: string, more: object = {}) => ({ host, port: 8080, ...more });
const three = [server("backend1"), server("backend2"), server("backend3", { backup: true })];

describe("NGINX configuration", () => {
    it("[HB-03] renders the document's upstream, with what makes its limits count", () => {
        const text = renderUpstream(exampleConfig(three).upstream).join("\n");
        assert.equal(
            text,
            [
                "upstream backend {",
                "    zone backend 256k;",
                "    least_conn;",
                "    server backend1:8080 weight=1 max_fails=3 fail_timeout=30s;",
                "    server backend2:8080 weight=1 max_fails=3 fail_timeout=30s;",
                "    server backend3:8080 weight=1 max_fails=3 fail_timeout=30s backup;",
                "    keepalive 32;",
                "}",
            ].join("\n"),
        );
        const whole = renderNginxConfig(exampleConfig(three));
        assert.match(whole, /proxy_next_upstream error timeout invalid_header http_500 http_502 http_503 http_504;/);
        assert.match(whole, /proxy_connect_timeout 2s;/);
        assert.match(whole, /proxy_read_timeout 30s;/);
    });

    it("[HB-04] selects round robin, least connections, IP hash and weights", () => {
        const methods = Object.fromEntries(
            BALANCING.map((balancing) => {
                const servers = [server("one", { weight: 5 }), server("two")];
                const block = renderUpstream({ name: "b", balancing, servers, ...UPSTREAM_DEFAULTS });
                return [balancing, block.find((line) => /^ {4}(?:least_conn|ip_hash);$/.test(line))?.trim()];
            }),
        );
        assert.deepEqual(methods, {
            "round-robin": undefined,
            "least-connections": "least_conn;",
            "ip-hash": "ip_hash;",
        });
        const weighted = renderUpstream(exampleConfig([server("one", { weight: 5 })]).upstream);
        assert.ok(weighted.some((line) => line.includes("server one:8080 weight=5")));
    });

    it("refuses what NGINX would refuse, or accept and not do, all at once", () => {
        const config = exampleConfig([server("one", { backup: true }), server("two; }", { backup: true, weight: 0 })]);
        assert.throws(
            () =>
                renderNginxConfig({
                    ...config,
                    upstream: { ...config.upstream, balancing: "ip-hash", keepalive: 0 },
                    timeouts: { ...config.timeouts, silence: config.upstream.tries.within },
                    webSockets: ["ws"],
                    names: { server: "127.0.0.1", keep: Duration.minutes(5) },
                    workers: 0,
                }),
            (error: Error) => {
                assert.match(error.message, /upstream\.servers must hold at least one that is no backup, got none/);
                assert.match(error.message, /upstream\.servers must hold at most one backup, got 2/);
                assert.match(error.message, /upstream\.balancing must not be ip-hash with a backup/);
                assert.match(error.message, /upstream\.keepalive must be at least 1, got 0/);
                assert.match(error.message, /servers\[1\]\.host must be a host name .* got two; }/);
                assert.match(error.message, /servers\[1\]\.weight must be at least 1, got 0/);
                assert.match(
                    error.message,
                    /upstream\.tries\.within must be longer than timeouts\.silence \(65 s\), .* got 65 s/,
                );
                assert.match(error.message, /webSockets must be path prefixes such as \/ws\/, got ws/);
                assert.match(
                    error.message,
                    /names\.keep must not be longer than upstream\.failTimeout \(30 s\), .* got 5 min/,
                );
                assert.match(error.message, /workers must be at least 1, got 0/);
                return true;
            },
        );
    });

    it("never lets a host name add a directive", () => {
        fc.assert(
            fc.property(fc.string(), (host) => {
                const build = () => renderNginxConfig(exampleConfig([server(host)]));
                if (/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(host)) build();
                else assert.throws(build, /host must be a host name/);
            }),
        );
    });
});
