// The engine's benchmark as a program of its own, which is compiled before it runs (engine-compiled.ts). Its only output are the rows.
import { benchEngine } from './engine-speed.ts'

process.stdout.write(JSON.stringify(benchEngine()))
