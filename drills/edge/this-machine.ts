/** What no drill on one machine can show of an edge, a sentence each. */
export const THIS_MACHINE: readonly string[] = [
    "Distances: isolates, coordinator and regions are a millisecond apart here; between continents each question to the coordinator takes a journey.",
    "Many locations: all isolates are in one process and share one cache of snapshots; Cloudflare has hundreds of locations, each with its own.",
    "That a whole location, or Cloudflare itself, is lost: for that there is the bypass name.",
    "Deployed times: only what decides how soon a region is left is as deployed; open time and steps of the return are shorter here.",
];
