import type { Break } from "../break.ts";
import { breaks as edge } from "./aws-edge.ts";
import { breaks as failover } from "./aws-failover.ts";
import { breaks as fleet } from "./aws-fleet.ts";
import { breaks as health } from "./aws-health.ts";
import { breaks as network } from "./aws-network.ts";

/** Mistakes with what serves requests on AWS. */
export const breaks: readonly Break[] = [...network, ...health, ...failover, ...fleet, ...edge];
