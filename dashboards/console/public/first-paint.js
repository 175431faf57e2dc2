// Runs before the first paint: sets the colour scheme that was chosen last, so that a dark control room never sees a white flash.
;(function () {
  var chosen = null
  var contrast = null
  try {
    chosen = window.localStorage.getItem('nocturne-color-scheme')
    contrast = JSON.parse(window.localStorage.getItem('nocturne-preferences') || '{}').contrast
  } catch (error) {
    // Storage is blocked or not ours: the system's wishes are used.
  }
  // A wallboard says in its address how it looks.
  if (window.location.pathname === '/wall') {
    var theme = new URLSearchParams(window.location.search).get('theme')
    chosen = theme === 'light' || theme === 'dark' ? theme : theme === 'contrast' ? 'dark' : chosen
    if (theme === 'contrast') contrast = 'more'
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  if (contrast === 'more' || window.matchMedia('(prefers-contrast: more)').matches) {
    document.documentElement.setAttribute('data-contrast', 'more')
  }
})()
