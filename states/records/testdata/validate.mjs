// validate.mjs SCHEMA DATASETS: prints a line for each dataset of a list, "valid" or what is wrong.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const require = createRequire(new URL('../../../.ci/package.json', import.meta.url))
const Ajv = require('ajv/dist/2020').default
const formats = require('ajv-formats').default

const ajv = new Ajv({ strict: true, allErrors: true })
formats(ajv)
const [schema, datasets] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')))
const validate = ajv.compile(schema)
for (const dataset of datasets) console.log(validate(dataset) ? 'valid' : ajv.errorsText(validate.errors))
