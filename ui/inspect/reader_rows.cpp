#include "inspect/reader_rows.h"

#include <QCoreApplication>
#include <cmath>
#include <utility>

#include "dataset/consensus.h"
#include "dataset/positive_class.h"
#include "runs/figure_words.h"
#include "text/words.h"

namespace fovea::ui {

namespace {

struct ReaderWords {
    Q_DECLARE_TR_FUNCTIONS(ReaderWords)
};

ReaderRow::Cell cellOf(const evaluation::Estimate& share) {
    return {percentWords(share.value), intervalWords(share, true)};
}

/// With its sign, as a difference.
ReaderRow::Cell differenceOf(const evaluation::Estimate& difference) {
    ReaderRow::Cell cell = cellOf(difference);
    if (std::isfinite(difference.value) && std::lround(100 * difference.value) > 0)
        cell.value.prepend(QLatin1Char('+'));
    return cell;
}

}  // namespace

std::vector<ReaderColumn> readerColumns() {
    const QString paired =
        ReaderWords::tr("In percentage points.") + QLatin1Char(' ') +
        ReaderWords::tr(
            "On the same images, by the same reference; the 95 % interval knows that both judged the same "
            "images, "
            "and which of these are of one patient");
    return {{ReaderWords::tr("Sensitivity"), ReaderWords::tr("Of this reader")},
            {ReaderWords::tr("Specificity"), ReaderWords::tr("Of this reader")},
            {ReaderWords::tr("Machine minus reader: sensitivity"), paired},
            {ReaderWords::tr("Machine minus reader: specificity"), paired}};
}

std::vector<ReaderRow> readerRows(const runs::Evaluation& e, int positive) {
    const bool turned = e.classes.size() == 2 && dataset::positiveIndex(e.classes, e.positive) != positive;
    std::vector<ReaderRow> rows;
    for (const runs::ReaderBeside& reader : e.readers) {
        const evaluation::PairedShares* found = &reader.figures.sensitivity;
        const evaluation::PairedShares* cleared = &reader.figures.specificity;
        if (turned) std::swap(found, cleared);
        rows.push_back({readerWords(reader.name),
                        reader.images,
                        {cellOf(found->b), cellOf(cleared->b), differenceOf(found->difference),
                         differenceOf(cleared->difference)}});
    }
    return rows;
}

QStringList readerBasis(const runs::Evaluation& e) {
    QStringList sentences;
    for (const runs::ReaderBeside& reader : e.readers) {
        const QString name = readerWords(reader.name);
        if (reader.against == runs::ReaderReference::labels && dataset::isSecondReading(reader.name)) {
            sentences << ReaderWords::tr(
                             "“%1” is judged by the labels, which are perhaps this reader's own first "
                             "answers: it says how far these repeat, not how good the reader is.")
                             .arg(name);
            continue;
        }
        switch (reader.against) {
            case runs::ReaderReference::labels:
                sentences << ReaderWords::tr(
                                 "“%1” is judged by the labels. Whether this reader had a part in them, the "
                                 "program cannot know.")
                                 .arg(name);
                break;
            case runs::ReaderReference::own:
                sentences << ReaderWords::tr(
                                 "The labels are made of the answers of “%1” alone: by that nothing can be "
                                 "said of this reader.")
                                 .arg(name);
                break;
            case runs::ReaderReference::others:
                sentences << ReaderWords::tr(
                                 "“%1” is judged by what the other readers say together, where they agree; "
                                 "so is the machine in this row.")
                                 .arg(name);
                break;
        }
        if (reader.notJudged > 0)
            sentences.back() +=
                QLatin1Char(' ') + ReaderWords::tr(
                                       "On %n more image(s) the others agree, but not with this "
                                       "reader: without a label these were not judged, which "
                                       "flatters the reader.",
                                       nullptr, reader.notJudged);
    }
    return sentences;
}

QString readerTable(const std::vector<ReaderRow>& rows) {
    QStringList head{ReaderWords::tr("Reader"), ReaderWords::tr("n")};
    for (const ReaderColumn& column : readerColumns()) head << column.name;
    QStringList lines{head.join(QLatin1Char('\t'))};
    for (const ReaderRow& row : rows) {
        QStringList cells{row.name, QString::number(row.images)};
        for (const ReaderRow::Cell& cell : row.cells)
            cells << (cell.interval.isEmpty() ? cell.value
                                              : QStringLiteral("%1 (%2)").arg(cell.value, cell.interval));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace fovea::ui
