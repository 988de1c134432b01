import { awsChoices } from "./aws-choices.ts";
import type { Choice } from "./choice.ts";
import { cloudflareChoices } from "./cloudflare-choices.ts";
import { googleChoices } from "./google-choices.ts";

/** Every choice that costs something to survive, in the order of the tables. Ids are unique. */
export const choices: readonly Choice[] = [...cloudflareChoices, ...googleChoices, ...awsChoices];
