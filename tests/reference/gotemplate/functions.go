package main

import (
	"errors"
	"fmt"
	"strings"
	"text/template"
)

// functions are those of Helm's engine, as it has them; all others of the templates are Go's own.
func functions(t *template.Template) template.FuncMap {
	depth := map[string]int{}
	var include func(t *template.Template) func(string, any) (string, error)
	var tpl func(parent *template.Template) func(string, any) (string, error)
	include = func(t *template.Template) func(string, any) (string, error) {
		return func(name string, data any) (string, error) {
			if depth[name] > 20 {
				return "", errors.New("too deep")
			}
			depth[name]++
			defer func() { depth[name]-- }()
			var out strings.Builder
			err := t.ExecuteTemplate(&out, name, data)
			return out.String(), err
		}
	}
	tpl = func(parent *template.Template) func(string, any) (string, error) {
		return func(text string, data any) (string, error) {
			t, err := parent.Clone()
			if err != nil {
				return "", err
			}
			t.Option("missingkey=zero")
			t.Funcs(template.FuncMap{"include": include(t), "tpl": tpl(t)})
			t, err = t.New(parent.Name()).Parse(text)
			if err != nil {
				return "", fmt.Errorf("cannot parse template %q: %w", text, err)
			}
			var out strings.Builder
			if err := t.Execute(&out, data); err != nil {
				return "", fmt.Errorf("error during tpl function execution for %q: %w", text, err)
			}
			return strings.ReplaceAll(out.String(), "<no value>", ""), nil
		}
	}
	return template.FuncMap{
		"include": include(t),
		"tpl":     tpl(t),
		"fail":    func(text string) (string, error) { return "", errors.New(text) },
		"required": func(text string, value any) (any, error) {
			if value == nil || value == "" {
				return value, errors.New(text)
			}
			return value, nil
		},
		"lookup": func(_, _, _, _ string) (map[string]any, error) { return map[string]any{}, nil },
	}
}
