import { Button } from '@mantine/core'
import { IconArrowRight, IconCircleCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseTray } from '#shared/cases/trays.ts'
import { areaName } from '../interactions/catalogue.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { focusSoon } from '../shell/focus-soon.ts'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { forgetParted } from './parted.ts'
import type { Parted } from './parting.ts'

/** What became of a case that was let go of, in its place, and the next one of the tray. */
export function PartedCase({
  parted: { id, radicado, name, area, follows },
  tray,
}: {
  parted: Parted
  tray: CaseTray
}) {
  const { t } = useTranslation()
  // Whoever comes back to it looks at the case.
  useEffect(() => forgetParted, [])
  const first = useWatch('cases.tray', { filter: tray, limit: 2 })
  const next = first?.rows.find(({ doc }) => doc.id !== id)?.doc
  const customer = useWatch('customers.get', next?.customerId == null ? null : { id: next.customerId })
  const one = radicado === null ? t('cases.parted.withoutNumber') : t('cases.parted.number', { radicado })
  return (
    <Empty
      icon={IconCircleCheck}
      title={t(`cases.parted.${name}`, { case: one, area: area === null ? '' : areaName(area) })}
    >
      <p role="status">{t(`cases.parted.${area === null ? 'closedHint' : follows ? 'followedHint' : 'goneHint'}`)}</p>
      <div className={page.actions} style={{ justifyContent: 'center', maxWidth: '100%' }}>
        {next === undefined ? (
          first !== undefined && <p>{t('cases.parted.none')}</p>
        ) : (
          <Button
            variant="filled"
            maw="100%"
            ref={focusSoon}
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={() => goTo('cases', next.id)}
          >
            {t('cases.parted.next', {
              case: [next.radicado ?? t('cases.noNumber'), customer?.doc.name ?? t('interactions.noCustomer')].join(
                ' · ',
              ),
            })}
          </Button>
        )}
        <Button onClick={forgetParted}>{t('cases.parted.look')}</Button>
      </div>
    </Empty>
  )
}
