#pragma once

#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "apply/applied_file.h"

namespace fovea::ui {

class ApplyPresenter;
class ThumbnailLoader;

/// Files and what the adapter says of them. Behind the four columns there is one for each class.
class PredictionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Behind the classes come the further adapters.
    enum Column { fileColumn, referenceColumn, predictionColumn, probabilityColumn, firstClassColumn };
    int firstFurtherColumn() const { return firstClassColumn + int(m_classes.size()); }
    enum Role {
        sortRole = Qt::UserRole,
        shortNameRole,   ///< QString: of the file, without its ending
        folderRole,      ///< QString: of the file, short; tells files of one name apart
        groupRole,       ///< QString: what the image belongs to, its study or its folder
        thumbnailRole,   ///< QImage; null while it is made, and where there is none
        stateRole,       ///< int: AppliedFile::State
        calledRole,      ///< QVariantList of int: called(); invalid without an answer, and of a number
        uncertainRole,   ///< bool: several answers are not ruled out
        unlikeRole,      ///< bool: the image is unlike the training images
        placeRole,       ///< int: the predicted class's place in the project's order, for classColor()
        percentRole,     ///< QString: of the prediction
        firstLineRole,   ///< QString: the prediction where there is room for two short lines
        secondLineRole,  ///< QString: what goes on below it: "or lesions"; empty: nothing
        referenceRole,   ///< QString: the answer somebody knows; empty: none
        agreesRole,      ///< bool: prediction and reference are the same
        learnedRole,     ///< bool: the adapter has learned from the image
    };

    /// All outlive it. Thumbnails of rows that are drawn are asked for at the loader.
    PredictionsModel(ApplyPresenter& presenter, ThumbnailLoader& thumbnails, QObject* parent = nullptr);
    /// The project's classes in their order: whence their colours.
    void setClassOrder(std::vector<std::string> classes);
    qint64 idOf(int row) const;
    /// Of a predicted file that it is unlike the training images, or between which classes it is uncertain;
    /// else the most probable class, and, where it is another one, what holds at the adapter's operating
    /// point.
    static QString predictionWords(const ApplyPresenter& presenter, const AppliedFile& f);
    /// The same for what is saved; `chosen` as AppliedBy::threshold.
    static QString predictionWords(const AppliedFile& f, const std::vector<std::string>& classes,
                                   const adapter::QuestionAsked& question, bool chosen);
    /// The classes or findings by which it is filtered: at the operating point where somebody chose one, and
    /// of findings; else, and where none holds there, the most probable class. Empty without an answer, and
    /// of a number.
    static std::vector<int> called(const ApplyPresenter& presenter, const AppliedFile& f);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    void setClasses();
    void setFurther(const QStringList& further);  ///< no reset: what is chosen in the table stays
    QVariant text(const AppliedFile& f, int column) const;
    QString referenceWords(const AppliedFile& f) const;
    QString columnTopic(int column) const;  ///< where the guide explains it
    QString toolTip(const AppliedFile& f) const;
    /// The reference is a class or findings, all as predicted.
    bool agrees(const AppliedFile& f) const;
    /// predictionWords() in two short lines: "healthy", "or lesions".
    std::pair<QString, QString> predictionLines(const AppliedFile& f) const;
    QVariant sortValue(const AppliedFile& f, int column) const;
    QVariant thumbnail(const AppliedFile& f) const;

    ApplyPresenter& m_presenter;
    ThumbnailLoader& m_thumbnails;
    std::vector<std::string> m_order;
    std::vector<std::string> m_classes;  ///< that have a column
    QStringList m_further;               ///< names of further adapters, that have a column, too
    int m_count = 0;                     ///< rows announced so far
    qint64 m_reading = 0;
};

}  // namespace fovea::ui
