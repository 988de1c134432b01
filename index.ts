import { platform } from "./stacks/platform.ts";

export default platform;
