package main

import (
	"math/rand"
	"regexp"
	"strings"
)

// A loop over so many would not end.
var large = regexp.MustCompile(`[0-9]{6,}`)

// What is left of a damaged `call` is a function of Sprig's, which Go alone does not have.
var sprigs = regexp.MustCompile(`\ball\b`)

type maker struct {
	*rand.Rand
	vars  []string
	loops int
	names int // templates that are called
}

func (m *maker) pick(from ...string) string { return from[m.Intn(len(from))] }

func (m *maker) constant() string {
	return m.pick("1", "0", "-3", "4", "1.5", "1e3", "0xF", "07", "0b11", "1_0", "'\\t'", "'\\n'", "2i", "1+2i", "1e-2+3i",
		"`raw`", `"a"`, `"t\tx"`, `"é\x41\101"`, `"one"`, `"l"`, `""`, "true", "false", "nil", "9223372036854775808",
		"18446744073709551615", "99999999999999999999", "0x", "1_", "08", "1.", ".5", "0x1p4", "1.5e400", "'ab'", "''", `"\q"`)
}

func (m *maker) path() string {
	return m.pick(".", ".s", ".i", ".l", ".m", ".m.one", ".m.three.deep", ".m.three.list", ".none", ".none.deep", ".nul", ".nul.x",
		".i.x", ".s.x", ".l.x", ".mix", ".ld", ".le", ".me", ".t", ".no", ".zero", ".f", ".uni", ".tpl", ".bad", "$", "$.s", "$.m.two", ".name",
		".li", "$.none.x.y")
}

func (m *maker) variable() string {
	if len(m.vars) == 0 || m.Intn(12) == 0 {
		return m.pick("$", "$q", "$x")
	}
	name := m.vars[m.Intn(len(m.vars))]
	if m.Intn(4) == 0 {
		name += m.pick(".one", ".x", ".name.y")
	}
	return name
}

func (m *maker) operand(depth int) string {
	switch n := m.Intn(20); {
	case n < 7:
		return m.path()
	case n < 11:
		return m.constant()
	case n < 13:
		return m.variable()
	case n < 14:
		return m.pick("print", "len", "not", "nosuch", "println", "lookup")
	case depth > 3:
		return m.path()
	case n < 15:
		return "(" + m.pipeline(depth+1) + ")" + m.pick(".x", ".one", ".deep.y", "")
	case n < 16 && m.Intn(3) == 0:
		name := m.pick("$v", "$w")
		return "(" + name + " := " + m.pipeline(depth+1) + ")"
	default:
		return "(" + m.pipeline(depth+1) + ")"
	}
}

func (m *maker) call(depth int) string {
	name := m.pick("and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "index", "len", "print", "println", "printf", "html", "js",
		"urlquery", "call", "eq", "and", "or", "index", "required", "include", "tpl", "fail", "lookup")
	args := []string{name}
	switch name {
	case "printf":
		args = append(args, m.pick(`"%v"`, `"%s-%d"`, `"%q"`, `"%T"`, `"x"`, `"%%"`, ".s"))
	case "include":
		args = append(args, m.pick(`"A"`, `"B"`, `"C"`, `"nope"`, `"c/a.yaml"`))
	case "tpl":
		args = append(args, m.pick(".tpl", "`{{ .s }}`", "`{{ .none }}|{{ .m.one.x }}`", "`{{ define \"A\" }}inner{{ end }}{{ include \"B\" . }}`",
			"`{{ include \"A\" . }}`", "`{{ if }}`", ".bad", "`\n {{ fail \"f\" }}`", "`{{/* x */}}`"))
	case "required":
		args = append(args, `"need it"`)
	}
	for n := m.Intn(4); n > 0; n-- {
		args = append(args, m.operand(depth))
	}
	return strings.Join(args, " ")
}

func (m *maker) pipeline(depth int) string {
	var out string
	if m.Intn(3) == 0 {
		out = m.operand(depth)
	} else {
		out = m.call(depth)
	}
	for m.Intn(4) == 0 {
		if m.Intn(6) == 0 {
			out += " | " + m.operand(depth)
		} else {
			out += " | " + m.call(depth)
		}
	}
	return out
}

func (m *maker) action(body string) string {
	return "{{" + m.pick("", " ", "- ", " ", " ") + body + m.pick("", " ", " -", " ", "\n", " ") + "}}"
}

func (m *maker) block(depth int) string {
	mark := len(m.vars)
	defer func() { m.vars = m.vars[:mark] }()
	word := m.pick("if", "with", "range", "range")
	head := ""
	if m.Intn(3) == 0 {
		name := m.pick("$x", "$y", "$z")
		if word == "range" && m.Intn(2) == 0 {
			second := m.pick("$x", "$y", "$e")
			head = name + ", " + second + m.pick(" := ", " := ", " := ", " = ")
			m.vars = append(m.vars, name, second)
		} else {
			head = name + m.pick(" := ", " := ", " := ", " = ")
			m.vars = append(m.vars, name)
		}
	}
	over := m.pipeline(0)
	if word == "range" && m.Intn(3) > 0 {
		over = m.pick(".l", ".m", ".ld", ".mix", "3", ".le", "$.li", ".me", ".nul", ".none", "0", "-1", ".m.three.list", "$.l")
	}
	out := m.action(word + " " + head + over)
	if word == "range" {
		m.loops++
	}
	out += m.list(depth + 1)
	if word == "range" {
		m.loops--
	}
	for word != "range" && m.Intn(5) == 0 {
		out += m.action("else "+word+" "+m.pipeline(0)) + m.list(depth+1)
	}
	if m.Intn(3) == 0 {
		out += m.action("else") + m.list(depth+1)
	}
	return out + m.action("end")
}

func (m *maker) item(depth int) string {
	switch n := m.Intn(24); {
	case n < 8:
		return m.pick("text", "\n", "  ", " a: b\n", "\t- x\r\n", "%d", "é", "<no value>", "{", "}}", "\n\n")
	case n < 14:
		return m.action(m.pipeline(0))
	case n < 16:
		name := m.pick("$x", "$y", "$z")
		out := m.action(name + m.pick(" := ", " := ", " = ", ":=") + m.pipeline(0))
		m.vars = append(m.vars, name)
		return out
	case n < 17:
		return m.action(m.pick("/* c */", "/* {{ x }} */", "/* open"))
	case n < 18 && (m.loops > 0 || m.Intn(10) == 0):
		return m.action("if "+m.path()) + m.action(m.pick("break", "continue")) + m.action("end")
	case n < 19:
		return m.action("template " + m.pick(`"A"`, `"B"`, `"C"`, `"none"`) + m.pick("", " .", " $", " .m"))
	case depth < 4:
		return m.block(depth)
	}
	return "."
}

func (m *maker) list(depth int) string {
	mark := len(m.vars)
	defer func() { m.vars = m.vars[:mark] }()
	var out strings.Builder
	for n := m.Intn(4); n >= 0; n-- {
		out.WriteString(m.item(depth))
	}
	return out.String()
}

func makeTemplate(random *rand.Rand) string {
	m := &maker{Rand: random}
	var out strings.Builder
	for _, name := range []string{"A", "B", "C"} {
		if m.Intn(2) == 0 {
			vars, loops := m.vars, m.loops
			m.vars, m.loops = nil, 0
			out.WriteString(m.action(m.pick("define ", "define ", "block ") + `"` + name + `"` + m.pick("", "", " .")))
			out.WriteString(m.list(2) + m.action("end"))
			m.vars, m.loops = vars, loops
		}
	}
	out.WriteString(m.list(0))
	text := out.String()
	whole := large.FindAllString(text, -1)
	// Some are broken by a wrong character.
	for m.Intn(4) == 0 && len(text) > 0 {
		at := m.Intn(len(text))
		switch m.Intn(3) {
		case 0:
			text = text[:at] + text[at+1:]
		case 1:
			text = text[:at] + m.pick("{{", "}}", "(", ")", "\"", "`", "$", ".", ",", ":=", "|", "'", "\\", " - ", "@", "é", "\x00", "\xff", "else", "end", "€") + text[at:]
		case 2:
			text = text[:at]
		}
	}
	if sprigs.MatchString(text) || len(large.FindAllString(text, -1)) > len(whole) || strings.Join(large.FindAllString(text, -1), " ") != strings.Join(whole, " ") {
		return makeTemplate(random)
	}
	return text
}
