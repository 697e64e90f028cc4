#include "data/header_field_dialog.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include "settings/settings.h"
#include "text/words.h"
#include "widgets/dialog_parts.h"
#include "widgets/elided_label.h"
#include "widgets/file_chooser.h"
#include "widgets/help_topic.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"
#include "widgets/tool_tip.h"

namespace fovea::ui {

HeaderFieldDialog::HeaderFieldDialog(Settings& settings, QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_notice(new NoticeBar(this)),
      m_path(new ElidedLabel(this, Qt::ElideMiddle)),
      m_found(new QLabel(this)),
      m_rest(new QLabel(this)),
      m_fields(new QTableWidget(0, 3, this)),
      m_values(new QListWidget(this)),
      m_import(new QPushButton(tr("&Import"), this)) {
    resize(QSize(980, 640).boundedTo(screen()->availableSize() - QSize(4 * kGrid, 8 * kGrid)));
    setHelpTopic(this, QStringLiteral("preparing-data#labels"));
    auto* box = makeDialogHead(
        this, tr("Diagnosis from a header field"),
        tr("DICOM files say more than the picture, for example the series or the body part. Choose the field "
           "that says what is to be learned; the patient is read from the header, too. Fields that can tell "
           "who a patient is are not offered."));

    makeQuiet(m_found);
    m_found->setObjectName(QStringLiteral("headersFound"));
    makeFields();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(2 * kGrid);
    middle->addWidget(m_fields, 3);
    middle->addWidget(makeOutcome(), 2);

    auto* notice =
        new QLabel(tr("The names of diagnoses are written into adapters and reports: choose no field "
                      "that identifies people."),
                   this);
    notice->setWordWrap(true);
    makeSmall(notice);
    m_import->setObjectName(QStringLiteral("importWithField"));
    box->addWidget(m_notice);
    box->addLayout(makeSource());
    box->addWidget(m_found);
    box->addLayout(middle, 1);
    addDialogFoot(this, box, m_import, notice);
    connect(m_import, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_fields, &QTableWidget::itemSelectionChanged, this, &HeaderFieldDialog::showOutcome);
    connect(&m_worker, &LatestWorker::idle, this, &HeaderFieldDialog::showSurvey);
    showSurvey();
}

QLayout* HeaderFieldDialog::makeSource() {
    auto* another = new QPushButton(tr("Another f&older…"), this);
    another->setObjectName(QStringLiteral("chooseFolder"));
    another->setAutoDefault(false);
    connect(another, &QPushButton::clicked, this, [this] {
        chooseFolder(this, tr("Choose the folder with the DICOM files"), m_folder, [this](const QString& f) {
            m_settings.setLastFolder(f);
            openFolder(f);
        });
    });
    auto* source = new QHBoxLayout;
    source->setSpacing(kGrid);
    source->addWidget(new QLabel(tr("Images:"), this));
    source->addWidget(m_path, 1);
    source->addWidget(another);
    return source;
}

void HeaderFieldDialog::makeFields() {
    m_fields->setObjectName(QStringLiteral("headerFields"));
    m_fields->setAccessibleName(tr("Fields that could say the diagnosis"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Says"), tr("Images")});
    m_fields->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fields->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setTabKeyNavigation(false);
    m_fields->setShowGrid(false);
    m_fields->setWordWrap(false);
    m_fields->verticalHeader()->hide();
    m_fields->verticalHeader()->setDefaultSectionSize(4 * kGrid);
    m_fields->horizontalHeader()->setHighlightSections(false);
    m_fields->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fields->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_fields->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_fields->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
}

QWidget* HeaderFieldDialog::makeOutcome() {
    m_values->setObjectName(QStringLiteral("headerValues"));
    m_values->setAccessibleName(tr("Images per diagnosis"));
    m_values->setSelectionMode(QAbstractItemView::NoSelection);
    m_values->setFocusPolicy(Qt::NoFocus);
    m_rest->setObjectName(QStringLiteral("headerRest"));
    m_rest->setWordWrap(true);
    makeQuiet(m_rest);
    QVBoxLayout* inside = nullptr;
    QFrame* outcome = titledCard(tr("Images per diagnosis"), inside, this);
    inside->addWidget(m_values, 1);
    inside->addWidget(m_rest);
    return outcome;
}

void HeaderFieldDialog::openFolder(const QString& folder) {
    m_folder = folder;
    m_survey.reset();
    m_notice->clear();
    m_worker.ask<dataset::HeaderSurvey>(
        [path = folder.toStdString()](const JobContext& job) { return dataset::surveyHeaders(path, job); },
        [this](Result<dataset::HeaderSurvey> survey) {
            if (survey)
                m_survey = std::move(*survey);
            else
                m_notice->show(survey.error());
        });
    showSurvey();
}

const dataset::HeaderField* HeaderFieldDialog::chosen() const {
    // Not the current row: a table that gains the focus makes its first one that.
    const QModelIndexList rows = m_fields->selectionModel()->selectedRows();
    return m_survey && !rows.isEmpty() ? &m_survey->fields[std::size_t(rows.first().row())] : nullptr;
}

std::string HeaderFieldDialog::attribute() const {
    const dataset::HeaderField* field = chosen();
    return field ? field->name : std::string();
}

void HeaderFieldDialog::setBlocked(bool blocked) {
    m_blocked = blocked;
    showOutcome();
}

void HeaderFieldDialog::showSurvey() {
    m_path->setFullText(QDir::toNativeSeparators(m_folder));
    m_fields->setRowCount(0);
    if (!m_survey) {
        m_found->setText(m_worker.busy() ? tr("Reading the headers …") : QString());
    } else {
        QString words = enumerationWords({tr("%n image(s)", nullptr, m_survey->files),
                                          tr("%n of them DICOM.", nullptr, m_survey->dicomFiles)});
        if (m_survey->fields.empty())
            words += QLatin1Char(' ') +
                     tr("No field has a few different values: a table can say the diagnoses instead.");
        m_found->setText(words);
        const QLocale locale;
        for (const dataset::HeaderField& field : m_survey->fields) {
            const int row = m_fields->rowCount();
            m_fields->insertRow(row);
            QStringList values;
            for (const auto& [value, images] : field.values) values << QString::fromStdString(value);
            auto* name = new QTableWidgetItem(QString::fromStdString(field.name));
            auto* says = new QTableWidgetItem(values.join(QStringLiteral(" · ")));
            auto* images = new QTableWidgetItem(locale.toString(field.files));
            images->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            name->setToolTip(QStringLiteral("(%1,%2)")
                                 .arg(field.attribute.group, 4, 16, QLatin1Char('0'))
                                 .arg(field.attribute.element, 4, 16, QLatin1Char('0')));
            says->setToolTip(plainToolTip(values.join(QLatin1Char('\n'))));
            m_fields->setItem(row, 0, name);
            m_fields->setItem(row, 1, says);
            m_fields->setItem(row, 2, images);
        }
        m_fields->setFocus();
    }
    showOutcome();
}

void HeaderFieldDialog::showOutcome() {
    m_values->clear();
    const dataset::HeaderField* field = chosen();
    if (field) {
        const QLocale locale;
        for (const auto& [value, images] : field->values)
            m_values->addItem(
                QStringLiteral("%1  ·  %2").arg(QString::fromStdString(value), locale.toString(images)));
        const int rest = m_survey->files - field->files;
        m_rest->setText(rest > 0
                            ? tr("%n image(s) do not have it and come without a diagnosis.", nullptr, rest)
                            : tr("Every image has it."));
    } else {
        m_rest->setText(m_survey && !m_survey->fields.empty() ? tr("Choose a field on the left.")
                                                              : QString());
    }
    m_import->setEnabled(field && !m_blocked);
    m_import->setToolTip(m_blocked ? tr("This is possible when the running work has ended.") : QString());
}

}  // namespace fovea::ui
