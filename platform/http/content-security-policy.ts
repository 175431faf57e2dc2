// What a page of ours may load and run: files of our own and nothing else. No inline script or style at all (decision 0070), so that a
// mistake in showing what a device sent has nothing to lean on. The console's tests run under this very policy.

export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
} satisfies Readonly<Record<string, string[]>>

/** The policy as the header says it. */
export const CONTENT_SECURITY_HEADER = Object.entries(CONTENT_SECURITY_POLICY)
  .map(([name, values]) => `${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
  .join(';')
