import type { State } from "./state.ts";
import { ROUTER_CONFIG } from "./states/edge.ts";

const { coordination } = ROUTER_CONFIG;
type Coordination = { readonly [key in keyof typeof coordination]?: unknown };

/** The script of the state's router. */
export const ROUTER = "router-script";

/** The state with other parts of the router's coordination; undefined takes one out. */
export function coordinated(good: State, changes: Coordination): State {
    return configured(good, { coordination: { ...coordination, ...changes } });
}

/** The state with another configuration of the router. */
export function configured(good: State, config: object): State {
    return good.at(ROUTER, "bindings", [{ name: "CONFIG", type: "json", json: JSON.stringify(config) }]);
}
