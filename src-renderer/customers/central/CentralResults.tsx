import { Button } from '@mantine/core'
import { IconCloudSearch, IconRefresh } from '@tabler/icons-react'
import { countText } from '../../language/format.ts'
import { useWords } from '../../language/use-words.ts'
import { CentreRefusal } from '../../shell/CentreRefusal.tsx'
import page from '../../shell/page.module.css'
import { Starting } from '../../shell/Starting.tsx'
import { useIsOffline } from '../../sync/use-is-offline.ts'
import { CustomerItem } from '../CustomerItem.tsx'
import { mistakeWords } from '../words.ts'
import classes from './central.module.css'
import { type CentralFound, useCentralSearch, useCentralState } from './central-search.ts'

/** Beneath the list: what this workstation does not have is looked for at the centre, and shown as the centre's. */
export function CentralResults({ text, current }: { text: string; current: string | null }) {
  const { t } = useWords()
  const { asked, found, refused } = useCentralState()
  const search = useCentralSearch()
  const offline = useIsOffline()
  const waiting = asked === text && found === null && refused === null
  return (
    <section className={classes.central} aria-label={t('customers.central.title')}>
      {asked !== text && (
        <>
          <Button
            leftSection={<IconCloudSearch size={16} aria-hidden />}
            disabled={offline}
            onClick={() => void search(text)}
          >
            {t('customers.central.search')}
          </Button>
          {offline && <small>{t('customers.central.offline')}</small>}
        </>
      )}
      {waiting && <Starting what="customers.central.asking" />}
      {asked === text && refused !== null && (
        <>
          <CentreRefusal why={refused} away={t('customers.central.unreachable')} />
          <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void search(text)}>
            {t('customers.central.again')}
          </Button>
        </>
      )}
      {asked === text && found !== null && <Found found={found} text={text} current={current} />}
    </section>
  )
}

function Found({ found, text, current }: { found: CentralFound; text: string; current: string | null }) {
  const { t } = useWords()
  const nobody = found.rows.length === 0 && found.likely.length === 0
  return (
    <>
      <h2>
        <IconCloudSearch size={16} aria-hidden /> {t('customers.central.title')}{' '}
        <span className={page.n}>{countText(t, found.more ? { moreThan: found.rows.length } : found.rows.length)}</span>
      </h2>
      {nobody && <p role="status">{t('customers.central.nobody', { text })}</p>}
      {found.likely.length > 0 && <p role="status">{t('customers.likely.title')}</p>}
      {found.more && <p className={page.cut}>{t('customers.moreFound')}</p>}
      <ul className={classes.rows}>
        {found.rows.map((customer) => (
          <li key={customer.id}>
            <CustomerItem customer={customer} current={customer.id === current} />
          </li>
        ))}
        {found.likely.map(({ customer, mistake }) => (
          <li key={customer.id}>
            <CustomerItem customer={customer} current={customer.id === current} hint={mistakeWords(t, mistake)} />
          </li>
        ))}
      </ul>
    </>
  )
}
