import assert from "node:assert/strict";
import { anchorsIn, linksIn } from "../../../tools/links/markdown-links.ts";

describe("the links of a page", () => {
    it("are those in brackets, images and definitions, with their anchors", () => {
        const page = 'See [a](a.md#one), ![b](b.svg "title") and [c].\n\n[c]: https://example.com/c#d\n';
        assert.deepEqual(linksIn(page), [
            { target: "a.md", anchor: "one" },
            { target: "b.svg", anchor: undefined },
            { target: "https://example.com/c", anchor: "d" },
        ]);
    });

    it("are none in code", () => {
        assert.deepEqual(linksIn("`[a](a.md)`\n\n```md\n[b](b.md)\n```\n"), []);
    });

    it("may lead to a heading of the page itself", () => {
        assert.deepEqual(linksIn("[up](#top)"), [{ target: "", anchor: "top" }]);
    });
});

describe("the anchors of a page", () => {
    it("are its headings in lower case, without punctuation", () => {
        const page = "# What fails over, how and how fast\n\n## gcp:cloudrunv2/service:Service\n\n### `ha up` ###\n";
        assert.deepEqual(
            [...anchorsIn(page)],
            ["what-fails-over-how-and-how-fast", "gcpcloudrunv2serviceservice", "ha-up"],
        );
    });

    it("count headings of one text", () => {
        assert.deepEqual([...anchorsIn("# A\n\n## A\n\n## A\n")], ["a", "a-1", "a-2"]);
    });

    it("are also those that the page sets itself", () => {
        assert.deepEqual([...anchorsIn('- <a id="error-rate"></a>**Errors.**\n\n# Top\n')], ["error-rate", "top"]);
    });

    it("are not made of comments in code", () => {
        assert.deepEqual([...anchorsIn("```sh\n# not a heading\n```\n")], []);
    });
});
