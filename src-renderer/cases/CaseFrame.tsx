import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '#shared/cases/schema.ts'
import type { Shown } from '#shared/console/queries.ts'
import { Page } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'

/** A case's name and state over the rest of its place. */
export function CaseFrame({
  current,
  pending,
  children,
}: {
  current: Case
  pending: Shown<Case>['pending']
  children: ReactNode
}) {
  const { t } = useTranslation()
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
      {children}
    </Page>
  )
}
