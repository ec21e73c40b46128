import { Button } from '@mantine/core'
import { IconHeadset, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueDocument } from '#shared/queues/schema.ts'
import { draftedIn } from '../../drafts/drafts.ts'
import { percentText } from '../../language/figures.ts'
import { useWatch } from '../../shell/console.ts'
import { Empty } from '../../shell/Empty.tsx'
import { Page } from '../../shell/Page.tsx'
import page from '../../shell/page.module.css'
import { hashOfPlace } from '../../shell/place.ts'
import { Starting } from '../../shell/Starting.tsx'
import { NEW_QUEUE, NewQueue } from './NewQueue.tsx'
import { QueueForm, queueDrafts } from './QueueForm.tsx'

/** The queues as the coordinator sets them: targets, levels, wrap-up, hours, prompts. */
export function QueuesPage() {
  const { t } = useTranslation()
  const queues = useWatch('directory.queues', {})
  const [open, setOpen] = useState(() => draftedIn(queueDrafts))
  const close = () => setOpen(null)
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
        <NewQueue made={setOpen} close={close} />
      ) : (
        <>
          <div className={page.actions}>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpen(NEW_QUEUE)}
            >
              {t('queues.new')}
            </Button>
          </div>
          {queues.length === 0 ? (
            <Empty icon={IconHeadset} title={t('queues.empty.title')}>
              <p>{t('queues.empty.text')}</p>
            </Empty>
          ) : (
            <QueueList queues={queues.map(({ doc }) => doc)} open={setOpen} />
          )}
        </>
      )}
    </Page>
  )
}

function QueueList({ queues, open }: { queues: readonly QueueDocument[]; open: (code: string) => void }) {
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
          {queues.map(({ code, name, targets, wrapUp, enabled }) => (
            <tr key={code}>
              <td>
                <b style={{ fontWeight: 600 }}>{name}</b>
              </td>
              <td>{code}</td>
              <td className="tn">
                {t('board.goal', { goal: percentText(targets.goal), seconds: targets.withinMs / 1_000 })}
              </td>
              <td>{t(`queues.mode.${wrapUp.mode}`)}</td>
              <td>{t(enabled ? 'queues.enabled' : 'queues.disabled')}</td>
              <td style={{ textAlign: 'right' }}>
                <Button variant="subtle" aria-label={`${t('shell.edit')}: ${name}`} onClick={() => open(code)}>
                  {t('shell.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
