import { messageOf } from "../edge-router/sending/attempt.ts";
import { gatewayUnavailable } from "./answers.ts";
import { parseGatewayConfig } from "./config.ts";
import { Gateway, type Platform } from "./gateway.ts";

/** The script's bindings. A binding that is missing refuses every request: nothing passes unchecked. */
export interface Bindings {
    readonly CONFIG?: unknown;
    /** The edge router, as a service. */
    readonly NEXT?: { fetch(request: Request): Promise<Response> };
    /** A secret of the account's Secrets Store. */
    readonly ORIGIN_KEY?: { get(): Promise<string> };
}

/** The Worker of one isolate: it starts with the first request, because the bindings come with it. */
class GatewayWorker {
    #started: Gateway | "broken" | undefined;

    // The runtime is never asked to pass requests on after an exception: they would reach the origin unchecked.
    async fetch(request: Request, bindings: Bindings): Promise<Response> {
        this.#started ??= start(bindings);
        if (this.#started === "broken") return gatewayUnavailable("the gateway is not configured");
        try {
            return await this.#started.handle(request);
        } catch (error) {
            log(JSON.stringify({ event: "gateway-fault", message: messageOf(error) }));
            return gatewayUnavailable("the gateway failed before it sent the request on");
        }
    }
}

function start({ CONFIG, NEXT, ORIGIN_KEY }: Bindings): Gateway | "broken" {
    const parsed = parseGatewayConfig(CONFIG);
    if ("problems" in parsed || NEXT === undefined || ORIGIN_KEY === undefined) {
        const missing = Object.entries({ NEXT, ORIGIN_KEY })
            .filter(([, binding]) => binding === undefined)
            .map(([name]) => `${name} must be bound, got nothing`);
        const problems = [...("problems" in parsed ? parsed.problems : []), ...missing];
        log(JSON.stringify({ event: "config-invalid", problems }));
        return "broken";
    }
    const platform: Platform = {
        fetch: (request, init) => fetch(request, init),
        now: () => Date.now(),
        log,
        next: (request) => NEXT.fetch(request),
        originKey: () => ORIGIN_KEY.get(),
    };
    return new Gateway(parsed.config, platform);
}

function log(line: string): void {
    console.log(line);
}

// The runtime's contract: the entry module's default export answers requests.
export default new GatewayWorker();
