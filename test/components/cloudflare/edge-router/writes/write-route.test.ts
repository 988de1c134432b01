import assert from "node:assert/strict";
import fc from "fast-check";
import type { WriteRoute } from "../../../../../components/cloudflare/edge-router/writes/config.ts";
import { orderKey, routeOf } from "../../../../../components/cloudflare/edge-router/writes/write-route.ts";

const routes: readonly WriteRoute[] = [
    { path: "/api/employees/{employee}/hours", methods: ["POST"], policy: "queue", order: "employee" },
    { path: "/api/leave/{employee}/*", methods: ["PUT"], policy: "queue", order: "employee" },
    { path: "/api/employees/*", methods: ["POST", "PUT"], policy: "queue", order: "tenant" },
    { path: "/api/imports", methods: ["POST"], policy: "pass", order: "tenant" },
];

function keyOf(method: string, resource: string, tenant = "acme"): string {
    return orderKey(tenant, routeOf(routes, method, resource));
}

describe("the route of a write", () => {
    it("is the first that matches by method and whole segments, and otherwise rejects", () => {
        const policies = [
            ["POST", "/api/employees/7/hours", "queue"],
            ["PUT", "/api/employees/7/hours", "queue"],
            ["DELETE", "/api/employees/7/hours", "reject"],
            ["POST", "/api/employees", "queue"],
            ["POST", "/api/employeesX", "reject"],
            ["POST", "/api/imports", "pass"],
            ["POST", "/api/imports/1", "reject"],
            ["PUT", "/api/leave//x", "reject"],
            ["PUT", "/api/leave/7/2026/05", "queue"],
        ] as const;
        for (const [method, resource, policy] of policies) {
            assert.equal(routeOf(routes, method, resource).policy, policy, `${method} ${resource}`);
        }
    });

    it("gives one entity one key on all routes that name it, however its segment is written", () => {
        const key = keyOf("POST", "/api/employees/7/hours");
        assert.equal(keyOf("PUT", "/api/leave/%37/x"), key);
        assert.notEqual(keyOf("POST", "/api/employees/8/hours"), key);
        assert.equal(keyOf("PUT", "/api/employees/9"), keyOf("POST", "/api/employees"));
        assert.equal(typeof keyOf("POST", "/api/employees/%/hours"), "string");
    });

    it("never gives two tenants one key", () => {
        const name = fc.string({ minLength: 1 });
        fc.assert(
            fc.property(name, name, name, name, (tenant, employee, otherTenant, otherEmployee) => {
                fc.pre(tenant !== otherTenant);
                const path = (value: string) => `/api/employees/${encodeURIComponent(value)}/hours`;
                assert.notEqual(
                    keyOf("POST", path(employee.toWellFormed()), tenant),
                    keyOf("POST", path(otherEmployee.toWellFormed()), otherTenant),
                );
            }),
        );
    });
});
