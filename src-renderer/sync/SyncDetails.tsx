import { Button, Modal } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CARDS_KEPT, type OutboxRow } from '#shared/console/queries.ts'
import { sizeText } from '../attachments/words.ts'
import { countText, exactText } from '../language/format.ts'
import { useService, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { useNow } from '../shell/use-now.ts'
import { usePages } from '../shell/use-pages.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { When } from '../shell/When.tsx'
import { SaveProof } from './SaveProof.tsx'
import { syncWords, typedTexts } from './words.ts'

/** What is behind the words of the bottom bar: since when, and each thing that waits. */
export function SyncDetails({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const now = useNow(1_000)
  const status = useWatch('sync.status', {})
  const waiting = usePages('outbox.waiting', {})
  const words = status === undefined ? undefined : syncWords(t, status, now)
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('sync.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={page.form}>
        {words !== undefined && <Sentence tone={words.tone}>{words.text}</Sentence>}
        {status?.connection === 'offline' && <p>{t('sync.offlineText', { count: status.pending })}</p>}
        {status?.heldBack.map(({ name, bytes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of one name and length are told one from the other by nothing else
          <Sentence key={index} tone="bad">
            {t('sync.heldBackText', { what: t(`command.${name}`), size: sizeText(bytes) })}
          </Sentence>
        ))}
        {status !== undefined && status.needsUpdate > 0 && (
          <Sentence tone="warn">{t('sync.needsUpdate', { count: status.needsUpdate })}</Sentence>
        )}
        {status !== undefined && status.cardsBeyond > 0 && (
          <Sentence tone="warn">{t('sync.cardsBeyond', { kept: countText(t, CARDS_KEPT) })}</Sentence>
        )}
        {status !== undefined && (
          <dl className={page.facts}>
            <dt>{t('sync.last')}</dt>
            <dd>{status.syncedAt === null ? t('sync.never') : exactText(status.syncedAt)}</dd>
          </dl>
        )}
        {(status?.refused ?? 0) > 0 && (
          <a href={hashOfPlace({ area: 'correct', id: null })} onClick={close}>
            {t('sync.seeRefused', { count: status?.refused ?? 0 })}
          </a>
        )}
        <h2>
          {t('sync.pendingTitle')}{' '}
          {waiting.length > 0 && <span className={page.n}>{countText(t, waiting.total ?? 0)}</span>}
        </h2>
        {waiting.total === 0 && <p>{t('sync.nothingPending')}</p>}
        {waiting.length > 0 && (
          <VirtualTable
            label={t('sync.pendingTitle')}
            length={waiting.length}
            onRange={waiting.onRange}
            columns={[
              { key: 'what', head: t('sync.column.what') },
              { key: 'state', head: t('sync.column.state'), width: '28%' },
              { key: 'when', head: t('sync.column.when'), width: '32%' },
            ]}
            row={waiting.row}
            keyOf={({ id }) => id}
            render={(row) => <Cells row={row} />}
          />
        )}
        <div>
          <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void call('sync.now', {})}>
            {t('sync.now')}
          </Button>
        </div>
        <SaveProof />
      </div>
    </Modal>
  )
}

function Cells({ row }: { row: OutboxRow }) {
  const { t } = useTranslation()
  return (
    <>
      <td>
        {t(`command.${row.name}`)}
        <small style={{ display: 'block' }}>{typedTexts(row.payload)[0]?.text.slice(0, 80)}</small>
      </td>
      <td>{t(`sync.state.${row.state}`)}</td>
      <td>
        <When at={row.at} />
      </td>
    </>
  )
}
