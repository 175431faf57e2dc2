// Address of the trials: one that was made, or rules to begin with.

export function trialHref(what: { readonly id: string } | { readonly rules: string }): string {
  return `/tuning?${new URLSearchParams({ tab: 'trial', ...what }).toString()}`
}
