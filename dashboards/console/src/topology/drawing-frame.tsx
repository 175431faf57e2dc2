// The frame of a drawing: it scrolls, and zooms by buttons. The picture is for those who see it; each drawing has a table that says the same.
import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'
import classes from './topology.module.css'

const STEP = 1.4
/** Room around the drawing, in its units. */
const MARGIN = 40
/** A handful of CIs is not blown up to fill the page. */
const LARGEST_FIT = 1

interface DrawingFrameProps {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly children: ReactNode
}

export function DrawingFrame({ label, width, height, children }: DrawingFrameProps) {
  const { t } = useTranslation()
  const { ref, width: room } = useElementSize()
  /** Null: as large as fits. */
  const [zoom, setZoom] = useState<number | null>(null)
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN]
  const fit = room === 0 ? LARGEST_FIT : Math.min(LARGEST_FIT, room / w)
  const scale = zoom ?? fit
  return (
    <div className={classes['drawing']}>
      <div className={page['buttons']} role="group" aria-label={t('topology.title')}>
        <Button size="compact-xs" variant="default" onClick={() => setZoom(scale * STEP)}>
          {t('topology.zoomIn')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setZoom(scale / STEP)}>
          {t('topology.zoomOut')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setZoom(null)}>
          {t('topology.zoomFit')}
        </Button>
      </div>
      <div ref={ref} className={classes['frame']} tabIndex={0} role="region" aria-label={label}>
        <svg
          width={Math.round(w * scale)}
          height={Math.round(h * scale)}
          viewBox={`${-MARGIN} ${-MARGIN} ${w} ${h}`}
          role="group"
          aria-label={label}
        >
          {children}
        </svg>
      </div>
    </div>
  )
}
