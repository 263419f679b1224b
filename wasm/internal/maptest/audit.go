package maptest

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
)

// Axe is the source of axe-core, or skips the test where it is not installed; with CI=true the test fails. A test asks for
// it before it touches a page.
func Axe(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile("../../.ci/node_modules/axe-core/axe.min.js") // from the folder of a package in wasm
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("the page was not audited: axe-core is not installed (npm ci --prefix .ci installs it)")
	}
	require.NoError(t, err)
	return string(source)
}

// Audit fails for each violation that axe-core finds on the page, in open shadow roots too.
func Audit(t testing.TB, b *browsertest.Browser, axe string) {
	t.Helper()
	if browsertest.Eval[bool](b, "!window.axe") {
		b.Run(axe+"; window.axe = axe", nil)
	}
	for _, v := range browsertest.Eval[[]struct {
		ID, Help string
		Nodes    []struct {
			HTML   string
			Target []any
		}
	}](b, `axe.run(document, {preload: false, resultTypes: ["violations"]})
		.then(r => JSON.parse(JSON.stringify(r.violations)))`) {
		for _, n := range v.Nodes {
			t.Errorf("%s: %s, at %v %.200s", v.ID, v.Help, n.Target, n.HTML)
		}
	}
}
