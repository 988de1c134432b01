/** Entry of the policy pack; making a PolicyPack starts its server. Bundled to dist/pack.cjs by bundle.mjs. */

import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";
import { catalog } from "./catalog.ts";
import { highAvailabilityPolicy } from "./crossguard.ts";
import { levels } from "./levels.ts";
import { remediationPolicies } from "./remediations.ts";
import { loadWaivers } from "./waivers/file.ts";

// Only a pack that the language host starts is told the stack. One started as an executable file is as strict as for an
// unnamed stack; `--policy-pack-config dist/config/<stack>.json` names the stack. Packs run in their own folder.
const waivers = join(process.cwd(), "waivers.yaml");

new PolicyPack("ha-platform", {
    policies: [
        highAvailabilityPolicy({
            stack: getStack(),
            table: levels,
            rules: catalog,
            waivers: () => loadWaivers(waivers),
        }),
        ...remediationPolicies(),
    ],
});
