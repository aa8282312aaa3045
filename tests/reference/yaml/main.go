// Prints YAML texts and what sigs.k8s.io/yaml makes of them, one text a line: the text, then either `error` and its
// message or `json` and the JSON and YAML that it writes for the first document, all in hex. Texts are those of snippets.go, those of the files
// named on the command line (JSON lists of objects with a field `yaml`), and mutations of both from a fixed seed.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"strings"

	goyaml "go.yaml.in/yaml/v2"
	"sigs.k8s.io/yaml"
)

const mutations = 150000

var random = rand.New(rand.NewSource(1))

func pick(choices []string) string { return choices[random.Intn(len(choices))] }

// insertions are what a mutation writes into a text.
var insertions = append(strings.Split("\n|\n|\n| | |  |\t|:|:|-|?|,|[|]|{|}|#|&|*|!|>|'|\"|%|@|`|\\|a|0|1|_|~|.|e|+|\r\n|\u00e9|\u2028|\u0085", "|"),
	"|", "- ", "? ", ": ", "\n  ", "\n ", "---\n", "...\n", "&a ", "*a", "!!str ", "!!int ", "!!float ", " # c", "a: b\n", "|2\n", ">-\n", "\"x\"", "'y'", "<<: *a", "\n\n", "\\x41", "\\ud83d\\ude00", "0x", "yes", "null",
	strings.Repeat("long ", 20))

func mutated(text string, stock []string) string {
	for rounds := 1 + random.Intn(3); rounds > 0; rounds-- {
		at := random.Intn(len(text) + 1)
		lines := strings.Split(text, "\n")
		line := random.Intn(len(lines))
		switch random.Intn(10) {
		case 0, 1, 2:
			text = text[:at] + pick(insertions) + text[at:]
		case 3, 4:
			if at < len(text) {
				text = text[:at] + text[at+1:]
			}
		case 5:
			lines[line] = pick([]string{" ", "  ", "\t"}) + lines[line]
			text = strings.Join(lines, "\n")
		case 6:
			if lines[line] != "" {
				lines[line] = lines[line][1:]
			}
			text = strings.Join(lines, "\n")
		case 7:
			text = strings.Join(append(lines[:line:line], lines[line:]...), "\n") + "\n" + lines[line]
		case 8:
			other := pick(stock)
			text = text[:at] + other[random.Intn(len(other)+1):]
		case 9:
			text = strings.Join(append(lines[:line:line], lines[line+1:]...), "\n")
		}
	}
	return text
}

func answer(text string) (result []string) {
	defer func() {
		if problem := recover(); problem != nil {
			result = []string{"error", fmt.Sprint("panic: ", problem)}
		}
	}()
	if err := readAll(text); err != nil {
		return []string{"error", err.Error()}
	}
	inJSON, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		return []string{"error", err.Error()}
	}
	inYAML, err := yaml.JSONToYAML(inJSON)
	if err != nil {
		// Its own JSON: there are characters that it writes and does not read.
		return []string{"json", string(inJSON), ""}
	}
	return []string{"json", string(inJSON), string(inYAML)}
}

// readAll reads every document: YAMLToJSON looks only at the first, and would accept whatever stands behind it.
func readAll(text string) error {
	decoder := goyaml.NewDecoder(strings.NewReader(text))
	for {
		var value any
		if err := decoder.Decode(&value); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := asJSON(value); err != nil {
			return err
		}
	}
}

// asJSON says why the value can't be JSON, by the rules of sigs.k8s.io/yaml and encoding/json.
func asJSON(value any) error {
	switch typed := value.(type) {
	case map[any]any:
		for key, item := range typed {
			switch key.(type) {
			case string, int, int64, float64, bool:
			default:
				return fmt.Errorf("unsupported map key of type: %T", key)
			}
			if err := asJSON(item); err != nil {
				return err
			}
		}
	case []any:
		for _, item := range typed {
			if err := asJSON(item); err != nil {
				return err
			}
		}
	case float64:
		if math.IsInf(typed, 0) || math.IsNaN(typed) {
			return fmt.Errorf("json: unsupported value: %v", typed)
		}
	}
	return nil
}

func suite(path string) []string {
	bytes, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var cases []struct{ Yaml string }
	if err := json.Unmarshal(bytes, &cases); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	var texts []string
	for _, one := range cases {
		texts = append(texts, one.Yaml)
	}
	return texts
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	ask := func(text string) {
		fmt.Fprint(out, hex.EncodeToString([]byte(text)))
		for _, part := range answer(text) {
			fmt.Fprint(out, "\t", hex.EncodeToString([]byte(part)))
		}
		fmt.Fprintln(out)
	}
	stock := snippets()
	for _, path := range os.Args[1:] {
		stock = append(stock, suite(path)...)
	}
	for _, text := range stock {
		ask(text)
	}
	for i := 0; i < mutations; i++ {
		ask(mutated(pick(stock), stock))
	}
}
