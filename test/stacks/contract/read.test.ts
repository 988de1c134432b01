import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Platform, readPlatform } from "../../../stacks/contract/read.ts";
import { samplePlatform } from "../../../stacks/contract/testing.ts";
import { known, madeFrom, settled } from "./settled.ts";

const STACK = "organization/ha-platform/prod";

interface Exported {
    readonly outputs: unknown;
    readonly secretOutputNames?: readonly string[];
    readonly preview?: boolean;
}

/** A platform whose stack exports what a test says. */
async function platformOf({ outputs, secretOutputNames = [], preview = false }: Exported) {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ inputs }) => ({ id: STACK, state: { ...inputs, outputs, secretOutputNames } }),
        call: () => ({}),
    };
    await pulumi.runtime.setMocks(mocks, "portal", "prod", preview, "organization");
    const reference = new pulumi.StackReference("platform", { name: STACK });
    return { reference, platform: readPlatform(reference) };
}

/** Every way in which a program may ask for something. */
const ways: Readonly<Record<string, (platform: Platform) => pulumi.Output<unknown>>> = {
    environment: (platform) => platform.environment,
    regions: (platform) => platform.regions,
    "a system": (platform) => platform.system("claim-navigator"),
};

async function refused(exported: Exported, sentence: string): Promise<void> {
    for (const [way, ask] of Object.entries(ways)) {
        const { platform } = await platformOf(exported);
        await assert.rejects(settled(ask(platform)), (error) => {
            assert.ok(pulumi.RunError.isInstance(error), way);
            assert.equal(error.message, sentence, way);
            return true;
        });
    }
}

describe("readPlatform [PL-05]", () => {
    it("gives what the platform exports, each field by itself", async () => {
        const outputs = samplePlatform();
        const { platform } = await platformOf({ outputs });
        const claims = platform.system("claim-navigator");
        assert.equal(await settled(claims.database.write), "write.claim-navigator.internal:5432");
        assert.equal(await settled(platform.regions.primary), "us-central1");
        assert.equal(await settled(platform.environment), "prod");
        assert.deepEqual(await settled(platform.system("erato")), outputs.systems.erato);
    });

    it("leaves out what this program's contract does not name, as a newer platform may say more", async () => {
        const outputs = samplePlatform({ systems: ["erato"] });
        const newer = { ...outputs, systems: { erato: { ...outputs.systems.erato, fresh: true }, orion: {} } };
        const { platform } = await platformOf({ outputs: newer });
        assert.deepEqual(await settled(platform.system("erato")), outputs.systems.erato);
    });

    it("makes everything depend on the stack reference", async () => {
        const { platform, reference } = await platformOf({ outputs: samplePlatform() });
        for (const ask of Object.values(ways)) assert.ok((await madeFrom(ask(platform))).includes(reference));
    });

    it("keeps secret what is secret, and nothing else", async () => {
        const { platform } = await platformOf({ outputs: samplePlatform(), secretOutputNames: ["systems"] });
        assert.equal(await pulumi.isSecret(platform.system("erato")), true);
        assert.equal(await pulumi.isSecret(platform.system("erato").cache.tls), true);
        assert.equal(await pulumi.isSecret(platform.regions), false);

        const secret = pulumi.secret({ name: "unrelated" });
        const beside = await platformOf({ outputs: { ...samplePlatform(), secret }, secretOutputNames: ["secret"] });
        assert.equal(await pulumi.isSecret(beside.platform.system("erato")), false);
    });

    it("waits for what is not known yet", async () => {
        const { platform } = await platformOf({ outputs: pulumi.unknown, preview: true });
        for (const [way, ask] of Object.entries(ways)) {
            assert.equal(await settled(ask(platform)), undefined, way);
            assert.equal(await known(ask(platform)), false, way);
        }
    });

    it("refuses a stack that is no platform, or has never been brought up", async () => {
        const sentence = `${STACK} exports no contractVersion: it was never brought up, or is no stack of ha-platform`;
        await refused({ outputs: {} }, sentence);
        await refused({ outputs: { url: "https://example.com" } }, sentence);
    });

    it("keeps to that sentence, however many properties wait for the value", async () => {
        const { platform } = await platformOf({ outputs: {} });
        const error = await settled(platform.regions).catch((reason: unknown) => reason);
        assert.ok(error instanceof Error);
        const { message } = error;
        error.message = `error serializing property "location": ${message}`;
        assert.equal(error.message, message);
    });

    it("refuses a contract that is too new or too old for the program", async () => {
        const newer = { ...samplePlatform(), contractVersion: 2 };
        await refused(
            { outputs: newer },
            `${STACK} exports contract version 2, and this program reads 1: this program needs a newer ha-platform`,
        );
        const older = { ...samplePlatform(), contractVersion: 0 };
        await refused(
            { outputs: older },
            `${STACK} exports contract version 0, and this program reads 1: bring it up with a newer ha-platform`,
        );
    });

    it("refuses a system that the platform does not run, and names those that it does", async () => {
        const few = await platformOf({ outputs: samplePlatform({ systems: ["esta-tracker", "erato"] }) });
        await assert.rejects(settled(few.platform.system("claim-navigator")), {
            message: `${STACK} must run claim-navigator, and runs erato, esta-tracker`,
        });
        const none = await platformOf({ outputs: samplePlatform({ systems: [] }) });
        await assert.rejects(settled(none.platform.system("erato")), {
            message: `${STACK} must run erato, and runs no system`,
        });
    });

    it("refuses a platform that is older than the program's contract, by the first field that is not there", async () => {
        const outputs = samplePlatform({ systems: ["erato"] });
        const { alerts, ...erato } = outputs.systems.erato ?? {};
        assert.ok(alerts !== undefined);
        const { platform } = await platformOf({ outputs: { ...outputs, systems: { erato } } });
        await assert.rejects(settled(platform.system("erato")), {
            message: `${STACK} exports no systems.erato.alerts: bring it up with an ha-platform that is as new as this program's`,
        });
        const { regions, ...rest } = outputs;
        assert.ok(regions.primary !== "");
        const without = await platformOf({ outputs: rest });
        await assert.rejects(settled(without.platform.regions), /exports no regions: bring it up/);
    });

    it("refuses a value of another form by its path, without saying the value", async () => {
        const outputs = samplePlatform({ systems: ["erato"] });
        const erato = { ...outputs.systems.erato, port: "hidden" };
        const { platform } = await platformOf({ outputs: { ...outputs, systems: { erato } } });
        await assert.rejects(settled(platform.system("erato")), (error) => {
            assert.match(String(error), /exports systems\.erato\.port in a form that contract version 1 does not have/);
            assert.doesNotMatch(String(error), /hidden/);
            return true;
        });
    });
});
