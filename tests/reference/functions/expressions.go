package main

import "fmt"

func (m *maker) mathCall() string {
	switch m.Intn(6) {
	case 0:
		return m.pick("add", "sub", "mul", "div", "mod", "max", "min", "biggest", "maxf", "minf", "addf", "subf", "mulf",
			"divf") + m.some(0, 4, m.value)
	case 1:
		return m.pick("addf", "subf", "mulf", "divf", "maxf", "minf") + m.some(1, 4, m.number)
	case 2:
		return m.pick("floor", "ceil", "add1", "add1f") + " " + m.value()
	case 3:
		return "round " + m.value() + " " + m.pick("0", "1", "2", "3", "5", "-1", "-2", "10", "15", "20", "22", "25", "-20",
			"300", "400", "-400") + m.pick("", "", " 0.1", " 0.9", " .4", " 0.0")
	case 4:
		small := func() string { return fmt.Sprint(m.Intn(20) - 10) }
		return m.pick("until "+m.pick("0", "3", "-3", "2.0", `"a"`), "untilStep"+m.some(3, 3, small), "seq"+m.some(0, 4, small))
	}
	return m.pick("duration ", "durationRound ") + m.pick(m.duration(), m.text(), m.number(), "(int64 "+m.number()+")")
}

func (m *maker) typeCall() string {
	switch m.Intn(5) {
	case 0:
		return "atoi " + m.text()
	case 1:
		return m.pick("typeIs ", "kindIs ", "typeIsLike ") + m.pick(`"int"`, `"string"`, `"float64"`, `"map"`, `"slice"`,
			`"ptr"`, `"struct"`, `"semver.Version"`) + " " + m.value()
	case 2:
		return "deepEqual " + m.value() + " " + m.value()
	case 3:
		return m.pick("default", "coalesce", "all", "any", "dict", "list", "tuple") + m.some(0, 4, m.value)
	}
	return m.pick("int", "int64", "float64", "toDecimal", "typeOf", "kindOf", "empty", "deepCopy", "mustDeepCopy") + " " +
		m.value()
}

func (m *maker) listCall() string {
	list := m.pick(m.list(), m.list(), m.value())
	switch m.Intn(5) {
	case 0:
		return m.pick("append", "push", "prepend", "mustAppend", "mustPrepend") + " " + list + " " + m.value()
	case 1:
		return m.pick("first", "last", "rest", "initial", "reverse", "uniq", "compact", "mustFirst", "mustRest", "mustUniq",
			"mustCompact", "mustReverse", "mustInitial", "mustLast") + " " + list
	case 2:
		return m.pick("without", "mustWithout", "concat") + " " + list + m.some(0, 3, m.value)
	case 3:
		return m.pick("has", "mustHas") + " " + m.value() + " " + list
	}
	return m.pick("slice "+list+m.some(0, 3, func() string { return m.pick("0", "1", "2", "3", "-1", `"1"`, "1.9", "7") }),
		"chunk "+m.pick("0", "1", "2", "3", "-1", "-2", "-5", "10", "2.5")+" "+list)
}

func (m *maker) mapCall() string {
	dictionary := func() string { return m.pick(m.dictionary(3), m.dictionary(3), m.dictionary(3), "nil") }
	switch m.Intn(5) {
	case 0:
		return m.pick("merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite") + " " + dictionary() +
			m.some(0, 3, dictionary)
	case 1:
		return m.pick("get", "hasKey", "unset", "pick", "omit") + " " + dictionary() + " " + m.key()
	case 2:
		return m.pick("pick", "omit") + " " + dictionary() + m.some(0, 3, m.key)
	case 3:
		return m.pick("set "+dictionary()+" "+m.key()+" "+m.value(), "pluck "+m.key()+m.some(0, 3, dictionary),
			"len (keys "+dictionary()+")", "len (values "+dictionary()+")", "ternary "+m.value()+" "+m.value()+" "+
				m.pick("true", "false", "nil", "1"))
	}
	return "dig " + m.key() + m.pick("", " "+m.key(), " "+m.key()+" "+m.key(), " 5") + " " + m.value() + " " +
		m.pick(dictionary(), dictionary(), m.value())
}

func (m *maker) expression() string {
	switch m.Intn(8) {
	case 0, 1:
		return m.mathCall()
	case 2:
		return m.typeCall()
	case 3:
		return m.listCall()
	case 4:
		return m.mapCall()
	case 5:
		return m.versionCall()
	}
	return m.dateCall()
}

// aliases merges maps, changes one of them afterwards and shows all: maps that were not copied change with it.
func (m *maker) aliases() string {
	return `{{ $a := ` + m.dictionary(3) + ` }}{{ $b := ` + m.dictionary(3) + ` }}{{ $m := ` +
		m.pick("merge", "mergeOverwrite") + ` $a $b ` + m.pick("", "$a", "$b", m.dictionary(3)) + ` }}` +
		`{{ range $k := list "a" "b" "c" }}{{ if kindIs "map" (get $b $k) }}{{ $_ := set (get $b $k) "new" 1 }}{{ end }}{{ end }}` +
		`{{ toJson $a }} {{ toJson $b }} {{ toJson $m }}`
}
