package main

import (
	"encoding/hex"
	"fmt"
	"math"
	"math/rand"
	"strings"
	"time"
)

var pieces = []string{"a", "b", "Z", "0", "1", "9", " ", " ", "-", "_", ".", ":", ": ", " #", "#", "\n", "\t", "'", "\"", "\\", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "<", "%", "@", "`", "?", "=", "~", "/", "\u00e9", "\u4e2d", "\U0001F600", "word ", "true", "null", "yes", "1e3", "0x", "2001-01-01", "\x01", "\x7f", "\u0085", "\u2028", "\ufeff", "\xff", "\r", "\u00a0", "lorem ipsum dolor sit amet "}

var words = []string{"", "name", "app", "replicas", "image", "true", "no", "y", "null", "~", "1", "-1", "1.5", "1e3", "0x1f", "010", "0o10", "2001-01-01", "12:30", "<<", "=", "-", "--", "---", "a b", "a: b", "- a", "#a", "a #b", "multi\nline", "multi\nline\n", "\nlead", "trail ", " lead", "tab\there", "it's", "say \"x\"", "a1", "a10", "a2", "a-b", "a_b", "a.b", "A", "B", "x1b", "x1-", "http://a.b:80/c?d=e#f", "{{ x }}", "*", "&a", "!t", "%", "@x", "`x", ".5", "+1", "1_000", ".inf", "nan", "y1", "off", "key\nwith break"}

func makeText(random *rand.Rand) string {
	switch random.Intn(10) {
	case 0, 1, 2, 3, 4:
		return words[random.Intn(len(words))]
	case 5:
		return strings.Repeat("word ", random.Intn(40)) + "end"
	case 6:
		return strings.Repeat("x", random.Intn(200))
	}
	text := ""
	for n := random.Intn(12); n > 0; n-- {
		text += pieces[random.Intn(len(pieces))]
	}
	return text
}

func makeFloat(random *rand.Rand) float64 {
	switch random.Intn(8) {
	case 0:
		return float64(random.Intn(100))
	case 1:
		return float64(random.Int63n(1<<40)) - 1<<39
	case 2:
		return float64(random.Intn(10000)) / 8
	case 3:
		return math.Float64frombits(random.Uint64())
	case 4:
		return math.Pow(10, float64(random.Intn(40)-15)) * float64(random.Intn(20)-10)
	case 5:
		return random.NormFloat64() * 1e6
	case 6:
		return math.Round(random.Float64()*1e4) / 1e3
	}
	return []float64{0, math.Copysign(0, -1), 1e6, 1e20, 1e21, 1e-6, 1e-7, 1 << 53, 1 << 63, 1 << 64, 123456789, 0.1, 1.5}[random.Intn(13)]
}

func makeScalar(random *rand.Rand) any {
	switch random.Intn(14) {
	case 0:
		return nil
	case 1:
		return random.Intn(2) == 0
	case 2:
		return random.Intn(1000) - 500
	case 3:
		return int64(random.Uint64())
	case 4:
		return random.Uint64()
	case 5, 6, 7:
		return makeFloat(random)
	case 8:
		if random.Intn(4) == 0 {
			return float32(makeFloat(random))
		}
		return time.Duration(random.Int63n(1e15))
	}
	return makeText(random)
}

func makeValue(random *rand.Rand, depth int) any {
	if depth > 4 || (depth > 0 && random.Intn(3) == 0) {
		return makeScalar(random)
	}
	switch random.Intn(12) {
	case 0, 1, 2, 3:
		list := []any{}
		for n := random.Intn(5); n > 0; n-- {
			list = append(list, makeValue(random, depth+1))
		}
		return list
	case 4:
		list := []string{}
		for n := random.Intn(4); n > 0; n-- {
			list = append(list, makeText(random))
		}
		return list
	case 5:
		switch random.Intn(6) {
		case 0:
			return []byte(makeText(random))
		case 1:
			return []any(nil)
		case 2:
			return map[string]any(nil)
		case 3:
			return []int{1, 2}
		}
		return map[string]string{"a": makeText(random), "b": makeText(random)}
	case 6:
		list := []any{}
		for n := random.Intn(4); n > 0; n-- {
			list = append(list, map[string]any{makeText(random): makeScalar(random), "x": makeScalar(random)})
		}
		return list
	}
	made := map[string]any{}
	for n := random.Intn(6); n > 0; n-- {
		made[makeText(random)] = makeValue(random, depth+1)
	}
	return made
}

// write says a value with its types, for the other side to make it again.
func write(value any) string {
	text := func(s string) string { return hex.EncodeToString([]byte(s)) + ";" }
	switch v := value.(type) {
	case nil:
		return "n"
	case bool:
		if v {
			return "t"
		}
		return "f"
	case int:
		return fmt.Sprintf("i%d;", v)
	case int64:
		return fmt.Sprintf("I%d;", v)
	case uint64:
		return fmt.Sprintf("u%d;", v)
	case float64:
		return fmt.Sprintf("d%d;", math.Float64bits(v))
	case float32:
		return fmt.Sprintf("e%d;", math.Float64bits(float64(v)))
	case time.Duration:
		return fmt.Sprintf("D%d;", int64(v))
	case string:
		return "s" + text(v)
	case []byte:
		return "b" + text(string(v))
	case []any:
		if v == nil {
			return "N"
		}
		out := fmt.Sprintf("l%d;", len(v))
		for _, item := range v {
			out += write(item)
		}
		return out
	case []string:
		out := fmt.Sprintf("L%d;", len(v))
		for _, item := range v {
			out += write(item)
		}
		return out
	case []int:
		out := fmt.Sprintf("J%d;", len(v))
		for _, item := range v {
			out += write(item)
		}
		return out
	case map[string]any:
		if v == nil {
			return "M"
		}
		out := fmt.Sprintf("m%d;", len(v))
		for key, item := range v {
			out += text(key) + write(item)
		}
		return out
	case map[string]string:
		out := fmt.Sprintf("S%d;", len(v))
		for key, item := range v {
			out += text(key) + write(item)
		}
		return out
	}
	panic("a type that write does not know")
}
