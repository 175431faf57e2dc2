// Refusals of the API, said by kind and values.
import { problemSayer } from '../platform/http/problem-sayer.ts'
import { API_SENTENCES } from './contract/said.ts'

export const saidProblem = problemSayer(API_SENTENCES)
