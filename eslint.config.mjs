// What the compiler cannot say. Layout between folders is the business of .dependency-cruiser.mjs, formatting of prettier.
import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

const CLOCKS =
  'The engine is pure: time comes from the stream message (input.at) and ids from its contents. Pass the value in from correlate/runtime.'
const HTML = 'Alert text is untrusted: render it as React text. Markup from strings is how stored XSS gets in.'

const noConsole = { 'no-console': 'error' }

const markupBans = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: HTML },
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', message: HTML },
  { selector: 'Property[key.name=/^(dangerouslySetInnerHTML|innerHTML)$/]', message: HTML },
]

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'data/',
      '.cache/',
      'test/browser/screenshots/',
      'dashboards/console/public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans read well in a template; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An interface method written as `async` keeps its errors in the promise, also when it awaits nothing yet.
      '@typescript-eslint/require-await': 'off',
      // Handing on a void result (`return done()`) is the clearest way to leave a callback.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // It believes that a flag cannot change during an `await`, which is how every loop here is stopped.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Costly to ask and nothing to find: the compiler allows no enums, and instances are made by their constructors only.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A cast or `!` carries its reason in a comment (docs: STYLE); the compiler option noUncheckedIndexedAccess needs some.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...markupBans],
      ...noConsole,
    },
  },
  {
    // Command line, set-up, tests and measurements speak to a person.
    files: ['main.ts', 'platform/setup/**', 'test/**', '**/*.test.{ts,tsx}', '**/cli/**', 'correlate/replay/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests reach into replies whose shape they are about to check, and hand over functions as fakes.
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Hooks return objects of closures: there is no `this` to lose.
    files: ['dashboards/console/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['correlate/engine/**/*.ts', 'correlate/topology/**/*.ts', 'correlate/inventory/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
          'fetch',
          'performance',
          'crypto',
        ].map((name) => ({ name, message: CLOCKS })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCKS },
        { object: 'Math', property: 'random', message: CLOCKS },
      ],
      'no-restricted-syntax': [
        'error',
        ...markupBans,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCKS },
        { selector: "CallExpression[callee.name='Date']", message: CLOCKS },
        { selector: 'ImportDeclaration[source.value=/^node:/]', message: CLOCKS },
        {
          selector: 'AwaitExpression',
          message: 'step() is synchronous: a wait in it would let two inputs interleave.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
)
