// Prints texts and what Go's own code and Kubernetes' make of them, one a line: kind, text in hex, answer.
// Texts come from a fixed seed, so each run asks the same.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/apimachinery/pkg/util/validation"
)

const textsPerKind = 40000

var random = rand.New(rand.NewSource(1))

func pick(choices ...string) string { return choices[random.Intn(len(choices))] }

func digits(most int) string {
	out := ""
	for i := random.Intn(most + 1); i > 0; i-- {
		out += pick("0", "0", "0", "1", "2", "4", "5", "8", "9", "9")
	}
	return out
}

// broken changes one place of the text, now and then.
func broken(text, alphabet string) string {
	for random.Intn(4) == 0 {
		at := random.Intn(len(text) + 1)
		c := string(alphabet[random.Intn(len(alphabet))])
		if random.Intn(2) == 0 || at == len(text) {
			text = text[:at] + c + text[at:]
		} else {
			text = text[:at] + text[at+1:]
		}
	}
	return text
}

func quantityText() string {
	text := pick("", "", "", "-", "+") + digits(pickInt(3, 6, 20, 40))
	if random.Intn(2) == 0 {
		text += "." + digits(pickInt(3, 6, 12, 25))
	}
	switch random.Intn(8) {
	case 0:
		text += pick("e", "E") + pick("", "-", "+") + digits(2)
	case 1:
		text += pick("e4294967297", "E-9", "e+", "e2147483647", "e-4294967290")
	default:
		text += pick("", "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei")
	}
	return broken(text, "0.eE+-miK x")
}

func pickInt(choices ...int) int { return choices[random.Intn(len(choices))] }

// exponent is what stands behind the last e, as the reference reads it.
func exponent(text string) int32 {
	at := strings.LastIndexAny(text, "eE")
	if at < 0 {
		return 0
	}
	parsed, _ := strconv.ParseInt(text[at+1:], 10, 64)
	return int32(parsed)
}

func digitCount(text string) int {
	count := 0
	for _, c := range text {
		if c >= '0' && c <= '9' {
			count++
		}
	}
	return count
}

var last = resource.MustParse("1")

func quantity(text string) (string, bool) {
	// The reference works powers of ten out in full; keep away from those that take it minutes.
	huge := exponent(text) > 500
	if exponent(text) < -500 || huge && digitCount(text) > 18 {
		return "", false
	}
	q, err := resource.ParseQuantity(text)
	switch err {
	case nil:
	case resource.ErrFormatWrong:
		return "form", true
	case resource.ErrNumeric:
		return "number", true
	case resource.ErrSuffix:
		return "suffix", true
	default:
		return err.Error(), true
	}
	number, suffix := q.CanonicalizeBytes(nil)
	answer := fmt.Sprintf("%s %s%s %d", q.String(), number, suffix, q.Sign())
	if !huge {
		answer += fmt.Sprintf(" %d", q.Cmp(last))
		last = q
	}
	return answer, true
}

func durationText() string {
	text := pick("", "", "-", "+")
	for i := random.Intn(4); i >= 0; i-- {
		text += digits(pickInt(2, 4, 20))
		if random.Intn(3) == 0 {
			text += "." + digits(pickInt(3, 12, 25))
		}
		text += pick("ns", "us", "\u00b5s", "\u03bcs", "ms", "s", "m", "h", "h", "m", "s", "")
	}
	return broken(text, "0.smhd -")
}

func duration(text string) string {
	d, err := time.ParseDuration(text)
	if err != nil {
		return "error"
	}
	return fmt.Sprintf("%d %s", d.Nanoseconds(), d.String())
}

func number(width, below int) string { return fmt.Sprintf("%0*d", width, random.Intn(below)) }

func timeText() string {
	text := number(4, 3000) + "-" + number(2, 14) + "-" + number(2, 33) + "T" + number(pickInt(1, 2, 2), 25) + ":" + number(2, 61) + ":" + number(2, 61)
	switch random.Intn(4) {
	case 0:
		text += pick(".", ",") + digits(12)
	case 1:
		text += pick(".", ",") + pick("", "", "+", "-") + number(pickInt(5, 6, 6), 100000)
	}
	if random.Intn(3) == 0 {
		text += pick("+", "-") + number(2, 26) + ":" + number(2, 63)
	} else {
		text += "Z"
	}
	return broken(text, "0:-+ZTz. ,")
}

func moment(layout, text string) string {
	t, err := time.Parse(layout, text)
	if err != nil {
		return "error"
	}
	return fmt.Sprintf("%d %d", t.Unix(), t.Nanosecond())
}

func base64Text() string {
	bytes := make([]byte, random.Intn(8))
	random.Read(bytes)
	return broken(base64.StdEncoding.EncodeToString(bytes), "A/=\n\r =-_")
}

func decoded(text string) string {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "error"
	}
	return "ok" + hex.EncodeToString(bytes)
}

func nameText() string {
	part := func() string { return pick("web", "a", "0", "App_1", "x-y", "a.b", strings.Repeat("a", 63), strings.Repeat("ab", 120), "-", "_", ".") }
	text := ""
	for i := random.Intn(4); i >= 0; i-- {
		text += part() + pick("", "", ".", "/", "-")
	}
	return broken(text, "aZ0-._/ %")
}

func names(text string) string {
	answer := ""
	for _, check := range []func(string) []string{validation.IsDNS1123Label, validation.IsDNS1123Subdomain, validation.IsDNS1035Label, validation.IsQualifiedName, validation.IsValidLabelValue} {
		if len(check(text)) == 0 {
			answer += "1"
		} else {
			answer += "0"
		}
	}
	return answer
}

func intOrStringText() string {
	return broken(pick("", "-", "+")+digits(12)+pick("", "%"), "0%-+a ")
}

func intOrString(text string) string {
	value := intstr.Parse(text)
	up, upErr := intstr.GetScaledValueFromIntOrPercent(&value, 70, true)
	down, _ := intstr.GetScaledValueFromIntOrPercent(&value, 70, false)
	// Beyond that the reference's floating point loses digits.
	if upErr != nil || up > 1<<40 || up < -(1<<40) {
		return fmt.Sprintf("%d %s", value.Type, value.String())
	}
	return fmt.Sprintf("%d %s %d %d", value.Type, value.String(), up, down)
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	say := func(kind, text, answer string) {
		fmt.Fprintf(out, "%s\t%s\t%s\n", kind, hex.EncodeToString([]byte(text)), hex.EncodeToString([]byte(answer)))
	}
	for i := 0; i < textsPerKind; i++ {
		text := quantityText()
		if answer, asked := quantity(text); asked {
			say("quantity", text, answer)
		}
		text = durationText()
		say("duration", text, duration(text))
		text = timeText()
		say("time", text, moment(time.RFC3339, text))
		say("microtime", text, moment("2006-01-02T15:04:05.000000Z07:00", text))
		text = base64Text()
		say("base64", text, decoded(text))
		text = nameText()
		say("names", text, names(text))
		text = intOrStringText()
		say("int-or-string", text, intOrString(text))
	}
}
