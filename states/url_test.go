package states_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

// opened are addresses that every browser opens.
var opened = []string{
	"https://leg.colorado.gov/bills/sb20-217", "http://example.org", "HTTPS://Example.ORG/", "https://example.org.", "https://localhost/",
	"https://example.org:443/", "https://example.org:/", "https://example.org:0/", "https://example.org:65535/", "https://example.org:00080/",
	"https://example.org?a=b", "https://example.org#a", "https://example.org/?q=a:b@c", "https://example.org/@user", "https://example.org/a;b,c|d{e}^`f'(g)*!$&+=~",
	"https://example.org/%zz%", "https://example.org/%", "https://example.org/ñ/法?é#ü", "https://example.org/[1]", "https://example.org//a///b",
	"https://a-b.example/", "https://-a-.example/", "https://a_b.example/", "https://a--b.example/", "https://1a.example/", "https://example.1a/", "https://0xg/",
	"https://1.2.3.4.example/", "https://192.0.2.1/", "https://0.0.0.0/", "https://255.255.255.255:8080/a", "https://192.0.2.1./",
	"https://xn--bcher-kva.example/", "https://XN--BCHER-KVA.example/", "https://bücher.example/", "https://peñasco.example/", "https://xn--fsqu00a.xn--g6w251d/",
	"https://例子.测试/", "https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/", "https://ελλάδα.example/", "https://テスト.example/", "https://한국.example/", "https://xn--zca.example/",
	"mailto:data@example.org", "MAILTO:a@b.example?subject=a%20b", "mailto:?subject=a",
	"https://" + strings.Repeat("a", 63) + ".example/",
}

// refused are addresses that the URL Standard's parser fails on, by what CheckURL says of them.
var refused = map[string][]string{
	"its port": {
		"https://www.congress.gov:99999/bill/1", "https://example.org:65536/", "https://example.org:http/", "https://example.org:80a/", "https://example.org:-1/",
		"https://example.org:+1/", "https://example.org:8%30/", "https://example.org:80:90/", "https://example.org:0x50/", "https://[::1",
		"https://example.org:99999999999999999999999999/", "https://example.org:８０/", "https://2001:db8::1/",
	},
	"its host is no name": {
		"https://", "http://", "https://#x", "https://?x", "https://:80/", "https://:/", "https://xn--/", "https://xn--a.xn--/", "https://xn--a/",
		"https://xn---/", "https://xn--99999999999/", "https://xn--ñ/", "https://xn--bñcher-kva/", "https://xn--zzzzzzzzzzzz/", "https://xn--0/",
		"https://xn--bcher-kv!.example/", "https://a|b/", "https://a^b/", "https://a%b/", "https://a%/", "https://%zz/", "https://%20/", "https://a%00b/", "https://a%2fb/", "https://a%40b/", "https://%/",
		"https://[/", "https://[", "https://]/", "https://[]/", "https://a]/", "https://[g]/", "https://a[b/", "https://%ff/", "https://\u00ad/", "https://\u200b/", "https://\ufffe/", "https://a\u202eb/",
		"https://\u0300a/", "https://a\u2028b/", "https://xn--ls8h=/", "https://ﷺ/", "https://[1.2.3.4/",
	},
	"its host ends in a number": {
		"https://256.1/", "https://1.2.3.999/", "https://1.2.3.4.5/", "https://0x100.1/", "https://1.0x100.1/", "https://09.1.1.1/", "https://1.2.3.08/", "https://4294967296/",
		"https://1.2.3.4.5./", "https://0x1ffffffff/", "https://a.1/", "https://a.0x/", "https://example.0x1f/", "https://www.example.2026/", "https://256.256.256.256/",
		"https://1.2.3.0x100/", "https://0400.1/", "https://-1.2/",
	},
	"one of": {
		"https://<x>/", "https://a b/", "https://a\tb:x/", "https://x\"y:z/", "https://a\x00b/", "https://a\x7fb/", "https://a<b/", "https://a>b/", "https://a\u0085b/", "https://a\xffb/",
	},
	"names a user": {
		"https://user@/", "https://@/", "https://user:password@", "https://a@:80/", "https://a@b@c:x/", "https://@@x:y/",
	},
	"write it whole": {
		"", "example.org", "www.example.org/bill", "//example.org", "/bill", "https", "https:", "see the note", "1https://example.org",
	},
}

// forgiven are addresses that browsers open and a record has no use for.
var forgiven = map[string][]string{
	"a space, a sign of markup or a backslash": {
		" https://example.org", "https://example.org ", "https://example.org/a b", "https://example.org/\n", "https://exa\nmple.org/", "https://example.org/a\"b", "https://example.org/<script>",
		`https:\\example.org\a`, `https://example.org\a`, "https://example.org/\u0085", "https://example.org/\u007f", `https://x/"><script>alert(1)</script>/`, "mailto:a b@example.org", "https://example.org/#a b",
	},
	"other than two slashes": {"https:example.org", "https:/example.org", "https:///example.org", "https:////example.org/", "http:///x"},
	"another scheme": {
		"ftp://example.org/", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "tel:+1", "mailto:", "blob:https://example.org/1", "about:blank", "wss://example.org/", "x:y",
	},
	"a user":                      {"https://user@example.org/", "https://user:password@example.org/", "https://@example.org/", "https://:@example.org/", "https://www.congress.gov@evil.example/", "https://a@b@c/"},
	"percent-escapes in the host": {"https://ex%61mple.org/", "https://%65xample.org/", "https://b%C3%BCcher.example/", "https://a.%E3%80%82/"},
	"an IPv6 address":             {"https://[::1]/", "https://[::1]:80/", "https://[2001:db8::1]:8080/", "https://[::ffff:1.2.3.4]/"},
	"an IPv4 address of another form": {"https://1/", "https://127.1/", "https://0x7f.1/", "https://0x7f.0.0.1/", "https://017700000001/", "https://010.0.0.1/", "https://0x/", "https://1.2.3.0x4/", "https://2130706433/",
		"https://00.0.0.0/"},
	"more than DNS takes": {"https://" + strings.Repeat("a", 64) + "/", "https://" + strings.Repeat("a.", 127) + "org/", "https://a..b/", "https://.a/", "https://./", "https://a../"},
	"other letters and signs in the host": {"https://BÜCHER.example/", "https://bu\u0308cher.example/", "https://ｅxample.org/", "https://example。org/", "https://עברית.example/", "https://xn--4dbrk0ce/",
		"https://ไทย.example/", "https://a!b.example/", "https://a'b/", "https://a(b)/", "https://a*b/", "https://a;b/", "https://a=b/", "https://a~b/", "https://a,b/", "https://a$b/", "https://a&b/", "https://a+b/", "https://a`b/", "https://a{b}/",
		"https://☕.example/", "https://xn--53h.example/", "https://āā.example/", "https://x\u00b7y/"},
}

// disputed are addresses on which browsers and their versions differ: punycode that stands for plain letters.
var disputed = []string{"https://xn--a-/", "https://xn--example-/", "https://www.xn--gov-/"}

func TestCheckURL(t *testing.T) {
	for _, address := range opened {
		assert.NoError(t, states.CheckURL(address), address)
	}
	for says, list := range refused {
		for _, address := range list {
			assert.ErrorContains(t, states.CheckURL(address), says, "%q", address)
		}
	}
	for why, list := range forgiven {
		for _, address := range list {
			assert.Error(t, states.CheckURL(address), "%q: %s", address, why)
		}
	}
	for _, address := range disputed {
		assert.Error(t, states.CheckURL(address), address)
	}
}

func TestShippedAddressesAreRight(t *testing.T) {
	check := func(id, address string) { assert.NoError(t, states.CheckURL(address), "%s: %s", id, address) }
	for _, b := range states.Bills() {
		if check(b.ID, b.SourceURL); b.URL != "" {
			check(b.ID, b.URL)
		}
	}
	for _, e := range states.AllEvidence() {
		check(e.Bill, e.SourceURL)
	}
	for _, l := range states.Links() {
		check(l.Label, l.URL)
		check(l.Label, l.SourceURL)
	}
	for k := range cases.All() {
		check(k.ID, k.SourceURL)
	}
}

// parsed asks the URL parser of Node, which follows the URL Standard, for the host of each address; "" is for one that it fails
// on, and "-" for one that has none.
func parsed(t *testing.T, addresses []string) (hosts []string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("node is not on PATH: its URL parser is the oracle of this test")
	}
	require.NoError(t, err)
	input, err := json.Marshal(addresses)
	require.NoError(t, err)
	c := exec.CommandContext(t.Context(), node, "-e", `
		const all = JSON.parse(require("fs").readFileSync(0, "utf8"));
		console.log(JSON.stringify(all.map((a) => { try { return new URL(a).hostname || "-" } catch { return "" } })));`)
	c.Stdin = strings.NewReader(string(input))
	output, err := c.Output()
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(output, &hosts))
	require.Len(t, hosts, len(addresses))
	return hosts
}

func TestBrowsersParseWhatCheckURLTakes(t *testing.T) {
	holds := func(what string, list []string, want bool) {
		hosts := parsed(t, list)
		for i, address := range list {
			if utf8.ValidString(address) { // JSON holds no other
				assert.Equal(t, want, hosts[i] != "", "%s: %q", what, address)
			}
		}
	}
	holds("opened", opened, true)
	for says, list := range refused {
		holds(says, list, false)
	}
	for why, list := range forgiven {
		holds(why, list, true)
	}
}

// Pieces of addresses put together at random, and addresses with a character changed: all that Node fails on is refused, and
// enough of the rest is taken for that to say something.
func TestBrowsersParseWhatCheckURLTakesOfManyMore(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	part := func() string {
		switch random.IntN(5) {
		case 0:
			return pick("0", "00", "1", "08", "255", "256", "999", "0x", "0x1", "0xff", "0x100", "0xg", "4294967295", "4294967296", "٣", "１")
		case 1:
			code := "xn--"
			for range random.IntN(9) {
				code += string("abcdefghijklmnopqrstuvwxyz0123456789-"[random.IntN(37)])
			}
			return code
		case 2:
			return string([]rune(pick("ßàöøÿ", "άΰώςω", "абвњћ", "一法龥", "가각힣", "ぁがゖ", "ァヴヺ"))[random.IntN(3):])
		case 3:
			return string(rune(random.IntN(0x3000)))
		}
		return pick("a", "example", "org", "a-b", "-", "_", "", "A", "a%62", "%", "[", "[::1]", "a]", "a b", "a!", "é", "ñ", "ß", "ς", "法", "א", "a\u0301", "xn--bcher-kva")
	}
	var all []string
	for range 6000 {
		labels := []string{part()}
		for random.IntN(2) == 0 {
			labels = append(labels, part())
		}
		all = append(all, pick("https:", "http:", "HTTPS:", "https")+pick("//", "//", "//", "//", "/", "", "///", "//u@", "//u:p@", "//@")+strings.Join(labels, ".")+
			pick("", "", ":", ":80", ":65535", ":65536", ":a", ":8a", ":-1", "::")+pick("", "/", "/a", "?a", "#a", "/%", `\a`))
	}
	for range 6000 {
		address := []rune(pick(opened...))
		at := random.IntN(len(address))
		c := pick(strings.Split(`!"#$%&'()*+,-./0123456789:;<=>?@AZ[\]^_az{|}~`+" \t\n\x00\x7fñßא٣。．\u00ad\u200d", "")...)
		switch random.IntN(3) {
		case 0:
			address = append(address[:at], address[at+1:]...)
		case 1:
			address[at] = []rune(c)[0]
		case 2:
			address = append(address[:at:at], append([]rune(c), address[at:]...)...)
		}
		all = append(all, string(address))
	}
	taken := 0
	for i, host := range parsed(t, all) {
		if states.CheckURL(all[i]) == nil {
			taken++
			assert.NotEmpty(t, host, "taken, though no browser opens it: %q", all[i])
		}
	}
	assert.Greater(t, taken, len(all)/10, "of %d", len(all))
}

// A host is taken as it is typed and as browsers write it, in punycode, or in neither form.
func TestLettersOfHostsAreThoseOfPunycode(t *testing.T) {
	var typed []string
	for r := rune(0x80); r < 0x11000; r++ {
		for _, before := range []string{"", "ab-"} {
			if address := "https://" + before + string(r) + string(r) + "9/"; states.CheckURL(address) == nil {
				typed = append(typed, address)
			}
		}
	}
	require.Greater(t, len(typed), 60_000)
	for i, host := range parsed(t, typed) {
		if assert.True(t, strings.HasPrefix(host, "xn--"), "%s: %s", typed[i], host) {
			assert.NoError(t, states.CheckURL("https://"+host), typed[i])
			assert.Error(t, states.CheckURL("https://"+host+"!"), typed[i])
		}
	}
}
