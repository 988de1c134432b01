const parts = 10_000;

/** A tenant's place from 0 to below 100, the same everywhere and forever; tenants are spread evenly. */
export function placeOf(tenant: string): number {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(tenant)) hash = Math.imul(hash ^ byte, 0x01000193);
    // Alone, FNV-1a leaves names that differ in their last letter side by side.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((((hash ^ (hash >>> 16)) >>> 0) % parts) / parts) * 100;
}

/** Whether a tenant is among the first `share` percent; one that is stays so at every higher share. */
export function isAdmitted(tenant: string, share: number): boolean {
    return placeOf(tenant) < share;
}
