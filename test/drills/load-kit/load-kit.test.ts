import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { openLoad } from "../../../drills/load/open-load.ts";
import { isCarried, longestDelay, measure } from "../../../drills/load-kit/judgement.ts";
import { withReferenceOrigin } from "../../../drills/load-kit/reference.ts";
import { readTarget } from "../../../drills/load-kit/target.ts";
import { operationAt, requestAt } from "../../../drills/load-kit/workload.ts";
import { OBJECTIVES } from "../../../stacks/systems/esta-tracker/objectives.ts";
import { openPostgres } from "../../programs/postgres.ts";
import { requireProgram } from "../../programs/program.ts";

describe("the target of a load", () => {
    it("is on this machine, or somebody's who says that it is theirs", () => {
        assert.deepEqual(readTarget({ target: "http://127.0.0.1:8080/" }), { base: "http://127.0.0.1:8080" });
        assert.throws(
            () => readTarget({ target: "https://staging.example.com" }),
            /--target must be on this machine, or come with --i-operate-the-target: .* got staging\.example\.com/,
        );
        assert.throws(() => readTarget({ target: "http://127.0.0.1.example.com" }), /must be on this machine/);
        assert.deepEqual(readTarget({ target: "https://staging.example.com/app/", iOperateTheTarget: true }), {
            base: "https://staging.example.com/app",
        });
    });

    it("has its token in a file, and none without a target", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ha-token-"));
        try {
            const tokenFile = path.join(folder, "token");
            fs.writeFileSync(tokenFile, "example-token\n");
            const read = readTarget({ target: "http://localhost:1", tokenFile });
            assert.equal(read?.token, "example-token");
            assert.throws(() => readTarget({ tokenFile }), /--token-file must come with --target/);
        } finally {
            fs.rmSync(folder, { recursive: true, force: true });
        }
        assert.equal(readTarget({}), undefined);
        assert.throws(() => readTarget({ target: "staging" }), /must be an address such as .* got staging/);
    });
});

describe("the load of ESTA Tracker", () => {
    it("[ET-11] has as many writes among its requests as the objectives have", () => {
        const { requestsPerSecond, writesPerSecond } = OBJECTIVES.load;
        for (const key of ["target", "peak"] as const) {
            const second = Array.from({ length: requestsPerSecond[key] }, (_, index) => operationAt(index));
            assert.equal(second.filter((operation) => operation === "write").length, writesPerSecond[key]);
            assert.equal(new Set(second).size, 4);
        }
    });

    it("gives each write a key of its own", () => {
        const workload = { base: "http://127.0.0.1:1", tenants: 3, employees: 2, identity: () => ({}), name: "x" };
        const keys = Array.from({ length: 200 }, (_, index) => requestAt(workload, index))
            .filter(({ about }) => about === "write")
            .map(({ headers }) => headers?.["idempotency-key"]);
        assert.equal(new Set(keys).size, 20);
    });

    it("[ET-12] is judged by the percentiles that are promised, and by what was not served", () => {
        const sample = (took: number, status: number) => ({
            ...{ index: 0, intendedAt: 0, startedAt: 3, endedAt: took, reused: false, headers: {}, body: "" },
            about: "write" as const,
            status,
        });
        const good = measure("x", [sample(90, 201), sample(95, 201)]);
        assert.deepEqual(
            good.map(({ name, value, bound }) => [name, value, bound]),
            [
                ["x: write p50", 90, 100],
                ["x: write p95", 95, 250],
                ["x: write p99", 95, 500],
                ["x: not served", 0, 0.1],
                ["x: sent late by at most", 3, undefined],
            ],
        );
        assert.ok(isCarried(good));
        assert.ok(!isCarried(measure("x", [sample(90, 201), sample(501, 201)])));
        assert.ok(!isCarried(measure("x", [sample(90, 201), sample(90, 429)])));
        assert.equal(longestDelay([]), 0);
    });
});

describe("the reference origin under load", function () {
    this.timeout(120_000);
    before(async function () {
        requireProgram(this, "redis-server");
        await openPostgres(this).close();
    });

    it("[ET-11] [ET-12] serves every kind of operation", async () => {
        await withReferenceOrigin(process.env, async (workload) => {
            const samples = await openLoad({
                rate: 50,
                seconds: 2,
                timeoutMs: 20_000,
                signal: new AbortController().signal,
                request: (index) => requestAt(workload, index),
            });
            const outcomes = new Set(samples.map(({ about, status }) => `${about} ${status}`));
            assert.deepEqual([...outcomes].sort(), ["cachedRead 200", "databaseRead 200", "report 200", "write 201"]);
        });
    });
});
