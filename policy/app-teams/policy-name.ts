/** Name of the policy for applications in configuration files; violations carry the names of the rules. */
export const POLICY = "application-high-availability";
