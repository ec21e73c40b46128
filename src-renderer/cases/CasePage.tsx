import { Button } from '@mantine/core'
import { IconArrowLeft, IconCalendarStats } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isByItself } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import { CaseId } from '#shared/kernel/ids.ts'
import { CaseFiles } from '../attachments/CaseFiles.tsx'
import { areaName } from '../interactions/catalogue.ts'
import { exactText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { Page } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { setUi } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'
import { CaseActions } from './CaseActions.tsx'
import { ClosesByItself } from './ClosesByItself.tsx'
import { DueTag } from './DueTag.tsx'
import { EntryContact } from './EntryContact.tsx'
import { ExtensionFacts } from './ExtensionFacts.tsx'
import { LeftWords } from './LeftWords.tsx'
import { toldWords } from './told.ts'

/** One escalated case: where it stands, what was said on it, and what I can do. */
export function CasePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const parsed = CaseId.safeParse(id)
  const shown = useWatch('cases.get', parsed.success ? { id: parsed.data } : null)
  const customerId = shown?.doc.customerId ?? null
  useEffect(() => setUi({ customerId }), [customerId])
  if (!parsed.success || shown === null)
    return (
      <>
        <Empty icon={IconCalendarStats} title={t('cases.notHere')}>
          <p>{t('cases.notHereHint')}</p>
        </Empty>
        <div className={page.body}>
          <LeftWords caseId={id} />
        </div>
      </>
    )
  if (shown === undefined) return <Starting what="shell.reading" />
  return <Known current={shown.doc} pending={shown.pending} />
}

function Known({ current, pending }: { current: Case; pending: 'settled' | 'saved' | 'unconfirmed' }) {
  const { t } = useTranslation()
  const names = useNames()
  const nameOf = (userId: string | null) =>
    userId === null ? t('cases.nobody') : (names(userId) ?? t('cases.unknownPerson'))
  return (
    <Page
      title={`${current.radicado === null ? t('cases.withoutNumber') : t('cases.number', { radicado: current.radicado })} · ${t(`kind.${current.kind}`)}`}
      hint={
        <>
          {current.topic} · {t(`cases.state.${current.state}`)} <PendingTag pending={pending} />
        </>
      }
      actions={
        <Button
          className={page.back}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => goTo('cases')}
        >
          {t('shell.back')}
        </Button>
      }
    >
      <dl className={page.facts}>
        <dt>{t('cases.clock.customer')}</dt>
        <dd>
          <DueTag case={current} />
        </dd>
        <ExtensionFacts current={current} />
        <dt>{t('cases.clock.area')}</dt>
        <dd>
          <DueTag case={current} clock="area" />
        </dd>
        <dt>{t('cases.field.area')}</dt>
        <dd>
          {areaName(current.area)} · {nameOf(current.holderId)}
        </dd>
        <dt>{t('cases.field.advisor')}</dt>
        <dd>
          {nameOf(current.advisorId)} · {exactText(current.escalatedAt)}
        </dd>
        <dt>{t('cases.field.answerBy')}</dt>
        <dd>
          {t(`customers.consentChannel.${current.answerBy}`)} · {t(`cases.priority.${current.priority}`)}
        </dd>
        {current.toldCustomer !== undefined && (
          <>
            <dt>{t('cases.field.told')}</dt>
            <dd>{toldWords(t, current.toldCustomer)}</dd>
          </>
        )}
      </dl>
      <section>
        <h2>{t('cases.field.description')}</h2>
        <p className={page.text}>{current.description}</p>
      </section>
      <CaseFiles caseId={current.id} />
      <ClosesByItself current={current} />
      {/* Above what has happened: an entry that comes while someone types must not move what is typed. */}
      <CaseActions current={current} />
      <section>
        <h2>
          {t('cases.entries')} <span className={page.n}>{current.entries.length}</span>
        </h2>
        {current.entries.length === 0 && <small>{t('cases.noEntries')}</small>}
        <ul>
          {current.entries.map((entry) => (
            <li key={entry.id} className={page.line}>
              <When at={entry.at} />
              <div>
                <b>{t(`cases.happened.${entry.what}`)}</b>{' '}
                <small style={{ display: 'inline' }}>{isByItself(entry.what) ? null : nameOf(entry.by)}</small>
                {entry.text !== '' && <p className={page.text}>{entry.text}</p>}
                <EntryContact contactId={entry.contactId} />
              </div>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}
