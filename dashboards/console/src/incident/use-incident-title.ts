// Incidents' titles in the reader's language.
import { useCallback } from 'react'
import type { Incident } from '../contract.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { incidentTitle } from './engine-text.ts'

export type TitledIncident = Pick<Incident, 'title' | 'titleSaying'>

export function useIncidentTitle(): (incident: TitledIncident) => string {
  const { language } = usePreferences()
  return useCallback((incident) => incidentTitle(incident, language), [language])
}
