/** What Node is told as the product's start script and its command tell it. */
export const NODE_OPTIONS = ['--max-semi-space-size=64'] as const
