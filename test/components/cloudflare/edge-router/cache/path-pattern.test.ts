import assert from "node:assert/strict";
import fc from "fast-check";
import { looseValues, strictValues } from "../../../../../components/cloudflare/edge-router/cache/path-pattern.ts";

const pattern = "/api/employees/{employee}/accrual";

describe("a path pattern of the cache", () => {
    it("fits to the letter where answers are kept", () => {
        assert.deepEqual(strictValues(pattern, "/api/employees/7/accrual"), { employee: "7" });
        for (const path of [
            "/api/employees/%37/accrual",
            "/api/employees//accrual",
            "/api/Employees/7/accrual",
            "/api/employees/7/accrual/",
            "/api/employees/7;a=b/accrual",
            "/api/employees/7",
        ]) {
            assert.equal(strictValues(pattern, path), undefined, path);
        }
    });

    it("fits what any origin may take for the path where answers are made old", () => {
        for (const path of [
            "/api/employees/7/accrual",
            "/api/v2/employees/7/accrual",
            "/API/V1/Employees/%37/ACCRUAL/",
            "/api//v1/employees/7//accrual",
            "/api/v1%2Femployees%2F7%2Faccrual",
        ]) {
            assert.deepEqual(looseValues(pattern, path), { employee: "7" }, path);
        }
        assert.deepEqual(looseValues(pattern, "/api/employees/a%2Fb/accrual"), { employee: "a/b" });
        assert.equal(looseValues(pattern, "/api/employees/7"), undefined);
    });

    it("fits loosely whatever it fits strictly", () => {
        const segment = fc.stringMatching(/^[A-Za-z0-9._~-]{1,8}$/);
        fc.assert(
            fc.property(segment, (employee) => {
                const path = `/api/employees/${employee}/accrual`;
                assert.deepEqual(strictValues(pattern, path), { employee });
                assert.deepEqual(looseValues(pattern, path), { employee: employee.toLowerCase() });
            }),
        );
    });
});
