import assert from "node:assert/strict";
import { eratoProblems, eratoSchema } from "../../../../stacks/systems/erato/config.ts";
import { backupPlans } from "../../../../stacks/systems/erato/objectives.ts";
import { prodValues } from "../../stack-file.ts";

const settings = eratoSchema.parse(prodValues().erato);
const aws = {
    regions: { primary: "us-east-1", failover: "us-west-2", writer: "us-east-1" },
    zones: { "us-east-1": ["us-east-1a", "us-east-1b", "us-east-1c"], "us-west-2": ["us-west-2a", "us-west-2b"] },
};
const regions = { primary: "us-central1", failover: "us-east1", writer: "us-central1" };
const stack = { cloudflare: { domain: "example.com" }, protect: true, regions, aws };

describe("Erato's settings", () => {
    it("are right in production", () => {
        assert.deepEqual(eratoProblems(settings, stack), []);
        assert.deepEqual(eratoProblems(undefined, stack), []);
    });

    it("[ER-05] want an instance in each zone and an image in each region", () => {
        const { minInstances, ...instances } = settings.instances;
        const few = { ...instances, minInstances: minInstances - 1, standbyInstances: 1 };
        const found = eratoProblems({ ...settings, instances: few, releases: { live: "blue", blue: {} } }, stack);
        assert.deepEqual(
            found.map(({ path, reason }) => `${path} ${reason}`),
            [
                "erato.releases.blue must have an image of us-east-1, got images of no region",
                "erato.releases.blue must have an image of us-west-2, got images of no region",
                "erato.instances.minInstances must be at least 3, one in each zone of us-east-1, got 2",
                "erato.instances.standbyInstances must be at least 2, one in each zone of us-west-2, got 1",
            ],
        );
    });

    it("[ER-11] keep daily backups that nobody can delete in production", () => {
        const { vault, database } = backupPlans(settings);
        assert.deepEqual([vault.every.days, vault.keep.days, vault.locked], [1, 35, true]);
        assert.equal(database.pointInTime.days, database.keep.days);
    });
});
