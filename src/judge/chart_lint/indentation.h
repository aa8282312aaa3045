#pragma once

#include <vector>

#include "judge/sink.h"
#include "render/helm/release.h"

namespace pave::judge::chart_lint {

/// chart/indentation: where a template's action wrote lines at a depth at which they can't be meant, though what was
/// rendered is YAML. Each place once.
///  - The first line of a text of several stands deeper than the others, because the template has spaces before an action
///    that indents all lines (`  {{ toYaml .x | indent 2 }}`): keys land beside the one that they belong to.
///  - What an action writes right behind `key:` stands no deeper than the key, so the key is empty (`nindent` with too small
///    a number).
///  - A rendered file begins with spaces (pkg/chart/v2/lint/rules/template.go, validateTopIndentLevel).
void lint_indentation(const render::helm::Release& release, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
