// Writes random templates with what Go's text/template makes of them: one line each, fields between tabs, all in hex: the
// template, then its text or `!` and the error. The first line is `data` and the data as JSON.
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
)

const data = `{"s":"hello","empty":"","i":42,"zero":0,"f":3.14,"t":true,"no":false,"nul":null,"l":["a","b","c"],` +
	`"li":[3,1,2],"mix":[1,"two",3.5,true,null,{"k":"v"}],"le":[],"m":{"one":1,"two":"2","three":{"deep":"found",` +
	`"list":["x","y"]}},"me":{},"ld":[{"name":"x","v":1},{"name":"y","v":2}],"tpl":"{{ .s }}!","bad":"{{ .s ",` +
	`"uni":"h\u00e9 \u2713"}`

func answer(text string) string {
	var value any
	if err := json.Unmarshal([]byte(data), &value); err != nil {
		panic(err)
	}
	t := template.New("gotpl").Option("missingkey=zero")
	t.Funcs(functions(t))
	if _, err := t.New("c/a.yaml").Parse(text); err != nil {
		return "!" + hex.EncodeToString([]byte(err.Error()))
	}
	var out strings.Builder
	if err := t.ExecuteTemplate(&out, "c/a.yaml", value); err != nil {
		return "!" + hex.EncodeToString([]byte(err.Error()))
	}
	return hex.EncodeToString([]byte(strings.ReplaceAll(out.String(), "<no value>", "")))
}

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	seed, _ := strconv.Atoi(os.Args[2])
	random := rand.New(rand.NewSource(int64(seed)))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "data\t%s\n", hex.EncodeToString([]byte(data)))
	for i := 0; i < count; i++ {
		text := makeTemplate(random)
		fmt.Fprintf(out, "%s\t%s\n", hex.EncodeToString([]byte(text)), answer(text))
	}
}
