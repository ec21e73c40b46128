import { Button } from '@mantine/core'
import { IconKeyboard, IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Page } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { float } from '../shell/ui-state.ts'

const topics = ['guide', 'checklist', 'escalate', 'offline', 'keys'] as const

/** Ayuda: the guide, the checklist, following up, offline work and the keys; it is on the workstation. */
export function HelpPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('shell.place.help')}
      hint={t('help.hint')}
      onlyRead
      actions={
        <>
          <Button leftSection={<IconRoute size={16} aria-hidden />} onClick={() => float('tour')}>
            {t('help.tourAgain')}
          </Button>
          <Button leftSection={<IconKeyboard size={16} aria-hidden />} onClick={() => float('keys')}>
            {t('help.keysToo')}
          </Button>
        </>
      }
    >
      {topics.map((topic) => (
        <section key={topic} style={{ maxWidth: 720 }} className={page.form}>
          <h2>{t(`help.topic.${topic}.title`)}</h2>
          {paragraphs(t(`help.topic.${topic}.text`, { returnObjects: true })).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
    </Page>
  )
}

/** The paragraphs of a topic, which the catalogue has as a list. */
const paragraphs = (found: unknown): readonly string[] =>
  Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
