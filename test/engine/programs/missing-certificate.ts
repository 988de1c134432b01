import * as gcp from "@pulumi/gcp";

/** A proxy with a certificate that nobody has made. */
export async function platform(): Promise<Record<string, unknown>> {
    const provider = new gcp.Provider("gcp", { project: "example-project", region: "us-central1" });
    const region = "us-central1";
    const routes = new gcp.compute.RegionUrlMap(
        "routes",
        { region, defaultUrlRedirect: { httpsRedirect: true, stripQuery: false } },
        { provider },
    );
    const certificate = `projects/example-project/locations/${region}/certificates/none`;
    new gcp.compute.RegionTargetHttpsProxy(
        "proxy",
        { region, urlMap: routes.id, certificateManagerCertificates: [certificate] },
        { provider },
    );
    return {};
}
