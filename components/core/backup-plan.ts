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
