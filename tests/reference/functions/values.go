package main

import (
	"fmt"
	"math/rand"
	"strings"
)

// maker makes random parts of templates. Those that depend on the clock or on the order of Go's maps are left out.
type maker struct{ *rand.Rand }

func (m *maker) pick(choices ...string) string { return choices[m.Intn(len(choices))] }

func (m *maker) some(least, most int, part func() string) string {
	var out strings.Builder
	for i := m.Intn(most-least+1) + least; i > 0; i-- {
		out.WriteString(" " + part())
	}
	return out.String()
}

func (m *maker) number() string {
	switch m.Intn(6) {
	case 0:
		return fmt.Sprint(m.Intn(1000) - 500)
	case 1:
		return fmt.Sprint(m.NormFloat64() * 1000)
	case 2:
		return fmt.Sprintf("%.2f", m.NormFloat64()*100)
	case 3:
		return fmt.Sprint(m.NormFloat64() * 1e12)
	}
	return m.pick("0", "1", "2", "3", "-1", "7", "10", "-5", "2.5", "-2.5", "0.1", "0.2", "1.1", "3.9", "1e6", "1e20",
		"-1e20", "1e308", "1e-308", "123.555", "0.5", "9223372036854775807", "-9223372036854775808", "1e19",
		"123456789.123456789")
}

func (m *maker) text() string {
	return `"` + m.pick("", "a", "b", "1", "0x1f", "010", "08", "1.0", "1.50", "-7.00", "1_000", "0b11", "0o17", "1e3", "inf",
		"-Infinity", "nan", "0x1p4", "0x_1", "+5", " 5", "99999999999999999999", "-99999999999999999999", "1e400", "1e-400",
		".", "1.", ".5", "true", "é", "0755", "1__0", "_1", "1_", "1_e5", "0x1_0p0", "1.0.0", ".0", "-0", "00", "0_7", "0x",
		"0X1F", "iNf", "infin") + `"`
}

func (m *maker) list() string {
	switch m.Intn(8) {
	case 0:
		return "(until " + fmt.Sprint(m.Intn(5)) + ")"
	case 1:
		return `(keys (dict "a" 1) (dict "b" 1) (dict "a" 2) (dict "c" 1))`
	case 2:
		return "(rest list)"
	}
	return "(list" + m.some(0, 5, func() string {
		return m.pick("1", "2", `"a"`, `"b"`, `""`, "0", "nil", "1.0", "true", "false", "(list)", "(list 1)", `(dict "a" 1)`,
			"dict", `(semver "1")`)
	}) + ")"
}

func (m *maker) dictionary(depth int) string {
	var out strings.Builder
	out.WriteString("(dict")
	for i := m.Intn(5); i > 0; i-- {
		out.WriteString(" " + m.key() + " ")
		if depth > 0 && m.Intn(3) == 0 {
			out.WriteString(m.dictionary(depth - 1))
		} else {
			out.WriteString(m.pick("1", "2", `"x"`, `""`, "0", "nil", "false", "true", "(list 1 2)", "(list)", "dict", "2.5",
				"(until 2)", "0.0"))
		}
	}
	return out.String() + ")"
}

func (m *maker) key() string { return m.pick(`"a"`, `"b"`, `"c"`, `"d"`) }

func (m *maker) value() string {
	switch m.Intn(12) {
	case 0, 1:
		return m.text()
	case 2:
		return m.pick("true", "false", "nil")
	case 3:
		return "(" + m.pick("int64", "float64", "int") + " " + m.number() + ")"
	case 4:
		return m.list()
	case 5:
		return m.dictionary(2)
	case 6:
		return m.pick(`(duration "5")`, `(semver "1.2.3")`, `(mustToDate "2006" "2024")`, "(until 3)",
			`(mustToDate "2006" "2024").Month`, `(b64dec "YQ==")`, "'x'", "1i")
	}
	return m.number()
}
