#include "benchmark_reply.h"

#include <cmath>
#include <cstdio>
#include <sstream>

#include "base/clock.h"
#include "base/csv.h"
#include "base/resources.h"
#include "report/benchmark_page.h"

namespace fovea::cli {

namespace {

template <class... T>
void line(std::ostringstream& out, const char* format, T... values) {
    char text[256];
    std::snprintf(text, sizeof text, format, values...);
    out << text;
}

std::string words(const evaluation::Estimate& e, bool sign) {
    char text[64];
    if (!std::isfinite(e.value)) return "-";
    std::snprintf(text, sizeof text, sign ? "%+.3f" : "%.3f", e.value);
    std::string all = text;
    if (std::isfinite(e.low) && std::isfinite(e.high)) {
        std::snprintf(text, sizeof text, " (%.3f to %.3f)", e.low, e.high);
        all += text;
    }
    return all;
}

}  // namespace

std::string costLine(const runs::TrainingCost& cost) {
    std::ostringstream out;
    out << "    " << cost.learnableParameters << " numbers trained";
    if (cost.batch > 0)
        line(out, ", tensors up to %.0f MB with %d images a step", cost.peakTensorMb, cost.batch);
    if (cost.epochs > 0)
        out << ", " << cost.epochs << " epochs" << (cost.outOfTime ? " (ended by its budget)" : "");
    out << ", " << durationText(cost.seconds) << '\n';
    return out.str();
}

namespace {

std::string tables(const runs::Benchmark& b) {
    std::ostringstream out;
    const bool test = b.part == dataset::Split::test;
    out << "judged by " << (test ? "test" : "validation") << " images; " << b.seeds.size()
        << " trainings of each adapter; AUC (95 % interval)\n";
    for (const runs::BenchmarkSet& s : b.sets) {
        out << s.name << ": learned from " << s.trainImages << " images, judged by " << s.judgedImages
            << (s.patientsKnown ? "" : ", patients unknown") << '\n';
        for (const runs::BenchmarkCell& c : s.cells) {
            if (!c.ran()) {
                out << "  " << c.model << ": not run, " << c.problem << '\n';
                continue;
            }
            line(out, "  %-16s %-24s log loss %.3f  balanced accuracy %.3f  rank %.1f", c.model.c_str(),
                 words(c.auc, false).c_str(), c.logLoss, c.balancedAccuracy, c.rank);
            if (&c != &s.cells.front()) out << "  the first minus this " << words(c.firstMinusThis, true);
            out << '\n';
            if (c.cost) out << costLine(*c.cost);
        }
        if (!s.bestOther.empty())
            out << "  the first minus the best other by validation (" << s.bestOther << ") "
                << words(s.firstMinusBestOther, true) << '\n';
        if (test) out << "  its test images have now been evaluated " << s.testEvaluations << " times\n";
    }
    if (b.sets.size() > 1) {
        out << "mean over the data sets (interval: the sets as a sample)\n";
        for (const runs::BenchmarkRow& r : b.rows) {
            line(out, "  %-16s %-24s log loss %.3f  balanced accuracy %.3f  rank %.1f  on %d sets",
                 r.model.c_str(), words(r.auc, false).c_str(), r.logLoss, r.balancedAccuracy, r.rank, r.sets);
            if (&r != &b.rows.front())
                out << "  the first minus this " << words(r.firstMinusThis.asSample, true);
            out << '\n';
        }
        out << "  the first minus the best other by validation "
            << words(b.firstMinusBestOther.asSample, true) << '\n';
    }
    out << b.made << " trainings and fits made, " << b.reused << " were there already\n";
    return out.str();
}

}  // namespace

Result<Reply> benchmarkReply(const runs::Benchmark& benchmark, const std::string& csvPath,
                             const std::string& htmlPath, FileLayer& files) {
    if (!csvPath.empty())
        FOVEA_CHECK(files.writeAtomically(csvPath, std::string(kCsvMark) + runs::benchmarkCsv(benchmark)));
    if (!htmlPath.empty())
        FOVEA_CHECK(
            files.writeAtomically(htmlPath, report::benchmarkPage(benchmark, {utcNow(), versionText()})));
    Reply reply;
    reply.document = runs::benchmarkJson(benchmark);
    reply.text = tables(benchmark);
    return reply;
}

}  // namespace fovea::cli
