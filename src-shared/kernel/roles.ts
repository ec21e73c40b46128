import { z } from 'zod'

/** The roles of the charts (domain, Roles). */
export const Role = z.enum(['advisor', 'coordinator', 'oefv_analyst', 'area_owner', 'quality_analyst', 'it_admin'])
export type Role = z.infer<typeof Role>

/** Whether they answer requirements, each in their areas. */
export const solves = (roles: readonly Role[]): boolean =>
  roles.includes('area_owner') || roles.includes('oefv_analyst')

/** Whether they do nothing of the desk's: a closed case leaves their workstation (cases/schema.ts). */
export const onlySolves = (roles: readonly Role[]): boolean =>
  solves(roles) && !roles.includes('advisor') && !roles.includes('coordinator')
