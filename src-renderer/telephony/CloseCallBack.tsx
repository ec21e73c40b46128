import { ActionIcon, Menu } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CALL_BACK_CLOSINGS, type Interaction } from '#shared/interactions/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { TRIES } from '#shared/telephony/close-call-back.ts'
import { sentenceOf } from '../language/sentence.ts'
import { newId, useConsole } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'

interface Props {
  readonly promise: Interaction
  readonly who: string
  readonly refuse: (refused: Rejection | null) => void
}

/** Who owes a call back and has reached nobody ends it, with why; nobody is given up before they were tried. */
export function CloseCallBack({ promise, who, refuse }: Props) {
  const { t } = useTranslation()
  const console = useConsole()
  const tries = promise.callBack?.tries ?? 0
  const close = async (reason: (typeof CALL_BACK_CLOSINGS)[number]) => {
    const told = await console.dispatch('call.closeCallBack', { interactionId: promise.id, reason }, newId())
    refuse(told.ok ? null : told.error)
    if (told.ok) say(t('phone.log.closed', { reason: t(`phone.log.closing.${reason}`) }))
  }
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('phone.log.closeOf', { who })} title={t('phone.log.close')}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {CALL_BACK_CLOSINGS.map((reason) => {
          const few = reason === 'notReached' && tries < TRIES
          return (
            <Menu.Item key={reason} disabled={few} onClick={() => void close(reason)}>
              {t(`phone.log.closing.${reason}`)}
              {few && (
                <small>
                  {' '}
                  · {sentenceOf(t, { code: 'callBack.fewTries', facts: { tries: `${tries}`, needed: `${TRIES}` } })}
                </small>
              )}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
