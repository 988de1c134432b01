/**
 * Headers that only the platform's own parts set: `clientHeaders` takes them from every request that comes in. Origins
 * may trust them because nothing but the edge reaches an origin.
 */

/** The writer epoch a write was sent in; the origin refuses one that is lower than its database's. */
export const writerEpochHeader = "x-writer-epoch";

/** Marks a write that was queued: its client had a 202 long ago, and it comes without a bearer token. */
export const replayHeader = "x-ha-replay";

/** The verified tenant and subject a replayed write was accepted from. */
export const tenantHeader = "x-ha-tenant";
export const subjectHeader = "x-ha-subject";
