/** gRPC servers on the loopback interface, one for each cloud, that the engine attaches to. */
import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Cloud } from "./cloud.ts";
import { type CloudName, clouds } from "./facts/catalog.ts";
import { Provider } from "./provider.ts";

/** The SDK allows messages this big too: large programs, bundled Workers. */
const maxMessageBytes = 400 * 1024 * 1024;

export interface Servers {
    /** `gcp:1234,cloudflare:1235,...`, the form of PULUMI_DEBUG_PROVIDERS. */
    readonly ports: string;
    /** Stops listening and drops connections. */
    close(): void;
}

/** Serves all clouds on free ports. */
export async function serve(cloud: Cloud): Promise<Servers> {
    const started = await Promise.all(clouds.map(async (name) => ({ name, ...(await listen(name, cloud)) })));
    return {
        ports: started.map(({ name, port }) => `${name}:${port}`).join(","),
        close: () => {
            for (const { server } of started) server.forceShutdown();
        },
    };
}

async function listen(name: CloudName, cloud: Cloud): Promise<{ server: grpc.Server; port: number }> {
    const server = new grpc.Server({
        "grpc.max_receive_message_length": maxMessageBytes,
        "grpc.max_send_message_length": maxMessageBytes,
    });
    server.addService(service.ResourceProviderService, methodsOf(new Provider(name, cloud)));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error) reject(error);
            else resolve(bound);
        });
    });
    return { server, port };
}

function methodsOf(provider: Provider): grpc.UntypedServiceImplementation {
    return {
        handshake: answer(() => provider.handshake()),
        getPluginInfo: answer(() => provider.getPluginInfo()),
        attach: answer(() => provider.attach()),
        checkConfig: answer((request) => provider.checkConfig(request)),
        diffConfig: answer((request) => provider.diffConfig(request)),
        configure: answer((request, peer) => provider.configure(request, peer)),
        check: answer((request, peer) => provider.check(request, peer)),
        diff: answer((request, peer) => provider.diff(request, peer)),
        create: answer((request, peer) => provider.create(request, peer)),
        read: answer((request, peer) => provider.read(request, peer)),
        update: answer((request, peer) => provider.update(request, peer)),
        delete: answer((request, peer) => provider.delete(request, peer)),
        invoke: answer((request, peer) => provider.invoke(request, peer)),
        cancel: answer(() => provider.cancel()),
    };
}

/** A method as gRPC calls it; what it throws becomes the error that the engine prints. */
function answer<Request, Response>(
    method: (request: Request, peer: string) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
    return (call, reply) => {
        const run = async () => method(call.request, call.getPeer());
        run().then(
            (response) => reply(null, response),
            (error: unknown) => {
                const details = error instanceof Error ? error.message : String(error);
                reply({ code: grpc.status.UNKNOWN, details });
            },
        );
    };
}
