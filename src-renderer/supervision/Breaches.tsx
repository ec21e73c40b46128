import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { say } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { When } from '../shell/When.tsx'

/** Contacts on which a rule was broken, until the coordinator has looked. */
export function Breaches() {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const names = useNames()
  const found = useWatch('breaches.list', { limit: 200 })
  const [refused, setRefused] = useState<Rejection | null>(null)
  if (found === undefined) return <Starting what="shell.reading" />
  const rows = found.rows.flatMap(({ doc }) =>
    doc.breaches.filter(({ reviewedBy }) => reviewedBy === null).map((breach) => ({ doc, breach })),
  )
  if (rows.length === 0)
    return (
      <Empty icon={IconCircleCheck} title={t('coordination.noBreaches.title')}>
        <p>{t('coordination.noBreaches.text')}</p>
      </Empty>
    )
  const review = async (interactionId: string, commandId: string) => {
    const answer = await dispatch('interaction.reviewBreach', { interactionId, commandId })
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) say(t('coordination.reviewed'))
  }
  return (
    <>
      {refused !== null && <Sentence tone="bad">{sentenceOf(t, refused)}</Sentence>}
      <div className={page.wrap}>
        <table className={page.table}>
          <thead>
            <tr>
              <th>{t('coordination.column.rule')}</th>
              <th>{t('coordination.column.who')}</th>
              <th>{t('coordination.column.contact')}</th>
              <th>{t('coordination.column.when')}</th>
              <th>
                <span className="vh">{t('coordination.review')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ doc, breach }) => (
              <tr key={`${breach.commandId}${breach.rule}`}>
                <td>{sentenceOf(t, { code: breach.rule })}</td>
                <td>{names(doc.advisorId) ?? t('cases.unknownPerson')}</td>
                <td>
                  {doc.customerId === null ? (
                    t(`channel.${doc.channel}`)
                  ) : (
                    <a href={hashOfPlace({ area: 'customers', id: doc.customerId })}>{t(`channel.${doc.channel}`)}</a>
                  )}
                </td>
                <td>
                  <When at={breach.at} />
                </td>
                <td>
                  <Button variant="subtle" onClick={() => void review(doc.id, breach.commandId)}>
                    {t('coordination.review')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
