#include <algorithm>

#include "render/helm/template_walk.h"

namespace pave::render::helm {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

/// A made shape, unless it lies too deep: then everything in it counts as read.
Shape TemplateWalk::made(Atom atom) {
  if (atom.made->depth <= Shapes::kMaxDepth) return {atom};
  use_guarded({atom}, How::Whole);
  return {Atom::other()};
}

/// One key or index further; with a key that is worked out, everything is read.
Shape TemplateWalk::step(const Shape& base, const Given& key) {
  if (is_text(key.shape)) {
    Shape found;
    for (const Atom& atom : key.shape) found = together(found, field(base, *atom.text));
    constexpr std::size_t kMaxAtoms = 256;
    if (found.size() <= kMaxAtoms) return found;
  }
  use(key.shape, How::Whole);
  use(base, How::Whole);
  return elements(base);
}

Shape TemplateWalk::call(std::string_view name, std::span<const Given> args) {
  if (is_one_of(name, {"and", "or", "coalesce", "default"})) {
    Shape all;
    for (const Given& arg : args) {
      use_guarded(arg.shape, How::Itself);
      all = together(all, arg.shape);
    }
    return all;
  }
  if (is_one_of(name, {"not", "empty", "kindIs", "kindOf", "typeIs", "typeOf", "typeIsLike"})) {
    for (const Given& arg : args) use_guarded(arg.shape, How::Itself);
    return {Atom::other()};
  }
  if (name == "ternary" && args.size() == 3) {
    use_guarded(args[2].shape, How::Itself);
    return together(args[0].shape, args[1].shape);
  }
  if (name == "required" && args.size() == 2) {
    use_guarded(args[1].shape, How::Itself);
    return args[1].shape;
  }
  if (name == "include" && args.size() == 2) {
    if (is_text(args[0].shape)) {
      for (const Atom& atom : args[0].shape) follow(*atom.text, args[1].shape);
    } else {
      use(args[0].shape, How::Whole);
      follow_any(args[0], args[1].shape);
    }
    return {Atom::other()};
  }
  if (name == "tpl" && args.size() == 2) {
    runs_texts_ = true;
    use(args[0].shape, How::Whole);
    // The text can look at all that a made map holds; what it mentions of a chart's values is found in the texts.
    for (const Atom& atom : args[1].shape)
      if (atom.kind == Atom::Kind::Values) use_guarded({atom}, How::Whole);
      else if (atom.kind == Atom::Kind::Made)
        for (const auto& [key, value] : atom.made->entries)
          if (key != "Values")
            for (const Atom& inner : value)
              if (inner.kind != Atom::Kind::Scope) use_guarded({inner}, How::Whole);
    return {Atom::other()};
  }
  bool known = true;
  Shape shape = call_on_maps(name, args, known);
  if (known) return shape;
  known = true;
  shape = call_on_lists(name, args, known);
  if (known) return shape;
  if (is_one_of(name, {"split", "splitList"}) && args.size() == 2) return split(args);
  if (name == "toString" && args.size() == 1 && is_text(args[0].shape)) return args[0].shape;
  use_all(args);
  return {Atom::other()};
}

/// The parts of constants, so that a path of keys in a text can be followed.
Shape TemplateWalk::split(std::span<const Given> args) {
  if (!is_text(args[0].shape) || args[0].shape.size() != 1 || !is_text(args[1].shape)) {
    use_all(args);
    return {Atom::other()};
  }
  std::string_view separator = *args[0].shape[0].text;
  Shape lists;
  for (const Atom& atom : args[1].shape) {
    std::vector<Shape> parts;
    std::string_view rest = *atom.text;
    for (std::size_t end = 0; end != std::string_view::npos && !separator.empty();) {
      end = rest.find(separator);
      parts.push_back({shapes_.text(rest.substr(0, end))});
      if (end != std::string_view::npos) rest.remove_prefix(end + separator.size());
    }
    lists = together(lists, {shapes_.list_of(parts)});
  }
  return lists;
}

Shape TemplateWalk::call_on_maps(std::string_view name, std::span<const Given> args, bool& known) {
  if (name == "dict") {
    std::vector<std::pair<std::string_view, Shape>> entries;
    for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
      if (is_text(args[i].shape) && args[i].shape.size() == 1)
        entries.emplace_back(*args[i].shape[0].text, args[i + 1].shape);
      else use_all(args.subspan(i, 2));
    }
    return made(shapes_.map(std::move(entries)));
  }
  if (is_one_of(name, {"get", "index", "hasKey"}) && args.size() >= 2) {
    if (name == "hasKey") {
      use_guarded(args[0].shape, How::Itself);
      ++guards_;
      use(step(args[0].shape, args[1]), How::Itself);
      --guards_;
      return {Atom::other()};
    }
    Shape shape = args[0].shape;
    for (const Given& key : args.subspan(1)) shape = step(shape, key);
    return shape;
  }
  if (name == "dig" && args.size() >= 3) {
    Shape shape = args.back().shape;
    for (const Given& key : args.first(args.size() - 2)) shape = step(shape, key);
    use_guarded(shape, How::Itself);
    return together(shape, args[args.size() - 2].shape);
  }
  if (name == "pluck" && args.size() >= 2) {
    Shape all;
    ++guards_;
    for (const Given& map : args.subspan(1)) all = together(all, step(map.shape, args[0]));
    --guards_;
    use_guarded(all, How::Itself);
    return made(shapes_.list(all));
  }
  if (name == "pick" && !args.empty()) {
    std::vector<std::pair<std::string_view, Shape>> entries;
    for (const Given& key : args.subspan(1)) {
      Shape value = step(args[0].shape, key);
      use_guarded(value, How::Itself);
      if (is_text(key.shape) && key.shape.size() == 1) entries.emplace_back(*key.shape[0].text, std::move(value));
    }
    return made(shapes_.map(std::move(entries)));
  }
  if (is_one_of(name, {"omit", "unset"}) && !args.empty()) {
    for (const Given& key : args.subspan(1)) use(key.shape, How::Whole);
    return args[0].shape;
  }
  if (is_one_of(name, {"deepCopy", "mustDeepCopy"}) && args.size() == 1) return args[0].shape;
  if (name == "set" && args.size() == 3) return set(args);
  if (is_one_of(name, {"merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite"}) && !args.empty())
    return merge(args);
  known = false;
  return {Atom::other()};
}

Shape TemplateWalk::call_on_lists(std::string_view name, std::span<const Given> args, bool& known) {
  if (is_one_of(name, {"list", "tuple"})) {
    std::vector<Shape> items;
    for (const Given& arg : args) items.push_back(arg.shape);
    return made(shapes_.list_of(items));
  }
  if (is_one_of(name, {"append", "mustAppend", "push", "mustPush", "prepend", "mustPrepend", "concat"})) {
    bool joins = name == "concat";
    Shape items;
    for (std::size_t i = 0; i < args.size(); ++i) {
      bool is_list = joins || i == 0;
      if (is_list) use_guarded(args[i].shape, How::Whole);
      items = together(items, is_list ? elements(args[i].shape) : args[i].shape);
    }
    return made(shapes_.list(items));
  }
  if (is_one_of(name, {"first", "mustFirst", "last", "mustLast"}) && args.size() == 1) {
    for (const Atom& atom : args[0].shape)
      if (atom.kind != Atom::Kind::Made) use({atom}, How::Whole);
    return elements(args[0].shape);
  }
  known = false;
  return {Atom::other()};
}

/// The map that is set in changes for everyone who sees it, so what goes in counts as read.
Shape TemplateWalk::set(std::span<const Given> args) {
  use(args[2].shape, How::Whole);
  for (const Atom& atom : args[0].shape) {
    if (atom.kind != Atom::Kind::Values) continue;
    if (!is_text(args[1].shape)) atom.values->is_open = true;
    else
      for (const Atom& key : args[1].shape) atom.values->child(*key.text).is_open = true;
  }
  return args[0].shape;
}

bool TemplateWalk::is_fresh(const Given& given) {
  using lang::gotemplate::NodeKind;
  return given.node != nullptr && given.node->is(NodeKind::Pipe) &&
         std::ranges::none_of(given.shape, [](const Atom& atom) {
           return atom.kind == Atom::Kind::Values || atom.kind == Atom::Kind::Scope;
         });
}

Shape TemplateWalk::merge(std::span<const Given> args) {
  Shape all;
  for (const Given& arg : args) all = together(all, arg.shape);
  // Into a map that nobody else sees: what is read of the result is read of the parts.
  if (is_fresh(args[0])) return all;
  for (const Atom& atom : args[0].shape) {
    if (atom.kind == Atom::Kind::Values) atom.values->is_open = true;
    if (atom.kind == Atom::Kind::Scope) atom.scope->values->is_open = true;
  }
  for (const Given& arg : args.subspan(1)) use_guarded(arg.shape, How::Whole);
  return all;
}

}  // namespace pave::render::helm
