import type { Resource } from "../../graph/graph.ts";
import { known, readString } from "../../graph/read.ts";
import { defineResourceRule, fail, pass } from "../../rule.ts";

export default defineResourceRule({
    id: "resource-in-an-approved-location",
    title: "Everything stands in a location that was approved",
    severity: "high",
    concern: "exposure",
    types: ["aws:*", "gcp:*"],
    breaks: "data lies where it must not, or a part that both regions need stands where no other part of the system is",
    remedy: '{ location: "us-central1" }',
    sources: [
        { url: "https://cloud.google.com/docs/geography-and-regions", read: "2026-11-22" },
        {
            url: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
            read: "2026-11-22",
        },
    ],
    requirements: ["PL-01", "AG-10", "CN-03"],
    whenUnknown: "unknown",
    // The pair on each cloud, multi-regions that hold a pair, and the place of exports that are to lie elsewhere.
    settings: { locations: ["us-central1", "us-east1", "us-east-1", "us-west-2", "us", "nam5", "global", "eu"] },
    judge: (resource, { locations }) => {
        const place = placeOf(resource);
        if (place === undefined) return undefined;
        const { property, location } = place;
        // A zone is its region with a letter: us-central1-a, us-east-1a.
        const isApproved = locations.some(
            (approved) =>
                location === approved ||
                (location.startsWith(approved) && /^-?[a-f]$/.test(location.slice(approved.length))),
        );
        return isApproved
            ? pass(resource, `stands in ${location}`)
            : fail(
                  resource,
                  `${property} is ${location}, needs one of ${locations.join(", ")}`,
                  `{ ${property}: ${JSON.stringify(locations[0])} }`,
              );
    },
});

/** Its own location, without the address that Google's API puts before it; else its provider's region. */
function placeOf(resource: Resource): { readonly property: string; readonly location: string } | undefined {
    for (const property of ["locationId", "location", "region"]) {
        const location = known(readString(resource, property)) ?? "";
        if (location !== "") return { property, location: location.slice(location.lastIndexOf("/") + 1).toLowerCase() };
    }
    const { region } = resource;
    return region === undefined || region === "" ? undefined : { property: "region", location: region };
}
