import { IconSearch, IconUserPlus, IconX } from '@tabler/icons-react'
import { radicadoTyped } from '#shared/cases/radicado-typed.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { ASK_CASE, CentralCaseOption } from '../cases/CentralCaseOption.tsx'
import { useFindCase } from '../cases/central-case.ts'
import { useCaseNumbered } from '../cases/use-case-numbered.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { SuggestField, SuggestNote, SuggestOption } from '../shell/SuggestField.tsx'
import { useEarlyEnter } from '../shell/use-early-enter.ts'
import { useSearchText } from '../shell/use-search-text.ts'
import { CustomerForm } from './CustomerForm.tsx'
import { ASK_CENTRE, CentralOptions } from './central/CentralOptions.tsx'
import { useCentralCard, useCentralSearch } from './central/central-search.ts'
import { blankCustomer, type CustomerTyped } from './form-values.ts'
import { useSimilarCustomers } from './SimilarCustomers.tsx'
import { cardHint, mainIdentifier, mistakeWords, readAsWords } from './words.ts'

interface Props {
  readonly value: string | null
  readonly onChange: (customerId: string | null) => void
  /** Where the draft of a customer created here is kept. */
  readonly draft: string
  readonly creating: boolean
  readonly setCreating: (creating: boolean) => void
  /** The number that called, where it is nobody's here: whoever is created is offered it. */
  readonly number: string | null
}

const CREATE = 'create'

/** Searches while one types; who is not found is created in place. What it offers floats, so that nothing moves. */
export function CustomerPicker({ value, onChange, draft, creating, setCreating, number }: Props) {
  const { t } = useWords()
  const { text, searched: settled, type } = useSearchText()
  const searched = settled.trim()
  const found = useWatch('customers.search', searched.length < 2 ? null : { text: searched, limit: 8 }, 'keep')
  // The list goes on showing what was found before: what Enter takes is of the words that stand there now.
  const foundNow = useWatch('customers.search', searched.length < 2 ? null : { text: searched, limit: 8 })
  const numbered = useCaseNumbered(searched.length < 2 ? '' : searched)
  const ofCase = numbered?.customer ?? null
  const isSettled = text.trim() === searched && foundNow !== undefined && numbered !== undefined
  const matches = new Set([...(foundNow?.rows ?? []).map(({ doc }) => doc.id), ...(ofCase === null ? [] : [ofCase.id])])
  const only = isSettled && matches.size === 1 ? [...matches][0] : undefined
  const enterEarly = useEarlyEnter(text, value, isSettled, () => {
    if (only === undefined) return
    type('')
    onChange(only)
  })
  const nobody = searched.length >= 2 && found?.rows.length === 0 && ofCase === null
  const likely = useWatch('customers.likely', nobody ? { text: searched } : null)
  const similar = useSimilarCustomers(
    searched,
    foundNow === undefined || ofCase !== null ? undefined : foundNow.rows.length,
  )
  const parsed = CustomerId.safeParse(value)
  const chosen = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  const ofCentre = useCentralCard(chosen === null ? value : null)
  const known = chosen?.doc ?? ofCentre
  const askCentre = useCentralSearch()
  const findCase = useFindCase()
  // A case of this workstation is offered as it is.
  const radicado = numbered === null ? radicadoTyped(searched) : null

  if (creating) {
    return (
      <div className={page.card}>
        <h2>{t('customers.new')}</h2>
        <CustomerForm
          draft={draft}
          beginning={{ ...beginningFrom(text), phones: number ?? '' }}
          done={(id) => {
            setCreating(false)
            onChange(id)
          }}
          use={(id) => {
            setCreating(false)
            onChange(id)
          }}
          cancel={() => setCreating(false)}
        />
      </div>
    )
  }
  if (value !== null) {
    return (
      <div className={page.actions}>
        <b>{known?.name ?? t('customers.otherCard')}</b>
        {known !== null && <small className="tn">{mainIdentifier(t, known)}</small>}
        {ofCentre !== null && <small>{t('customers.central.ofCentre')}</small>}
        <LightButton variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={() => onChange(null)}>
          {t('customers.change')}
        </LightButton>
      </div>
    )
  }
  const rows = searched.length < 2 ? [] : (found?.rows ?? []).filter(({ doc }) => doc.id !== ofCase?.id)
  return (
    <SuggestField
      label={t('customers.one')}
      placeholder={t('customers.searchOrCase')}
      icon={<IconSearch size={16} aria-hidden />}
      text={text}
      type={type}
      offers={searched.length >= 2}
      only={only ?? null}
      entered={() => !isSettled && text.trim() !== '' && enterEarly()}
      choose={(option) => {
        // What the centre answers is shown in the same list, which stays open for it.
        if (option === ASK_CENTRE) {
          void askCentre(searched)
          return true
        }
        if (option === ASK_CASE && radicado !== null) {
          void findCase(radicado)
          return true
        }
        if (option === CREATE) setCreating(true)
        else {
          type('')
          onChange(option)
        }
        return false
      }}
      foot={
        <>
          {found !== undefined && rows.length > 0 && found.total !== found.rows.length && (
            <SuggestNote>{t('customers.moreFound')}</SuggestNote>
          )}
          <SuggestOption value={CREATE}>
            <IconUserPlus size={16} style={{ verticalAlign: -3 }} aria-hidden />{' '}
            {t('customers.createNamed', { text: searched })}
          </SuggestOption>
        </>
      }
    >
      {numbered != null && ofCase !== null && (
        <SuggestOption value={ofCase.id}>
          <b style={{ fontWeight: 600 }}>{ofCase.name}</b>{' '}
          <small className="tn">
            {[t('customers.ofCase', { radicado: numbered.case.radicado }), cardHint(t, ofCase)].join(' · ')}
          </small>
        </SuggestOption>
      )}
      {rows.map(({ doc }) => (
        <SuggestOption key={doc.id} value={doc.id}>
          <b style={{ fontWeight: 600 }}>{doc.name}</b> <small className="tn">{cardHint(t, doc)}</small>
        </SuggestOption>
      ))}
      {rows.length === 0 && ofCase === null && found !== undefined && (
        <SuggestNote>{t('customers.noneFound', { text: searched })}</SuggestNote>
      )}
      {nobody &&
        likely?.map(({ customer: { doc }, mistake }) => (
          <SuggestOption key={doc.id} value={doc.id}>
            <b style={{ fontWeight: 600 }}>{doc.name}</b>{' '}
            <small className="tn">
              {mainIdentifier(t, doc)} · {mistakeWords(t, mistake)}
            </small>
          </SuggestOption>
        ))}
      {radicado !== null && searched.length >= 2 && <CentralCaseOption radicado={radicado} />}
      {similar.length > 0 && (
        <SuggestNote told>
          {t('customers.similar.title')}: {readAsWords(t, similar)}
        </SuggestNote>
      )}
      {similar.map(({ customer: { doc } }) => (
        <SuggestOption key={doc.id} value={doc.id}>
          <b style={{ fontWeight: 600 }}>{doc.name}</b> <small className="tn">{cardHint(t, doc)}</small>
        </SuggestOption>
      ))}
      {searched.length >= 2 && (
        <CentralOptions
          text={searched}
          here={
            new Set([...rows.map(({ doc }) => doc.id), ...similar.map(({ customer: { doc } }) => doc.id), ...matches])
          }
        />
      )}
    </SuggestField>
  )
}

/** What was searched for begins the new card: a number as its identifier, words as its name. */
function beginningFrom(text: string): Partial<CustomerTyped> {
  const typed = text.trim()
  if (!/^[\d.\s-]{5,}$/.test(typed)) return { name: typed }
  const [first] = blankCustomer.identifiers
  return first === undefined ? {} : { identifiers: [{ ...first, number: typed }] }
}
