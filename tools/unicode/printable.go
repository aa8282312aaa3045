// Writes src/base/printable_ranges.def: the code points that Go's strconv.IsPrint takes for printable.
//
//	go run tools/unicode/printable.go > src/base/printable_ranges.def
package main

import (
	"fmt"
	"strconv"
	"unicode"
)

func main() {
	fmt.Printf("// Unicode %s: what Go's strconv.IsPrint calls printable, from U+00A0 on. Written by tools/unicode/printable.go.\n", unicode.Version)
	start, column := -1, 0
	for c := 0xa0; c <= unicode.MaxRune+1; c++ {
		printable := c <= unicode.MaxRune && strconv.IsPrint(rune(c))
		if printable && start < 0 {
			start = c
		}
		if !printable && start >= 0 {
			fmt.Printf("PRINTABLE(0x%x, 0x%x)", start, c-1)
			start = -1
			column++
			if column%5 == 0 {
				fmt.Println()
			} else {
				fmt.Print(" ")
			}
		}
	}
	fmt.Println()
}
