import assert from "node:assert/strict";
import { defaultCoordination } from "../../../../../components/cloudflare/edge-router/coordination/config.ts";
import { CachedEdge } from "./cached-edge.ts";
import { exampleCache, exampleRoute } from "./example-cache.ts";
import { StandInCoordinator } from "./stand-in-coordinator.ts";

const DASHBOARD = "/api/v2/dashboard";
const failing = () => new Response("down", { status: 503 });

describe("the edge's cache", () => {
    it("[ET-10] answers from the isolate, then from the location, and asks the origin once", async () => {
        const edge = await CachedEdge.start();
        const first = await edge.ask(DASHBOARD);
        edge.now += 3000;
        const second = await edge.ask(DASHBOARD);
        const elsewhere = await edge.ask(DASHBOARD, {}, { tenant: "a" }, 1);
        assert.deepEqual(
            [first, second, elsewhere].map(({ outcome }) => outcome),
            ["miss", "hit", "hit"],
        );
        assert.deepEqual([second.text, elsewhere.text], [first.text, first.text]);
        assert.deepEqual([first.headers.get("age"), elsewhere.headers.get("age")], ["0", "3"]);
        assert.equal(edge.asked, 1);
    });

    it("[ET-10] keeps apart tenants, roles, versions, hosts, queries and languages, and users where the route says so", async () => {
        const edge = await CachedEdge.start();
        const asks = [
            () => edge.ask(DASHBOARD),
            () => edge.ask(DASHBOARD, {}, { tenant: "b" }),
            () => edge.ask(DASHBOARD, {}, { tenant: "a", role: "employee" }),
            () => edge.ask("/api/v1/dashboard"),
            () => edge.ask(`${DASHBOARD}?page=2`),
            () => edge.ask(DASHBOARD, { headers: { accept: "text/csv" } }),
            () => edge.ask(DASHBOARD, { headers: { origin: "https://app.example.com" } }),
            () => edge.ask("/api/v2/profile", {}, { tenant: "a", subject: "x" }),
            () => edge.ask("/api/v2/profile", {}, { tenant: "a", subject: "y" }),
            () => edge.send(new Request("https://api.example.com/api/v2/plans")),
            () => edge.send(new Request("https://other.example.com/api/v2/plans")),
            () =>
                edge.send(
                    new Request("https://api.example.com/api/v2/plans", { headers: { "accept-language": "es" } }),
                ),
        ];
        for (const outcome of ["miss", "hit"]) {
            for (const ask of asks) assert.equal((await ask()).outcome, outcome);
        }
        assert.equal(edge.asked, asks.length);
    });

    it("takes requests for one that differ only in the order of parameters, the user or a header that no key has", async () => {
        const edge = await CachedEdge.start();
        await edge.ask(`${DASHBOARD}?b=2&a=1`, {}, { tenant: "a", subject: "x" });
        const again = await edge.ask(
            `${DASHBOARD}?a=1&b=2`,
            { headers: { "x-a": "b" } },
            { tenant: "a", subject: "y" },
        );
        assert.deepEqual([again.outcome, edge.asked], ["hit", 1]);
    });

    it("[ET-10] leaves alone whatever is not a plain read of a declared route by somebody it may know", async () => {
        const edge = await CachedEdge.start();
        const withToken = { authorization: `Bearer ${await edge.token({ tenant: "a" })}` };
        const plain =
            (path: string, headers: Record<string, string> = {}) =>
            () =>
                edge.send(new Request(`https://api.example.com${path}`, { headers }));
        for (const ask of [
            plain(DASHBOARD),
            plain(DASHBOARD, { authorization: "Bearer nonsense" }),
            plain(DASHBOARD, { "x-ha-tenant": "a" }),
            plain("/api/v2/plans", withToken),
            plain("/api/v2/plans", { cookie: "session=1" }),
            plain(DASHBOARD, { ...withToken, cookie: "session=1" }),
            plain(DASHBOARD, { ...withToken, range: "bytes=0-1" }),
            plain(DASHBOARD, { ...withToken, "cache-control": "no-cache" }),
            plain("/api/v2/employees", withToken),
            plain("/api/v2/Dashboard", withToken),
            plain("/api/v2/employees/%37/accrual", withToken),
            plain(`${DASHBOARD}?${"x".repeat(2000)}`, withToken),
        ]) {
            assert.deepEqual([(await ask()).outcome, (await ask()).outcome], [null, null]);
        }
        assert.equal(edge.location.kept.size, 0);
    });

    it("sends the origin nothing of a request that the key does not cover, but for tracing, and the verified sender", async () => {
        const edge = await CachedEdge.start();
        await edge.ask(DASHBOARD, {
            headers: { "x-original-url": "/x", "accept-language": "es", traceparent: "00-1", "x-ha-tenant": "b" },
        });
        const { headers } = edge.requests[0] ?? new Request("https://none.example.com");
        assert.deepEqual([...headers.keys()].sort(), [
            "authorization",
            "traceparent",
            "x-forwarded-host",
            "x-ha-subject",
            "x-ha-tenant",
        ]);
        assert.equal(headers.get("x-ha-tenant"), "a");
    });

    it("renews an answer in the background before it is old, and asks while it does so only once", async () => {
        const edge = await CachedEdge.start();
        await edge.ask(DASHBOARD);
        edge.now += 8500;
        edge.reply = async () => {
            await new Promise((resolve) => setTimeout(resolve, 20));
            return new Response("answer 2");
        };
        const [one, other] = await Promise.all([edge.ask(DASHBOARD), edge.ask(DASHBOARD)]);
        assert.deepEqual([one?.text, other?.text, edge.asked], ["answer 1", "answer 1", 2]);
        const renewed = await edge.ask(DASHBOARD);
        assert.deepEqual([renewed.text, renewed.outcome, edge.asked], ["answer 2", "hit", 2]);
    });

    it("fetches once for requests that come at one time", async () => {
        const edge = await CachedEdge.start();
        edge.reply = async () => {
            await new Promise((resolve) => setTimeout(resolve, 20));
            return new Response("slow");
        };
        const answers = await Promise.all(Array.from({ length: 10 }, () => edge.ask(DASHBOARD)));
        assert.deepEqual(new Set(answers.map(({ text }) => text)), new Set(["slow"]));
        assert.equal(edge.asked, 1);
    });

    it("lets the others try themselves when the one that fetched brought nothing to keep", async () => {
        const edge = await CachedEdge.start();
        edge.reply = async () => {
            const turn = edge.asked;
            await new Promise((resolve) => setTimeout(resolve, 10));
            return turn === 1 ? new Response("no", { status: 404 }) : new Response("yes");
        };
        const answers = await Promise.all([edge.ask(DASHBOARD), edge.ask(DASHBOARD), edge.ask(DASHBOARD)]);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 404]);
    });

    it("[ET-10] serves an old answer, and says so, while the origin has none, and for no longer than configured", async () => {
        const edge = await CachedEdge.start();
        await edge.ask(DASHBOARD);
        edge.now += 20_000;
        edge.reply = failing;
        const stale = await edge.ask(DASHBOARD);
        assert.deepEqual(
            [stale.status, stale.text, stale.outcome, stale.headers.get("warning"), stale.headers.get("age")],
            [200, "answer 1", "stale", '111 - "Revalidation Failed"', "20"],
        );
        edge.reply = () => Promise.reject(new TypeError("no connection"));
        assert.equal((await edge.ask(DASHBOARD)).outcome, "stale");
        edge.reply = () => new Response("gone", { status: 404 });
        assert.equal((await edge.ask(DASHBOARD)).status, 404);
        edge.now += 60_000;
        edge.reply = failing;
        assert.equal((await edge.ask(DASHBOARD)).status, 503);
    });

    it("[ET-10] shows a client its own write at once, and every other isolate's once its snapshot says so", async () => {
        let edge: CachedEdge | undefined;
        const coordinator = new StandInCoordinator(() => edge?.now ?? 0);
        edge = await CachedEdge.start({ coordination: defaultCoordination }, coordinator);
        const path = "/api/v2/employees/7/accrual";
        const outcomes = async () => [
            (await edge.ask(path)).outcome,
            (await edge.ask(path, {}, { tenant: "a" }, 1)).outcome,
        ];
        await outcomes();
        edge.now += 1500;
        await outcomes();
        assert.deepEqual(await outcomes(), ["hit", "hit"]);
        await edge.ask("/api/v2/employees/7/work-logs", { method: "POST" });
        assert.equal((await edge.ask(path)).outcome, "miss");
        edge.now += 1500;
        await edge.ask("/api/v2/employees", {}, { tenant: "a" }, 1);
        const before = edge.asked;
        assert.deepEqual(await outcomes(), ["hit", "hit"]);
        assert.equal(edge.asked, before, "the other isolate takes what the first has stored since, and nothing older");
    });

    it("takes a write whose outcome nobody knows for one that happened, and a refused one for none", async () => {
        const edge = await CachedEdge.start();
        await edge.ask("/api/v2/profile");
        edge.reply = () => new Response("refused", { status: 409 });
        await edge.ask("/api/v2/settings", { method: "PUT" });
        edge.reply = () => new Response("fresh");
        assert.equal((await edge.ask("/api/v2/profile")).outcome, "hit");
        edge.reply = () => Promise.reject(new TypeError("the connection broke"));
        assert.equal((await edge.ask("/api/v2/settings", { method: "PUT" })).status, 502);
        edge.reply = () => new Response("fresh");
        assert.equal((await edge.ask("/api/v2/profile")).text, "fresh");
    });

    it("does not keep what was asked for before a write and came after it", async () => {
        const edge = await CachedEdge.start();
        let release = (): void => undefined;
        edge.reply = async (request) => {
            if (request.method !== "GET") return new Response(null, { status: 204 });
            await new Promise<void>((resolve) => {
                release = resolve;
            });
            return new Response("before");
        };
        const early = edge.ask(DASHBOARD);
        while (edge.asked === 0) await new Promise((resolve) => setTimeout(resolve, 1));
        await edge.ask("/api/v2/settings", { method: "PUT" });
        release();
        assert.equal((await early).text, "before");
        edge.reply = () => new Response("after");
        assert.equal((await edge.ask(DASHBOARD)).text, "after");
    });

    it("[CN-07] forgets everything when the generation is raised by hand", async () => {
        const edge = await CachedEdge.start();
        const same = await CachedEdge.start();
        const raised = await CachedEdge.start({ cache: exampleCache({ generation: 1 }) });
        await edge.ask(DASHBOARD);
        for (const other of [same, raised]) {
            for (const [address, kept] of edge.location.kept) other.location.kept.set(address, kept);
        }
        assert.equal((await same.ask(DASHBOARD)).outcome, "hit");
        assert.equal((await raised.ask(DASHBOARD)).outcome, "miss");
    });

    it("throws away what it finds under another tenant's name, counts it, and asks the origin", async () => {
        const edge = await CachedEdge.start();
        await edge.ask(DASHBOARD);
        for (const [address, kept] of edge.location.kept) {
            const headers = kept.headers.map(
                ([name, value]) => [name, name === "x-cache-tenant" ? "b" : value] as const,
            );
            edge.location.kept.set(address, { ...kept, headers });
        }
        const answer = await edge.ask(DASHBOARD, {}, { tenant: "a" }, 1);
        assert.deepEqual([answer.outcome, answer.text], ["miss", "answer 2"]);
        assert.deepEqual(
            edge.events("cache-tenant-mismatch").map((line) => JSON.parse(line)),
            [{ event: "cache-tenant-mismatch", system: "esta-tracker", tenant: "a", found: "b" }],
        );
    });

    it("gives every client a response of its own, with the status and headers of the first", async () => {
        const edge = await CachedEdge.start({
            cache: exampleCache({ routes: [exampleRoute({ path: "/api/dashboard", statuses: [301] })] }),
        });
        edge.reply = () => new Response("moved", { status: 301, headers: { location: "/x", "content-length": "5" } });
        await edge.ask(DASHBOARD);
        const once = await edge.ask(DASHBOARD);
        once.headers.set("location", "/changed");
        const twice = await edge.ask(DASHBOARD);
        assert.deepEqual([twice.status, twice.headers.get("location"), twice.text], [301, "/x", "moved"]);
    });

    it("answers HEAD from what it has, and a client that has the answer already with 304", async () => {
        const edge = await CachedEdge.start();
        edge.reply = () => new Response("tagged", { headers: { etag: '"1"' } });
        assert.equal((await edge.ask(DASHBOARD, { method: "HEAD" })).outcome, null);
        await edge.ask(DASHBOARD);
        const head = await edge.ask(DASHBOARD, { method: "HEAD" });
        assert.deepEqual([head.outcome, head.text], ["hit", ""]);
        const known = await edge.ask(DASHBOARD, { headers: { "if-none-match": 'W/"1"' } });
        assert.deepEqual([known.status, known.text, known.headers.get("etag")], [304, "", '"1"']);
        assert.equal((await edge.ask(DASHBOARD, { headers: { "if-none-match": '"2"' } })).status, 200);
    });

    it("passes on whole what is too large to keep, declared or not", async () => {
        const edge = await CachedEdge.start();
        const large = "x".repeat(5000);
        const chunks = () => new Response(large).body;
        for (const reply of [
            () => new Response(large, { headers: { "content-length": "5000" } }),
            () => new Response(chunks()),
        ]) {
            edge.reply = reply;
            const answer = await edge.ask(DASHBOARD);
            assert.deepEqual([answer.text, answer.outcome], [large, null]);
        }
        assert.equal(edge.location.kept.size, 0);
    });

    it("goes on without the location's cache when that fails, and says so", async () => {
        const edge = await CachedEdge.start();
        edge.location.match = () => Promise.reject(new Error("no cache"));
        edge.location.put = () => Promise.reject(new Error("no cache"));
        await edge.ask(DASHBOARD);
        assert.equal((await edge.ask(DASHBOARD)).outcome, "hit");
        assert.equal(edge.events("cache-location-failed").length, 2);
    });

    it("says when a write made something old and nobody can tell whose", async () => {
        const edge = await CachedEdge.start();
        await edge.send(new Request("https://api.example.com/api/v2/settings", { method: "PUT" }));
        assert.equal(edge.events("invalidation-without-tenant").length, 1);
    });
});
