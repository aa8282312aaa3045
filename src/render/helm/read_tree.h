#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "lang/value.h"

namespace pave::render::helm {

/// What templates do with one value, named by its way from the root of the release's values. Keys must live as long.
struct ReadNode {
  std::map<std::string_view, std::unique_ptr<ReadNode>> children;
  bool is_whole = false;             ///< it is read with everything in it
  bool is_itself = false;            ///< it is tested, or looked into in a way that names its keys elsewhere
  bool is_guarded = false;           ///< a template provides for its absence
  bool is_open = false;              ///< templates put keys into it: what it holds is not only what is declared
  int depth = 0;                     ///< below the root; not more than lang::kMaxDepth
  std::vector<base::Origin> places;  ///< where it is read without a guard, by templates of the chart itself

  /// At the greatest depth it is the node itself, which then counts as read whole.
  ReadNode& child(std::string_view name);
  const ReadNode* find(std::string_view name) const;
  /// Whether anything at all is done with it or with something in it.
  bool is_touched() const;
  /// Adds all that another one says, without its places.
  void add(const ReadNode& other);
};

/// Marks what a text mentions that a template may run as a template (`tpl`): every `.Values.a.b` with all that is in it;
/// `.Values` in another form is everything. The names stay parts of the text.
void mark_mentions(std::string_view text, ReadNode& values);

}  // namespace pave::render::helm
