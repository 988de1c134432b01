import { alertLadderContract } from "./alert-ladder.ts";
import { alertLadderAdapters } from "./alert-ladder-adapters.ts";

describe("[ER-10] [ET-13] [CN-11] the contract of an alert ladder", function () {
    this.timeout(120_000);
    for (const adapter of alertLadderAdapters) alertLadderContract(adapter);
});
