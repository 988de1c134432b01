// A stand-in for the platform's program: buckets, as many and as difficult as the stack's configuration asks for.
import * as gcp from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";

class StandIn extends pulumi.ComponentResource {
    constructor(name: string) {
        super("ha-platform:systems:StandIn", name, {});
        this.registerOutputs({ system: name });
    }
}

export async function platform(): Promise<Record<string, unknown>> {
    const config = new pulumi.Config();
    const locations = config.requireObject<string[]>("locations");
    const protect = config.getBoolean("protect") ?? false;
    const parent = new StandIn("stand-in");
    const provider = new gcp.Provider("gcp-us-central1", { region: "us-central1", project: "example-project" });
    for (const [index, location] of locations.entries()) {
        new gcp.storage.Bucket(`bucket-${index}`, { location }, { parent, provider, protect });
    }
    if (config.getBoolean("throw")) throw new Error("regions.primary must differ from regions.failover, got the same");
    if (config.getBoolean("crash")) process.kill(process.pid, "SIGKILL");
    return {
        systems: config.getObject("systems"),
        credentials: Object.keys(process.env).filter((n) => /^AWS/.test(n)),
    };
}
