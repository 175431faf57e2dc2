// The tab's icon has a red mark while something urgent waits, for those who have the console behind other windows. Its title has the number.

const ICON = { calm: '/favicon.svg', urgent: '/favicon-urgent.svg' } as const

export function showUrgentIcon(urgent: boolean): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const wanted = urgent ? ICON.urgent : ICON.calm
  if (link !== null && link.getAttribute('href') !== wanted) link.setAttribute('href', wanted)
}
