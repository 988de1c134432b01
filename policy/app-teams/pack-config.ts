/** The levels of applications' stacks as `--policy-pack-config` files. */

import { packConfigs as packConfigsOf } from "../pack-config.ts";
import { levels } from "./levels.ts";
import { POLICY } from "./policy-name.ts";
import { rulesForApplications } from "./rules-for-applications.ts";

/** By stack name. */
export function packConfigs() {
    return packConfigsOf(levels, rulesForApplications, POLICY);
}
