/**
 * The state of the Workers runtime that all Workers are tested with
 * (https://developers.cloudflare.com/workers/configuration/compatibility-dates/, 2026-11-22).
 */
export const COMPATIBILITY_DATE = "2026-07-01";
