package card

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// language holds what cards say, besides the labels.
type language struct{ labels.Language }

// text is one of the texts below with arguments in their places.
func (l language) text(key string, arguments ...string) string {
	words := english
	if l.Language == labels.Spanish {
		words = spanish
	}
	text, _ := words.Find(key)
	for i, a := range arguments {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", a)
	}
	return text
}

const english labels.Catalogue = `
also {0} and {1} more
asOf As of {0}
atLeast At least {0}
countNone None known
countOf of {0} states and territories score {1} of 9 or more.
federal FEDERAL LAW
highest highest-scoring bill on record, {0}, {1}
highestKnown highest known score of a bill on record, {0}, {1}; another may have more
kinds A law is in force in {0}, none was found in {1}; not assessed: {2}.
law Law {0}
laws {0} laws in force
map Map of the United States.
noLaw No law that ends or limits qualified immunity found.
noScore No score yet
notAdvice Not legal advice
notSearched Not searched yet.
notZero That is not a score of zero: bills and laws are still to be read.
of of 9
outOf {0} of {1}
score Score
searched Searched on {0}
searchedFor for laws that end or limit qualified immunity.
shipped endqi.org, bill texts and public records
source Source: {0}
title QUALIFIED IMMUNITY SCORECARD
unnamed A bill without number or title
unsplit ({0} scored only together)
`

const spanish labels.Catalogue = `
also {0} y {1} más
asOf A fecha del {0}
atLeast Al menos {0}
countNone Ninguno conocido
countOf de {0} estados y territorios obtienen {1} de 9 o más.
federal LEY FEDERAL
highest proyecto registrado con más puntos, {0}, {1}
highestKnown la puntuación conocida más alta de un proyecto registrado, {0}, {1}; otro puede tener más
kinds Hay una ley en vigor en {0}, en {1} no se encontró ninguna; sin evaluar: {2}.
law Ley {0}
laws {0} leyes en vigor
map Mapa de los Estados Unidos.
noLaw No se encontró ninguna ley que elimine o limite la inmunidad calificada.
noScore Todavía sin puntuación
notAdvice No es asesoría legal
notSearched Todavía sin investigar.
notZero No es una puntuación de cero: faltan por leer proyectos y leyes.
of de 9
outOf {0} de {1}
score Puntos
searched Se buscó el {0}
searchedFor leyes que eliminen o limiten la inmunidad calificada.
shipped endqi.org, textos y registros públicos
source Fuente: {0}
title INMUNIDAD CALIFICADA
unnamed Un proyecto sin número ni título
unsplit ({0} solo en conjunto)
`

// total is a group's score in words: "3 of 4", "0–5 of 5"; where the campaign published more than its verdicts add up to,
// "3.5 of 5 (1.5 scored only together)".
func (l language) total(s states.Standing, g rubric.Group) string {
	if s.Kind == states.Unsearched {
		return l.Kind(states.Unsearched)
	}
	b := s.Bounds(g)
	text := l.text("outOf", b.String(), strconv.Itoa(g.Size()))
	known := rubric.Score(0)
	for c := range g.Criteria() {
		known += s.Verdict(c).Points()
	}
	if b.Known() && b.Low > known {
		text += " " + l.text("unsplit", (b.Low-known).String())
	}
	return text
}

// count is a number of places: "2", "At least 2", "None known".
func (l language) count(c states.Count) string {
	switch {
	case len(c.Possible) == 0:
		return strconv.Itoa(len(c.Sure))
	case len(c.Sure) == 0:
		return l.text("countNone")
	}
	return l.text("atLeast", strconv.Itoa(len(c.Sure)))
}

// kinds is of how many places there is a law, none and no search.
func (l language) kinds(s states.Summary) string {
	return l.text("kinds", strconv.Itoa(len(s.WithLaw)), strconv.Itoa(len(s.NoLaw)), strconv.Itoa(len(s.Unsearched)))
}
