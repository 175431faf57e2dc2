// Starts i18next with both languages and follows the choice of language: texts, <html lang> and Intl all change together.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { onPreferencesChange, readPreferences } from '../preferences/preferences.ts'
import { en } from './en/en.ts'
import { isolated } from './isolated.ts'
import { zh } from './zh/zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

function follow(): void {
  const { language } = readPreferences()
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: readPreferences().language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'zh-CN': { translation: zh } },
    // React escapes what it shows; a second time would show &amp;. What it cannot do is keep the direction of a sentence.
    interpolation: { escape: isolated },
  })
  follow()
  onPreferencesChange(follow)
}
