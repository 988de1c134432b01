import rule from "../../../../policy/rules/deletion/stateful-resource-protected-in-the-state.ts";
import { meetsContract } from "../../rule-contract.ts";

export default meetsContract(rule, {
    passes: [
        {
            when: "other options are set too",
            change: (good) => good.facts("zone", { options: { protect: true, ignoreChanges: ["paused"] } }),
            at: "zone",
        },
    ],
    fails: ["database", "cache-us-east1", "signing-key", "configuration-bucket", "audit-bucket", "zone"].map((at) => ({
        when: `${at} is not protected`,
        change: (good) => good.facts(at, { options: {} }),
        at,
        says: /protect is false, needs true/,
    })),
    unknown: [],
});
