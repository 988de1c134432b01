import assert from "node:assert/strict";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { addressesIn, lookUp } from "../../../tools/links/external-links.ts";

describe("the external addresses of the repository", () => {
    function addresses(text: string): string[] {
        return addressesIn(new Map([["page.md", text]])).map(({ address }) => address);
    }

    it("are found once each, with every file that names them", () => {
        const files = new Map([
            [
                "a.md",
                "[docs](https://docs.aws.amazon.com/x.html#part), again (https://docs.aws.amazon.com/x.html, 2026-11-22).",
            ],
            ["b.ts", "/** https://docs.aws.amazon.com/x.html. */"],
        ]);
        assert.deepEqual(addressesIn(files), [
            { address: "https://docs.aws.amazon.com/x.html", files: ["a.md", "b.ts"] },
        ]);
    });

    it("are none where a host is an example, this machine, or put together by a program", () => {
        assert.deepEqual(
            addresses(
                "https://api.example.com/x http://127.0.0.1:80/ https://erato.example http://localhost/ https://\u0024{host}/a",
            ),
            [],
        );
    });

    describe("looked up", () => {
        const server = http.createServer((request, response) => {
            response.statusCode = Number(request.url?.slice(1));
            response.end("page");
        });
        let origin = "";
        before(async () => {
            await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
            origin = `http://127.0.0.1:${addressOf(server).port}`;
        });
        after(() => server.close());

        async function problemOf(address: string): Promise<string | undefined> {
            return (await lookUp({ address, files: [] }, 5000)).problem;
        }

        it("are there when they answer, also with a question", async () => {
            for (const status of [200, 403, 429]) assert.equal(await problemOf(`${origin}/${status}`), undefined);
        });

        it("are gone when the page is, or the server", async () => {
            assert.equal(await problemOf(`${origin}/404`), "answers 404");
            assert.equal(await problemOf(`${origin}/500`), "answers 500");
            assert.match((await problemOf("http://127.0.0.1:1/")) ?? "", /ECONNREFUSED|bad port/);
        });
    });
});

function addressOf(server: http.Server): AddressInfo {
    const address = server.address();
    assert.ok(typeof address === "object" && address !== null);
    return address;
}
