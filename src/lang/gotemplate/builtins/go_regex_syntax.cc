#include "lang/gotemplate/builtins/go_regex_syntax.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

struct Alias {
  std::string_view name;
  std::string_view category;
};

// Unicode's long names of categories (Go's unicode.CategoryAliases) and the scripts whose names have more than one word.
constexpr Alias kAliases[] = {{"Cased_Letter", "LC"},
                              {"Close_Punctuation", "Pe"},
                              {"Combining_Mark", "M"},
                              {"Connector_Punctuation", "Pc"},
                              {"Control", "Cc"},
                              {"Currency_Symbol", "Sc"},
                              {"Dash_Punctuation", "Pd"},
                              {"Decimal_Number", "Nd"},
                              {"Enclosing_Mark", "Me"},
                              {"Final_Punctuation", "Pf"},
                              {"Format", "Cf"},
                              {"Initial_Punctuation", "Pi"},
                              {"Letter", "L"},
                              {"Letter_Number", "Nl"},
                              {"Line_Separator", "Zl"},
                              {"Lowercase_Letter", "Ll"},
                              {"Mark", "M"},
                              {"Math_Symbol", "Sm"},
                              {"Modifier_Letter", "Lm"},
                              {"Modifier_Symbol", "Sk"},
                              {"Nonspacing_Mark", "Mn"},
                              {"Number", "N"},
                              {"Open_Punctuation", "Ps"},
                              {"Other", "C"},
                              {"Other_Letter", "Lo"},
                              {"Other_Number", "No"},
                              {"Other_Punctuation", "Po"},
                              {"Other_Symbol", "So"},
                              {"Paragraph_Separator", "Zp"},
                              {"Private_Use", "Co"},
                              {"Punctuation", "P"},
                              {"Separator", "Z"},
                              {"Space_Separator", "Zs"},
                              {"Spacing_Mark", "Mc"},
                              {"Surrogate", "Cs"},
                              {"Symbol", "S"},
                              {"Titlecase_Letter", "Lt"},
                              {"Unassigned", "Cn"},
                              {"Uppercase_Letter", "Lu"},
                              {"cntrl", "Cc"},
                              {"digit", "Nd"},
                              {"punct", "P"}};
constexpr std::string_view kScripts[] = {"Anatolian_Hieroglyphs",
                                         "Bassa_Vah",
                                         "Beria_Erfe",
                                         "Canadian_Aboriginal",
                                         "Caucasian_Albanian",
                                         "Cypro_Minoan",
                                         "Dives_Akuru",
                                         "Egyptian_Hieroglyphs",
                                         "Gunjala_Gondi",
                                         "Gurung_Khema",
                                         "Hanifi_Rohingya",
                                         "Imperial_Aramaic",
                                         "Inscriptional_Pahlavi",
                                         "Inscriptional_Parthian",
                                         "Kayah_Li",
                                         "Khitan_Small_Script",
                                         "Kirat_Rai",
                                         "Linear_A",
                                         "Linear_B",
                                         "Masaram_Gondi",
                                         "Meetei_Mayek",
                                         "Mende_Kikakui",
                                         "Meroitic_Cursive",
                                         "Meroitic_Hieroglyphs",
                                         "Nag_Mundari",
                                         "New_Tai_Lue",
                                         "Nyiakeng_Puachue_Hmong",
                                         "Ol_Chiki",
                                         "Ol_Onal",
                                         "Old_Hungarian",
                                         "Old_Italic",
                                         "Old_North_Arabian",
                                         "Old_Permic",
                                         "Old_Persian",
                                         "Old_Sogdian",
                                         "Old_South_Arabian",
                                         "Old_Turkic",
                                         "Old_Uyghur",
                                         "Pahawh_Hmong",
                                         "Pau_Cin_Hau",
                                         "Phags_Pa",
                                         "Psalter_Pahlavi",
                                         "SignWriting",
                                         "Sora_Sompeng",
                                         "Syloti_Nagri",
                                         "Tai_Le",
                                         "Tai_Tham",
                                         "Tai_Viet",
                                         "Tai_Yo",
                                         "Tolong_Siki",
                                         "Tulu_Tigalari",
                                         "Warang_Citi",
                                         "Zanabazar_Square"};

/// A name as Go compares it: the first letter large, the others small, nothing between words.
std::string canonical(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    bool is_large = c >= 'A' && c <= 'Z';
    bool is_small = c >= 'a' && c <= 'z';
    if (out.empty() && is_small) c = static_cast<char>(c - 32);
    else if (!out.empty() && is_large) c = static_cast<char>(c + 32);
    out += c;
  }
  return out;
}

/// What RE2 calls the class.
std::string name_in_re2(std::string_view name) {
  std::string wanted = canonical(name);
  for (const Alias& alias : kAliases)
    if (canonical(alias.name) == wanted) return std::string(alias.category);
  for (std::string_view script : kScripts)
    if (canonical(script) == wanted) return std::string(script);
  return wanted;
}

/// Writes the pattern anew, from left to right.
class Translation {
 public:
  explicit Translation(std::string_view pattern) : pattern_(pattern) {}

  TranslatedRegex write() {
    while (at_ < pattern_.size()) {
      places_.resize(out_.size(), begin_);
      begin_ = static_cast<std::uint32_t>(at_);
      char c = pattern_[at_];
      if (c == '\\' && at_ + 1 < pattern_.size()) {
        escape();
      } else if (in_class_) {
        if (c == '[' && pattern_.substr(at_).starts_with("[:") &&
            pattern_.find(":]", at_ + 2) != std::string_view::npos) {
          copy(pattern_.find(":]", at_ + 2) + 2 - at_);
          continue;
        }
        in_class_ = c != ']';
        copy(1);
      } else if (c == '[') {
        begin_class();
      } else if (pattern_.substr(at_).starts_with("(?<") && pattern_.size() - at_ > 3) {
        copy(2);
        out_ += 'P';
        copy(1);
      } else {
        copy(1);
      }
    }
    places_.resize(out_.size(), begin_);
    places_.push_back(static_cast<std::uint32_t>(pattern_.size()));
    return {std::move(out_), std::move(places_)};
  }

 private:
  void copy(std::size_t count) {
    places_.resize(out_.size(), begin_);
    for (; count > 0 && at_ < pattern_.size(); --count, ++at_) {
      out_ += pattern_[at_];
      places_.push_back(static_cast<std::uint32_t>(at_));
    }
    begin_ = static_cast<std::uint32_t>(at_);
  }

  void begin_class() {
    in_class_ = true;
    copy(1);
    if (pattern_.substr(at_).starts_with('^')) copy(1);
    // A bracket that stands first belongs to the class.
    if (pattern_.substr(at_).starts_with(']')) copy(1);
  }

  void escape() {
    char letter = pattern_[at_ + 1];
    if (letter == 'Q' && !in_class_) {
      std::size_t end = pattern_.find("\\E", at_ + 2);
      copy((end == std::string_view::npos ? pattern_.size() : end + 2) - at_);
    } else if (letter == 'C') {
      copy(1);
      out_ += 'K';  // an escape that RE2 refuses, as Go refuses this one
      ++at_;
    } else if ((letter == 'p' || letter == 'P') && pattern_.substr(at_ + 2).starts_with('{')) {
      unicode_class(letter == 'P');
    } else {
      copy(2);
    }
  }

  void unicode_class(bool is_negated) {
    std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) return copy(pattern_.size());
    std::string_view name = pattern_.substr(at_ + 3, close - at_ - 3);
    if (name.starts_with('^')) {
      is_negated = !is_negated;
      name.remove_prefix(1);
    }
    std::string known = name_in_re2(name);
    std::string_view ascii = is_negated ? "\\x{80}-\\x{10ffff}" : "\\x00-\\x7f";
    if (known == "Ascii") {
      out_ += in_class_ ? std::string(ascii) : "[" + std::string(ascii) + "]";
    } else if ((known == "LC" || known == "Lc") && !(in_class_ && is_negated)) {
      if (!in_class_) out_ += is_negated ? "[^" : "[";
      out_ += "\\p{Lu}\\p{Ll}\\p{Lt}";
      if (!in_class_) out_ += ']';
    } else {
      copy(1);
      out_ += is_negated ? "P{" : "p{";
      out_ += known;
      out_ += '}';
    }
    at_ = close + 1;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::uint32_t begin_ = 0;  // of what is being written
  bool in_class_ = false;
  std::string out_;
  std::vector<std::uint32_t> places_;
};

bool is_name_character(std::uint32_t code) { return base::is_letter(code) || base::is_digit(code) || code == '_'; }

}  // namespace

TranslatedRegex to_re2(std::string_view pattern) { return Translation(pattern).write(); }

std::string_view TranslatedRegex::original(std::string_view part, std::string_view pattern) const {
  std::size_t begin = text.ends_with(part) ? text.size() - part.size() : text.find(part);
  if (begin == std::string::npos) return pattern;
  return pattern.substr(places[begin], places[begin + part.size()] - places[begin]);
}

std::string_view from_first_broken_byte(std::string_view text) {
  while (!text.empty()) {
    std::uint32_t code = 0;
    std::size_t length = base::decode_utf8(text, code);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  return text;
}

bool is_too_large_repeat(std::string_view text) {
  constexpr int kMost = 1000;
  int counts[2] = {0, -1};  // the second: not given
  int* count = counts;
  for (char c : text.substr(1, text.find('}') - 1)) {
    if (c == ',') {
      count = &counts[1];
      continue;
    }
    *count = std::min(std::max(*count, 0) * 10 + (c - '0'), kMost + 1);
  }
  return counts[0] > kMost || counts[1] > kMost || (counts[1] >= 0 && counts[0] > counts[1]);
}

std::optional<GroupReference> read_reference(std::string_view text) {
  bool has_brace = text.starts_with('{');
  if (has_brace) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size()) {
    std::uint32_t code = 0;
    std::size_t length = base::next_character(text.substr(end), code);
    if (!is_name_character(code)) break;
    end += length;
  }
  if (end == 0) return std::nullopt;
  GroupReference reference = {.name = text.substr(0, end), .number = 0, .rest = text.substr(end)};
  if (has_brace) {
    if (!reference.rest.starts_with('}')) return std::nullopt;
    reference.rest.remove_prefix(1);
  }
  constexpr std::int64_t kLargest = 100'000'000;
  for (char c : reference.name) {
    if (c < '0' || c > '9' || reference.number >= kLargest) {
      reference.number = -1;
      break;
    }
    reference.number = reference.number * 10 + (c - '0');
  }
  if (reference.name.size() > 1 && reference.name[0] == '0') reference.number = -1;
  return reference;
}

}  // namespace pave::lang::gotemplate
