package site

import (
	"archive/zip"
	"bytes"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/wasm"
)

// shareCards makes a picture of each jurisdiction for previews of links, "cards/CO.png" and "cards/CO-es.png", and its share kit,
// "cards/CO.zip": the card in each format and language, each with its alternative text beside it.
func shareCards(o Options) Step {
	return Step{CardsFolder, func(write func(string, []byte) error) error {
		d, pages := o.Dataset, ""
		if o.URL != "" {
			pages = o.URL + PagesFolder
		}
		standings := states.Tally(d.Bills, d.Coverage, d.Updated)
		kits := map[states.Code][]kitFile{}
		for _, lang := range Languages() {
			for _, format := range []card.Format{card.Wide, card.Square, card.Tall} {
				options := card.Options{Format: format, Language: labels.Language(lang), Source: d.Source, Pages: pages}
				err := card.All(standings, options, func(c states.Code, png []byte) error {
					says, err := card.Describe(standings, c, options)
					if err != nil {
						return err
					}
					name := string(c) + "-" + format.String() + "-" + lang
					kits[c] = append(kits[c], kitFile{name + ".png", png}, kitFile{name + ".txt", []byte(says + "\n")})
					if format != card.Wide {
						return nil
					}
					return write(CardsFolder+wasm.CardFile(c, lang), png)
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
			if err := write(CardsFolder+string(s.Code)+".zip", kit); err != nil {
				return err
			}
		}
		return nil
	}}
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
