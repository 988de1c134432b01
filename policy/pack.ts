/** Entry of the policy pack; making a PolicyPack starts its server. Bundled to dist/pack.cjs by bundle.mjs. */

import { PolicyPack } from "@pulumi/policy";
import { getStack } from "@pulumi/pulumi";
import { catalog } from "./catalog.ts";
import { policiesFor } from "./crossguard.ts";
import { levels } from "./levels.ts";

// Only a pack that the language host starts is told the stack. One started as an executable file is as strict as for an
// unnamed stack; `--policy-pack-config dist/config/<stack>.json` sets another stack's levels.
new PolicyPack("ha-platform", { policies: policiesFor(getStack(), levels, catalog) });
