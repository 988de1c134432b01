import rule from "../../../../policy/rules/health/monitor-asks-a-health-path.ts";
import { MONITOR, SYSTEM } from "../../esta-state.ts";
import { meetsContract } from "../../rule-contract.ts";
import { UNKNOWN } from "../../state.ts";

const at = MONITOR;

export default meetsContract(rule, {
    passes: [
        { when: "it asks for the database's health", change: (good) => good.at(at, "path", "/api/health/db"), at },
    ],
    fails: [
        {
            when: "it asks for the start page",
            change: (good) => good.at(at, "path", "/"),
            at,
            says: /path is \/, needs \/api\/health or \/api\/health\/db/,
        },
        {
            when: "it says nothing and gets the start page",
            change: (good) => good.at(at, "path", undefined),
            at,
            says: /path is \/, needs/,
        },
    ],
    unknown: [
        { when: "the path is not known", change: (good) => good.at(at, "path", UNKNOWN), at, becomes: "unknown" },
    ],
    silent: [
        { when: "the monitor opens a connection only", change: (good) => good.at(at, "type", "tcp") },
        { when: "the system declares no health paths", change: (good) => good.at(SYSTEM, "health", undefined) },
        { when: "the monitor belongs to no system", change: (good) => good.without(SYSTEM) },
    ],
});
