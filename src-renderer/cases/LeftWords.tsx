import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dropDraft, useDrafts } from '../drafts/drafts.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { actionDraft } from './forms.ts'
import { actionsWritten, wordsWritten } from './written.ts'

/** What somebody was writing on a case that has left this workstation: it cannot be sent, and is theirs to copy. */
export function LeftWords({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  useDrafts(({ texts }) => texts)
  return actionsWritten(caseId).map((name) => (
    <section key={name} className={page.card} aria-label={t(`command.${name}`)}>
      <h2>{t(`command.${name}`)}</h2>
      <Sentence tone="warn">{t('cases.left')}</Sentence>
      <p className={page.text}>{wordsWritten(caseId, name)}</p>
      <Button style={{ alignSelf: 'flex-start' }} onClick={() => void dropDraft(actionDraft(caseId, name))}>
        {t('cases.leftDiscard')}
      </Button>
    </section>
  ))
}
