import { probeContract } from "./probe.ts";
import { probeAdapters } from "./probe-adapters.ts";

describe("the contract of a probe", function () {
    this.timeout(120_000);
    for (const adapter of probeAdapters) probeContract(adapter);
});
