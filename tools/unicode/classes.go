// Writes the classes and cases of code points for src/base/unicode.cc, from the tables of Go's package unicode:
// go run tools/unicode/classes.go > src/base/unicode_tables.inc (with the Go release that Helm is built with).
package main

import (
	"fmt"
	"strings"
	"unicode"
)

const header = `// Unicode %s, as the package unicode of Go has it. A row is the first of the code points of one class, which ends where
// the next begins. In class M upper and lower case letters take turns, upper case first. Behind them, rows of first and
// last code point and the distances to upper, lower and title case; kPair: upper and lower case take turns.
// clang-format off
`

func class(r rune) string {
	switch {
	case unicode.IsUpper(r):
		return "U"
	case unicode.IsLower(r):
		return "L"
	case unicode.IsTitle(r):
		return "T"
	case unicode.IsLetter(r):
		return "A"
	case unicode.IsDigit(r):
		return "D"
	case unicode.IsNumber(r):
		return "N"
	case unicode.IsPunct(r):
		return "P"
	case unicode.IsPrint(r):
		return "O"
	}
	return "X"
}

// turns gives where a stretch of upper and lower case letters in turn ends.
func turns(r rune) rune {
	for class(r) == "U" && class(r+1) == "L" && class(r+2) != "L" {
		r += 2
	}
	return r
}

func write(name string, rows []string) {
	fmt.Println("#ifdef", name)
	line := ""
	for _, row := range rows {
		if len(line)+len(row) > 119 {
			fmt.Println(strings.TrimSpace(line))
			line = ""
		}
		line += row + " "
	}
	fmt.Println(strings.TrimSpace(line))
	fmt.Println("#endif")
}

func main() {
	fmt.Printf(header, unicode.Version)
	var classes, cases []string
	for r := rune(0); r <= unicode.MaxRune; {
		name, end := class(r), r
		for end <= unicode.MaxRune && class(end) == name {
			end++
		}
		if end-r == 1 && turns(r)-r > 4 {
			name, end = "M", turns(r)
		}
		classes = append(classes, fmt.Sprintf("{0x%x, %s},", r, name))
		r = end
	}
	distance := func(delta rune) string {
		if delta > unicode.MaxRune {
			return "kPair"
		}
		return fmt.Sprint(delta)
	}
	for _, row := range unicode.CaseRanges {
		cases = append(cases, fmt.Sprintf("{0x%x, 0x%x, %s, %s, %s},", row.Lo, row.Hi,
			distance(row.Delta[0]), distance(row.Delta[1]), distance(row.Delta[2])))
	}
	write("PAVE_UNICODE_CLASSES", classes)
	write("PAVE_UNICODE_CASES", cases)
}
