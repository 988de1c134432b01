import type { Problem } from "./argument-error.ts";
import type { Duration } from "./duration.ts";

/** How one kind of data is kept. Data that is rebuilt on purpose says so instead of leaving a gap. */
export type BackupPlan =
    | {
          readonly kind: "backed-up";
          readonly every: Duration;
          readonly keep: Duration;
          /** Window in which any moment can be restored; absent when only whole backups can. */
          readonly pointInTime?: Duration;
          /** Nobody, the owner included, can shorten the retention. */
          readonly locked: boolean;
      }
    | { readonly kind: "rebuilt"; readonly from: string };

/** What keeps a retention from being days that a cloud can count. */
export function wholeDaysProblems(path: string, keep: Duration): Problem[] {
    if (Number.isInteger(keep.days) && keep.days >= 1) return [];
    return [{ path, reason: `must be whole days, at least one, got ${keep}` }];
}
