// Reads the lines of main.go and compares. `value TYPED NAME=ANSWER ...`: what the function NAME makes of the value;
// `text HEX NAME=ANSWER`: what it reads in the text, as JSON. ANSWER: hex of the text, or `!` and hex of the message.
#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/json.h"
#include "lang/gotemplate/builtins/toml.h"
#include "lang/gotemplate/builtins/yaml.h"

namespace {

using pave::base::Arena;
using pave::lang::Kind;
using pave::lang::Type;
using pave::lang::Value;
namespace gotemplate = pave::lang::gotemplate;

constexpr int kShown = 15;  // failures of each function

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::strtoul(std::string(hex.substr(i, 2)).c_str(), nullptr, 16));
  return out;
}

/// Makes the value that values.go wrote.
class Maker {
 public:
  Maker(std::string_view text, Arena& arena) : rest_(text), arena_(arena) {}

  Value make() {
    char kind = rest_[0];
    rest_.remove_prefix(1);
    switch (kind) {
      case 'n': return Value::nil();
      case 't': return Value::of(true);
      case 'f': return Value::of(false);
      case 'i': return Value::of_int(std::stoll(field()));
      case 'I': return Value::of_int(std::stoll(field()), Type::Int64);
      case 'D': return Value::of_int(std::stoll(field()), Type::Duration);
      case 'u': return Value::of_uint(std::stoull(field()), Type::Uint64);
      case 'd': return Value::of_float(std::bit_cast<double>(static_cast<std::uint64_t>(std::stoull(field()))));
      case 'e':
        return Value::of_float(std::bit_cast<double>(static_cast<std::uint64_t>(std::stoull(field()))), Type::Float32);
      case 's': return Value::of(text());
      case 'b': {
        Value made = Value::of(text());
        made.type = Type::Bytes;
        return made;
      }
      case 'l': return list(Type::Default);
      case 'L': return list(Type::StringList);
      case 'J': return list(Type::IntList);
      case 'm': return map(Type::Default);
      case 'S': return map(Type::StringMap);
      case 'M': return Value::of(static_cast<pave::lang::Map*>(nullptr));
      default: break;
    }
    Value none = Value::of(std::span<const Value>());
    none.flags |= Value::kNilList;
    return none;
  }

 private:
  std::string field() {
    std::size_t end = rest_.find(';');
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return out;
  }
  std::string_view text() { return arena_.copy(std::string_view(from_hex(field()))); }
  Value list(Type type) {
    std::vector<Value> items(std::stoull(field()));
    for (Value& item : items) item = make();
    return Value::of(arena_.copy(std::span<const Value>(items)), type);
  }
  Value map(Type type) {
    pave::lang::Map* made = pave::lang::make_map(arena_);
    for (std::size_t count = std::stoull(field()); count > 0; --count) {
      std::string_view key = text();
      made->set(key, make(), arena_);
    }
    return Value::of(made, type);
  }

  std::string_view rest_;
  Arena& arena_;
};

std::span<const pave::lang::Function> family_of(std::string_view name) {
  if (name.find("Json") != std::string_view::npos) return gotemplate::json_functions();
  return name.find("Toml") != std::string_view::npos ? gotemplate::toml_functions() : gotemplate::yaml_functions();
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

struct Counts {
  int passed = 0;
  int failed = 0;
  int shown = 0;
};

/// What the function makes of the value, in the form of an answer; the message of a failure behind a `!`.
std::string ask(std::string_view name, const Value& value, gotemplate::Caller& caller) {
  Value made = caller.call(family_of(name), name, {value});
  if (!caller.error().empty()) return "!" + caller.error();
  if (!name.starts_with("from")) return std::string(made.text());
  const Value* error = made.kind == Kind::Map ? made.map->find("Error") : nullptr;
  if (error != nullptr && error->is_string() && made.map->size == 1) return "!" + std::string(error->text());
  Value json = caller.call(gotemplate::json_functions(), "mustToJson", {made});
  return caller.error().empty() ? std::string(json.text()) : "!" + caller.error();
}

/// A failure: the two answers from a little before the first difference on.
std::string report(std::string_view name, std::string_view input, std::string_view wanted, std::string_view given) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kAll = 200;
  std::size_t same = 0;
  while (same < std::min(wanted.size(), given.size()) && wanted[same] == given[same]) ++same;
  std::size_t begin = same < kBefore ? 0 : same - kBefore;
  std::string out = "--- " + std::string(name) + " of " + std::string(input.substr(0, 600));
  (out += "\nwanted: ") += wanted.substr(begin, kAll);
  (out += "\ngiven:  ") += given.substr(begin, kAll);
  return out + "\n";
}

}  // namespace

int main() {
  std::map<std::string, Counts, std::less<>> counts;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::vector<std::string_view> fields = split(line);
    for (std::size_t i = 2; i < fields.size(); ++i) {
      gotemplate::Caller caller;
      std::string text = fields[0] == "text" ? from_hex(fields[1]) : std::string();
      Value value = fields[0] == "text" ? Value::of(std::string_view(text)) : Maker(fields[1], caller.arena()).make();
      std::string name(fields[i].substr(0, fields[i].find('=')));
      std::string_view answer = fields[i].substr(name.size() + 1);
      std::string wanted = answer.starts_with('!') ? "!" + from_hex(answer.substr(1)) : from_hex(answer);
      std::string given = ask(name, value, caller);
      Counts& count = counts[name];
      if (given == wanted) {
        ++count.passed;
        continue;
      }
      ++count.failed;
      if (count.shown++ < kShown) std::cout << report(name, fields[0] == "text" ? text : "a value", wanted, given);
    }
  }
  Counts all;
  for (const auto& [name, count] : counts) {
    std::cout << name << ": " << count.passed << " passed, " << count.failed << " failed\n";
    all.passed += count.passed;
    all.failed += count.failed;
  }
  std::cout << "reference encoders: " << all.passed << " passed, " << all.failed << " failed\n";
  return all.failed == 0 ? 0 : 1;
}
