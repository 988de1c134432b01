import { DATABASE, databaseDocs } from "../../clouds/gcp/firestore.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

const ENABLED = "POINT_IN_TIME_RECOVERY_ENABLED";

export default defineResourceRule({
    id: "firestore-point-in-time-recovery",
    title: "A Firestore database can be read as it was at any minute of the last seven days",
    severity: "critical",
    concern: "backup",
    types: [DATABASE],
    breaks: "data that a bug or a person destroys is lost back to the last daily backup",
    remedy: `{ pointInTimeRecoveryEnablement: "${ENABLED}" }`,
    sources: [databaseDocs],
    requirements: ["ET-15", "ET-14"],
    whenUnknown: "fail",
    settings: {},
    judge: (database) => {
        const state = known(readString(database, "pointInTimeRecoveryEnablement"));
        return state === ENABLED
            ? pass(database, "point-in-time recovery is on")
            : fail(database, `pointInTimeRecoveryEnablement is ${state ?? "not set"}, needs ${ENABLED}`);
    },
});
