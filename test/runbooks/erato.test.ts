import assert from "node:assert/strict";
import * as fs from "node:fs";
import { join } from "node:path";
import { readPage } from "./page.ts";
import { pagesOf, runbooksOf } from "./suite.ts";

runbooksOf("erato");

describe("Erato's recovery runbook", () => {
    const pageOf = (failure: string) => readPage(fs.readFileSync(join(pagesOf("erato"), `${failure}.md`), "utf8"));

    it("[ER-13] says for the database, an instance, a zone and the region what to do, in commands", () => {
        for (const failure of ["database", "instance", "zone", "region"]) {
            const changing = pageOf(failure).blocks.filter(({ text }) =>
                /force-failover|set-instance-health|start-zonal-shift|transition promote/.test(text),
            );
            assert.ok(changing.length > 0, failure);
        }
    });

    it("[ER-13] moves to the other region and rebuilds the lost one on the engine, in this order", () => {
        const lines = pageOf("region").blocks.flatMap(({ text, standIn = "" }) => `${text}\n${standIn}`.split("\n"));
        const order = [
            /cloud promote "ReplicationGroup/,
            /transition promote/,
            /transition release/,
            /instances\.\$lost/,
        ];
        const places = order.map((step) => lines.findIndex((line) => step.test(line)));
        assert.ok(places.every((place) => place >= 0));
        assert.deepEqual(
            places,
            [...places].sort((one, other) => one - other),
        );
    });
});
