// Refusals of ingest's routes for people, said by kind and values.
import { problemSayer } from '../../platform/http/problem-sayer.ts'
import { INGEST_SENTENCES } from '../contract/said.ts'

export const saidProblem = problemSayer(INGEST_SENTENCES)
