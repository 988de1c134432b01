// A stand-in for the simulated clouds: one provider that remembers what it was asked to create. It lets the tests of the
// engine's host slow an operation down or refuse it, which no test of ours should depend on the real clouds for.
//
// A bucket whose `location` is SLOW takes five seconds; one whose `location` is REFUSED is refused.
import { DatabaseSync } from "node:sqlite";
import { Server, ServerCredentials, type sendUnaryData, status } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type structMessages from "google-protobuf/google/protobuf/struct_pb.js";

type Struct = InstanceType<typeof structMessages.Struct>;
interface Request {
    getUrn(): string;
    getId(): string;
    getPreview(): boolean;
    getNews(): Struct;
    getOldInputs(): Struct;
    getInputs(): Struct;
    getProperties(): Struct;
}
type Method = (call: { request: Request }, reply: sendUnaryData<unknown>) => void;

const { Empty } = emptyMessages;
const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
let store: DatabaseSync | undefined;

const echo: Method = ({ request }, reply) => {
    const response = new provider.CheckResponse();
    response.setInputs(request.getNews());
    reply(null, response);
};
const nothing: Method = (_, reply) => reply(null, new Empty());

function waitFor(properties: Struct, preview: boolean): number {
    return properties.toJavaScript().location === "SLOW" && !preview ? 5_000 : 0;
}

const methods: Record<string, Method> = {
    handshake: (_, reply) => reply(null, new provider.ProviderHandshakeResponse()),
    getPluginInfo: (_, reply) => {
        const info = new plugin.PluginInfo();
        info.setVersion("999.0.0");
        reply(null, info);
    },
    attach: nothing,
    cancel: nothing,
    checkConfig: echo,
    check: echo,
    diffConfig: (_, reply) => reply(null, new provider.DiffResponse()),
    configure: (_, reply) => {
        const response = new provider.ConfigureResponse();
        response.setSupportspreview(true);
        reply(null, response);
    },
    diff: ({ request }, reply) => {
        const same =
            JSON.stringify(request.getOldInputs().toJavaScript()) === JSON.stringify(request.getNews().toJavaScript());
        const response = new provider.DiffResponse();
        response.setChanges(same ? DIFF_NONE : DIFF_SOME);
        response.setDiffsList(same ? [] : ["location"]);
        reply(null, response);
    },
    create: ({ request }, reply) => {
        const { location } = request.getProperties().toJavaScript();
        if (location === "REFUSED" && !request.getPreview()) {
            reply({
                code: status.INVALID_ARGUMENT,
                details: 'location must be a region or a multi-region, got "REFUSED"',
            });
            return;
        }
        const response = new provider.CreateResponse();
        response.setProperties(request.getProperties());
        if (!request.getPreview()) {
            response.setId(request.getUrn().split("::").at(-1) ?? "");
            store?.prepare("INSERT OR REPLACE INTO resources (urn) VALUES (?)").run(request.getUrn());
        }
        setTimeout(() => reply(null, response), waitFor(request.getProperties(), request.getPreview()));
    },
    read: ({ request }, reply) => {
        const response = new provider.ReadResponse();
        response.setId(request.getId());
        response.setProperties(request.getProperties());
        response.setInputs(request.getInputs());
        reply(null, response);
    },
    update: ({ request }, reply) => {
        const response = new provider.UpdateResponse();
        response.setProperties(request.getNews());
        setTimeout(() => reply(null, response), waitFor(request.getNews(), request.getPreview()));
    },
    delete: ({ request }, reply) => {
        store?.prepare("DELETE FROM resources WHERE urn = ?").run(request.getUrn());
        reply(null, new Empty());
    },
};

const server = new Server();
process.on("message", (message: { store?: string; finish?: boolean }) => {
    if (message.finish) {
        const { resources } = store?.prepare("SELECT count(*) AS resources FROM resources").get() ?? {};
        store?.exec("COMMIT");
        store?.close();
        process.send?.({ finished: true, resources }, () => process.exit(0));
    } else if (message.store !== undefined) {
        store = new DatabaseSync(message.store);
        store.exec("CREATE TABLE IF NOT EXISTS resources (urn TEXT PRIMARY KEY)");
        store.exec("BEGIN");
        server.addService(service.ResourceProviderService, methods);
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_, port) =>
            process.send?.({ ports: `gcp:${port}` }),
        );
    }
});
process.on("disconnect", () => process.exit(1));
