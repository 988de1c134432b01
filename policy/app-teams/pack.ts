/** Entry of the policy pack for applications. Bundled to dist/pack.cjs by ../bundle.mjs. */

import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";
import { highAvailabilityPolicy } from "../crossguard.ts";
import { loadWaivers } from "../waivers/file.ts";
import { levels } from "./levels.ts";
import { POLICY } from "./policy-name.ts";
import { rulesForApplications } from "./rules-for-applications.ts";

// As in the platform's pack, only the language host tells the stack, and packs run in their own folder.
const waivers = join(process.cwd(), "waivers.yaml");

new PolicyPack("ha-applications", {
    policies: [
        highAvailabilityPolicy({
            name: POLICY,
            description: "What an application needs to survive what the platform under it survives.",
            stack: getStack(),
            table: levels,
            rules: rulesForApplications,
            waivers: () => loadWaivers(waivers),
        }),
    ],
});
