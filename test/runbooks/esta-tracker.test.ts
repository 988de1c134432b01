import { runbooksOf } from "./suite.ts";

runbooksOf("esta-tracker");
