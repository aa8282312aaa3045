// Renders all releases of the charts below a folder in one process, each chart with its defaults and with each
// ci/NAME-values.yaml, as `helm template rel CHART [-f FILE]` would one after another; prints how many and how much.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/parallel.h"
#include "estate/chart_folders.h"
#include "estate/layout.h"
#include "estate/walk.h"
#include "render/helm/load.h"
#include "render/helm/release.h"

namespace helm = pave::render::helm;

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: render_speed FOLDER THREADS\n");
    return 2;
  }
  const pave::base::Files& files = pave::base::disk();
  std::vector<std::string> named = {arguments[1]};
  auto threads = static_cast<unsigned>(std::atoi(arguments[2]));
  pave::estate::Walk walk = pave::estate::walk(files, named);
  pave::estate::Layout layout = pave::estate::lay_out(files, walk.files);
  std::vector<std::shared_ptr<const helm::LoadedChart>> charts(layout.charts.size());
  pave::base::parallel_for(charts.size(), threads, [&](std::size_t i, unsigned) {
    if (auto chart = helm::load_chart(files, layout.charts[i], {})) charts[i] = *std::move(chart);
  });
  struct Job {
    const helm::LoadedChart* chart;
    std::string values;
  };
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < charts.size(); ++i) {
    if (charts[i] == nullptr) continue;
    jobs.push_back({charts[i].get(), {}});
    for (std::string& values : pave::estate::test_values(files, layout.charts[i]))
      jobs.push_back({charts[i].get(), std::move(values)});
  }
  std::atomic<std::size_t> rendered = 0;
  std::atomic<std::size_t> bytes = 0;
  pave::base::parallel_for(jobs.size(), threads, [&](std::size_t i, unsigned) {
    helm::ReleaseOptions options;
    options.name = "rel";
    if (!jobs[i].values.empty()) options.values.files.push_back(jobs[i].values);
    auto release = helm::render_release(*jobs[i].chart, files, options);
    if (!release) return;
    ++rendered;
    for (const auto* manifests : {&release->objects, &release->hooks})
      for (const helm::Manifest& manifest : *manifests) bytes += manifest.text().size();
  });
  std::printf("%zu releases rendered, %zu not, %zu bytes\n", rendered.load(), jobs.size() - rendered.load(),
              bytes.load());
  return 0;
}
