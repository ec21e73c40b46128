import { Button, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './starting.module.css'

/** A bug of a screen: React takes error boundaries only as classes. Drafts are in the store; loading again brings them back. */
export class Failed extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render() {
    return this.state.failed ? <FailedSentence /> : this.props.children
  }
}

function FailedSentence() {
  const { t } = useTranslation()
  return (
    <main className={classes.failed} role="alert">
      <Title order={1}>{t('shell.failed.title')}</Title>
      <p>{t('shell.failed.text')}</p>
      <Button variant="filled" onClick={() => window.location.reload()}>
        {t('shell.failed.reload')}
      </Button>
    </main>
  )
}
