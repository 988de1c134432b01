import { runbooksOf } from "./suite.ts";

runbooksOf("hire-me-bahamas");
