/** Prefix of all that the administration has loaded. */
export const ADMIN_KEY = ['admin'] as const
