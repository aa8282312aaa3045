#include "render/helm/strvals.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/go_quote.h"
#include "base/json_check.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "render/helm/set_scalar.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {
namespace {

using lang::Kind;
using lang::Map;
using lang::Value;

/// How a part of the text was read: End is Go's io.EOF, with which the text may end anywhere.
enum class Status : std::uint8_t { Fine, End, NoList, Failed };

/// A stretch of the text up to a character that ends it.
struct Token {
  std::string text;  ///< without the backslashes
  std::vector<std::uint32_t> runes;
  char stop = 0;  ///< what ended it; 0: the end of the text
  std::size_t begin = 0;
};

/// A list of runes as Go prints it with %q: `['a' 'b']`.
std::string quoted(const std::vector<std::uint32_t>& runes) {
  std::string out = "[";
  for (std::uint32_t rune : runes) {
    if (out.size() > 1) out += ' ';
    base::append_go_quote_character(rune, out);
  }
  return out + "]";
}

/// What a value is, in the words of messages.
std::string_view describe(const Value& value) {
  switch (value.kind) {
    case Kind::Bool: return "a boolean";
    case Kind::Int:
    case Kind::Uint:
    case Kind::Float: return "a number";
    case Kind::String: return "a string";
    case Kind::List: return "a list";
    case Kind::Map: return "a map";
    default: return "null";
  }
}

class SetParser {
 public:
  SetParser(SetKind kind, const base::Source& flag, const SetContext& context)
      : kind_(kind), flag_(flag), text_(flag.text), context_(context) {}

  std::optional<SetError> parse(Map& into) {
    Status status = Status::Fine;
    while (status == Status::Fine) status = key(into, 0);
    return std::move(error_);
  }

 private:
  bool is_literal() const { return kind_ == SetKind::Literal; }

  /// The next character, U+FFFD for bytes that are none, as bytes.Buffer reads it.
  bool next(std::uint32_t& rune) {
    if (at_ == text_.size()) return false;
    at_ += base::next_character(text_.substr(at_), rune);
    return true;
  }

  Token until(std::initializer_list<char> stops) {
    Token token;
    token.begin = at_;
    std::uint32_t rune = 0;
    while (next(rune)) {
      if (rune < 0x80 && std::ranges::find(stops, static_cast<char>(rune)) != stops.end()) {
        token.stop = static_cast<char>(rune);
        break;
      }
      if (rune == '\\' && !is_literal() && !next(rune)) break;
      token.runes.push_back(rune);
      base::append_utf8(rune, token.text);
    }
    return token;
  }

  Status fail(std::size_t offset, std::string helm, std::string message, std::string help,
              std::vector<base::Note> notes = {}) {
    if (!error_)
      error_ =
          SetError{std::move(helm),
                   {base::Code::ValuesBroken, flag_.at(offset), std::move(message), std::move(help), std::move(notes)}};
    return Status::Failed;
  }

  /// What Go's type assertion panics with, which Helm turns into an error.
  Status wrong_type(const Value& there, std::string_view wanted, std::string_view name, std::size_t offset) {
    bool wants_map = wanted.starts_with("map");
    std::string what = fmt::format("{}{} is {}, and this sets {} of it", name.empty() ? "" : "\"",
                                   name.empty() ? "the item" : std::string(name) + "\"", describe(there),
                                   wants_map ? "a key" : "an item");
    std::string help =
        wants_map ? "set the whole value, or a key of a map" : "set the whole value, or an item of a list";
    if (there.is(Kind::List)) help = "name the item by its index: NAME[0]";
    if (there.is(Kind::Map)) help = "name the key: NAME.KEY";
    std::vector<base::Note> notes;
    if (there.origin.known()) notes.push_back({fmt::format("here it is {}", describe(there)), there.origin});
    return fail(offset,
                fmt::format("unable to parse key: interface conversion: interface {{}} is {}, not {}",
                            there.is_nothing() ? "nil" : lang::go_type(there), wanted),
                std::move(what), std::move(help), std::move(notes));
  }

  Status too_deep(std::size_t offset) {
    return fail(
        offset,
        fmt::format("value name nested level is greater than maximum supported nested level of {}", kMaxSetDepth),
        fmt::format("more than {} names and indexes inside each other", kMaxSetDepth),
        "put such a value into a file and give it with -f");
  }

  void set(Map& data, const Token& name, const Value& value) {
    if (!name.text.empty()) data.set(context_.arena.copy(name.text), value, context_.arena, flag_.at(name.begin));
  }

  Value placed(Value value, std::size_t offset) const {
    value.origin = flag_.at(offset);
    return value;
  }
  Value text_value(std::string_view text, std::size_t offset) const {
    return placed(Value::of(context_.arena.copy(text)), offset);
  }
  Value new_map(std::size_t offset) const { return placed(Value::of(lang::make_map(context_.arena)), offset); }

  Status key(Map& data, int level);
  Status key_value(Map& data, const Token& name);
  Status key_index(std::int64_t& index);
  Status item(Value& list, std::int64_t index, int level);
  Status item_value(Value& list, std::int64_t index);
  Status set_index(Value& list, std::int64_t index, const Value& value, std::size_t offset);

  Status read_list(Value& value);
  Status read_scalar(Value& value);
  Status convert(const Token& token, Value& value);
  bool skip_to_value();
  Status read_json(Value& value);

  SetKind kind_;
  const base::Source& flag_;
  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const SetContext& context_;
  std::unordered_map<const Value*, std::uint32_t> capacities_;  // of the lists that grew here
  std::optional<SetError> error_;
};

Status SetParser::key(Map& data, int level) {
  if (depth_ > kMaxSetDepth) return too_deep(at_);
  Token name = is_literal() ? until({'=', '[', '.'}) : until({'=', '[', ',', '.'});
  switch (name.stop) {
    case 0:
      if (name.runes.empty()) return Status::End;
      return fail(name.begin, fmt::format("key {} has no value", base::go_quote(name.text)),
                  fmt::format("\"{}\" has no value", name.text), fmt::format("write {}=VALUE", name.text));
    case ',':
      return fail(name.begin, fmt::format("key {} has no value (cannot end with ,)", base::go_quote(name.text)),
                  fmt::format("\"{}\" has no value before the comma", name.text),
                  fmt::format("write {}=VALUE; a comma inside a name or value is written \\,", name.text));
    case '=': return key_value(data, name);
    case '[': {
      std::int64_t index = 0;
      if (Status status = key_index(index); status != Status::Fine) return status;
      Value list = placed(Value::of(std::span<const Value>()), name.begin);
      if (const Value* there = data.find(name.text)) {
        if (!there->is(Kind::List)) return wrong_type(*there, "[]interface {}", name.text, name.begin);
        list = *there;
      }
      Status status = item(list, index, level);
      set(data, name, list);
      return status;
    }
    default: break;
  }
  if (++level > kMaxSetNames)
    return fail(
        at_ - 1,
        fmt::format("value name nested level is greater than maximum supported nested level of {}", kMaxSetNames),
        fmt::format("more than {} names with dots between", kMaxSetNames),
        "put such a value into a file and give it with -f");
  Value inner = new_map(name.begin);
  if (const Value* there = data.find(name.text)) {
    if (!there->is(Kind::Map)) return wrong_type(*there, "map[string]interface {}", name.text, name.begin);
    inner = *there;
  }
  ++depth_;
  Status status = key(*inner.map, level);
  --depth_;
  if (status == Status::Fine && inner.map->size == 0)
    return fail(name.begin, fmt::format("key map {} has no value", base::go_quote(name.text)),
                fmt::format("no name stands behind \"{}.\"", name.text), fmt::format("write {}.NAME=VALUE", name.text));
  if (inner.map->size != 0) set(data, name, inner);
  return status;
}

Status SetParser::key_value(Map& data, const Token& name) {
  Value value;
  if (is_literal()) {
    Token token = until({});
    set(data, name, text_value(token.text, token.begin));
    return Status::Fine;
  }
  if (kind_ == SetKind::Json) {
    Status status = read_json(value);
    if (status == Status::Fine) set(data, name, value);
    return status;
  }
  Status status = read_list(value);
  if (status == Status::NoList) status = read_scalar(value);
  if (status != Status::Failed) set(data, name, value);
  return status;
}

Status SetParser::key_index(std::int64_t& index) {
  Token token = until({']'});
  if (token.stop == 0) return Status::End;
  bool out_of_range = false;
  std::optional<std::int64_t> number = parse_integer(token.text, out_of_range);
  if (number) {
    index = *number;
    return Status::Fine;
  }
  return fail(token.begin,
              fmt::format("error parsing index: strconv.Atoi: parsing {}: {}", base::go_quote(token.text),
                          out_of_range ? "value out of range" : "invalid syntax"),
              fmt::format("\"{}\" is no index of a list", token.text),
              fmt::format("write a number from 0 to {} between the brackets", kMaxSetIndex));
}

Status SetParser::item(Value& list, std::int64_t index, int level) {
  std::size_t behind_index = at_;
  if (index < 0)
    return fail(behind_index - 1, fmt::format("negative {} index not allowed", index),
                fmt::format("an index of {}", index), "items count from 0");
  if (depth_ > kMaxSetDepth) return too_deep(at_);
  Token token = until({'[', '.', '='});
  if (!token.runes.empty())
    return fail(token.begin, fmt::format("unexpected data at end of array index: {}", quoted(token.runes)),
                fmt::format("\"{}\" stands behind an index", token.text),
                "behind an index comes =VALUE, .NAME or another index");
  if (token.stop == 0) return Status::End;
  if (token.stop == '=') return item_value(list, index);

  std::span<const Value> items = list.list();
  auto at = static_cast<std::size_t>(index);
  Value inner;
  ++depth_;
  Status status = Status::Fine;
  if (token.stop == '[') {
    std::int64_t next_index = 0;
    status = key_index(next_index);
    if (status == Status::Fine) {
      inner = placed(Value::of(std::span<const Value>()), behind_index);
      if (at < items.size() && !items[at].is_nothing()) {
        if (!items[at].is(Kind::List)) return wrong_type(items[at], "[]interface {}", {}, behind_index - 1);
        inner = items[at];
      }
      status = item(inner, next_index, level);
    }
  } else {
    inner = new_map(behind_index);
    if (at < items.size()) {
      if (items[at].is(Kind::Map)) inner = items[at];
      // Helm puts the new map in the list before it reads on.
      else if (Status put = set_index(list, index, inner, behind_index); put != Status::Fine) status = put;
    }
    if (status == Status::Fine) status = key(*inner.map, level);
  }
  --depth_;
  return status == Status::Fine ? set_index(list, index, inner, behind_index) : status;
}

Status SetParser::item_value(Value& list, std::int64_t index) {
  std::size_t begin = at_;
  Value value;
  Status status = Status::Fine;
  if (is_literal()) {
    value = text_value(until({}).text, begin);
  } else if (kind_ == SetKind::Json) {
    status = read_json(value);
  } else {
    status = read_list(value);
    if (status == Status::NoList) status = read_scalar(value);
    if (status == Status::End) status = Status::Fine;
  }
  return status == Status::Fine ? set_index(list, index, value, begin) : status;
}

/// Lists that a text of many indexes makes longer and longer grow by doubling. The items are ours alone: nothing else
/// has seen them when flags are read.
Status SetParser::set_index(Value& list, std::int64_t index, const Value& value, std::size_t offset) {
  if (index > kMaxSetIndex)
    return fail(offset - 1,
                fmt::format("index of {} is greater than maximum supported index of {}", index, kMaxSetIndex),
                fmt::format("the index {} is above {}", index, kMaxSetIndex),
                "put such a list into a file and give it with -f");
  auto wanted = static_cast<std::uint32_t>(index) + 1;
  if (list.size < wanted) {
    auto known = capacities_.find(list.items);
    std::uint32_t capacity = list.size == 0 || known == capacities_.end() ? list.size : known->second;
    auto* items = const_cast<Value*>(list.items);
    if (capacity < wanted) {
      capacity = std::max(wanted, list.size * 2);
      items = context_.arena.allocate_array<Value>(capacity);
      std::copy(list.items, list.items + list.size, items);
      capacities_[items] = capacity;
    }
    std::fill(items + list.size, items + wanted, placed(Value::nil(), offset));
    list.items = items;
    list.size = wanted;
  }
  const_cast<Value*>(list.items)[index] = value;
  return Status::Fine;
}

/// `{a,b}`. End: nothing stands behind the `=`, and the value is an empty string.
Status SetParser::read_list(Value& value) {
  std::size_t begin = at_;
  if (at_ == text_.size()) {
    value = text_value({}, begin);
    return Status::End;
  }
  if (text_[at_] != '{') return Status::NoList;
  ++at_;
  std::vector<Value> items;
  while (true) {
    Token token = until({',', '}'});
    if (token.stop == 0)
      return fail(begin, "list must terminate with '}'", "a list that is not closed",
                  "end it with }; in a shell put the whole argument in quotes, or the shell takes the braces");
    Value item;
    if (Status status = convert(token, item); status != Status::Fine) return status;
    items.push_back(item);
    if (token.stop == ',') continue;
    if (at_ < text_.size() && text_[at_] == ',') ++at_;
    value = placed(Value::of(std::span<const Value>(context_.arena.copy(std::span<const Value>(items)))), begin);
    return Status::Fine;
  }
}

Status SetParser::read_scalar(Value& value) { return convert(until({','}), value); }

Status SetParser::convert(const Token& token, Value& value) {
  if (kind_ == SetKind::File) {
    auto text = read_given_file(context_.files, token.text);
    if (!text) {
      base::Diagnostic& why = text.error().diagnostic;
      return fail(token.begin, std::move(text.error().helm), std::move(why.message), std::move(why.help));
    }
    if (!context_.sources.fits(text->size()))
      return fail(token.begin, "file too large", "the file is too large", "make it smaller");
    const base::Source& file = context_.sources.add(token.text, *std::move(text));
    value = Value::of(file.text);
    value.origin = file.at(0);
    return Status::Fine;
  }
  value = text_value(token.text, token.begin);
  if (kind_ == SetKind::Typed) value = placed(typed_scalar(value.text()), token.begin);
  return Status::Fine;
}

/// Skips spaces; true: a value stands here. A comma is skipped, too, and ends an empty value.
bool SetParser::skip_to_value() {
  std::uint32_t rune = 0;
  for (std::size_t before = at_; next(rune); before = at_) {
    if (rune == ',') return false;
    if (base::is_white_space(rune)) continue;
    at_ = before;
    return true;
  }
  return false;
}

Status SetParser::read_json(Value& value) {
  std::size_t begin = at_;
  if (!skip_to_value()) {
    value = placed(Value::nil(), begin);
    return Status::Fine;
  }
  std::string_view rest = text_.substr(at_);
  std::optional<std::size_t> size = base::json_value_end(rest);
  std::optional<Value> read = size ? read_json_part(flag_, at_, *size, context_.arena) : std::nullopt;
  if (!read)
    return fail(at_, {}, "this value is not JSON",
                "write strings in double quotes; in a shell put the whole argument in single quotes");
  value = *read;
  at_ += *size;
  skip_to_value();
  return Status::Fine;
}

}  // namespace

std::string_view flag_name(SetKind kind) {
  switch (kind) {
    case SetKind::Json: return "--set-json";
    case SetKind::Typed: return "--set";
    case SetKind::String: return "--set-string";
    case SetKind::File: return "--set-file";
    case SetKind::Literal: return "--set-literal";
  }
  return {};
}

std::optional<SetError> parse_set(SetKind kind, const base::Source& flag, Map& into, const SetContext& context) {
  return SetParser(kind, flag, context).parse(into);
}

}  // namespace pave::render::helm
