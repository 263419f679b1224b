package site

import (
	"archive/zip"
	"bytes"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/wasm"
)

// shareCards makes a picture of each jurisdiction in each language, for previews of links: "cards/CO.png", "cards/CO-es.png".
func shareCards(o Options) Step {
	return Step{CardsFolder, func(write func(string, []byte) error) error {
		d := o.Dataset
		standings := states.Tally(d.Bills, d.Coverage, d.Updated)
		for _, lang := range Languages() {
			err := card.All(standings, o.card(card.Wide, lang), func(c states.Code, png []byte) error {
				o.wide[lang] = append(o.wide[lang], png) // for the kits
				return write(CardsFolder+wasm.CardFile(c, lang), png)
			})
			if err != nil {
				return err
			}
		}
		return nil
	}}
}

// shareKits makes a ZIP of each jurisdiction, "cards/kits/CO.zip": its card in each format and language, each with its alternative
// text beside it.
func shareKits(o Options) Step {
	return Step{KitsFolder, func(write func(string, []byte) error) error {
		d := o.Dataset
		return makeKits(states.Tally(d.Bills, d.Coverage, d.Updated), o, write)
	}}
}

func makeKits(standings []states.Standing, o Options, write func(string, []byte) error) error {
	kits := map[states.Code][]kitFile{}
	for _, lang := range Languages() {
		for _, format := range []card.Format{card.Wide, card.Square, card.Tall} {
			options := o.card(format, lang)
			err := o.draw(standings, format, lang, func(c states.Code, png []byte) error {
				says, err := card.Describe(standings, c, options)
				name := string(c) + "-" + format.String() + "-" + lang
				kits[c] = append(kits[c], kitFile{name + ".png", png}, kitFile{name + ".txt", []byte(says + "\n")})
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	for _, s := range standings {
		kit, err := zipped(kits[s.Code])
		if err != nil {
			return err
		}
		if err := write(KitsFolder+string(s.Code)+".zip", kit); err != nil {
			return err
		}
	}
	return nil
}

// draw hands the card of each standing to write, in their order; a wide one as it was drawn before.
func (o Options) draw(standings []states.Standing, f card.Format, lang string, write func(c states.Code, png []byte) error) error {
	drawn := o.wide[lang]
	if f != card.Wide || len(drawn) < len(standings) {
		return card.All(standings, o.card(f, lang), write)
	}
	for i, s := range standings {
		if err := write(s.Code, drawn[i]); err != nil {
			return err
		}
	}
	return nil
}

func (o Options) card(f card.Format, lang string) card.Options {
	pages := ""
	if o.URL != "" {
		pages = o.URL + PagesFolder
	}
	return card.Options{Format: f, Language: labels.Language(lang), Source: o.Dataset.Source, Pages: pages}
}

type kitFile struct {
	name string
	data []byte
}

// zipped is a ZIP of files without dates, so that the same files make the same one. Pictures are compressed by themselves.
func zipped(files []kitFile) ([]byte, error) {
	var content bytes.Buffer
	z := zip.NewWriter(&content)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return content.Bytes(), nil
}
