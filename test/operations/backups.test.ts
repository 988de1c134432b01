import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { repository } from "../sandbox/engine/sandbox-fixture.ts";
import { blocksOf } from "./page.ts";

const read = (file: string) => fs.readFileSync(path.join(repository, file), "utf8");

describe("the guide to backups", () => {
    it("tells the days that the stack file of prod asks for", () => {
        const { config } = parse(read("Pulumi.prod.yaml"));
        const guide = read("docs/backups.md");
        const row = (system: string): readonly string[] => {
            const line = guide.split("\n").find((text) => text.startsWith(`| ${system} |`));
            return (line ?? "").split("|").map((cell) => cell.trim());
        };
        const databases = {
            "Claim Navigator": config["ha-platform:claim-navigator"].database,
            HireMeBahamas: config["ha-platform:hire-me-bahamas"].database,
            "Agent backend": config["ha-platform:agent-backend"].database,
        };
        for (const [system, { backupDays, pointInTimeDays }] of Object.entries(databases)) {
            assert.match(row(system)[2] ?? "", new RegExp(`\\b${backupDays} days`), system);
            assert.equal(row(system)[3], `${pointInTimeDays} days`, system);
        }
        const { keepDays, location } = config["ha-platform:agent-backend"].export;
        assert.match(row("Agent backend")[2] ?? "", new RegExp(`kept ${keepDays} days`));
        assert.match(row("Agent backend")[4] ?? "", new RegExp(`\\b${location}\\b`));
        const erato = config["ha-platform:erato"];
        assert.match(
            row("Erato")[2] ?? "",
            new RegExp(`RDS, ${erato.database.backupDays} days;.*, ${erato.backups.days} days`),
        );
        assert.equal(row("Erato")[3], `${erato.database.backupDays} days`);
    });

    it("has only blocks that a test runs, that need a cloud, or that are output", () => {
        const kinds = blocksOf("docs/backups.md").map(({ mark, language }) => `${language} ${mark}`.trim());
        assert.deepEqual([...new Set(kinds)].sort(), ["sh", "sh cloud", "text output"]);
    });
});
