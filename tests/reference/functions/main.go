// Writes random calls of functions on lists, maps, numbers, types, dates and versions with what Sprig makes of them; the
// lines are those of ../gotemplate/main.go.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

const name = "c/a.yaml"

func answer(text string) string {
	functions := sprig.TxtFuncMap()
	functions["toJson"] = func(value any) string { // Helm's
		bytes, err := json.Marshal(value)
		if err != nil {
			return ""
		}
		return string(bytes)
	}
	t, err := template.New(name).Option("missingkey=zero").Funcs(functions).Parse(text)
	var out strings.Builder
	if err == nil {
		err = t.Execute(&out, map[string]any{})
	}
	if err != nil {
		return "!" + hex.EncodeToString([]byte(err.Error()))
	}
	return hex.EncodeToString([]byte(strings.ReplaceAll(out.String(), "<no value>", "")))
}

// wrap shows the value of an expression, its type, or both.
func (m *maker) wrap(expression string) string {
	switch m.Intn(4) {
	case 0:
		return "{{ " + expression + " }}"
	case 1:
		return "{{ " + expression + " | typeOf }}"
	}
	return `{{ $x := ` + expression + ` }}{{ printf "%v %T" $x $x }} {{ toJson $x }}`
}

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	seed, _ := strconv.Atoi(os.Args[2])
	m := &maker{rand.New(rand.NewSource(int64(seed)))}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "data\t%s\n", hex.EncodeToString([]byte("{}")))
	for i := 0; i < count; i++ {
		var text string
		if m.Intn(5) == 0 {
			text = m.aliases()
		} else {
			text = m.wrap(m.expression())
		}
		fmt.Fprintf(out, "%s\t%s\n", hex.EncodeToString([]byte(text)), answer(text))
	}
}
