package dataset

import "github.com/endqi/endqi/states"

// Parse reads a dataset. The first thing that is wrong in it is an [*Error]; columns that a table does not have are passed over.
func Parse(data []byte) (*Tables, error) {
	p := parser{t: &Tables{}}
	if err := Read(data, &p); err != nil {
		return nil, err
	}
	return p.t, nil
}

// parser makes records of what it is told.
type parser struct {
	t      *Tables
	record states.Record
	scoped bool // the row has a text for its scope
}

func (p *parser) Text(at *Place, text string) error {
	if at.Column == "source" {
		p.t.Source = text
		return nil
	}
	return set(at, &p.t.Updated, text)
}

func (p *parser) Table(*Place) error { return nil }

func (p *parser) Row(at *Place) error {
	p.record, p.scoped = p.t.add(at.Table), false
	return nil
}

func (p *parser) Cell(at *Place, text string) error {
	if text == "" {
		return nil
	}
	p.scoped = p.scoped || at.Column == "scope"
	for column, f := range p.record.Fields() {
		if column == at.Column {
			return set(at, f, text)
		}
	}
	return nil
}

func set(at *Place, f states.Field, text string) error {
	if err := f.UnmarshalText([]byte(text)); err != nil {
		return &Error{*at, text, err}
	}
	return nil
}

func (p *parser) Wrong(at *Place, value string, cause error) error {
	if cause == ErrUnknownColumn {
		return nil
	}
	return &Error{*at, value, cause}
}

func (p *parser) EndRow(*Place) error {
	if b, ok := p.record.(*states.Bill); ok && !p.scoped {
		b.Scope = BlankScope(b.State)
	}
	return nil
}

// BlankScope is the scope of a bill that names none: federal for the United States, else statewide.
func BlankScope(state states.Code) states.Scope {
	if state == states.US {
		return states.FederalScope
	}
	return states.Statewide
}
