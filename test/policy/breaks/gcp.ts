import type { Break } from "../break.ts";
import { breaks as gke } from "./gcp-gke.ts";
import { breaks as run } from "./gcp-run.ts";

/** Mistakes with Google Cloud's resources. */
export const breaks: readonly Break[] = [...run, ...gke];
