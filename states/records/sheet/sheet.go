package sheet

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/endqi/endqi/states/rows"
)

// Options say what of a workbook is read. The zero value reads the one sheet that it has.
type Options struct {
	Sheet  string // the name of the sheet, whatever its case
	Prefer string // the name of the sheet that is read where the workbook has it and Sheet names none
	Limits Limits
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name     string
	Names    []string   // of all sheets of the workbook, hidden ones too
	Hidden   []string   // of those, the hidden ones
	Rows     [][]string // up to the last that has any text; each has the same number of cells
	Notes    []string   // what of the sheet a reader does not see, or is read otherwise than it looks
	Days1904 bool       // the workbook counts days from 1904: a day that is left as a number is not what others take it for
}

// NameError is a workbook without a sheet of the name that was given or, where none was given, with more than one.
type NameError struct {
	Name  string
	Names []string // of the sheets that there are
}

func (e *NameError) Error() string {
	var names []string
	for _, n := range e.Names {
		names = append(names, strconv.Quote(n))
	}
	all := strings.Join(names, ", ")
	switch {
	case e.Name != "":
		return "there is no sheet " + strconv.Quote(e.Name) + ": the workbook has " + all
	case len(names) == 0:
		return "the workbook has no sheet with any text"
	}
	return "the workbook has several sheets, " + all + ": name the one to read"
}

// FormulaError is a formula whose value nobody calculated: a program wrote the workbook, and no spreadsheet has opened it since.
type FormulaError struct{ Cell string } // Bills!C7

func (e *FormulaError) Error() string {
	return e.Cell + " holds a formula that was never calculated: open the workbook in a spreadsheet, and save it"
}

// Open reads a sheet of a file.
func Open(path string, o Options) (*Sheet, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return Read(f, info.Size(), o)
}

// Read reads a sheet of a workbook of so many bytes. The error may be a [*FormatError], [*LimitError], [*NameError],
// [*FormulaError], [ErrBroken] or one of reading.
func Read(r io.ReaderAt, size int64, o Options) (s *Sheet, err error) {
	if format := Format(r, size); format != "xlsx" {
		return nil, &FormatError{format}
	}
	limits := o.Limits.or()
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if err := limits.check(z); err != nil {
		return nil, err
	}
	defer func() { // a library that meets what it never saw
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	// What is larger goes to files for a while: a browser has none.
	inMemory := int64(excelize.StreamChunkSize)
	if runtime.GOOS == "wasip1" || inMemory > limits.Bytes {
		inMemory = limits.Bytes
	}
	book, err := excelize.OpenReader(io.NewSectionReader(r, 0, size), excelize.Options{RawCellValue: true, UnzipSizeLimit: limits.Bytes, UnzipXMLSizeLimit: inMemory})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	defer book.Close()
	w := workbook{File: book, zip: z, formats: map[int]format{}}
	properties, err := book.GetWorkbookProps()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	w.days1904 = properties.Date1904 != nil && *properties.Date1904
	name, err := w.choose(o)
	if err != nil {
		return nil, err
	}
	if s, err = w.read(name); err != nil {
		return nil, err
	}
	s.Names, s.Days1904 = book.GetSheetList(), w.days1904
	for _, name := range s.Names {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			s.Hidden = append(s.Hidden, name)
		}
	}
	return s, nil
}

// AppendCSV appends the rows as CSV: UTF-8, commas, \n, a line for each row, the blank ones too.
func (s *Sheet) AppendCSV(dst []byte) []byte {
	for _, row := range s.Rows {
		for _, cell := range row {
			dst = append(rows.AppendCell(dst, cell), ',')
		}
		dst = append(dst[:len(dst)-1], '\n')
	}
	return dst
}

// workbook is one that is open.
type workbook struct {
	*excelize.File
	zip      *zip.Reader
	days1904 bool
	formats  map[int]format // by style
}

// choose finds the sheet to read: the one that is named; else the only one that is not hidden and has any text; else the preferred one.
func (w *workbook) choose(o Options) (string, error) {
	names := w.GetSheetList()
	named := func(name string) (string, bool) {
		if slices.Contains(names, name) {
			return name, true
		}
		at := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(name)) })
		if at < 0 {
			return "", false
		}
		return names[at], true
	}
	if o.Sheet != "" {
		if name, ok := named(o.Sheet); ok {
			return name, nil
		}
		return "", &NameError{o.Sheet, names}
	}
	var some []string
	for _, name := range names {
		if visible, err := w.GetSheetVisible(name); err == nil && visible && w.hasText(name) {
			some = append(some, name)
		}
	}
	if len(some) == 1 {
		return some[0], nil
	}
	if name, ok := named(o.Prefer); ok && o.Prefer != "" {
		return name, nil
	}
	return "", &NameError{"", some}
}

// hasText reports whether any cell of a sheet has text.
func (w *workbook) hasText(name string) bool {
	all, err := w.File.Rows(name)
	if err != nil {
		return false // a chart
	}
	defer all.Close()
	for all.Next() {
		if cells, err := all.Columns(); err != nil || !blank(cells) {
			return true
		}
	}
	return false
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// read reads a sheet.
func (w *workbook) read(name string) (*Sheet, error) {
	s := &Sheet{Name: name}
	all, err := w.File.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("sheet %q cannot be read: %w", name, err)
	}
	defer all.Close()
	marks, err := w.marks(name)
	if err != nil {
		return nil, err
	}
	defer marks.close()
	var hidden []int
	var shown [][2]int // cells whose number is read as it is shown
	var cellMarks []mark
	width, last := 1, 0
	for all.Next() {
		row := len(s.Rows) + 1
		hides := all.GetRowOpts().Hidden
		cells, err := all.Columns()
		if err != nil {
			return nil, fmt.Errorf("%w: row %d of sheet %q: %w", ErrBroken, row, name, err)
		}
		if cellMarks, err = marks.upTo(row, cellMarks[:0]); err != nil {
			return nil, err
		}
		for _, m := range cellMarks {
			for m.formula && len(cells) < m.column {
				cells = append(cells, "") // perhaps of a formula without a value
			}
			if m.column > len(cells) {
				continue
			}
			format, err := w.cell(&cells[m.column-1], m, name, row)
			if err != nil {
				return nil, err
			}
			if format == shownNumber {
				shown = append(shown, [2]int{row, m.column})
			}
		}
		s.Rows = append(s.Rows, cells)
		if !blank(cells) {
			last, width = row, max(width, len(cells))
			if hides {
				hidden = append(hidden, row)
			}
		}
	}
	s.Rows = s.Rows[:last]
	for i, cells := range s.Rows {
		s.Rows[i] = append(cells, make([]string, max(0, width-len(cells)))...)[:width]
	}
	if err := w.show(s, shown); err != nil {
		return nil, err
	}
	if err := marks.end(); err != nil {
		return nil, err
	}
	if len(hidden) > 0 {
		s.Notes = append(s.Notes, "hidden rows are read: "+spans(hidden))
	}
	hidden = nil
	var letters []string
	for k := range width {
		if slices.ContainsFunc(marks.hidden, func(h [2]int) bool { return h[0] <= k+1 && k+1 <= h[1] }) {
			letter, _ := excelize.ColumnNumberToName(k + 1)
			letters = append(letters, letter)
		}
	}
	if len(letters) > 0 {
		s.Notes = append(s.Notes, "hidden columns are read: "+strings.Join(letters, ", "))
	}
	s.merge(marks.merged)
	return s, nil
}

// spans writes numbers in rising order as 4, 7–9.
func spans(numbers []int) string {
	var words []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		word := strconv.Itoa(numbers[i])
		if k > i {
			word += "–" + strconv.Itoa(numbers[k])
		}
		words = append(words, word)
		i = k + 1
	}
	return few(words)
}

// few names the first words of a list, and how many more there are.
func few(words []string) string {
	const most = 10
	if len(words) > most {
		return strings.Join(words[:most], ", ") + " and " + strconv.Itoa(len(words)-most) + " more"
	}
	return strings.Join(words, ", ")
}

// merge gives the rows of a merged cell its text, and names merged cells.
func (s *Sheet) merge(all []string) {
	var down, across []string
	for _, area := range all {
		first, last, _ := strings.Cut(area, ":")
		column, row, err := excelize.CellNameToCoordinates(first)
		if err != nil {
			continue
		}
		_, lastRow, err := excelize.CellNameToCoordinates(last)
		if err != nil || row > len(s.Rows) || column > len(s.Rows[row-1]) || s.Rows[row-1][column-1] == "" {
			continue
		}
		text := s.Rows[row-1][column-1]
		if lastRow == row {
			across = append(across, area)
			continue
		}
		down = append(down, area)
		for ; row < lastRow && row < len(s.Rows); row++ {
			s.Rows[row][column-1] = text
		}
	}
	if len(down) > 0 {
		s.Notes = append(s.Notes, "merged cells give each of their rows the same text: "+few(down))
	}
	if len(across) > 0 {
		s.Notes = append(s.Notes, "of merged cells the first is read: "+few(across))
	}
}

// marks begins to read what the library's rows do not tell.
func (w *workbook) marks(name string) (*marks, error) {
	for _, s := range w.WorkBook.Sheets.Sheet {
		if s.Name == name {
			return newMarks(w.zip, s.ID)
		}
	}
	return nil, fmt.Errorf("%w: it names a sheet that is not there", ErrBroken)
}

// show reads numbers as they are shown.
func (w *workbook) show(s *Sheet, cells [][2]int) error {
	if len(cells) == 0 {
		return nil
	}
	all, err := w.File.Rows(s.Name)
	if err != nil {
		return err
	}
	defer all.Close()
	for row := 1; all.Next() && len(cells) > 0; row++ {
		shown, err := all.Columns(excelize.Options{RawCellValue: false})
		if err != nil {
			return err
		}
		for len(cells) > 0 && cells[0][0] == row {
			if column := cells[0][1]; row <= len(s.Rows) && column <= min(len(shown), len(s.Rows[row-1])) && shown[column-1] != "" {
				s.Rows[row-1][column-1] = shown[column-1]
			}
			cells = cells[1:]
		}
	}
	return nil
}
