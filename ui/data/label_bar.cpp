#include "data/label_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <algorithm>

#include "widgets/theme.h"

namespace fovea::ui {

LabelBar::LabelBar(QWidget* parent)
    : QWidget(parent),
      m_text(new QLabel(this)),
      m_box(new QComboBox(this)),
      m_new(new QLineEdit(this)),
      m_aside(new QPushButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_text);
    row->addWidget(m_box, 1);
    row->addWidget(m_new, 1);
    row->addWidget(m_aside);
    m_aside->setObjectName(QStringLiteral("setAside"));
    connect(m_aside, &QPushButton::clicked, this, [this] { Q_EMIT setAsideRequested(!m_isAside); });
    m_text->setBuddy(m_box);
    m_box->setObjectName(QStringLiteral("diagnosis"));
    m_box->setPlaceholderText(tr("choose"));
    m_box->setToolTip(tr("The class of the chosen images. The keys 1 to 9 do the same."));
    m_new->setObjectName(QStringLiteral("newDiagnosis"));
    m_new->setPlaceholderText(tr("Name of the new diagnosis, then Enter"));
    m_new->setAccessibleName(tr("Name of the new diagnosis"));
    m_new->hide();
    connect(m_box, &QComboBox::activated, this, &LabelBar::onActivated);
    connect(m_new, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_new->text().trimmed();
        m_new->hide();
        m_box->show();
        if (!name.isEmpty()) Q_EMIT labelChosen(name.toStdString());
        m_box->setFocus();
    });
    connect(m_new, &QLineEdit::editingFinished, this, [this] {
        m_new->hide();
        m_box->show();
        showCurrent();
    });
    setChosen(0, {}, false);
}

void LabelBar::setClasses(const std::vector<std::string>& classes) {
    m_classes = classes;
    m_box->clear();
    for (const std::string& name : classes) m_box->addItem(QString::fromStdString(name));
    m_box->insertSeparator(m_box->count());
    m_box->addItem(tr("Another diagnosis…"));
    showCurrent();
}

void LabelBar::setChosen(int images, const std::string& label, bool aside) {
    m_images = images;
    m_label = label;
    m_isAside = aside;
    m_aside->setText(aside ? tr("Use again") : tr("Exclude"));
    m_aside->setToolTip(
        aside ? tr("Lets the chosen images take part again")
              : tr("Excludes the chosen images: they stay in the project and are used for nothing (Del)"));
    setEnabled(images > 0);
    m_text->setText(images > 1 ? tr("Diagnosis of %n images", nullptr, images) : tr("Diagnosis"));
    m_box->setAccessibleName(m_text->text());
    showCurrent();
}

void LabelBar::showCurrent() {
    const auto it = std::find(m_classes.begin(), m_classes.end(), m_label);
    m_box->setCurrentIndex(m_images == 0 || it == m_classes.end() ? -1 : int(it - m_classes.begin()));
}

void LabelBar::onActivated(int index) {
    if (index >= 0 && std::size_t(index) < m_classes.size()) {
        // A copy: the classes may change while the label does.
        const std::string label = m_classes[std::size_t(index)];
        Q_EMIT labelChosen(label);
        return;
    }
    m_box->hide();
    m_new->clear();
    m_new->show();
    m_new->setFocus();
}

}  // namespace fovea::ui
