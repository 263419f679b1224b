import assert from "node:assert/strict";
import { test } from "node:test";

import { languageOf } from "../language.js";

/** An element in elements of these languages, the inner first; null begins the shadow root of the next one. */
function within(...langs) {
  const border = langs.indexOf(null), here = border < 0 ? langs : langs.slice(0, border), beyond = border < 0 ? undefined : langs.slice(border + 1);
  const said = here.find((lang) => lang !== undefined);
  return {
    closest: () => (said === undefined ? null : { getAttribute: () => said }),
    getRootNode: () => ({ host: beyond && within(...beyond) }),
  };
}

for (const [lang, means] of Object.entries({
  es: "es", ES: "es", "es-419": "es", es_MX: "es", "ES-mx": "es", "es-Latn-ES": "es",
  en: "en", "en-US": "en", EN_us: "en", de: "en", "": "en", "x-klingon": "en", esperanto: "en", "i-es": "en", und: "en",
})) {
  test(`${JSON.stringify(lang)} means ${means}`, () => assert.equal(languageOf(within(lang), ["en", "es"]), means));
}

test("the nearest element that says a language decides", () => {
  assert.equal(languageOf(within(undefined, "es", "en"), ["en", "es"]), "es");
});

test("a third language in between is not overlooked", () => {
  assert.equal(languageOf(within("de", "es"), ["en", "es"]), "en");
});

test("an empty language says that it is unknown", () => {
  assert.equal(languageOf(within("", "es"), ["en", "es"]), "en");
});

test("the host of a shadow root speaks for what is in it", () => {
  assert.equal(languageOf(within(undefined, null, "es"), ["en", "es"]), "es");
  assert.equal(languageOf(within(undefined, null, undefined, null, undefined, "es"), ["en", "es"]), "es");
});

test("a language within a shadow root comes before its host's", () => {
  assert.equal(languageOf(within("en", null, "es"), ["en", "es"]), "en");
});

test("who says nothing at all gets the default", () => {
  assert.equal(languageOf(within(), ["en", "es"]), "en");
  assert.equal(languageOf(within(undefined, null, undefined), ["en", "es"]), "en");
});
