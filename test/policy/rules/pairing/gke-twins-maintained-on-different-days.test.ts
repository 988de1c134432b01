import rule from "../../../../policy/rules/pairing/gke-twins-maintained-on-different-days.ts";
import { meetsContract } from "../../rule-contract.ts";
import { type Properties, UNKNOWN } from "../../state.ts";
import { CLUSTER, gkeState, TWIN } from "../../states/gcp-gke.ts";

export default meetsContract(rule, {
    good: gkeState,
    passes: [
        {
            when: "windows begin on different days",
            change: (good) =>
                good
                    .set(CLUSTER, window("FREQ=WEEKLY", "2026-01-05T04:00:00Z"))
                    .set(TWIN, window("FREQ=WEEKLY", "2026-01-06T04:00:00Z")),
            at: CLUSTER,
        },
        {
            when: "a window begins on a Sunday",
            change: (good) => good.set(CLUSTER, window("FREQ=WEEKLY", "2026-01-04T04:00:00Z")),
            at: CLUSTER,
        },
    ],
    fails: [
        {
            when: "they share one day",
            change: (good) => good.set(TWIN, window("FREQ=WEEKLY;BYDAY=TH,FR")),
            at: CLUSTER,
            says: /maintained on TH, and clusters-us-east1-cluster is too/,
        },
        {
            when: "windows begin on the same day",
            change: (good) => good.set(TWIN, window("FREQ=WEEKLY", "2026-01-07T04:00:00Z")),
            at: CLUSTER,
            says: /maintained on WE/,
        },
        {
            when: "the twin is maintained every day",
            change: (good) => good.set(TWIN, window("FREQ=DAILY")),
            at: CLUSTER,
            says: /maintained on WE and TH/,
            remedy: "no",
        },
        {
            when: "the twin has a daily window",
            change: (good) => good.at(TWIN, "maintenancePolicy", { dailyMaintenanceWindow: { startTime: "03:00" } }),
            at: CLUSTER,
            says: /maintained on WE and TH/,
            remedy: "no",
        },
        {
            when: "the twin has the newer kind of window",
            change: (good) =>
                good.at(TWIN, "maintenancePolicy", {
                    recurringMaintenanceWindow: { recurrence: "FREQ=WEEKLY;BYDAY=WE" },
                }),
            at: CLUSTER,
            says: /maintained on WE/,
        },
    ],
    unknown: [
        {
            when: "the twin's window is not known",
            change: (good) => good.at(TWIN, "maintenancePolicy.recurringWindow.recurrence", UNKNOWN),
            at: CLUSTER,
            becomes: "unknown",
        },
    ],
    silent: [
        { when: "there is no twin", change: (good) => good.without(TWIN) },
        { when: "the twin has no window", change: (good) => good.at(TWIN, "maintenancePolicy", undefined) },
        { when: "the cluster has no window", change: (good) => good.at(CLUSTER, "maintenancePolicy", undefined) },
    ],
});

function window(recurrence: string, startTime = "2026-01-05T04:00:00Z"): Properties {
    return {
        maintenancePolicy: { recurringWindow: { recurrence, startTime, endTime: startTime.replace("T04", "T12") } },
    };
}
