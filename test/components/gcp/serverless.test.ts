import assert from "node:assert/strict";
import fc from "fast-check";
import { Duration } from "../../../components/core/duration.ts";
import { planArmorRules } from "../../../components/gcp/armor-rules.ts";
import { planDualRegionBucket } from "../../../components/gcp/dual-region-bucket.ts";
import { planRegionalService, type Release } from "../../../components/gcp/regional-service.ts";
import { planRunJob } from "../../../components/gcp/run-job.ts";
import { planWorkQueue } from "../../../components/gcp/work-queue.ts";
import { PROBES } from "../../../stacks/systems/claim-navigator/tables.ts";

const image = `us-docker.pkg.dev/example-project/app/app@sha256:${"0".repeat(64)}`;
const scaling = { minInstances: 1, maxInstances: 10, concurrency: 1 };

function plan(release?: Release) {
    return planRegionalService("api", { image, scaling, probes: PROBES, release });
}

describe("releases of a service", () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,12}$/);

    it("follow the newest revision when nothing is said", () => {
        assert.deepEqual(plan().traffics, [{ type: "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", percent: 100 }]);
        assert.equal(plan().revision, undefined);
    });

    it("[CN-09] always send every request somewhere, most of them to the live revision's name", () => {
        fc.assert(
            fc.property(name, name, fc.integer({ min: 0, max: 99 }), (newest, live, percent) => {
                const { traffics, revision } = plan({
                    name: newest,
                    live,
                    candidatePercent: newest === live ? 0 : percent,
                });
                assert.equal(revision, `api-${newest}`);
                assert.equal(
                    traffics.reduce((sum, target) => sum + target.percent, 0),
                    100,
                );
                assert.equal(
                    "revision" in (traffics[0] ?? {}) && traffics[0] && Reflect.get(traffics[0], "revision"),
                    `api-${live}`,
                );
                assert.equal(traffics.length, newest === live ? 1 : 2);
            }),
        );
    });

    it("keep the revision that was live before warm, without a request", () => {
        assert.deepEqual(plan({ name: "r2", live: "r2", previous: "r1", candidatePercent: 0 }).traffics, [
            { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "api-r2", percent: 100, tag: "live" },
            { type: "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", revision: "api-r1", percent: 0, tag: "previous" },
        ]);
        assert.throws(
            () => plan({ name: "r2", live: "r1", previous: "r1", candidatePercent: 0 }),
            /release.previous must be neither the live nor the newest revision, got r1/,
        );
    });

    it("refuse a share for a candidate that is live already, and names that Cloud Run does not take", () => {
        assert.throws(
            () => plan({ name: "r1", live: "r1", candidatePercent: 5 }),
            /release.candidatePercent must be 0 while the new revision is live, got 5/,
        );
        assert.throws(
            () => plan({ name: "R1", live: "release-number-1", candidatePercent: 100 }),
            (error: Error) => {
                assert.match(error.message, /release.name must be at most 12 lower-case letters, .* got R1/);
                assert.match(error.message, /release.live .* got release-number-1/);
                assert.match(error.message, /release.candidatePercent must be a whole number from 0 to 99, got 100/);
                return true;
            },
        );
    });
});

describe("a job", () => {
    it("[CN-10] is named so that its runs have room, and refuses images and runs that do not", () => {
        assert.equal(planRunJob("claims-migrate", { image, runOnce: "0001-claims-1" }).jobName, "claims-migrate");
        assert.throws(
            () => planRunJob("claims-migrate", { image: "app:latest", runOnce: "0001_claims" }),
            /image must end in @sha256.*runOnce must be lower-case letters, digits and inner dashes, got 0001_claims/,
        );
        assert.throws(
            () => planRunJob("claims-migrate", { image, runOnce: "x".repeat(49) }),
            /runOnce must have at most 48 characters beside the job's name, got 49/,
        );
    });
});

describe("a queue of work", () => {
    it("[CN-13] refuses deadlines and attempts that Pub/Sub does not take", () => {
        assert.deepEqual(planWorkQueue("work", { deadline: Duration.minutes(10), attempts: 10 }), {
            ackDeadlineSeconds: 600,
            maxDeliveryAttempts: 10,
        });
        assert.throws(
            () => planWorkQueue("work", { deadline: Duration.seconds(9), attempts: 4 }),
            /deadline must be from 10 s to 10 min, got 9 s; attempts must be from 5 to 100, got 4/,
        );
    });
});

describe("a bucket in both regions", () => {
    it("refuses the public, keeps old versions and names both regions", () => {
        const regions = { primary: "us-central1", failover: "us-east1", writer: "us-east1" };
        const bucket = planDualRegionBucket("files", "example-project", regions);
        assert.deepEqual(bucket.customPlacementConfig.dataLocations, ["US-CENTRAL1", "US-EAST1"]);
        assert.deepEqual(
            [bucket.publicAccessPrevention, bucket.versioning.enabled, bucket.rpo],
            ["enforced", true, "ASYNC_TURBO"],
        );
    });
});

describe("an entrance's rules", () => {
    it("[trap 49] [CN-06] are spelled as the service spells them, and every address but the edge's has a rate", () => {
        const blocks = Array.from({ length: 23 }, (_, index) => `192.0.2.${index}/32`);
        const rules = planArmorRules(blocks, 600);
        const allowed = rules.filter(({ priority }) => priority < 1000);
        assert.deepEqual(
            allowed.map(({ match }) => match.config.srcIpRanges.length),
            [10, 10, 3],
        );
        assert.equal(allowed.flatMap(({ match }) => match.config.srcIpRanges).length, blocks.length);
        const limit = rules.find(({ action }) => action === "throttle");
        assert.ok(limit && "rateLimitOptions" in limit);
        assert.deepEqual(limit.rateLimitOptions, {
            conformAction: "allow",
            exceedAction: "deny(429)",
            enforceOnKey: "IP",
            rateLimitThreshold: { count: 600, intervalSec: 60 },
        });
        assert.equal(new Set(rules.map(({ priority }) => priority)).size, rules.length);
    });
});
