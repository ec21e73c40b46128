import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './frame.module.css'

const keys = [
  ['F2', 'answer'],
  ['F4', 'hangUp'],
  ['Ctrl M', 'mute'],
  ['F8', 'hold'],
  ['Ctrl K', 'palette'],
  ['1…9', 'step'],
  ['Enter', 'goOn'],
  ['Ctrl Enter', 'register'],
  ['Ctrl E', 'escalate'],
  ['Ctrl G', 'map'],
  ['Alt 1…9', 'contact'],
  ['Ctrl B', 'panel'],
  ['F6', 'region'],
  ['Ctrl L', 'lock'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const

/** `?`: every key of the console that works today. */
export function KeysHelp({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={close} title={t('shell.keys.title')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <dl className={classes.keys}>
        {keys.map(([key, name]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`shell.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p style={{ marginTop: 12 }}>
        <small>{t('shell.keys.hint')}</small>
      </p>
    </Modal>
  )
}
