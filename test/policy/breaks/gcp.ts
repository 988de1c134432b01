import type { Break } from "../break.ts";
import { breaks as gke } from "./gcp-gke.ts";

const API = "Service/esta-tracker-api-us-central1-service";

/** Mistakes with Google Cloud's resources. */
export const breaks: readonly Break[] = [
    {
        rule: "cloud-run-behind-the-load-balancer",
        what: "a service is open to the internet beside its load balancer",
        change: (prod) => prod.at(API, "ingress", "INGRESS_TRAFFIC_ALL"),
    },
    ...gke,
];
