package main

import (
	"io"
	"math/rand"
	"regexp"
	"strings"

	yaml2 "go.yaml.in/yaml/v2"
	"sigs.k8s.io/yaml"
)

// change makes a text with one or two faults, most often.
func change(random *rand.Rand, text string, pieces []string) string {
	for n := random.Intn(3); n > 0; n-- {
		at := random.Intn(len(text) + 1)
		switch random.Intn(4) {
		case 0:
			end := at + random.Intn(4)
			if end > len(text) {
				end = len(text)
			}
			text = text[:at] + text[end:]
		default:
			text = text[:at] + pieces[random.Intn(len(pieces))] + text[at:]
		}
	}
	return text
}

// different are texts of which docs/differences.md says that Pave reads them in another way: escaped single quotes in double
// ones, a # right behind a value, line breaks of YAML 1.1.
var different = regexp.MustCompile("\\\\'|['\"\\]}]#|[\u0085\u2028]")

// endsThere says whether the whole text is one document to go-yaml, which looks no further than the first value: what Pave
// makes of the rest is in docs/differences.md.
func endsThere(text string) bool {
	decoder := yaml2.NewDecoder(strings.NewReader(text))
	var made any
	if decoder.Decode(&made) != nil {
		return true
	}
	return decoder.Decode(&made) == io.EOF
}

func yamlTexts(random *rand.Rand, count int) []string {
	structure := []string{":", "- ", ": ", "\n", "\n  ", " ", "{", "}", "[", "]", ",", "\"", "'", ">", "*a", "---\n", "@", "%", "<<: ", "a", "1", "~: "}
	texts := []string{}
	for i := 0; i < count; i++ {
		text, err := yaml.Marshal(makeValue(random, 0))
		if err != nil {
			continue
		}
		if changed := change(random, string(text), structure); endsThere(changed) && !different.MatchString(changed) {
			texts = append(texts, changed)
		}
	}
	return texts
}

func tomlTexts(random *rand.Rand, count int) []string {
	lines := []string{"a = 1", "b = \"x\"", "[t]", "[t.u]", "[[l]]", "[[l.m]]", "c = [1, 2]", "d = {x = 1, y = \"z\"}", "e.f = true", "g = 1.5", "h = 1979-05-27T07:32:00Z", "i = 'lit'", "j = \"\"\"\nmulti \\\n  line\"\"\"", "k = '''\nraw\n'''", "\"quoted key\" = 0x1F", "l2 = [\"a\", 1, [2.5]]", "m = -1_000", "n = inf", "o = 0b11", "# comment", "p = 1e3", "q = 07:32:00", "r = 1979-05-27", "s = 1979-05-27T07:32:00", "u = \"\\u00e9\\t\\n\"", "v = []", "w = {}", "x = nan", "y = +5", "z = 0o17", "t.a = 5", "bool = false"}
	structure := []string{"=", ".", "\"", "'", "[", "]", "{", "}", ",", "\n", " ", "#", "_", "-", "1", "e", "\\", "T", ":", "\t", "\"\"\"", "'''", "\x00", "\xff", "\r", "+", "é"}
	texts := []string{}
	for i := 0; i < count; i++ {
		chosen := []string{}
		for n := random.Intn(6); n >= 0; n-- {
			chosen = append(chosen, lines[random.Intn(len(lines))])
		}
		texts = append(texts, change(random, strings.Join(chosen, "\n"), structure))
	}
	return texts
}
