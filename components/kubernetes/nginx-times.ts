import { Duration } from "../core/duration.ts";
import type { GracefulShutdown } from "../core/graceful-shutdown.ts";
import type { NginxConfig } from "./nginx-config.ts";

/**
 * Until no packets of new connections come: three health checks of eight seconds find that a node's pod is gone
 * (https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters, 2026-11-22).
 */
const DEREGISTRATION = Duration.seconds(24);
/**
 * The edge keeps idle connections for 15 minutes; whoever closes first must not be this side, or requests get lost
 * (https://developers.cloudflare.com/fundamentals/reference/connection-limits/, 2026-11-22).
 */
const EDGE_IDLE = Duration.minutes(15);

/** Times of the proxy that follow from the longest silence it bears. */
export function planProxyTimes(silence: Duration) {
    const preStop = Duration.seconds(DEREGISTRATION.seconds + 1);
    const shutdown: GracefulShutdown = {
        deregistration: DEREGISTRATION,
        preStop,
        drain: silence,
        grace: Duration.seconds(preStop.seconds + silence.seconds + 5),
        longestRequest: silence,
    };
    const timeouts: NginxConfig["timeouts"] = {
        connect: Duration.seconds(2),
        silence,
        webSocket: Duration.hours(1),
        idle: Duration.seconds(EDGE_IDLE.seconds + 60),
        drain: silence,
    };
    return { shutdown, timeouts };
}
