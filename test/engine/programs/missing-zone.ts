import * as cloudflare from "@pulumi/cloudflare";

/** A record in a zone that nobody has made. */
export async function platform(): Promise<Record<string, unknown>> {
    const provider = new cloudflare.Provider("cloudflare");
    const zoneId = "0".repeat(32);
    new cloudflare.DnsRecord(
        "record",
        { zoneId, name: "www.example.com", type: "A", content: "192.0.2.1", ttl: 60 },
        { provider },
    );
    return {};
}
