import { Modal, TextInput } from '@mantine/core'
import { IconCloudSearch, IconFileDescription, IconSearch, IconUser } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { radicadoTyped } from '#shared/cases/radicado-typed.ts'
import type { Person } from '#shared/console/session.ts'
import { useFindCase } from '../cases/central-case.ts'
import { useCaseNumbered } from '../cases/use-case-numbered.ts'
import { wantCentralSearch } from '../customers/central/central-search.ts'
import { cardHint, customerName } from '../customers/words.ts'
import { beginContact } from '../interactions/begin.ts'
import { useIsOffline } from '../sync/use-is-offline.ts'
import { usePhoneActions } from '../telephony/use-phone-actions.ts'
import { centreSentence } from './CentreRefusal.tsx'
import { useService, useWatch } from './console.ts'
import { focusSoon } from './focus-soon.ts'
import classes from './frame.module.css'
import { mayPress, press } from './keys.ts'
import { onListKey } from './list-keys.ts'
import { goTo } from './place.ts'
import { placesOf } from './places.ts'
import { settledKey } from './settled-key.ts'
import { float, say, togglePanel } from './ui-state.ts'
import { useSearchText } from './use-search-text.ts'

interface Choice {
  readonly key: string
  readonly group: 'places' | 'actions' | 'cases' | 'customers'
  readonly icon: ReactNode
  readonly word: string
  readonly hint?: string
  readonly go: () => void
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Ctrl+K: one field that finds places, actions, customers, and a case by its radicado; arrows choose, Enter goes. */
export function Palette({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation()
  const call = useService()
  const list = useId()
  const phone = usePhoneActions()
  const { text, searched: settled, type } = useSearchText()
  const [at, setAt] = useState(0)
  const searched = settled.trim()
  const found = useWatch('customers.search', searched.length < 2 ? null : { text: searched, limit: 8 }, 'keep')
  const numbered = useCaseNumbered(searched)
  const findCase = useFindCase()
  const isOffline = useIsOffline()

  const places = placesOf(person.roles).map(
    ({ area, icon: Icon }): Choice => ({
      key: `place.${area}`,
      group: 'places',
      icon: <Icon size={18} aria-hidden />,
      word: t(`shell.place.${area}`),
      go: () => goTo(area),
    }),
  )
  const action = (name: string, go: () => void, hint?: string): Choice => ({
    key: `action.${name}`,
    group: 'actions',
    icon: null,
    word: t(`shell.action.${name}`),
    ...(hint === undefined ? {} : { hint }),
    go,
  })
  const actions = [
    ...(person.roles.includes('advisor')
      ? [
          action('newContact', () => goTo('inbox', beginContact())),
          action('newOutbound', () => goTo('inbox', beginContact({ direction: 'outbound' }))),
        ]
      : []),
    // Where the key would do nothing it is not offered.
    ...(mayPress('Ctrl+E') ? [action('escalate', () => press('Ctrl+E'), 'Ctrl+E')] : []),
    ...phone.map(({ key, word, go }): Choice => ({ key, group: 'actions', icon: null, word, go })),
    action('syncNow', () => void call('sync.now', {})),
    action('panel', togglePanel, 'Ctrl+B'),
    action('keys', () => float('keys'), '?'),
    action('lock', () => void call('session.lock', {}), 'Ctrl+L'),
  ]
  const mayCases = placesOf(person.roles).some(({ area }) => area === 'cases')
  const cases: Choice[] =
    numbered == null || !mayCases
      ? []
      : [
          {
            key: `case.${numbered.case.id}`,
            group: 'cases',
            icon: <IconFileDescription size={18} aria-hidden />,
            word: [
              t('cases.number', { radicado: numbered.case.radicado }),
              numbered.customer?.name ?? t('interactions.noCustomer'),
            ].join(' · '),
            hint: t(`cases.state.${numbered.case.state}`),
            go: () => goTo('cases', numbered.case.id),
          },
        ]
  // Whoever says their radicado may have it of a case that is not on this workstation.
  const radicado = numbered === null && mayCases && !isOffline ? radicadoTyped(searched) : null
  const openAtCentre = async (typed: string) => {
    const answer = await findCase(typed)
    if (!answer.ok) say(centreSentence(t, answer.error, t('customers.central.unreachable')), 'bad')
    else if (answer.value === null) say(t('cases.central.none', { radicado: typed }))
    else goTo('cases', answer.value.case.id)
  }
  if (radicado !== null)
    cases.push({
      ...{ key: 'case.central', group: 'cases', icon: <IconCloudSearch size={18} aria-hidden /> },
      word: t('cases.central.find', { radicado }),
      go: () => void openAtCentre(radicado),
    })
  const customers = (searched.length < 2 ? [] : (found?.rows ?? [])).map(
    ({ doc }): Choice => ({
      key: `customer.${doc.id}`,
      group: 'customers',
      icon: <IconUser size={18} aria-hidden />,
      word: customerName(doc),
      hint: cardHint(t, doc, ''),
      go: () => goTo('customers', doc.id),
    }),
  )
  // Who is not on this workstation may be at the centre.
  const atCentre =
    searched.length < 3 || !placesOf(person.roles).some(({ area }) => area === 'customers')
      ? []
      : [
          {
            ...action('central', () => {
              wantCentralSearch(searched)
              goTo('customers')
            }),
            group: 'customers' as const,
            icon: <IconCloudSearch size={18} aria-hidden />,
            word: t('customers.central.searchFor', { text: searched }),
          },
        ]
  const asked = plain(text.trim())
  const choices = [
    ...[...places, ...actions].filter(({ word }) => plain(word).includes(asked)),
    ...cases,
    ...customers,
    ...atCentre,
  ]
  const chosen = choices[Math.min(at, choices.length - 1)]

  const go = (choice: Choice | undefined) => {
    if (choice === undefined) return
    close()
    choice.go()
  }
  const onKey = (event: KeyboardEvent) => {
    // What it would do on the screen beneath is not in sight.
    if (event.key === 'Enter' && event.ctrlKey) return event.preventDefault()
    onListKey(event, {
      ...{ count: choices.length, at: Math.min(at, choices.length - 1) },
      move: setAt,
      take: () => go(chosen),
    })
  }

  return (
    <Modal
      opened
      onClose={close}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      withCloseButton={false}
      size={560}
      yOffset="12vh"
      centered={false}
      padding="sm"
    >
      <TextInput
        // Whoever types on at once types here: a dialog's own focus comes moments later, and Enter would take the first place.
        ref={focusSoon}
        data-autofocus
        aria-label={t('shell.search')}
        placeholder={t('shell.searchAll')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen === undefined ? undefined : `${list}.${chosen.key}`}
        onChange={(event) => {
          type(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={settledKey(onKey)}
      />
      <div className={classes.results} id={list} role="listbox" aria-label={t('shell.results')}>
        {choices.map((choice, index) => (
          <div key={choice.key}>
            {choices[index - 1]?.group !== choice.group && (
              <h3 role="presentation">{t(`shell.group.${choice.group}`)}</h3>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and its keys choose */}
            <div
              id={`${list}.${choice.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === chosen}
              className={classes.option}
              onClick={() => go(choice)}
            >
              {choice.icon} {choice.word} {choice.hint !== undefined && <small className="tn">{choice.hint}</small>}
            </div>
          </div>
        ))}
      </div>
      {customers.length > 0 && found?.total !== customers.length && <small>{t('customers.moreFound')}</small>}
      {choices.length === 0 && <p role="status">{t('shell.nothingFound', { text })}</p>}
    </Modal>
  )
}
