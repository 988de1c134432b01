import { runbooksOf } from "./suite.ts";

runbooksOf("claim-navigator");
