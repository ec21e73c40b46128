import { z } from 'zod'

/** The roles of the charts (domain, Roles). */
export const Role = z.enum(['advisor', 'coordinator', 'oefv_analyst', 'area_owner', 'quality_analyst', 'it_admin'])
export type Role = z.infer<typeof Role>

/** Whether they answer requirements, each in their areas. */
export const solves = (roles: readonly Role[]): boolean =>
  roles.includes('area_owner') || roles.includes('oefv_analyst')
