import assert from "node:assert/strict";
import fc from "fast-check";
import { issueBody, issueTitle, putIssue, readDrift } from "../../../tools/ci/drift-issue.ts";
import { anyText } from "../../report/hostile.ts";
import { RecordedRequests } from "./recorded-requests.ts";

const OUTPUT = `Previewing refresh (prod):
~  pulumi:pulumi:Stack ha-platform-prod refreshing (0s)
 ~  aws:rds:Instance erato-database-1-us-east-1 refreshing (1s) [diff: ~multiAz]
 -  cloudflare:index:WorkersRoute esta-tracker-router-route deleted (0.2s)
    gcp:storage:Bucket logs refreshing (0s)
Outputs:
  ~ password: "hunter2" => "hunter3"
Resources:
    ~ 1 to update
error: no changes were expected but changes occurred
`;

const LIST = "GET issues?state=open&labels=drift&per_page=100&page=1";

describe("drift", () => {
    it("is what a refresh found that expected none, by type, name and property", () => {
        assert.deepEqual(readDrift("1", OUTPUT), {
            kind: "drift",
            lines: [
                "~ pulumi:pulumi:Stack ha-platform-prod refreshing (0s)",
                "~ aws:rds:Instance erato-database-1-us-east-1 refreshing (1s) [diff: ~multiAz]",
                "- cloudflare:index:WorkersRoute esta-tracker-router-route deleted (0.2s)",
            ],
        });
    });

    it("is none when the refresh succeeded, and not known when it failed for another reason", () => {
        assert.deepEqual(readDrift("0", OUTPUT), { kind: "none" });
        assert.deepEqual(readDrift("1", OUTPUT.replace(/error: .*/, "error: credentials expired")), { kind: "failed" });
        assert.deepEqual(readDrift("", ""), { kind: "failed" });
    });

    it("is shown as code that nothing can get out of, and at most 100 lines", () => {
        fc.assert(
            fc.property(fc.array(anyText, { maxLength: 5 }), (names) => {
                const drift = readDrift(
                    "1",
                    `${names.map((name) => `~ aws:rds:Instance ${name}`).join("\n")}\nerror: no changes were expected`,
                );
                if (drift.kind !== "drift") return;
                const body = issueBody("prod", drift);
                assert.equal(body.match(/```/g)?.length, 2);
                assert.doesNotMatch(body.replace(/```text\n[\s\S]*\n```/, ""), /@/);
            }),
        );
        const lines = Array.from({ length: 130 }, (_, index) => `~ a:b:C name-${index}`);
        assert.match(issueBody("prod", { lines }), /name-99\n```\n\n_30 more\._/);
    });

    it("opens one issue for a stack, and writes into it from then on", async () => {
        const drift = readDrift("1", OUTPUT);
        assert.ok(drift.kind === "drift");
        const first = new RecordedRequests({ [LIST]: [{ number: 3, title: issueTitle("staging") }] });
        await putIssue(first.request, "prod", drift);
        const body = issueBody("prod", drift);
        assert.deepEqual(first.writes, [["POST", "issues", { title: issueTitle("prod"), body, labels: ["drift"] }]]);
        const second = new RecordedRequests({ [LIST]: [{ number: 4, title: issueTitle("prod") }] });
        await putIssue(second.request, "prod", drift);
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
