import { Button, Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconSearch, IconUserPlus, IconX } from '@tabler/icons-react'
import { CustomerId } from '#shared/kernel/ids.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { useSearchText } from '../shell/use-search-text.ts'
import { CustomerForm } from './CustomerForm.tsx'
import { ASK_CENTRE, CentralOptions } from './central/CentralOptions.tsx'
import { useCentralCard, useCentralSearch } from './central/central-search.ts'
import { blankCustomer, type CustomerTyped } from './form-values.ts'
import { mainIdentifier, mistakeWords } from './words.ts'

interface Props {
  readonly value: string | null
  readonly onChange: (customerId: string | null) => void
  /** Where the draft of a customer created here is kept. */
  readonly draft: string
  readonly creating: boolean
  readonly setCreating: (creating: boolean) => void
}

const CREATE = 'create'

/** Searches while one types; who is not found is created in place. What it offers floats, so that nothing moves. */
export function CustomerPicker({ value, onChange, draft, creating, setCreating }: Props) {
  const { t } = useWords()
  const { text, searched: settled, type } = useSearchText()
  const searched = settled.trim()
  const found = useWatch('customers.search', searched.length < 2 ? null : { text: searched, limit: 8 }, 'keep')
  const nobody = searched.length >= 2 && found?.rows.length === 0
  const likely = useWatch('customers.likely', nobody ? { text: searched } : null)
  const parsed = CustomerId.safeParse(value)
  const chosen = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  const ofCentre = useCentralCard(chosen === null ? value : null)
  const known = chosen?.doc ?? ofCentre
  const askCentre = useCentralSearch()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })

  if (creating) {
    return (
      <div className={page.card}>
        <h2>{t('customers.new')}</h2>
        <CustomerForm
          draft={draft}
          beginning={beginningFrom(text)}
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
        <Button variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={() => onChange(null)}>
          {t('customers.change')}
        </Button>
      </div>
    )
  }
  const rows = searched.length < 2 ? [] : (found?.rows ?? [])
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(option) => {
        // What the centre answers is shown in the same list, which stays open for it.
        if (option === ASK_CENTRE) return void askCentre(searched)
        combobox.closeDropdown()
        if (option === CREATE) return setCreating(true)
        type('')
        onChange(option)
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('customers.one')}
          autoFocus
          placeholder={t('customers.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={200}
          onChange={(event) => {
            type(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={() => text !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={searched.length < 2}>
        <Combobox.Options>
          {rows.map(({ doc }) => (
            <Combobox.Option key={doc.id} value={doc.id}>
              <b style={{ fontWeight: 600 }}>{doc.name}</b>{' '}
              <small className="tn">{[mainIdentifier(t, doc), doc.city].filter((one) => one !== '').join(' · ')}</small>
            </Combobox.Option>
          ))}
          {rows.length === 0 && found !== undefined && (
            <Combobox.Empty>{t('customers.noneFound', { text: searched })}</Combobox.Empty>
          )}
          {nobody &&
            likely?.map(({ customer: { doc }, mistake }) => (
              <Combobox.Option key={doc.id} value={doc.id}>
                <b style={{ fontWeight: 600 }}>{doc.name}</b>{' '}
                <small className="tn">
                  {mainIdentifier(t, doc)} · {mistakeWords(t, mistake)}
                </small>
              </Combobox.Option>
            ))}
          {searched.length >= 2 && <CentralOptions text={searched} here={new Set(rows.map(({ doc }) => doc.id))} />}
          <Combobox.Option value={CREATE}>
            <IconUserPlus size={16} style={{ verticalAlign: -3 }} aria-hidden />{' '}
            {t('customers.createNamed', { text: searched })}
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What was searched for begins the new card: a number as its identifier, words as its name. */
function beginningFrom(text: string): Partial<CustomerTyped> {
  const typed = text.trim()
  if (!/^[\d.\s-]{5,}$/.test(typed)) return { name: typed }
  const [first] = blankCustomer.identifiers
  return first === undefined ? {} : { identifiers: [{ ...first, number: typed }] }
}
