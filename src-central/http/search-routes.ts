import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { actions } from '#shared/model/policies.ts'
import {
  ClosedCases,
  ClosedCasesRequest,
  CustomerHistoryRequest,
  FindCaseRequest,
  FoundCase,
  FoundCustomers,
  ImportUse,
  ImportUseRequest,
  SearchCustomersRequest,
  SearchResult,
} from '#shared/sync/api.ts'
import { closedCases } from '../cases/closed-cases.ts'
import { findCase } from '../cases/find-case.ts'
import { usedOfImport } from '../customers/import-use.ts'
import { customerContacts, searchCustomers } from '../customers/search.ts'
import type { AppParts } from './app-parts.ts'
import { callerWith } from './caller.ts'

/** What a workstation asks online because it is not there. */
export function searchRoutes(server: FastifyInstance, parts: AppParts): void {
  const app = server.withTypeProvider<ZodTypeProvider>()
  app.post(
    '/search/customers',
    { schema: { body: SearchCustomersRequest, response: { 200: FoundCustomers } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['search.online'])) === null) return reply
      const { rows, likely, more } = await searchCustomers(parts.client, parts.model, request.body.text)
      return { rows: [...rows], likely: [...likely], ...(more && { more }) }
    },
  )
  app.post(
    '/imports/used',
    { schema: { body: ImportUseRequest, response: { 200: ImportUse } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['imports.undo'])) === null) return reply
      return { customers: [...(await usedOfImport(parts.client, request.body.importId))] }
    },
  )
  app.post(
    '/search/closed-cases',
    { schema: { body: ClosedCasesRequest, response: { 200: ClosedCases } } },
    async (request, reply) => {
      const caller = await callerWith(parts, request, reply, actions['search.online'])
      if (caller === null) return reply
      const { rows, more, next } = await closedCases(parts.client, parts.model, caller.actor, request.body)
      return { rows: [...rows], more, next }
    },
  )
  app.post(
    '/search/case',
    { schema: { body: FindCaseRequest, response: { 200: FoundCase } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['search.online'])) === null) return reply
      return { rows: [...(await findCase(parts.client, parts.model, request.body))] }
    },
  )
  app.post(
    '/search/interactions',
    { schema: { body: CustomerHistoryRequest, response: { 200: SearchResult } } },
    async (request, reply) => {
      if ((await callerWith(parts, request, reply, actions['search.online'])) === null) return reply
      return { rows: [...(await customerContacts(parts.client, parts.model, request.body.customerId))] }
    },
  )
}
