import assert from "node:assert/strict";
import { buildReport } from "../../report/build.ts";
import { readState } from "../../report/state.ts";
import { mixedInput } from "./fixture/reports.ts";

describe("readState", () => {
    const urn = "urn:pulumi:prod::ha-platform::gcp:dns/managedZone:ManagedZone::zone";

    it("says what is wrong with a file that is not an exported state", () => {
        assert.throws(() => readState({}), {
            message: /^state\.deployment must be as `pulumi stack export` prints it: .*received undefined$/,
        });
        assert.throws(() => readState("text", "previousState"), {
            message: /^previousState must be as `pulumi stack export` prints it: /,
        });
    });

    it("names the resource and the field that cannot be read", () => {
        const resources = [
            { urn, type: "t" },
            { urn: "elsewhere", type: "t" },
        ];
        assert.throws(() => readState({ deployment: { resources } }), {
            message:
                "state.deployment.resources[1].urn must be as `pulumi stack export` prints it: must be a Pulumi urn",
        });
    });

    it("names the earlier state when that is the one it cannot read", () => {
        assert.throws(() => buildReport({ ...mixedInput(), previousState: { deployment: 1 } }), {
            message: /^previousState\.deployment /,
        });
    });

    it("leaves out what only waits for deletion after its replacement stands", () => {
        const resources = [
            { urn, type: "gcp:dns/managedZone:ManagedZone", custom: true, id: "new" },
            { urn, type: "gcp:dns/managedZone:ManagedZone", custom: true, id: "old", delete: true },
        ];
        assert.deepEqual(
            readState({ deployment: { resources } }).map(({ id }) => id),
            ["new"],
        );
    });

    it("reads a stack that holds nothing", () => {
        assert.deepEqual(readState({ version: 3, deployment: { manifest: {} } }), []);
        assert.deepEqual(readState({ version: 3, deployment: { resources: null } }), []);
    });
});
