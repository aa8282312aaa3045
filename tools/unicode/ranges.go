// Writes the letters and decimal digits of Unicode as ranges for src/doc/unicode_ranges.def, from the tables of Go's
// package unicode, by which go-yaml sorts map keys: go run tools/unicode/ranges.go > src/doc/unicode_ranges.def
package main

import (
	"fmt"
	"unicode"
)

const perLine = 6

func write(macro string, table *unicode.RangeTable) {
	count := 0
	for start := rune(0); start <= unicode.MaxRune; start++ {
		if !unicode.Is(table, start) {
			continue
		}
		end := start
		for unicode.Is(table, end+1) {
			end++
		}
		fmt.Printf("%s(0x%x, 0x%x)", macro, start, end)
		if count++; count%perLine == 0 {
			fmt.Println()
		} else {
			fmt.Print(" ")
		}
		start = end
	}
	fmt.Println()
}

func main() {
	fmt.Printf("// Unicode %s: letters (category L) and decimal digits (Nd), in order. Written by tools/unicode/ranges.go.\n", unicode.Version)
	write("LETTERS", unicode.Letter)
	write("DIGITS", unicode.Nd)
}
