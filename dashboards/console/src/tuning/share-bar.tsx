// A share as a bar, beside the number that says the same. Drawn: a width in a style attribute is against the page's policy.
import classes from './tuning.module.css'

/** @param share 0..1 */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <svg className={classes['bar']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="8" className={classes['rest']} />
      <rect width={Math.max(share * 100, share > 0 ? 1 : 0)} height="8" />
    </svg>
  )
}
