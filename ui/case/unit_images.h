#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <vector>

#include "imaging/read_image.h"

namespace fovea::ui {

/// One image of a study or a patient, and what it says for their one answer.
struct UnitImage {
    qint64 id = 0;  ///< tells it from others, as ThumbnailLoader wants it
    std::string path;
    imaging::ReadOptions where;
    double weight = 0;    ///< 0..1; those of a study or patient sum to 1
    double evidence = 0;  ///< as inference::evidenceOfImages(): above 0 it speaks for the answer
};

/// The images of the study or patient that is looked at, those that say most for the answer first or as their
/// slices lie, and which of them is looked at. No widgets. GUI thread only.
class UnitImages : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    enum class Order {
        evidence,  ///< what speaks most for the answer first; of equal ones in the order given
        files      ///< by the files' names, and by the slices of each: as the body lies
    };

    /// The image that is looked at stays where it is among these; else it is the one that says most.
    void show(const QString& title, std::vector<UnitImage> images);
    void clear() { show({}, {}); }  ///< what is looked at is no study or patient

    /// Stays for the studies and patients to come. The same image is looked at.
    void setOrder(Order order);
    Order order() const { return m_order; }

    const QString& title() const { return m_title; }
    const std::vector<UnitImage>& images() const { return m_images; }
    int position() const { return m_images.empty() ? -1 : m_position; }
    const UnitImage* image() const;  ///< at position(); null where there is none
    void setPosition(int position);
    void next() { setPosition(m_position + 1); }
    void previous() { setPosition(m_position - 1); }

    /// What an image says for the answer, as a share of what all say for it, 0..1; 0: it speaks against it.
    double shareOf(int position) const;
    double greatest() const { return m_greatest; }  ///< share; 0 where none speaks for it
    /// Shares of many images are small: how long the bar of one is, as a part of the longest.
    double barOf(int position) const;
    QString nameOf(int position) const;  ///< "7.png", "scan.nii · 12": the file, and which of its images
    /// "p3 · e12: image 1 of 4, by what speaks for the answer"; UIDs are shortened.
    QString titleWords() const;
    static QString caption();  ///< what share, bar and order are and are not

Q_SIGNALS:
    void changed();          ///< images(), their order or title()
    void positionChanged();  ///< another image, or none

private:
    void arrange();

    QString m_title;
    Order m_order = Order::evidence;
    std::vector<UnitImage> m_given, m_images;
    double m_for = 0;  ///< all that speaks for the answer
    double m_greatest = 0;
    int m_position = 0;
};

}  // namespace fovea::ui
