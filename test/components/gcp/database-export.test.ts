import assert from "node:assert/strict";
import { Duration } from "../../../components/core/duration.ts";
import { planDatabaseExport } from "../../../components/gcp/database-export.ts";

const args = {
    project: "example-project",
    regions: { primary: "us-central1", failover: "us-east1", writer: "us-central1" },
    location: "EU",
    keep: Duration.days(90),
    hour: 5,
} as const;

describe("a database export's plan", () => {
    it("[AG-10] runs each day, into a bucket named after the project", () => {
        assert.deepEqual(planDatabaseExport("agents-export", args), {
            bucket: "example-project-agents-export",
            schedule: "0 5 * * *",
        });
    });

    it("[AG-10] refuses a place that is lost together with a region, and times that are none", () => {
        assert.throws(
            () => planDatabaseExport("export", { ...args, location: "US", keep: Duration.hours(12), hour: 24 }),
            /location must hold none of the regions.*got US for us-central1 and us-east1; keep must be whole days, at least one, got 12 h; hour must be from 0 to 23, got 24/,
        );
        const regions = { primary: "us-central1", failover: "europe-west1", writer: "us-central1" };
        assert.throws(() => planDatabaseExport("export", { ...args, regions }), /got EU for europe-west1/);
    });
});
