import { Button } from '@mantine/core'
import { IconHeadset, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/kernel/instants.ts'
import { closedAt } from '#shared/queues/opening.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import { draftedIn } from '../../drafts/drafts.ts'
import { percentText } from '../../language/figures.ts'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { Page } from '../../shell/Page.tsx'
import page from '../../shell/page.module.css'
import { goTo, hashOfPlace } from '../../shell/place.ts'
import { Starting } from '../../shell/Starting.tsx'
import { useNow } from '../../shell/use-now.ts'
import { ClosedTag } from './ClosedTag.tsx'
import { NEW_QUEUE, NewQueue } from './NewQueue.tsx'
import { placeOfQueue } from './place.ts'
import { QueueForm, queueDrafts } from './QueueForm.tsx'

const MINUTE_MS = 60_000

const openForm = (code: string) => goTo('board', placeOfQueue(code))
const close = () => goTo('board', placeOfQueue(null))

/** The queues as the coordinator sets them: targets, levels, wrap-up, hours, prompts. */
export function QueuesPage({ code: open }: { code: string | null }) {
  const { t } = useTranslation()
  const queues = useWatch('directory.queues', {})
  /** Whose form was open last: whoever comes back to the list is at it. */
  const [last, setLast] = useState<string | null>(open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the list is come to
  useEffect(() => {
    // A form in which something was typed is open again after a reload.
    const drafted = draftedIn(queueDrafts)
    if (drafted !== null && open === null) openForm(drafted)
  }, [])
  useEffect(() => {
    if (open !== null) setLast(open)
  }, [open])
  const opened = queues?.find(({ doc }) => doc.code === open)?.doc
  return (
    <Page
      title={t('queues.title')}
      hint={t('queues.hint')}
      actions={<a href={hashOfPlace({ area: 'board', id: null })}>{t('board.settingsBack')}</a>}
    >
      {queues === undefined ? (
        <Starting what="shell.reading" />
      ) : opened !== undefined ? (
        <QueueForm key={opened.code} queue={opened} queues={queues.map(({ doc }) => doc)} close={close} />
      ) : open === NEW_QUEUE ? (
        <NewQueue made={openForm} close={close} />
      ) : (
        <>
          <div className={page.actions}>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => openForm(NEW_QUEUE)}
            >
              {t('queues.new')}
            </Button>
          </div>
          {queues.length === 0 ? (
            <Empty icon={IconHeadset} title={t('queues.empty.title')}>
              <p>{t('queues.empty.text')}</p>
            </Empty>
          ) : (
            <QueueList queues={queues.map(({ doc }) => doc)} last={last} />
          )}
        </>
      )}
    </Page>
  )
}

function QueueList({ queues, last }: { queues: readonly QueueDocument[]; last: string | null }) {
  const { t } = useTranslation()
  return (
    <div className={page.wrap}>
      <table className={page.table}>
        <thead>
          <tr>
            <th>{t('board.queue')}</th>
            <th>{t('queues.code')}</th>
            <th>{t('queues.goalColumn')}</th>
            <th>{t('queues.wrapUp')}</th>
            <th>{t('queues.state')}</th>
            <th>
              <span className="vh">{t('board.column.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => {
            const { code, name, targets, wrapUp } = queue
            return (
              <tr key={code}>
                <td>
                  <b style={{ fontWeight: 600 }}>{name}</b>
                </td>
                <td>{code}</td>
                <td className="tn">
                  {t('board.goal', { goal: percentText(targets.goal), seconds: targets.withinMs / 1_000 })}
                </td>
                <td>{t(`queues.mode.${wrapUp.mode}`)}</td>
                <td>
                  <State queue={queue} />
                </td>
                <td style={{ textAlign: 'right' }}>
                  <Button
                    ref={code === last ? focusSoon : null}
                    variant="subtle"
                    aria-label={`${t('shell.edit')}: ${name}`}
                    onClick={() => openForm(code)}
                  >
                    {t('shell.edit')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function State({ queue }: { queue: QueueDocument }) {
  const { t } = useTranslation()
  const now = instantOf(useNow(MINUTE_MS))
  const closed = closedAt(queue, now)
  if (!queue.enabled) return t('queues.disabled')
  return closed === null ? t('queues.enabled') : <ClosedTag closed={closed} now={now} />
}
