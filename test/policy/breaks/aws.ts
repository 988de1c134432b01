import type { Break } from "../break.ts";
import { breaks as network } from "./aws-network.ts";

/** Mistakes with what serves requests on AWS. */
export const breaks: readonly Break[] = [...network];
