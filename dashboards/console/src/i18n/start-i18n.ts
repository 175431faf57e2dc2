// Starts i18next with the language of the reader and follows the choice of language: texts, <html lang> and Intl all change together.
// The other language is loaded when somebody asks for it.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { onPreferencesChange, readPreferences } from '../preferences/preferences.ts'
import type { Language } from '../preferences/preferences.ts'
import type { en } from './en/en.ts'
import { isolated } from './isolated.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const WORDS: Readonly<Record<Language, () => Promise<object>>> = {
  en: async () => (await import('./en/en.ts')).en,
  'zh-CN': async () => (await import('./zh/zh.ts')).zh,
}

async function follow(): Promise<void> {
  const { language } = readPreferences()
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await WORDS[language]())
  }
  // Somebody may have chosen again while the words were loading.
  if (readPreferences().language !== language) return
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}

export async function startI18n(): Promise<void> {
  const { language } = readPreferences()
  await i18next.use(initReactI18next).init({
    lng: language,
    // Both languages have the same keys (a test compares them): there is nothing to fall back to.
    fallbackLng: false,
    resources: { [language]: { translation: await WORDS[language]() } },
    // React escapes what it shows; a second time would show &amp;. What it cannot do is keep the direction of a sentence.
    interpolation: { escape: isolated },
  })
  await follow()
  onPreferencesChange(() => void follow())
}
