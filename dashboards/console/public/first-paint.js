// Runs before the first paint: sets the colour scheme that was chosen last, so that a dark control room never sees a white flash.
;(function () {
  var chosen = null
  try {
    chosen = window.localStorage.getItem('nocturne-color-scheme')
  } catch (error) {
    // Storage is blocked: the system's scheme is used.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
