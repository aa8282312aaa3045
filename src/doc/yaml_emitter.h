#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "doc/node.h"
#include "doc/yaml_scalar_style.h"

namespace pave::doc {

/// Writes YAML piece by piece, laid out as sigs.k8s.io/yaml does (go.yaml.in/yaml/v2, emitterc.go): block style, two
/// spaces a level, lists in maps not indented, strings quoted only where they must be, plain ones folded past 80 columns;
/// or in the other dialect.
/// write_yaml drives it with a tree; others drive it with what they have instead of a tree.
///
///   YamlEmitter emitter(out);
///   int indent = emitter.begin_map({});
///   emitter.word("1", emitter.key("a", indent, true));    // a: 1
class YamlEmitter {
 public:
  explicit YamlEmitter(std::string& out, YamlDialect dialect = YamlDialect::V2) : out_(out), dialect_(dialect) {}

  /// Where a node goes: behind `key:`, behind `-`, or (default) alone in its document.
  struct Spot {
    int indent = -1;       ///< of the collection that it stands in; -1: of none
    bool is_item = false;  ///< behind a `-`: a collection begins on the same line
  };

  /// A map or list with at least one entry. Returns the indentation of its entries; the first entry stands on the line
  /// that is begun already when `spot.is_item`, and that is what the entries' `is_inline` says.
  int begin_map(Spot spot);
  int begin_list(Spot spot);
  /// The key of the next entry; its value goes where the result says.
  Spot key(std::string_view key, int indent, bool is_inline);
  /// The `-` of the next item.
  Spot item(int indent, bool is_inline);
  /// Text that needs no quotes: `null`, `true`, numbers, `{}`, `[]`.
  void word(std::string_view word, Spot spot);
  void string(std::string_view text, Spot spot);
  /// Bytes that are no UTF-8, as V3 writes them: `!!binary` and their base64.
  void binary(std::string_view bytes, Spot spot);
  Spot binary_key(std::string_view bytes, int indent, bool is_inline);

  /// Offset of the first byte of the key, item mark, word or string that was written last.
  std::size_t begin() const { return begin_; }

 private:
  void pad(int indent) { out_.append(static_cast<std::size_t>(indent), ' '); }
  void binary(const std::string& encoded, int indent);
  void end_line();
  bool must_fold() const;
  void text(std::string_view value, int indent, bool is_key);
  void fold(int indent);
  void count_column();
  void put(char c);
  void flowing(std::string_view value, int indent, bool is_key, Style style);
  void double_quoted(std::string_view value, int indent, bool is_key);
  void escape(std::string_view value, std::size_t at, std::size_t length);
  void literal(std::string_view value, int indent);

  std::string& out_;
  YamlDialect dialect_;
  std::size_t begin_ = 0;
  int column_ = 0;
  bool block_ended_ = false;
};

/// A finite float as sigs.k8s.io/yaml writes it. It comes there through JSON: what JSON writes without a point is an
/// integer, as long as it has 64 bits.
std::string yaml_float_text(double value);

}  // namespace pave::doc
