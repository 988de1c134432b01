/** Two letters for each region in the host names of Cloud Run. */

const CODES: Readonly<Record<string, string>> = {
    "us-central1": "uc",
    "us-east1": "ue",
    "us-east4": "uk",
    "us-east5": "ul",
    "us-south1": "vp",
    "us-west1": "uw",
    "us-west2": "wl",
    "us-west3": "wm",
    "us-west4": "wn",
    "northamerica-northeast1": "nn",
    "northamerica-northeast2": "pd",
    "southamerica-east1": "rj",
    "southamerica-west1": "tl",
    "europe-west1": "ew",
    "europe-west2": "nw",
    "europe-west3": "ey",
    "europe-west4": "ez",
    "europe-west6": "oa",
    "europe-west8": "oc",
    "europe-west9": "od",
    "europe-west12": "og",
    "europe-north1": "lz",
    "europe-central2": "lm",
    "europe-southwest1": "no",
    "asia-east1": "de",
    "asia-east2": "df",
    "asia-northeast1": "an",
    "asia-northeast2": "dt",
    "asia-northeast3": "du",
    "asia-south1": "el",
    "asia-south2": "em",
    "asia-southeast1": "as",
    "asia-southeast2": "et",
    "australia-southeast1": "ts",
    "australia-southeast2": "km",
    "me-west1": "zf",
    "me-central1": "ww",
};

/** `xx` for a region that is not listed. */
export function runRegionCode(region: string): string {
    return CODES[region] ?? "xx";
}
