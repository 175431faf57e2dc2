// Keeps a page that fails (a bug, or a part of the console that an update has taken away) from taking the frame with it.
import { Button } from '@mantine/core'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import page from './page.module.css'

function Fault() {
  const { t } = useTranslation()
  return (
    <div className={page['page']} role="alert">
      <h1>{t('shell.fault')}</h1>
      <p>{t('shell.faultHint')}</p>
      <div className={page['buttons']}>
        <Button onClick={() => window.location.reload()}>{t('shell.reload')}</Button>
      </div>
    </div>
  )
}

interface PageFaultProps {
  /** Another place: what failed there is behind us. */
  readonly place: string
  readonly children: ReactNode
}

/** React tells of failures to classes only. */
export class PageFault extends Component<PageFaultProps, { readonly failedAt: string | null }> {
  override state = { failedAt: null }

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: window.location.pathname }
  }

  override componentDidUpdate(before: PageFaultProps): void {
    if (before.place !== this.props.place && this.state.failedAt !== null) this.setState({ failedAt: null })
  }

  override render(): ReactNode {
    return this.state.failedAt === null ? this.props.children : <Fault />
  }
}
