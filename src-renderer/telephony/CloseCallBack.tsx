import { ActionIcon, Menu } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CALL_BACK_CLOSINGS, type CallBack } from '#shared/interactions/schema.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { whyNotClosed } from '#shared/telephony/close-call-back.ts'
import { sentenceOf } from '../language/sentence.ts'
import { useDispatch } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'

interface Props {
  readonly id: InteractionId
  readonly callBack: CallBack
  readonly who: string
  readonly refuse: (refused: Rejection | null) => void
}

/** Who owes a call back and has reached nobody ends it, with why; nobody is given up before they were tried. */
export function CloseCallBack({ id, callBack, who, refuse }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const close = async (reason: (typeof CALL_BACK_CLOSINGS)[number]) => {
    const told = await dispatch('call.closeCallBack', { interactionId: id, reason })
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
          const not = whyNotClosed(callBack, reason)
          return (
            <Menu.Item key={reason} disabled={not !== null} onClick={() => void close(reason)}>
              {t(`phone.log.closing.${reason}`)}
              {not !== null && <small> · {sentenceOf(t, not)}</small>}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
