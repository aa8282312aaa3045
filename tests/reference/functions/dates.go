package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var elements = []string{"January", "Jan", "1", "01", "Monday", "Mon", "2", "_2", "02", "__2", "002", "15", "3", "03", "4",
	"04", "5", "05", "2006", "06", "PM", "pm", "MST", "Z0700", "Z070000", "Z07", "Z07:00", "Z07:00:00", "-0700", "-070000",
	"-07", "-07:00", "-07:00:00", ".000", ".999", ",000000", ".999999999", ".0", "_2006", "2006-01-02", "15:04:05",
	"2006-01-02T15:04:05Z07:00", "Janx", "Mona", ".00000000000"}

func (m *maker) layout() string {
	if m.Intn(6) == 0 {
		return m.pick(time.RFC3339, time.RFC3339Nano, time.RFC1123, time.RFC822Z, time.ANSIC, time.Kitchen, time.RFC850)
	}
	out := m.pick(elements...)
	for i := m.Intn(6); i > 0; i-- {
		out += m.pick(" ", "-", ":", "", "/", "T", "  ", "x", "é") + m.pick(elements...)
	}
	return out
}

// broken changes one byte of a text now and then.
func (m *maker) broken(text, bytes string) string {
	if m.Intn(3) != 0 || text == "" {
		return text
	}
	at := m.Intn(len(text))
	char := string(bytes[m.Intn(len(bytes))])
	return text[:at] + m.pick("", char, char+text[at:at+1]) + text[at+1:]
}

func (m *maker) seconds() int64 {
	if m.Intn(8) == 0 {
		return m.Int63n(500000000000) - 60000000000
	}
	return m.Int63n(8000000000) - 3000000000
}

func (m *maker) zone() string {
	return m.pick("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "UTC", "Local", "",
		"America/St_Johns", "Asia/Tehran", "No/Such", "Pacific/Apia", "Etc/GMT+5", "Africa/Casablanca", "Europe/Dublin", "../x",
		"America/Santiago", "Antarctica/Troll", "Asia/Gaza")
}

// moment is a date that is read from a text.
func (m *maker) moment() string {
	layout := m.layout()
	location, err := time.LoadLocation(m.zone())
	if err != nil {
		location = time.UTC
	}
	nanoseconds := []int64{0, 120000000, 5, m.Int63n(1000000000)}[m.Intn(4)]
	text := time.Unix(m.seconds(), nanoseconds).In(location).Format(layout)
	const bytes = " .,-+:0123459MZTaG\x80"
	return m.pick("(mustToDate ", "(toDate ") + strconv.Quote(m.broken(layout, bytes)) + " " +
		strconv.Quote(m.broken(text, bytes)) + ")"
}

func (m *maker) duration() string {
	return strconv.Quote(m.pick("1h30m", "-1.5h", "5", "1x", "", "0", "1h1", "300ms", "99999999999h",
		"2562047h47m16.854775807s", "2562047h47m16.854775808s", "1.5us", "1µs", "1μs", ".5s", ".s", "1h é", "1d", "+1h", "--1h",
		"0.999999999999999999999s", "9223372036854775808ns", "9223372036854775809ns", "99999999999h5x", "1\n", "1\"h", "365h",
		"9000h", "721h", "720h", "24h0m1s"))
}

func (m *maker) dateCall() string {
	seconds := fmt.Sprint(m.seconds())
	switch m.Intn(5) {
	case 0:
		date := m.pick(m.moment(), seconds, "(int64 "+seconds+")")
		return "dateInZone " + strconv.Quote(m.layout()) + " " + date + " " + strconv.Quote(m.zone())
	case 1:
		return m.pick("date "+strconv.Quote(m.layout()), "htmlDate") + " " + seconds
	case 2:
		return m.pick("mustDateModify ", "dateModify ") + m.duration() + " " + m.moment()
	case 3:
		return m.pick("unixEpoch "+m.moment(), "htmlDateInZone "+m.moment()+` "Asia/Tokyo"`, m.moment())
	}
	return m.moment() + m.pick(".Year", ".Month", ".Day", ".Hour", ".Weekday", ".YearDay", ".Unix", ".UnixNano", ".UTC",
		".String", `.Format "Jan _2"`, ".AddDate 1 -2 40", ".AddDate 0 1 0", ".IsZero", ".UnixMilli", ".UnixMicro",
		".Nanosecond", ".Local", ".Minute", ".Second", ".Foo", ".Before "+m.moment(), ".After "+m.moment(),
		".Equal "+m.moment(), ".Sub "+m.moment(), ".Compare "+m.moment(), ".Add 3600000000000", ".Truncate 3600000000000",
		".Truncate 7000000123", ".Round 3600000000000", ".Round 999", ".IsDST")
}

func (m *maker) version(wild bool) string {
	var parts []string
	for i := m.Intn(3) + 1; i > 0; i-- {
		part := m.pick("0", "1", "2", "3", "10", "01", "99999999999999999999", fmt.Sprint(m.Intn(4)), fmt.Sprint(m.Intn(3)))
		if len(part) > 3 && m.Intn(30) != 0 {
			part = "4"
		}
		if wild && m.Intn(6) == 0 {
			part = m.pick("x", "*", "X", "1|2", "1x")
		}
		parts = append(parts, part)
	}
	identifiers := func() string {
		return strings.TrimPrefix(strings.ReplaceAll(m.some(1, 3, func() string {
			return m.pick("alpha", "beta", "1", "2", "10", "rc1", "0", "01", "-", "a-b", "gke", "")
		}), " ", "."), ".")
	}
	out := m.pick("", "", "", "", "v") + strings.Join(parts, ".")
	if m.Intn(4) == 0 {
		out += "-" + identifiers()
	}
	if m.Intn(8) == 0 {
		out += "+" + identifiers()
	}
	return out
}

func (m *maker) versions() string {
	var groups []string
	space := func() string { return m.pick("", "", " ", "  ", "\t") }
	for i := m.Intn(3)*m.Intn(2) + 1; i > 0; i-- {
		group := space()
		for j := m.Intn(3)*m.Intn(2) + 1; j > 0; j-- {
			if m.Intn(6) == 0 {
				group += m.version(true) + m.pick(" - ", " -  ", "- ", " -") + m.version(true)
			} else {
				group += m.pick("", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^", "^", "~", ">=", "", "==", "<>") +
					space() + m.version(true)
			}
			group += m.pick(",", ", ", " ", " , ", "  ", "", "", "")
		}
		groups = append(groups, group+space())
	}
	return strings.Join(groups, m.pick("||", "||", " || ", "|", "|||"))
}

func (m *maker) versionCall() string {
	const bytes = " .,-+|x*v<>=~^19a\x80\n"
	if m.Intn(2) == 0 {
		return "semverCompare " + strconv.Quote(m.broken(m.versions(), bytes)) + " " + strconv.Quote(m.version(false))
	}
	version := func() string { return "(semver " + strconv.Quote(m.broken(m.version(false), bytes)) + ")" }
	return version() + m.pick(".Major", ".Minor", ".Patch", ".Prerelease", ".Metadata", ".Original", ".String", ".IncMajor",
		".IncMinor", ".IncPatch", ".IncMajor.Compare", `.SetPrerelease "a.b"`, `.SetPrerelease "a..b"`,
		`.SetPrerelease "01"`, `.SetMetadata "a+b"`, `.SetMetadata "x"`, ".Compare "+version(), ".LessThan "+version(),
		".GreaterThanEqual "+version(), ".Equal "+version(), ".Foo", "", ".IncMinor.IncPatch.Major")
}
