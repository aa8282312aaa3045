// Writes random values with what Go's packages make of them, and random texts with what they read in them: one line each,
// fields between tabs, see encoders_reference.cc.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	yaml3 "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"
)

// answer is hex of a text, or `!` and hex of an error's message.
func answer(text []byte, err error) string {
	if err != nil {
		return "!" + hex.EncodeToString([]byte(err.Error()))
	}
	return hex.EncodeToString(text)
}

// guarded turns a panic into an error, as templates do.
func guarded(run func() ([]byte, error)) (text []byte, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			if isError, ok := caught.(error); ok {
				err = isError
			} else {
				err = fmt.Errorf("%v", caught)
			}
		}
	}()
	return run()
}

func encoders(value any) map[string]func() ([]byte, error) {
	return map[string]func() ([]byte, error){
		"mustToYaml": func() ([]byte, error) {
			text, err := yaml.Marshal(value)
			return bytes.TrimSuffix(text, []byte("\n")), err
		},
		"mustToJson":       func() ([]byte, error) { return json.Marshal(value) },
		"mustToPrettyJson": func() ([]byte, error) { return json.MarshalIndent(value, "", "  ") },
		"mustToRawJson": func() ([]byte, error) {
			var out bytes.Buffer
			encoder := json.NewEncoder(&out)
			encoder.SetEscapeHTML(false)
			err := encoder.Encode(value)
			return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
		},
		"toYamlPretty": func() ([]byte, error) {
			var out bytes.Buffer
			encoder := yaml3.NewEncoder(&out)
			encoder.SetIndent(2)
			err := encoder.Encode(value)
			return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
		},
		"mustToToml": func() ([]byte, error) {
			var out bytes.Buffer
			err := toml.NewEncoder(&out).Encode(value)
			return out.Bytes(), err
		},
	}
}

func decoders(text string) map[string]func() ([]byte, error) {
	read := func(unmarshal func([]byte, any) error) func() ([]byte, error) {
		return func() ([]byte, error) {
			made := map[string]any{}
			if err := unmarshal([]byte(text), &made); err != nil {
				return nil, err
			}
			return json.Marshal(made)
		}
	}
	return map[string]func() ([]byte, error){
		"fromYaml": read(func(text []byte, into any) error { return yaml.Unmarshal(text, into) }),
		"fromToml": read(func(text []byte, into any) error { return toml.Unmarshal(text, into) }),
	}
}

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	random := rand.New(rand.NewSource(1))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for i := 0; i < count; i++ {
		value := makeValue(random, 0)
		line := write(value)
		for name, encode := range encoders(value) {
			line += "\t" + name + "=" + answer(guarded(encode))
		}
		fmt.Fprintln(out, "value\t"+line)
	}
	for name, texts := range map[string][]string{"fromYaml": yamlTexts(random, count), "fromToml": tomlTexts(random, count)} {
		for _, text := range texts {
			fmt.Fprintln(out, strings.Join([]string{"text", hex.EncodeToString([]byte(text)), name + "=" + answer(guarded(decoders(text)[name]))}, "\t"))
		}
	}
}
