#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "case/unit_images.h"
#include "runs/evaluate.h"

namespace fovea::ui {

/// The studies or patients that the rows of an evaluation are, by Sample::id of a row: so those of one
/// finding, which are some of all rows, are found, too. Of an evaluation of images it has none.
class UnitRows {
public:
    UnitRows() = default;
    /// Keeps the evaluation; `whole` as InspectPresenter::sharedWhole(). `finding`: of findings the one that
    /// is looked at.
    explicit UnitRows(std::shared_ptr<const runs::Evaluation> whole, int finding = -1);

    bool any() const { return !m_rows.empty(); }
    /// In the order of the evaluation; none of an id that is no row.
    std::vector<UnitImage> images(std::int64_t row) const;
    /// The image that says most for the answer; null of an id that is no row.
    const dataset::Sample* foremost(std::int64_t row) const;
    /// An image of the row by Sample::id; null where it has none such.
    const dataset::Sample* image(std::int64_t row, std::int64_t id) const;
    int count(std::int64_t row) const;     ///< images
    QString name(std::int64_t row) const;  ///< as unitName(); empty of an id that is no row

private:
    struct Row {
        const std::vector<dataset::Sample>* images;
        std::size_t first;  ///< of them, among all images
    };
    const Row* find(std::int64_t row) const;

    std::shared_ptr<const runs::Evaluation> m_whole;
    std::vector<double> m_evidence;  ///< as runs::imageEvidence()
    std::unordered_map<std::int64_t, Row> m_rows;
};

}  // namespace fovea::ui
