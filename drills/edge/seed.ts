/** Tenants that traffic comes from, and employees of each. */
export const TENANTS = 400;
export const EMPLOYEES = 5;

/** Every employee that traffic asks for. */
export const SEED = `INSERT INTO employees (tenant, id) SELECT 'tenant-' || t, 'employee-' || e
    FROM generate_series(0, ${TENANTS - 1}) t, generate_series(0, ${EMPLOYEES - 1}) e`;

/** The address that a tenant's requests come from, in a network that is for documentation or for nobody. */
export function addressOf(tenant: string): string {
    const number = Number(tenant.replace(/^tenant-/, ""));
    return `10.0.${number >> 8}.${number & 255}`;
}
