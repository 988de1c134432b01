/**
 * The state of the Workers runtime that all Workers are tested with
 * (https://developers.cloudflare.com/workers/configuration/compatibility-dates/, 2026-11-22). The router's failing open
 * relies on a fetch of the Worker's own zone going to the load balancer, so the compatibility flag
 * `global_fetch_strictly_public`, which turns that off, must stay unset.
 */
export const COMPATIBILITY_DATE = "2026-07-01";
