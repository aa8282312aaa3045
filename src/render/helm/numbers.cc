#include "render/helm/numbers.h"

#include <fmt/format.h>

#include <cassert>
#include <cstdlib>

#include "base/arena.h"
#include "base/float_text.h"
#include "doc/reader.h"
#include "lang/document.h"
#include "lang/gotemplate/print.h"

namespace pave::render::helm {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Written in decimal, without underscores and without a zero that makes it octal.
bool is_decimal(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return false;
  return text.size() < 2 || text[0] != '0' || !is_digit(text[1]) || text.find_first_of(".eE") != std::string_view::npos;
}

/// The digits that count, without point, sign, exponent and the zeros around them.
std::string significant(std::string_view text) {
  std::string digits;
  for (char c : text.substr(0, text.find_first_of("eE")))
    if (is_digit(c) && (c != '0' || !digits.empty())) digits += c;
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  return digits;
}

NumberChange change_of(std::string_view written, std::string_view printed) {
  if (!is_decimal(written)) return NumberChange::Base;
  if (significant(written) != significant(printed)) return NumberChange::Digits;
  bool had_exponent = written.find_first_of("eE") != std::string_view::npos;
  return printed.find('e') != std::string_view::npos && !had_exponent ? NumberChange::Exponent : NumberChange::Form;
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

std::string_view what_happens(NumberChange change) {
  switch (change) {
    case NumberChange::Exponent: return "a number that is printed with an exponent";
    case NumberChange::Digits: return "a number with more digits than a floating-point number holds";
    case NumberChange::Form: return "a number that is printed in another form";
    case NumberChange::Base: return "a number that is not written in decimal and is printed so";
    case NumberChange::Boolean: return "a word that is read as a boolean";
  }
  return {};
}

}  // namespace

std::optional<PrintedNumber> printed_number(std::string_view written) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add({}, std::string(written));
  doc::Stream stream = doc::read(source, arena, {});
  if (stream.documents.size() != 1 || stream.documents[0].root == nullptr) return std::nullopt;
  const doc::Node& node = *stream.documents[0].root;
  bool is_number = node.is(doc::Kind::Int) || node.is(doc::Kind::Float);
  if (!is_number && !node.is(doc::Kind::Bool)) return std::nullopt;
  PrintedNumber result{.change = NumberChange::Boolean, .printed = {}};
  lang::gotemplate::print_value(lang::from_document(node, lang::Numbers::Float, arena), result.printed);
  if (result.printed == written) return std::nullopt;
  if (is_number) result.change = change_of(written, result.printed);
  result.matters_as_number = result.change == NumberChange::Exponent || result.change == NumberChange::Digits;
  return result;
}

std::string_view plain_text_at(const base::Source& source, base::Origin place) {
  assert(place.known() && place.place() >= source.first_place);
  std::size_t offset = place.place() - source.first_place;
  if (offset >= source.text.size()) return {};
  std::string_view rest = source.text.substr(offset);
  if (std::string_view("\"'{[|>&*!%@`#-?:,]}\n\r ").find(rest[0]) != std::string_view::npos &&
      !(rest[0] == '-' && rest.size() > 1 && (is_digit(rest[1]) || rest[1] == '.')))
    return {};
  std::size_t end = rest.find_first_of("\n\r,]}");
  rest = rest.substr(0, end);
  if (std::size_t comment = rest.find(" #"); comment != std::string_view::npos) rest = rest.substr(0, comment);
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) rest.remove_suffix(1);
  return rest;
}

std::optional<base::Diagnostic> number_changed(const base::Source& source, base::Origin value,
                                               std::string_view rendered, bool is_text, bool hides_value) {
  std::string_view written = plain_text_at(source, value);
  // Of the texts of values files most are no numbers: those are told by their first character.
  if (written.empty() || std::string_view("0123456789+-.yYnNoOtTfF").find(written[0]) == std::string_view::npos)
    return std::nullopt;
  rendered = without_quotes(rendered);
  if (rendered == written) return std::nullopt;
  std::optional<PrintedNumber> printed = printed_number(written);
  if (!printed || printed->printed != rendered || (!is_text && !printed->matters_as_number)) return std::nullopt;
  std::string message(what_happens(printed->change));
  std::string help = "write it in quotes";
  if (!hides_value) {
    message = fmt::format("{}: {} becomes {}", message, written, rendered);
    help = fmt::format("write \"{}\", in quotes", written);
  }
  if (printed->change == NumberChange::Exponent) help += ", or {{ int ... }} in the template";
  return base::Diagnostic{base::Code::ValuesNumberChanged, value, std::move(message), std::move(help), {}};
}

}  // namespace pave::render::helm
