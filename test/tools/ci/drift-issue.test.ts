import assert from "node:assert/strict";
import fc from "fast-check";
import { issueBody, issueTitle, parseDrift, putIssue } from "../../../tools/ci/drift-issue.ts";
import { anyText } from "../../report/hostile.ts";
import { RecordedRequests } from "./recorded-requests.ts";

const DRIFT = {
    kind: "drift",
    lines: [
        "erato-database-1-us-east-1 (Instance, aws-us-east-1): multiAz was true, is false",
        "esta-tracker-router-route (WorkersRoute, cloudflare) is gone from Cloudflare; the next up makes it again",
    ],
} as const;

const LIST = "GET issues?state=open&labels=drift&per_page=100&page=1";

describe("drift", () => {
    it("is read as it was written, and not known when nothing was", () => {
        assert.deepEqual(parseDrift(JSON.stringify(DRIFT)), DRIFT);
        assert.deepEqual(parseDrift('{"kind":"none"}\n'), { kind: "none" });
        assert.deepEqual(parseDrift('{"kind":"drift"}'), { kind: "failed" });
        assert.deepEqual(parseDrift(""), { kind: "failed" });
    });

    it("is shown as code that nothing can get out of, and at most 100 lines", () => {
        fc.assert(
            fc.property(fc.array(anyText, { maxLength: 5 }), (names) => {
                const body = issueBody("prod", { lines: names });
                assert.equal(body.match(/```/g)?.length, 2);
                assert.doesNotMatch(body.replace(/```text\n[\s\S]*\n```/, ""), /@/);
            }),
        );
        const lines = Array.from({ length: 130 }, (_, index) => `~ a:b:C name-${index}`);
        assert.match(issueBody("prod", { lines }), /name-99\n```\n\n_30 more\._/);
    });

    it("opens one issue for a stack, and writes into it from then on", async () => {
        const first = new RecordedRequests({ [LIST]: [{ number: 3, title: issueTitle("staging") }] });
        await putIssue(first.request, "prod", DRIFT);
        const body = issueBody("prod", DRIFT);
        assert.deepEqual(first.writes, [["POST", "issues", { title: issueTitle("prod"), body, labels: ["drift"] }]]);
        const second = new RecordedRequests({ [LIST]: [{ number: 4, title: issueTitle("prod") }] });
        await putIssue(second.request, "prod", DRIFT);
        assert.deepEqual(second.writes, [["PATCH", "issues/4", { body }]]);
    });

    it("closes the issue when cloud and state agree again, and leaves it when that is not known", async () => {
        const requests = new RecordedRequests({ [LIST]: [{ number: 4, title: issueTitle("prod") }] });
        await putIssue(requests.request, "prod", { kind: "failed" });
        await putIssue(requests.request, "staging", { kind: "none" });
        assert.deepEqual(requests.writes, []);
        await putIssue(requests.request, "prod", { kind: "none" });
        assert.deepEqual(requests.writes, [["PATCH", "issues/4", { state: "closed" }]]);
    });
});
