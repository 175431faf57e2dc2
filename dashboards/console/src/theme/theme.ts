// Mantine's side of the look. Colours and fonts are in tokens.css: nothing here makes a <style> element, so that the CSP needs no
// 'unsafe-inline' for styles (modals and the palette do not lock scrolling for the same reason).
import { ActionIcon, Loader, Modal, Tooltip, createTheme, localStorageColorSchemeManager } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        withinPortal: true,
        multiline: true,
        maw: 360,
        // Also by keyboard: a disabled button says its reason in a tooltip.
        events: { hover: true, focus: true, touch: true },
      },
    }),
    // A name without a role is not read out.
    Loader: Loader.extend({ defaultProps: { role: 'status' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'lg' } }),
  },
})

/** The key is also read by public/first-paint.js. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'nocturne-color-scheme' })
