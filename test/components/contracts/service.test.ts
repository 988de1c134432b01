import { serviceContract } from "./service.ts";
import { serviceAdapters } from "./service-adapters.ts";

describe("[ET-02] [ER-05] [AG-07] the contract of a service", function () {
    this.timeout(120_000);
    for (const adapter of serviceAdapters) serviceContract(adapter);
});
