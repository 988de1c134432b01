import rule from "../../../../policy/rules/deployment/gke-maintenance-window-set.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "it has a daily window",
            change: (good) => good.at(CLUSTER, "maintenancePolicy", { dailyMaintenanceWindow: { startTime: "03:00" } }),
            at: CLUSTER,
        },
        {
            when: "it has the newer kind of window",
            change: (good) =>
                good.at(CLUSTER, "maintenancePolicy", { recurringMaintenanceWindow: { recurrence: "FREQ=DAILY" } }),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "it has none",
            change: (good) => good.at(CLUSTER, "maintenancePolicy", undefined),
            at: CLUSTER,
            says: /has no window/,
        },
        {
            when: "it has exclusions alone",
            change: (good) => good.at(CLUSTER, "maintenancePolicy", { maintenanceExclusions: [] }),
            at: CLUSTER,
            says: /has no window/,
        },
    ],
    unknown: [
        {
            when: "it is not known",
            change: (good) => good.at(CLUSTER, "maintenancePolicy.recurringWindow.recurrence", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
});
