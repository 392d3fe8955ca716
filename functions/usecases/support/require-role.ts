import type { DirectoryRole } from '../../domain/directory/employee.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Actor } from './deps.ts';

/** @throws RefusedError `forbidden` where the actor has none of these roles in the directory */
export const requireRole = (actor: Actor, ...roles: DirectoryRole[]): void => {
  if (!roles.some((role) => actor.roles.includes(role)))
    refuse('forbidden', { detail: `This is for: ${roles.join(', ')}.` });
};
