import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { onStore } from "../../../sandbox/cloud/outside.ts";
import { Store } from "../../../sandbox/cloud/store.ts";
import { fromStruct, toStruct } from "../../../sandbox/cloud/wire.ts";
import { ask } from "./engine-run.ts";

const urn = "urn:pulumi:dev::spec::aws:ec2/vpc:Vpc::net";

describe("the cloud process", () => {
    let folder: string;
    let file: string;
    let clouds: ChildProcess;
    let exit: Promise<number | null>;
    beforeEach(() => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "process-"));
        file = path.join(folder, "cloud.sqlite");
        clouds = fork(path.join(import.meta.dirname, "../../../sandbox/cloud/process.ts"));
        exit = new Promise((resolve) => clouds.once("exit", resolve));
    });
    afterEach(() => {
        clouds.kill();
        fs.rmSync(folder, { recursive: true });
    });

    async function connect(): Promise<grpc.Client & InstanceType<typeof service.ResourceProviderClient>> {
        const { ports } = await ask(clouds, { store: file });
        assert.match(String(ports), /^gcp:\d+,cloudflare:\d+,aws:\d+,kubernetes:\d+$/);
        const port = /aws:(\d+)/.exec(String(ports))?.[1];
        return new service.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    }

    const create = async (inputs: Parameters<typeof toStruct>[0]): Promise<messages.CreateResponse> => {
        const client = await connect();
        const request = new messages.CreateRequest();
        request.setUrn(urn);
        request.setProperties(toStruct(inputs));
        return new Promise((resolve, reject) => {
            client.create(request, (error, response) => {
                client.close();
                if (error) reject(error);
                else resolve(response);
            });
        });
    };

    it("keeps what was created once it is told to finish", async () => {
        const response = await create({ cidrBlock: "10.0.0.0/16" });
        assert.match(response.getId(), /^vpc-0[0-9a-f]{16}$/);
        assert.equal(fromStruct(response.getProperties()).enableDnsHostnames, false);
        assert.deepEqual(await ask(clouds, { finish: true }), { finished: true, resources: 1 });
        assert.equal(await exit, 0);
        assert.deepEqual(
            onStore(file, (operations) => operations.list().map(({ id }) => id)),
            [response.getId()],
        );
    });

    it("keeps nothing when its parent goes away", async () => {
        await create({ cidrBlock: "10.0.0.0/16" });
        clouds.disconnect();
        assert.equal(await exit, 1);
        const store = Store.open(file);
        assert.equal(store.all().length, 0);
        store.close();
    });

    it("answers a refusal as the error that the engine prints, without a stack", async () => {
        onStore(file, (operations) =>
            operations.addFault({ type: "aws:ec2/vpc:Vpc", times: 1, effect: { kind: "fail" } }),
        );
        await assert.rejects(create({ cidrBlock: "10.0.0.0/16" }), {
            details:
                '503 aws:ec2/vpc:Vpc is unavailable (simulated fault 1: type aws:ec2/vpc:Vpc); heal it with "ha cloud heal"',
        });
    });

    it("says what is wrong with a damaged store, and ends", async () => {
        fs.writeFileSync(file, "not a database");
        await assert.rejects(
            ask(clouds, { store: file }),
            /store .*cloud\.sqlite is damaged \(.*\); remove .* to start from an empty cloud/,
        );
        assert.equal(await exit, 1);
    });

    for (const [message, expected] of [
        [{ hello: 1 }, 'a message must be { store: path } or { finish: true }, got {"hello":1}'],
        [{ finish: true }, "the simulated clouds are not running"],
    ] as const) {
        it(`refuses the message ${JSON.stringify(message)}`, () =>
            assert.rejects(ask(clouds, message), { message: expected }));
    }
});
