import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePerson } from '../session/use-session';
import { NAVIGATION } from './navigation';

/** The start address sends each role to its own work. */
export function HomePage(): ReactNode {
  const person = usePerson();
  return person ? <Navigate to={NAVIGATION[person.role][0].to} replace /> : null;
}
