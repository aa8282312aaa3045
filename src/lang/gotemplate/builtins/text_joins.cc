#include "lang/gotemplate/builtins/text_joins.h"

#include <algorithm>
#include <cstring>

#include "base/go_quote.h"
#include "base/utf8.h"
#include "lang/gotemplate/print.h"
#include "lang/gotemplate/print_parts.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

bool is_bytes(const Value& value) { return value.kind == Kind::String && value.type == Type::Bytes; }

/// What a value prints, with its origin.
Value printed(const Value& value, base::Arena& arena) {
  std::string out;
  print_value(value.kind == Kind::Invalid ? Value::nil() : value, out);
  Value made = Value::of(arena.copy(std::string_view(out)));
  made.origin = value.origin;
  made.flags = value.flags & Value::kComputed;
  return made;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

using Escape = void (*)(std::string_view, std::string&);

void escape_double(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  std::string quoted = base::go_quote(text);
  out.append(quoted, 1, quoted.size() - 2);
}

void escape_nothing(std::string_view text, std::string& out) { out += text; }

/// The text in quotes; the opening quote has the place of the first byte, because that is where a reader looks.
void add_quoted(const Value& text, char quote, Escape escape, const Call& call, Text& out) {
  base::Runs runs = text.text_runs();
  base::Run whole = {.begin = 0,
                     .written = call.place(),
                     .value = text.origin,
                     .frame = call.frame(),
                     .flags = (text.flags & Value::kComputed) != 0 ? base::Run::kComputed : 0};
  // An escape can't be made of half a character.
  bool can_part = std::ranges::all_of(runs, [&text](const base::Run& run) {
    return run.begin >= text.size || base::begins_character(text.bytes[run.begin]);
  });
  if (runs.empty() || !can_part) runs = {&whole, 1};
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t end = i + 1 < runs.size() ? runs[i + 1].begin : text.size;
    std::string_view part = text.text().substr(runs[i].begin, end - runs[i].begin);
    base::Run run = runs[i];
    if (i == 0) {
      run.flags &= ~base::Run::kLiteral;
      out.begin_run(run);
      out.raw() += quote;
    }
    if (i > 0 || (runs[0].flags & base::Run::kLiteral) != 0) {
      run = runs[i];
      if (escape == escape_double && !is_plain(part)) run.flags &= ~base::Run::kLiteral;
      out.begin_run(run);
    }
    escape(part, out.raw());
  }
  out.raw() += quote;
}

/// One value without runs, which is nearly every call: written straight into the arena.
Value quote_one(const Value& text, char quote, Escape escape, Call& call) {
  Value made = text;
  if (escape == escape_nothing || is_plain(text.text())) {
    char* room = call.arena().allocate_array<char>(text.size + std::size_t{2});
    room[0] = quote;
    if (text.size > 0) std::memcpy(room + 1, text.bytes, text.size);
    room[text.size + 1] = quote;
    made.bytes = room;
    made.size = text.size + 2;
    return made;
  }
  std::string_view bytes = call.arena().copy(std::string_view(base::go_quote(text.text())));
  made.bytes = bytes.data();
  made.size = static_cast<std::uint32_t>(bytes.size());
  return made;
}

template <typename AsText>
Value quote_all(Call& call, char quote, Escape escape, AsText as_text) {
  if (call.count() == 1 && !call[0].is_nothing()) {
    Value text = as_text(call[0], call.arena());
    if (text.run_count == 0) return quote_one(text, quote, escape, call);
  }
  Text out;
  for (const Value& value : call.args()) {
    if (value.is_nothing()) continue;
    if (out.size() > kMaxText) return call.fail(std::string(kTextTooLarge));
    if (out.size() > 0) out.extend(" ");
    add_quoted(as_text(value, call.arena()), quote, escape, call, out);
  }
  bool has_any = have_places(call.args());
  if (!has_any) return call.text(out.bytes());
  return out.take(call.arena());
}

Value list_of(std::span<const Value> texts, base::Origin origin, base::Arena& arena) {
  Value made = Value::of(arena.copy(texts), Type::StringList);
  made.origin = origin;
  return made;
}

}  // namespace

Value text_of(const Value& value, base::Arena& arena) {
  if (value.is_string()) return value;
  if (!is_bytes(value)) return printed(value, arena);
  Value made = value;
  made.type = Type::Default;
  made.flags &= Value::kComputed;
  return made;
}

std::vector<Value> texts_of(const Value& value, Call& call) {
  base::Arena& arena = call.arena();
  std::vector<Value> texts;
  if (value.is_nothing()) return texts;
  if (is_bytes(value)) {
    for (char byte : value.text())
      texts.push_back(printed(Value::of_uint(static_cast<unsigned char>(byte), Type::Uint8), arena));
  } else if (value.kind == Kind::List) {
    texts.reserve(value.size);
    std::size_t size = 0;
    for (const Value& item : value.list()) {
      if (item.is_nothing()) continue;
      texts.push_back(text_of(item, arena));
      size += texts.back().size;
      if (size <= kMaxText) continue;
      call.fail(std::string(kTextTooLarge));
      break;
    }
  } else {
    texts.push_back(text_of(value, arena));
  }
  return texts;
}

Value run_quote(Call& call) { return quote_all(call, '"', escape_double, text_of); }

Value run_squote(Call& call) {
  return quote_all(call, '\'', escape_nothing, [](const Value& value, base::Arena& arena) {
    return value.is_string() ? value : printed(value, arena);
  });
}

Value run_cat(Call& call) {
  std::string format;
  std::vector<Value> args;
  for (const Value& value : call.args()) {
    if (value.is_nothing()) continue;
    format += args.empty() ? "%v" : " %v";
    args.push_back(value);
  }
  return print_format_in(call, format, args);
}

Value run_join(Call& call) {
  std::string_view separator = call[0].text();
  std::vector<Value> texts = texts_of(call[1], call);
  if (call.failed()) return {};
  if (texts.size() == 1) return texts[0];
  if (separator.size() > kMaxText / (texts.size() + 1)) return call.fail(std::string(kTextTooLarge));
  if (have_places(texts)) {
    Text out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) out.extend(separator);
      out.add(texts[i], call.place(), call.frame());
    }
    return out.take(call.arena());
  }
  std::string out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += separator;
    out += texts[i].text();
  }
  Value made = call.text(out);
  made.origin = call[1].origin;
  return made;
}

Value run_to_string(Call& call) { return text_of(call[0], call.arena()); }

Value run_to_strings(Call& call) {
  if (call[0].kind == Kind::List && call[0].type == Type::StringList) return call[0];
  return list_of(texts_of(call[0], call), call[0].origin, call.arena());
}

Value run_sort_alpha(Call& call) {
  const Value& list = call[0];
  auto by_bytes = [](const Value& one, const Value& other) { return one.text() < other.text(); };
  if (list.kind == Kind::List && list.type == Type::StringList) {
    // Go sorts a []string where it lies: who holds the list sees it sorted. Such lists are only made by functions.
    Value* items = const_cast<Value*>(list.items);
    std::stable_sort(items, items + list.size, by_bytes);
    return list;
  }
  std::vector<Value> texts;
  if (list.kind == Kind::List || is_bytes(list)) texts = texts_of(list, call);
  else texts.push_back(text_of(list, call.arena()));
  std::ranges::stable_sort(texts, by_bytes);
  return list_of(texts, list.origin, call.arena());
}

}  // namespace pave::lang::gotemplate
