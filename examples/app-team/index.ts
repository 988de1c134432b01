import { portal } from "./portal.ts";

export default portal;
