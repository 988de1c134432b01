import type { Break } from "../break.ts";
import { breaks as redundancy } from "./kubernetes-redundancy.ts";

/** Mistakes with Kubernetes objects. */
export const breaks: readonly Break[] = [...redundancy];
