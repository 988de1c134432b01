import type { Break } from "../break.ts";
import { breaks as autoscaling } from "./kubernetes-autoscaling.ts";
import { breaks as pods } from "./kubernetes-pods.ts";
import { breaks as redundancy } from "./kubernetes-redundancy.ts";

/** Mistakes with Kubernetes objects. */
export const breaks: readonly Break[] = [...redundancy, ...pods, ...autoscaling];
