import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { AreasForm } from './AreasForm.tsx'
import { DispositionsForm } from './DispositionsForm.tsx'
import { DocumentsForm } from './DocumentsForm.tsx'
import classes from './guidebook.module.css'
import { KindsForm } from './KindsForm.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { TopicsForm } from './TopicsForm.tsx'

export const CATALOGUE_PARTS = ['kinds', 'topics', 'dispositions', 'areas', 'documents', 'settings'] as const
export type CataloguePart = (typeof CATALOGUE_PARTS)[number]

const forms = {
  kinds: KindsForm,
  topics: TopicsForm,
  dispositions: DispositionsForm,
  areas: AreasForm,
  documents: DocumentsForm,
  settings: SettingsForm,
} as const

interface Props {
  readonly part: CataloguePart
  readonly catalogue: Catalogue
  readonly keep: (catalogue: Catalogue) => void
}

/** One part of the catalogue in its form; what is typed is kept at once, sound or not. */
export function CatalogueForm({ part, catalogue, keep }: Props) {
  const form = useForm<Catalogue>({ defaultValues: catalogue })
  useEffect(() => form.subscribe({ formState: { values: true }, callback: ({ values }) => keep(values) }), [form, keep])
  const Part = forms[part]
  return (
    <div className={classes.form}>
      <Part form={form} />
    </div>
  )
}
