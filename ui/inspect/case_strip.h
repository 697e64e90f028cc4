#pragma once

#include <QWidget>
#include <vector>

class QBoxLayout;
class QButtonGroup;
class QComboBox;
class QLabel;
class QScrollArea;

namespace fovea::ui {

class CasesPresenter;
class FilterChip;
class GalleryModel;
class GalleryView;
class ThumbnailLoader;

/// Which images are looked at, and the one that is: filters, order, thumbnails, and where one stands. A
/// column at the left of the image; as a film a low row above it, where the filters are a list to choose
/// from.
class CaseStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int kWidth = 220;  ///< of the column

    CaseStrip(CasesPresenter& cases, ThumbnailLoader& thumbnails, QWidget* parent = nullptr);
    bool film() const { return m_film; }
    void setFilm(bool film);

Q_SIGNALS:
    void menuWanted(const QPoint& global);  ///< of the image that is looked at

private:
    QWidget* makeChips();
    QWidget* makeOrder();
    void makeList(ThumbnailLoader& thumbnails);
    void showChips();
    void showFilterList();
    void showPosition();
    void showMenu(const QPoint& position);
    void limitChips();

    CasesPresenter& m_cases;
    bool m_film = false;
    QBoxLayout* m_layout;
    QWidget* m_chipsHost;
    QScrollArea* m_chipsArea;
    std::vector<FilterChip*> m_chips;
    QComboBox *m_filter, *m_sort;
    QLabel* m_position;
    GalleryModel* m_model;
    GalleryView* m_list;
    ThumbnailLoader& m_thumbnails;
};

}  // namespace fovea::ui
