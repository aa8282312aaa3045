#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/files.h"
#include "estate/layout.h"
#include "judge/file_check.h"
#include "judge/finding.h"
#include "judge/inputs.h"

namespace pave::judge {

/// What all files say of each other (judge/reference/join.h): findings at their places, in the order of the files.
/// `results` are those of the inputs, with the facts of their objects, whose bytes the checks own. Files with something
/// to say are read once more, by the threads of the checks; one that has gone meanwhile says nothing.
std::vector<Finding> join_files(const base::Files& files, std::span<const Input> inputs,
                                std::span<const FileResult> results,
                                std::span<const estate::KustomizationFacts> kustomizations,
                                std::span<const std::unique_ptr<FileCheck>> checks, const CheckOptions& options);

}  // namespace pave::judge
