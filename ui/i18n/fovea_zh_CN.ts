<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AppliedFile</name>
    <message>
        <source>no finding</source>
        <translation>无征象</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>unlike the training images</source>
        <translation>与训练图像不同类</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1，%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2，共 %3</translation>
    </message>
</context>
<context>
    <name>CaseAnswer</name>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no finding</source>
        <translation>无征象</translation>
    </message>
    <message>
        <source>✓ The reference says the same.</source>
        <translation>✓ 与参考一致。</translation>
    </message>
    <message>
        <source>Reference: %1, off by %2</source>
        <translation>参考：%1，相差 %2</translation>
    </message>
    <message>
        <source>≠ Reference: %1</source>
        <translation>≠ 参考：%1</translation>
    </message>
    <message>
        <source>≠ Missed: %1</source>
        <translation>≠ 漏诊：%1</translation>
    </message>
    <message>
        <source>≠ Not there: %1</source>
        <translation>≠ 并不存在：%1</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1（自 %2）</translation>
    </message>
</context>
<context>
    <name>CaseMenu</name>
    <message>
        <source>“%1” in this &amp;image</source>
        <translation>此图像中的“%1”(&amp;I)</translation>
    </message>
    <message>
        <source>%1: %2 is “%3” now. The figures are counted anew.</source>
        <translation>%1：%2 现为“%3”。指标已重新计算。</translation>
    </message>
    <message>
        <source>Change the &amp;label</source>
        <translation>更改标注(&amp;L)</translation>
    </message>
    <message>
        <source>%1 has the label “%2” now. The figures are counted anew.</source>
        <translation>%1 的标注现为“%2”。指标已重新计算。</translation>
    </message>
    <message>
        <source>Show in &amp;Data</source>
        <translation>在“数据”中显示(&amp;D)</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>排除(&amp;X)</translation>
    </message>
    <message>
        <source>Neither learned from nor judged by any more</source>
        <translation>不再用于学习，也不再用于评判</translation>
    </message>
    <message>
        <source>%1 is excluded. The figures are counted anew.</source>
        <translation>%1 已排除。指标已重新计算。</translation>
    </message>
</context>
<context>
    <name>Compute</name>
    <message>
        <source>No usable GPU (graphics card)</source>
        <translation>没有可用的 GPU（显卡）</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU（处理器）</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU（显卡）</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Sensitivity %1, PPV %2
at a threshold of %3 on the probability</source>
        <translation>灵敏度 %1，PPV %2
概率阈值为 %3</translation>
    </message>
    <message>
        <source>acting on the adapter</source>
        <translation>按适配器处置</translation>
    </message>
    <message>
        <source>acting on every image</source>
        <translation>对每张图像都处置</translation>
    </message>
    <message>
        <source>It is that of people of whom %1 have the finding, as stated below. </source>
        <translation>适用于其中 %1 有该征象的人群，如下所述。 </translation>
    </message>
    <message>
        <source>Acting on the adapter is not shown to be worth more than both.</source>
        <translation>未证明按适配器处置同时优于这两者。</translation>
    </message>
    <message>
        <source>the standard one</source>
        <translation>标准阈值</translation>
    </message>
    <message>
        <source>the best balance (Youden&apos;s index)</source>
        <translation>最佳平衡（约登指数）</translation>
    </message>
    <message>
        <source>for a sensitivity of at least %1</source>
        <translation>灵敏度至少为 %1</translation>
    </message>
    <message>
        <source>for a specificity of at least %1</source>
        <translation>特异度至少为 %1</translation>
    </message>
    <message>
        <source>a miss counting as %1 false alarms</source>
        <translation>一次漏诊相当于 %1 次误报</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>In use: %1, %2</source>
        <translation>当前使用：%1，%2</translation>
    </message>
    <message>
        <source>, chosen on %1 validation images</source>
        <translation>，由 %1 张验证图像选定</translation>
    </message>
    <message>
        <source>, chosen on %1 images that took turns in being held out</source>
        <translation>，由 %1 张轮流留出的图像选定</translation>
    </message>
    <message>
        <source>, after the test images were seen</source>
        <translation>，在看过测试图像之后</translation>
    </message>
    <message>
        <source>, chosen on %1 studies of the validation set</source>
        <translation>，由验证集中的 %1 次检查选定</translation>
    </message>
    <message>
        <source>, chosen on %1 studies that took turns in being held out</source>
        <translation>，由 %1 次轮流留出的检查选定</translation>
    </message>
    <message>
        <source>, chosen on %1 patients of the validation set</source>
        <translation>，由验证集中的 %1 名患者选定</translation>
    </message>
    <message>
        <source>, chosen on %1 patients that took turns in being held out</source>
        <translation>，由 %1 名轮流留出的患者选定</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 images: by the adapter %2, on every image %3</source>
        <translation>自 %1 起处置
每 100 张图像的净获益：按适配器 %2，对每张图像 %3</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 images is %2; minus that of acting on every image, %3. </source>
        <translation>阈值为 %1 时，每 100 张图像的净获益为 %2；减去对每张图像都处置的净获益后为 %3。 </translation>
    </message>
    <message>
        <source>a miss counting as one false alarm</source>
        <translation>一次漏诊相当于一次误报</translation>
    </message>
    <message>
        <source>Stated %1 to %2, on average %3.
It came true in %4%5: %6.</source>
        <translation>给出 %1 至 %2，平均 %3。
实际发生 %4%5：%6。</translation>
    </message>
    <message>
        <source>acting on every study</source>
        <translation>对每次检查都处置</translation>
    </message>
    <message>
        <source>acting on every patient</source>
        <translation>对每例患者都处置</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 studies: by the adapter %2, on every study %3</source>
        <translation>自 %1 起处置
每 100 次检查的净获益：按适配器 %2，对每次检查 %3</translation>
    </message>
    <message>
        <source>Acting from %1 on
Net benefit in 100 patients: by the adapter %2, on every patient %3</source>
        <translation>自 %1 起处置
每 100 例患者的净获益：按适配器 %2，对每例患者 %3</translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 studies is %2; minus that of acting on every study, %3. </source>
        <translation>阈值为 %1 时，每 100 次检查的净获益为 %2；减去对每次检查都处置的净获益后为 %3。 </translation>
    </message>
    <message>
        <source>At a threshold of %1 the net benefit in 100 patients is %2; minus that of acting on every patient, %3. </source>
        <translation>阈值为 %1 时，每 100 例患者的净获益为 %2；减去对每例患者都处置的净获益后为 %3。 </translation>
    </message>
    <message>
        <source>It is that of people of whom %1 have the finding, as here. </source>
        <translation>适用于其中 %1 有该征象的人群，与此处相同。 </translation>
    </message>
    <message>
        <source>Acting on the adapter is shown to be worth more than acting on all and than acting on none.</source>
        <translation>已证明按适配器处置优于全部处置，也优于都不处置。</translation>
    </message>
    <message>
        <source>Acting on all or on none is worth more.</source>
        <translation>全部处置或都不处置更有价值。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A setting does not make sense.</source>
        <translation>某项设置不合理。</translation>
    </message>
    <message>
        <source>Correct the setting named here and try again.</source>
        <translation>请更正此处所指的设置，然后重试。</translation>
    </message>
    <message>
        <source>There is nothing at this path.</source>
        <translation>此路径下没有任何内容。</translation>
    </message>
    <message>
        <source>Check the spelling, and that the disk or share is connected.</source>
        <translation>请检查拼写，以及磁盘或共享是否已连接。</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>无法打开此文件。</translation>
    </message>
    <message>
        <source>Check that you may read it and that no other program holds it.</source>
        <translation>请检查您是否有读取权限，以及是否有其他程序占用它。</translation>
    </message>
    <message>
        <source>Nothing can be written here.</source>
        <translation>此处无法写入。</translation>
    </message>
    <message>
        <source>Choose a folder in which you may create files.</source>
        <translation>请选择您有权新建文件的文件夹。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk, then start again: finished work is kept.</source>
        <translation>请释放一些空间或选择其他磁盘，然后重新开始：已完成的工作会保留。</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller batch or a lower resolution.</source>
        <translation>请关闭其他程序，或选择较小的批大小或较低的分辨率。</translation>
    </message>
    <message>
        <source>This kind of file cannot be read.</source>
        <translation>无法读取此类文件。</translation>
    </message>
    <message>
        <source>Export it as uncompressed DICOM, PNG, JPEG or TIFF and import it again.</source>
        <translation>请将其导出为未压缩的 DICOM、PNG、JPEG 或 TIFF，然后重新导入。</translation>
    </message>
    <message>
        <source>This file is damaged or incomplete.</source>
        <translation>此文件已损坏或不完整。</translation>
    </message>
    <message>
        <source>Copy or export it again from where it came from.</source>
        <translation>请从其来源重新复制或导出。</translation>
    </message>
    <message>
        <source>No image was found here.</source>
        <translation>此处未找到图像。</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder of images per class, or train, val and test folders of those.</source>
        <translation>请选择每个类别各有一个图像文件夹的文件夹，或包含此类文件夹的 train、val 和 test 文件夹。</translation>
    </message>
    <message>
        <source>This table of labels cannot be used.</source>
        <translation>无法使用此标注表。</translation>
    </message>
    <message>
        <source>Correct the table or the choice of columns as said here; from a spreadsheet program, save it as CSV.</source>
        <translation>请按此处所述更正表格或列的选择；如来自电子表格程序，请另存为 CSV。</translation>
    </message>
    <message>
        <source>There are too few images for this.</source>
        <translation>图像太少，无法进行。</translation>
    </message>
    <message>
        <source>Add images, or remove the class that has too few.</source>
        <translation>请添加图像，或移除图像过少的类别。</translation>
    </message>
    <message>
        <source>This folder is not a Fovea project.</source>
        <translation>此文件夹不是 Fovea 项目。</translation>
    </message>
    <message>
        <source>Choose a folder that Fovea made, or import images to make one.</source>
        <translation>请选择由 Fovea 创建的文件夹，或导入图像以新建一个。</translation>
    </message>
    <message>
        <source>This project is open in another window or program.</source>
        <translation>此项目已在其他窗口或程序中打开。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那里关闭它。</translation>
    </message>
    <message>
        <source>This project was made by a newer version of Fovea.</source>
        <translation>此项目由更新版本的 Fovea 创建。</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>请用该版本打开，或更新此版本。</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>没有这样的条目。</translation>
    </message>
    <message>
        <source>List what there is and choose from it.</source>
        <translation>请列出现有条目并从中选择。</translation>
    </message>
    <message>
        <source>This was made with another backbone.</source>
        <translation>这是用另一个主干网络制作的。</translation>
    </message>
    <message>
        <source>Choose the backbone that is named here.</source>
        <translation>请选择此处所指的主干网络。</translation>
    </message>
    <message>
        <source>The weights do not fit this network.</source>
        <translation>权重与此网络不符。</translation>
    </message>
    <message>
        <source>Choose the folder of a plain Vision Transformer.</source>
        <translation>请选择普通 Vision Transformer 的文件夹。</translation>
    </message>
    <message>
        <source>This is no plain Vision Transformer that Fovea can read.</source>
        <translation>这不是 Fovea 能读取的普通 Vision Transformer。</translation>
    </message>
    <message>
        <source>Choose another backbone, or convert its file as said here.</source>
        <translation>请选择其他主干网络，或按此处所述转换其文件。</translation>
    </message>
    <message>
        <source>A self-check computed other values than were recorded.</source>
        <translation>自检计算出的数值与记录不一致。</translation>
    </message>
    <message>
        <source>Do not use this file; obtain it again, or report the difference.</source>
        <translation>请勿使用此文件；请重新获取，或报告该差异。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) cannot be used.</source>
        <translation>无法使用 GPU（显卡）。</translation>
    </message>
    <message>
        <source>Choose the CPU, or update the driver.</source>
        <translation>请选择 CPU，或更新驱动程序。</translation>
    </message>
    <message>
        <source>Training became numerically unstable.</source>
        <translation>训练出现数值不稳定。</translation>
    </message>
    <message>
        <source>Choose a smaller learning rate.</source>
        <translation>请选择较小的学习率。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>Check the network connection and the proxy setting, or get the files on another computer and add their folder.</source>
        <translation>请检查网络连接和代理设置，或在另一台计算机上获取文件后添加其文件夹。</translation>
    </message>
    <message>
        <source>The proxy does not let the connection through.</source>
        <translation>代理不允许此连接。</translation>
    </message>
    <message>
        <source>Check the proxy&apos;s address with whoever runs your network, or get the files on another computer and add their folder.</source>
        <translation>请向网络管理员核实代理地址，或在另一台计算机上获取文件后添加其文件夹。</translation>
    </message>
    <message>
        <source>The connection to the server is not secure, so nothing was fetched.</source>
        <translation>与服务器的连接不安全，因此未下载任何内容。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date. If your network opens encrypted traffic, ask whoever runs it for its certificate.</source>
        <translation>请检查此计算机的日期。如果您的网络会解密加密流量，请向网络管理员索取其证书。</translation>
    </message>
    <message>
        <source>The publisher asks for an account or a consent first.</source>
        <translation>发布者要求先注册账户或表示同意。</translation>
    </message>
    <message>
        <source>Get the files by hand from the publisher&apos;s page, then add their folder.</source>
        <translation>请从发布者的网页手动获取文件，然后添加其文件夹。</translation>
    </message>
    <message>
        <source>The server does not have this file.</source>
        <translation>服务器上没有此文件。</translation>
    </message>
    <message>
        <source>Look at the publisher&apos;s page: it may have moved. Files that you get by hand can be added as a folder.</source>
        <translation>请查看发布者的网页：它可能已移动。手动获取的文件可以作为文件夹添加。</translation>
    </message>
    <message>
        <source>The server could not answer.</source>
        <translation>服务器无法响应。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>The download broke off.</source>
        <translation>下载中断。</translation>
    </message>
    <message>
        <source>Start it again: it goes on where it stopped.</source>
        <translation>请重新开始：会从中断处继续。</translation>
    </message>
    <message>
        <source>What the server sent is not what it announced, so it was thrown away.</source>
        <translation>服务器发送的内容与其声明不符，已丢弃。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, get the files by hand from the publisher&apos;s page.</source>
        <translation>请重试。如再次发生，请从发布者的网页手动获取文件。</translation>
    </message>
    <message>
        <source>The publisher&apos;s file is not the one that was fetched first.</source>
        <translation>发布者的文件已不是最初下载的那个。</translation>
    </message>
    <message>
        <source>Look at the publisher&apos;s page for the reason; then fetch it again, accepting the new version.</source>
        <translation>请在发布者的网页上查明原因；然后重新下载，并接受新版本。</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>已按要求停止。</translation>
    </message>
    <message>
        <source>Start again to continue where it stopped.</source>
        <translation>重新开始即可从停止处继续。</translation>
    </message>
    <message>
        <source>Something went wrong inside Fovea.</source>
        <translation>Fovea 内部出错。</translation>
    </message>
    <message>
        <source>Please report this with the technical detail shown.</source>
        <translation>请连同所示的技术细节一并报告。</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis.</source>
        <translation>仅供研究，不用于诊断。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>not estimable</source>
        <translation>无法估计</translation>
    </message>
    <message>
        <source>every answer is right</source>
        <translation>每个回答都正确</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, one against the rest</source>
        <translation>AUC，一类对其余</translation>
    </message>
    <message>
        <source>how well the diagnoses are told apart: 1 perfect, 0.5 chance</source>
        <translation>区分各诊断的能力：1 为完美，0.5 为随机</translation>
    </message>
    <message>
        <source>AUC, area under the ROC curve. 0.5 is chance, 1 is perfect: of two cases of different diagnoses, how often the right one gets the higher probability.</source>
        <translation>AUC，ROC 曲线下面积。0.5 为随机，1 为完美：两个不同诊断的病例中，正确者获得较高概率的频率。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Sensitivity, mean</source>
        <translation>灵敏度，均值</translation>
    </message>
    <message>
        <source>finds “%1”</source>
        <translation>发现“%1”</translation>
    </message>
    <message>
        <source>finds each diagnosis, on average</source>
        <translation>发现各诊断，平均</translation>
    </message>
    <message>
        <source>Sensitivity (recall): of all with the reference “%1”, the share with this prediction.</source>
        <translation>灵敏度（召回率）：参考为“%1”者中，预测也如此的比例。</translation>
    </message>
    <message>
        <source>Sensitivity (recall), mean over the classes (diagnoses).</source>
        <translation>灵敏度（召回率），各类别（诊断）的均值。</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Specificity, mean</source>
        <translation>特异度，均值</translation>
    </message>
    <message>
        <source>recognises “%1”</source>
        <translation>识别“%1”</translation>
    </message>
    <message>
        <source>leaves the others alone, on average</source>
        <translation>不误判其余，平均</translation>
    </message>
    <message>
        <source>Specificity: of all with the reference “%1”, the share with this prediction.</source>
        <translation>特异度：参考为“%1”者中，预测也如此的比例。</translation>
    </message>
    <message>
        <source>Specificity, one class against the rest, mean over the classes.</source>
        <translation>特异度，一类对其余，各类别的均值。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>right answers</source>
        <translation>正确的回答</translation>
    </message>
    <message>
        <source>Accuracy: the share whose prediction is the reference. Says little when one class is much more frequent.</source>
        <translation>准确率：预测与参考一致的比例。当某一类别远多于其他时，意义不大。</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>right answers, each diagnosis weighing the same</source>
        <translation>正确的回答，各诊断权重相同</translation>
    </message>
    <message>
        <source>Balanced accuracy: the mean share of right answers over the classes, however frequent they are.</source>
        <translation>平衡准确率：各类别正确回答比例的均值，与其多少无关。</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa, weighted</source>
        <translation>Cohen&apos;s kappa，加权</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen&apos;s kappa</translation>
    </message>
    <message>
        <source>agreement beyond chance: 1 perfect, 0 chance</source>
        <translation>超出随机的一致性：1 为完美，0 为随机</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa with quadratic weights: far off weighs more than one grade off. 0 is what guessing by frequency gives, 1 is perfect agreement with the reference grades.</source>
        <translation>采用二次权重的 Cohen&apos;s kappa：相差多级比相差一级权重更大。0 相当于按频率猜测，1 为与参考分级完全一致。</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa: 0 is what guessing by frequency gives, 1 is perfect agreement with the reference labels.</source>
        <translation>Cohen&apos;s kappa：0 相当于按频率猜测，1 为与参考标注完全一致。</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>grades off, on average: 0 perfect</source>
        <translation>平均相差的级数：0 为完美</translation>
    </message>
    <message>
        <source>Mean absolute error of the grade: how many grades the prediction is away from the reference. 0 is perfect.</source>
        <translation>分级的平均绝对误差：预测与参考相差多少级。0 为完美。</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s), each by the mean of all their images</source>
        <translation>
            <numerusform>%n 例患者，各取其全部图像的均值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; without %n patient(s) with images of several diagnoses</source>
        <translation>
            <numerusform>%1；不含 %n 例图像属于多个诊断的患者</numerusform>
        </translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1; patients not all known, so each image counts by itself</source>
        <translation>%1；并非所有患者已知，因此每张图像单独计数</translation>
    </message>
    <message>
        <source>%1 of 1 patient</source>
        <translation>%1，共 1 例患者</translation>
    </message>
    <message>
        <source>%1 of %2 patients</source>
        <translation>%1，共 %2 例患者</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2 images</source>
        <translation>%1，%2 张图像</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Within one grade</source>
        <translation>一级以内</translation>
    </message>
    <message>
        <source>right, or one grade off</source>
        <translation>正确或相差一级</translation>
    </message>
    <message>
        <source>too few patients</source>
        <translation>患者太少</translation>
    </message>
    <message>
        <source>no patient makes a difference</source>
        <translation>没有患者造成差别</translation>
    </message>
    <message>
        <source>%1 studies of %2 images, each with one answer</source>
        <translation>%1 次检查，共 %2 张图像，每次检查一个回答</translation>
    </message>
    <message>
        <source>%1 patients with %2 images, each with one answer</source>
        <translation>%1 例患者，共 %2 张图像，每例患者一个回答</translation>
    </message>
    <message>
        <source>1 study of %1, with one answer</source>
        <translation>1 次检查（%1），一个回答</translation>
    </message>
    <message>
        <source>1 patient with %1, with one answer</source>
        <translation>1 例患者（%1），一个回答</translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n patient(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>最少的类别只有 %n 名患者：太少，这些数值不可靠。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n study(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>最少的类别只有 %n 次检查：太少，这些数值不可靠。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rarest class has %n image(s): too few to rely on these figures.</source>
        <translation>
            <numerusform>最少的类别只有 %n 张图像：太少，这些数值不可靠。</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the test images.</source>
        <translation>这些是测试图像。</translation>
    </message>
    <message>
        <source>These are the validation images.</source>
        <translation>这些是验证图像。</translation>
    </message>
    <message>
        <source>These are test images, drawn at random.</source>
        <translation>这些是随机抽取的测试图像。</translation>
    </message>
    <message>
        <source>These are validation images, drawn at random.</source>
        <translation>这些是随机抽取的验证图像。</translation>
    </message>
    <message>
        <source>%1, %2 image</source>
        <translation>%1，%2 张图像</translation>
    </message>
    <message>
        <source>The share whose prediction is the reference or the grade beside it.</source>
        <translation>预测为参考分级或其相邻分级的比例。</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Copy the file name</source>
        <translation>复制文件名(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy %1 file names</source>
        <translation>复制 %1 个文件名(&amp;C)</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Images brought in</source>
        <translation>导入了图像</translation>
    </message>
    <message>
        <source>Images split</source>
        <translation>划分了图像</translation>
    </message>
    <message>
        <source>Labels, patients or studies set</source>
        <translation>设置了标注、患者或检查</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>设置了标注</translation>
    </message>
    <message>
        <source>Images used from a new place</source>
        <translation>图像改用新位置</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>更改了设置</translation>
    </message>
    <message>
        <source>Setting kept</source>
        <translation>记住了设置</translation>
    </message>
    <message>
        <source>What the network sees changed</source>
        <translation>更改了网络所见</translation>
    </message>
    <message>
        <source>Question added</source>
        <translation>添加了提问</translation>
    </message>
    <message>
        <source>Question changed</source>
        <translation>更改了提问</translation>
    </message>
    <message>
        <source>Question deleted</source>
        <translation>删除了提问</translation>
    </message>
    <message>
        <source>Change undone</source>
        <translation>撤销了更改</translation>
    </message>
    <message>
        <source>Change made again</source>
        <translation>重做了更改</translation>
    </message>
    <message>
        <source>Training planned</source>
        <translation>计划了训练</translation>
    </message>
    <message>
        <source>State of a training</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Training finished</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>Threshold moved</source>
        <translation>移动了阈值</translation>
    </message>
    <message>
        <source>Note of a training</source>
        <translation>训练备注</translation>
    </message>
    <message>
        <source>Training removed</source>
        <translation>移除了训练</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The backbone “{name}” is not on this computer yet. It must be got by hand from its publisher&apos;s page, then its folder added.</source>
        <translation>主干网络“{name}”尚未在此计算机上。需从其发布者的网页手动获取，然后添加其文件夹。</translation>
    </message>
    <message>
        <source>The name “{name}” is that of a backbone of Fovea&apos;s own. Rename the folder.</source>
        <translation>名称“{name}”属于 Fovea 自带的主干网络。请重命名该文件夹。</translation>
    </message>
    <message>
        <source>The backbone “{name}” is not on this computer yet. Fetch it first.</source>
        <translation>主干网络“{name}”尚未在此计算机上。请先下载。</translation>
    </message>
    <message>
        <source>The CPU was asked for.</source>
        <translation>已指定使用 CPU。</translation>
    </message>
    <message>
        <source>No usable GPU (graphics card) was found.</source>
        <translation>未找到可用的 GPU（显卡）。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) passed a trial computation.</source>
        <translation>GPU（显卡）通过了试算。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) computed wrongly in a trial.</source>
        <translation>GPU（显卡）试算结果错误。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) failed in a trial ({detail}).</source>
        <translation>GPU（显卡）试算失败（{detail}）。</translation>
    </message>
    <message>
        <source>{precision} was asked for.</source>
        <translation>已指定使用 {precision}。</translation>
    </message>
    <message>
        <source>fp32 is what is known to be right on a GPU.</source>
        <translation>已知 fp32 在 GPU 上是正确的。</translation>
    </message>
    <message>
        <source>This CPU cannot compute in bf16 itself.</source>
        <translation>此 CPU 自身不能以 bf16 计算。</translation>
    </message>
    <message>
        <source>bf16 was no faster in a trial.</source>
        <translation>试算中 bf16 并不更快。</translation>
    </message>
    <message>
        <source>bf16 was faster in a trial, and learns the same.</source>
        <translation>试算中 bf16 更快，且学习结果相同。</translation>
    </message>
    <message>
        <source>Choose the CPU, or update the driver.</source>
        <translation>请选择 CPU，或更新驱动程序。</translation>
    </message>
    <message>
        <source>The files of this backbone do not say how many attention heads it has. State num_heads in its config.json.</source>
        <translation>此主干网络的文件未说明其注意力头数。请在其 config.json 中写明 num_heads。</translation>
    </message>
    <message>
        <source>A PyTorch pickle can run code and is never opened. If you trust it, convert it in its folder by the command shown here.</source>
        <translation>PyTorch 的 pickle 文件可以运行代码，因此从不打开。如果您信任它，请在其文件夹中用此处所示的命令转换。</translation>
    </message>
    <message>
        <source>There are several files of weights in this folder. Name the one to use “{name}”.</source>
        <translation>此文件夹中有多个权重文件。请将要使用的那个命名为“{name}”。</translation>
    </message>
    <message>
        <source>Image size alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>仅凭图像尺寸，在 100 对中有 {pairs} 对能将类别“{class}”与其余区分开（猜测：50）。</translation>
    </message>
    <message>
        <source>The file format alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>仅凭文件格式，在 100 对中有 {pairs} 对能将类别“{class}”与其余区分开（猜测：50）。</translation>
    </message>
    <message>
        <source>The device alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>仅凭设备，在 100 对中有 {pairs} 对能将类别“{class}”与其余区分开（猜测：50）。</translation>
    </message>
    <message>
        <source>The hospital or site alone tells class &apos;{class}&apos; from the rest in {pairs} of 100 pairs (guessing: 50).</source>
        <translation>仅凭医院或院区，在 100 对中有 {pairs} 对能将类别“{class}”与其余区分开（猜测：50）。</translation>
    </message>
    <message>
        <source>Text, calipers or other bright marks are drawn onto {own} of 100 images of class &apos;{class}&apos; and onto {rest} of 100 others: a network would learn the marks. Crop or cover them in all images, or take the images without them.</source>
        <translation>类别“{class}”每 100 张图像中有 {own} 张、其他每 100 张中有 {rest} 张画有文字、测量标记或其他明亮标记：网络会学到这些标记。请在所有图像中裁去或遮盖它们，或使用没有标记的图像。</translation>
    </message>
    <message>
        <source>The same image is there {times} times.</source>
        <translation>同一图像出现了 {times} 次。</translation>
    </message>
    <message>
        <source>The same image is there {times} times, in {splits}.</source>
        <translation>同一图像出现了 {times} 次，位于{splits}中。</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices).</source>
        <translation>{images|张图像|张图像}看起来相似（副本、经编辑或镜像，或相邻层面）。</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), in {splits}.</source>
        <translation>{images|张图像|张图像}看起来相似（副本、经编辑或镜像，或相邻层面），位于{splits}中。</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), labelled {labels}.</source>
        <translation>{images|张图像|张图像}看起来相似（副本、经编辑或镜像，或相邻层面），标注为 {labels}。</translation>
    </message>
    <message>
        <source>{images|image|images} look alike (copies, edited or mirrored, or neighbouring slices), in {splits}, labelled {labels}.</source>
        <translation>{images|张图像|张图像}看起来相似（副本、经编辑或镜像，或相邻层面），位于{splits}中，标注为 {labels}。</translation>
    </message>
    <message>
        <source>The same image is labelled {labels}.</source>
        <translation>同一图像的标注为 {labels}。</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training and {validation} in validation.</source>
        <translation>同一患者的图像位于多个子集中：训练 {training} 张，验证 {validation} 张。</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training and {test} in test.</source>
        <translation>同一患者的图像位于多个子集中：训练 {training} 张，测试 {test} 张。</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {validation} in validation and {test} in test.</source>
        <translation>同一患者的图像位于多个子集中：验证 {validation} 张，测试 {test} 张。</translation>
    </message>
    <message>
        <source>Images of one patient are in several splits: {training} in training, {validation} in validation and {test} in test.</source>
        <translation>同一患者的图像位于多个子集中：训练 {training} 张，验证 {validation} 张，测试 {test} 张。</translation>
    </message>
    <message>
        <source>The patient of the one image is unknown: images of one patient may be in several splits.</source>
        <translation>该图像的患者未知：同一患者的图像可能位于多个子集中。</translation>
    </message>
    <message>
        <source>The patient of all {images|image|images} is unknown: images of one patient may be in several splits.</source>
        <translation>全部 {images|张图像|张图像}的患者均未知：同一患者的图像可能位于多个子集中。</translation>
    </message>
    <message>
        <source>The patient of {unknown} of {images|image|images} is unknown: images of one patient may be in several splits.</source>
        <translation>{images|张图像|张图像}中有 {unknown} 张的患者未知：同一患者的图像可能位于多个子集中。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images.</source>
        <translation>类别“{class}”在{split}图像中没有图像。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images. Its images are of {patients|patient|patients}, {needed} are needed: add images of other patients.</source>
        <translation>类别“{class}”在{split}图像中没有图像。其图像来自 {patients|例患者|例患者}，需要 {needed} 例：请添加其他患者的图像。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has no image among the {split} images. It has {images|image|images} that can be told from the others, {needed} are needed: add images of other patients.</source>
        <translation>类别“{class}”在{split}图像中没有图像。它有 {images|张图像|张图像}可与其他区分，需要 {needed} 张：请添加其他患者的图像。</translation>
    </message>
    <message>
        <source>No image is among the training images: there is nothing to learn from.</source>
        <translation>没有训练图像：无从学习。</translation>
    </message>
    <message>
        <source>No image is among the validation images: there is nothing to choose the epoch by.</source>
        <translation>没有验证图像：无从选择轮次。</translation>
    </message>
    <message>
        <source>No image is among the test images: there is nothing to judge by.</source>
        <translation>没有测试图像：无从评判。</translation>
    </message>
    <message>
        <source>No image has a class yet.</source>
        <translation>尚无图像有类别。</translation>
    </message>
    <message>
        <source>No image has an answer to the question yet.</source>
        <translation>尚无图像对该提问有回答。</translation>
    </message>
    <message>
        <source>All images are of class &apos;{class}&apos;: add images of another one, as there is nothing to tell apart.</source>
        <translation>所有图像都属于类别“{class}”：请添加另一类别的图像，否则没有可区分的内容。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|image|images}.</source>
        <translation>类别“{class}”只有 {images|张图像|张图像}。</translation>
    </message>
    <message>
        <source>{images|image|images}: the header says that text is burned into the pixels.</source>
        <translation>{images|张图像|张图像}：文件头说明像素中已烧录文字。</translation>
    </message>
    <message>
        <source>{images|image|images}: ultrasound often has the patient&apos;s name burned into the pixels.</source>
        <translation>{images|张图像|张图像}：超声图像的像素中常烧录有患者姓名。</translation>
    </message>
    <message>
        <source>{images|image|images}: secondary captures from a device often have text burned into the pixels.</source>
        <translation>{images|张图像|张图像}：设备的二次采集图像（Secondary Capture）像素中常烧录有文字。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>No image is said to have &apos;{finding}&apos;: there is nothing to learn of it. Add images that have it, or take the finding away.</source>
        <translation>没有图像被标为有“{finding}”：对此无从学习。请添加有该征象的图像，或移除该征象。</translation>
    </message>
    <message>
        <source>No image is said to be without &apos;{finding}&apos;: there is nothing to tell apart. Add images without it, or say of which that it is not there.</source>
        <translation>没有图像被标为无“{finding}”：没有可区分的内容。请添加无该征象的图像，或说明哪些图像没有它。</translation>
    </message>
    <message>
        <source>No image with &apos;{finding}&apos; is among the {split} images.</source>
        <translation>{split}图像中没有带“{finding}”的图像。</translation>
    </message>
    <message>
        <source>No image without &apos;{finding}&apos; is among the {split} images.</source>
        <translation>{split}图像中没有不带“{finding}”的图像。</translation>
    </message>
    <message>
        <source>Only {images|image|images} with &apos;{finding}&apos;.</source>
        <translation>只有 {images|张图像|张图像}带“{finding}”。</translation>
    </message>
    <message>
        <source>Only {images|image|images} without &apos;{finding}&apos;.</source>
        <translation>只有 {images|张图像|张图像}不带“{finding}”。</translation>
    </message>
    <message>
        <source>The number of {images|image|images} lies outside what the question takes: see whether it was typed or read wrongly, or widen the range.</source>
        <translation>{images|张图像|张图像}的数值超出该提问的范围：请检查是否输入或读取有误，或扩大范围。</translation>
    </message>
    <message>
        <source>All images have the number {number}: there is nothing to learn to tell apart.</source>
        <translation>所有图像的数值都是 {number}：没有可学习区分的内容。</translation>
    </message>
    <message>
        <source>{images|image is a localizer|images are localizers} by the header: set aside.</source>
        <translation>{images|张图像|张图像}据文件头为定位像：已搁置。</translation>
    </message>
    <message>
        <source>{images|image is a screen capture or dose report|images are screen captures or dose reports} by the header: set aside.</source>
        <translation>{images|张图像|张图像}据文件头为屏幕截图或剂量报告：已搁置。</translation>
    </message>
    <message>
        <source>{images|image is a segmentation, dose map or report|images are segmentations, dose maps or reports} by the header: set aside.</source>
        <translation>{images|张图像|张图像}据文件头为分割、剂量图或报告：已搁置。</translation>
    </message>
    <message>
        <source>This folder cannot be opened: {reason}.</source>
        <translation>无法打开此文件夹：{reason}。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>The name of this folder is not UTF-8, so that no class can be called by it: {images|image in it takes|images in it take} no part. Rename the folder.</source>
        <translation>此文件夹的名称不是 UTF-8，因此不能用作类别名：其中 {images|张图像|张图像}不参与。请重命名该文件夹。</translation>
    </message>
    <message>
        <source>{entries|entry|entries} of thumbnails or the like, as file servers and other systems keep them: left out.</source>
        <translation>{entries|个条目|个条目}为文件服务器或其他系统保存的缩略图之类：已略去。</translation>
    </message>
    <message>
        <source>{what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>{what} Detail: {detail}.</source>
        <translation>{what} 细节：{detail}。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has {cells|cell|cells} where the table has {columns|column|columns}: a text that holds the delimiter must be quoted.</source>
        <translation>{table} 第 {row} 行有 {cells|个单元格|个单元格}，而表格有 {columns|列|列}：含分隔符的文字必须加引号。</translation>
    </message>
    <message>
        <source>Row {row} of {table} names no file.</source>
        <translation>{table} 第 {row} 行未指明文件。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has a frame that is no whole number from 0.</source>
        <translation>{table} 第 {row} 行的帧号不是从 0 开始的整数。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has a plane that is none of axial, coronal and sagittal.</source>
        <translation>{table} 第 {row} 行的平面不是 axial、coronal 或 sagittal。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has the split &apos;{word}&apos;, which is none of train, val, test and excluded.</source>
        <translation>{table} 第 {row} 行的子集为“{word}”，不是 train、val、test 或 excluded。</translation>
    </message>
    <message>
        <source>Row {row} of {table} fits {images|image|images}: write the folder before the file&apos;s name.</source>
        <translation>{table} 第 {row} 行与 {images|张图像|张图像}相符：请在文件名前写上文件夹。</translation>
    </message>
    <message>
        <source>And {more} more of this kind in {table}.</source>
        <translation>{table} 中还有 {more} 处同类情况。</translation>
    </message>
    <message>
        <source>1 row of {table} names no image and takes no part: row {rows}.</source>
        <translation>{table} 中有 1 行未指明任何图像，不参与：第 {rows} 行。</translation>
    </message>
    <message>
        <source>{count} rows of {table} name no image and take no part: rows {rows}.</source>
        <translation>{table} 中有 {count} 行未指明任何图像，不参与：第 {rows} 行。</translation>
    </message>
    <message>
        <source>{count} rows of {table} name no image and take no part: rows {rows}, and {more} more.</source>
        <translation>{table} 中有 {count} 行未指明任何图像，不参与：第 {rows} 行，另有 {more} 行。</translation>
    </message>
    <message>
        <source>Rows {rows} of {table} are of one image and differ in: {what}. The image takes no part.</source>
        <translation>{table} 的第 {rows} 行属于同一图像，但以下各项不同：{what}。该图像不参与。</translation>
    </message>
    <message>
        <source>{images|image has|images have} no row of their own in {table}.</source>
        <translation>{images|张图像|张图像}在 {table} 中没有自己的行。</translation>
    </message>
    <message>
        <source>{words} in {cells|cell|cells} of {table}: taken for nothing stated, not for a name.</source>
        <translation>{table} 的 {cells|个单元格|个单元格}中的 {words}：视为未说明，而非名称。</translation>
    </message>
    <message>
        <source>{table} does not say how its text is encoded; by what it looks like it was read as {encoding}. See that the names are right, or say what it is.</source>
        <translation>{table} 未说明其文字编码；从内容看按 {encoding} 读取。请检查名称是否正确，或指明编码。</translation>
    </message>
    <message>
        <source>Class &quot;{class}&quot; is also written {spellings}: the same but for blanks, letter case, hyphens or how a number is written, and taken as one class.</source>
        <translation>类别“{class}”也写作 {spellings}：除空格、大小写、连字符或数字写法外相同，视为同一类别。</translation>
    </message>
    <message>
        <source>{patients|patient is|patients are} written in several ways that differ only in blanks, letter case, hyphens or how a number is written: each is taken as one patient.</source>
        <translation>{patients|例患者|例患者}有多种写法，仅空格、大小写、连字符或数字写法不同：各视为同一患者。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>split</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>subgroup</source>
        <translation>亚组</translation>
    </message>
    <message>
        <source>The patient identifier &quot;{identifier}&quot; of {images|image|images} looks like a stand-in: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>{images|张图像|张图像}的患者标识“{identifier}”像是占位值：不视为同一患者。同一检查、序列或姓名的图像保持在一起。</translation>
    </message>
    <message>
        <source>{images|image has|images have} the same patient identifier, but are evidently of different people: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>{images|张图像|张图像}的患者标识相同，但显然来自不同的人：不视为同一患者。同一检查、序列或姓名的图像保持在一起。</translation>
    </message>
    <message>
        <source>All {images|image|images}, of {studies|study|studies}, have the same patient identifier, which looks like a stand-in: it is not taken for one patient. Images of one study, series or name stay together.</source>
        <translation>全部 {images|张图像|张图像}（来自 {studies|次检查|次检查}）的患者标识相同，像是占位值：不视为同一患者。同一检查、序列或姓名的图像保持在一起。</translation>
    </message>
    <message>
        <source>{images|image|images} of one study, series or name, and so of one patient, are in several splits: {splits}.</source>
        <translation>属于同一检查、序列或姓名、因而属于同一患者的 {images|张图像|张图像}位于多个子集中：{splits}。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; no number.</source>
        <translation>{table} 第 {row} 行的“{column}”列中没有数字。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; neither 0 nor 1, nor words like yes, no and uncertain.</source>
        <translation>{table} 第 {row} 行的“{column}”列中既不是 0 或 1，也不是“是”“否”“不确定”之类的词。</translation>
    </message>
    <message>
        <source>{cells|cell is|cells are} empty in {table} where it says the findings of &quot;{question}&quot;: taken for not stated. If it means that nothing was found, read the table again and say so.</source>
        <translation>{table} 中说明“{question}”征象之处有 {cells|个单元格|个单元格}为空：视为未说明。如果这表示未发现，请重新读取表格并说明。</translation>
    </message>
    <message>
        <source>{cells|cell is|cells are} empty in {table} where it says the findings of &quot;{question}&quot;: as you said, nothing was found.</source>
        <translation>{table} 中说明“{question}”征象之处有 {cells|个单元格|个单元格}为空：按您的说明，视为未发现。</translation>
    </message>
    <message>
        <source>{cells|cell says|cells say} uncertain in {table} where it says the findings of &quot;{question}&quot;: taken for not stated.</source>
        <translation>{table} 中说明“{question}”征象之处有 {cells|个单元格|个单元格}写着不确定：视为未说明。</translation>
    </message>
    <message>
        <source>This image has changed since it was imported.</source>
        <translation>此图像自导入后已更改。</translation>
    </message>
    <message>
        <source>This image cannot be read any more ({detail}).</source>
        <translation>此图像已无法读取（{detail}）。</translation>
    </message>
    <message>
        <source>None of the training images can be taken for validation: there are validation images already, or too few patients who are not among the test images as well.</source>
        <translation>没有训练图像可用作验证：已有验证图像，或不同时属于测试图像的患者太少。</translation>
    </message>
    <message>
        <source>This is a folder and no table.</source>
        <translation>这是文件夹，不是表格。</translation>
    </message>
    <message>
        <source>This file is larger than any table of labels. Choose the one that names the images.</source>
        <translation>此文件比任何标注表都大。请选择指明图像的那个文件。</translation>
    </message>
    <message>
        <source>This file holds no text. Choose a table as CSV, TSV, Excel workbook (.xlsx) or OpenDocument spreadsheet (.ods).</source>
        <translation>此文件不含文字。请选择 CSV、TSV、Excel 工作簿（.xlsx）或 OpenDocument 电子表格（.ods）格式的表格。</translation>
    </message>
    <message>
        <source>The text of this table is not {encoding}. Say how it is encoded, or save it as UTF-8.</source>
        <translation>此表格的文字不是 {encoding} 编码。请指明编码，或另存为 UTF-8。</translation>
    </message>
    <message>
        <source>This table is empty. Choose another file.</source>
        <translation>此表格为空。请选择其他文件。</translation>
    </message>
    <message>
        <source>This table has no row but its header. Choose another file.</source>
        <translation>此表格除表头外没有任何行。请选择其他文件。</translation>
    </message>
    <message>
        <source>Row {row} of this table has a quotation mark that is never closed. Correct that row.</source>
        <translation>此表格第 {row} 行有未闭合的引号。请更正该行。</translation>
    </message>
    <message>
        <source>Row {row} of this table has a quotation mark inside a text that is quoted. Write it twice there.</source>
        <translation>此表格第 {row} 行在加引号的文字中含有引号。请在该处写两次。</translation>
    </message>
    <message>
        <source>This is a workbook of Excel 97 to 2003. Save it as .xlsx or CSV.</source>
        <translation>这是 Excel 97 至 2003 的工作簿。请另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>This archive is neither an Excel workbook (.xlsx) nor an OpenDocument spreadsheet (.ods). Save the table as one of these or as CSV.</source>
        <translation>此压缩文件既不是 Excel 工作簿（.xlsx），也不是 OpenDocument 电子表格（.ods）。请将表格另存为其中之一或 CSV。</translation>
    </message>
    <message>
        <source>This workbook is damaged. Open it in a spreadsheet program and save it again.</source>
        <translation>此工作簿已损坏。请用电子表格程序打开并重新保存。</translation>
    </message>
    <message>
        <source>No sheet of this workbook holds a table. Choose another file.</source>
        <translation>此工作簿中没有含表格的工作表。请选择其他文件。</translation>
    </message>
    <message>
        <source>The column &apos;{column}&apos; cannot mean two things. Choose another for one of them.</source>
        <translation>“{column}”列不能同时表示两项内容。请为其中一项另选一列。</translation>
    </message>
    <message>
        <source>It is not clear which column names the image files. Say which it is.</source>
        <translation>不清楚哪一列指明图像文件。请指明。</translation>
    </message>
    <message>
        <source>It is not clear which columns hold classes, patients or splits. Say which they are.</source>
        <translation>不清楚哪些列包含类别、患者或子集。请指明。</translation>
    </message>
    <message>
        <source>No row of this table can be used. What is wrong with the first stands here.</source>
        <translation>此表格没有可用的行。此处说明第一行的问题。</translation>
    </message>
    <message>
        <source>Of the {rows|row|rows} of this table none names one image below the folder for certain, by column &apos;{column}&apos;. See that folder and column are the right ones.</source>
        <translation>按“{column}”列，此表格的 {rows|行|行}中没有一行能确定指向该文件夹下的某张图像。请检查文件夹和列是否正确。</translation>
    </message>
    <message>
        <source>Images in no folder of a class need a column that says their class.</source>
        <translation>不在类别文件夹中的图像需要有一列说明其类别。</translation>
    </message>
    <message>
        <source>None of the rows of this table names an image of this project. See that it is the right table.</source>
        <translation>此表格没有一行指向本项目的图像。请检查表格是否正确。</translation>
    </message>
    <message>
        <source>Row {row} of {table} has in column &apos;{column}&apos; neither 0 nor 1, nor words like yes and no.</source>
        <translation>{table} 第 {row} 行的“{column}”列中既不是 0 或 1，也不是“是”“否”之类的词。</translation>
    </message>
    <message>
        <source>Row {row} of {table} marks {classes|class|classes}.</source>
        <translation>{table} 第 {row} 行标记了 {classes|个类别|个类别}。</translation>
    </message>
    <message>
        <source>It is of another modality: {modality}, and the training images are {known}.</source>
        <translation>它属于另一种成像方式：{modality}，而训练图像为 {known}。</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is in colour, and the training images are grey.</source>
        <translation>它是另一类图像：它是彩色的，而训练图像是灰度的。</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is grey, and the training images are in colour.</source>
        <translation>它是另一类图像：它是灰度的，而训练图像是彩色的。</translation>
    </message>
    <message>
        <source>It is another kind of picture: its colours are stronger or weaker than those of the training images.</source>
        <translation>它是另一类图像：其色彩比训练图像更浓或更淡。</translation>
    </message>
    <message>
        <source>It is another kind of picture: it is wider or narrower than the training images.</source>
        <translation>它是另一类图像：它比训练图像更宽或更窄。</translation>
    </message>
    <message>
        <source>Its brightness is another than that of the training images.</source>
        <translation>其亮度与训练图像不同。</translation>
    </message>
    <message>
        <source>Its contrast is another than that of the training images.</source>
        <translation>其对比度与训练图像不同。</translation>
    </message>
    <message>
        <source>Modality, colour, shape, brightness and contrast are those of the training images: the difference lies in what is shown.</source>
        <translation>成像方式、颜色、形状、亮度和对比度均与训练图像相同：差别在于所显示的内容。</translation>
    </message>
    <message>
        <source>Where the fixed, pre-trained part of the network directed its attention. It was never taught these classes: the map shows where it looked, not why the class was chosen. It does not localise disease.</source>
        <translation>网络中固定的预训练部分把注意力投向何处。它从未学过这些类别：热图显示它看了哪里，而不是为何选择该类别。它不定位疾病。</translation>
    </message>
    <message>
        <source>Which parts of the image the trained part of the network read from. It shows what was read, not what spoke for or against the class. It does not localise disease.</source>
        <translation>网络中经训练的部分读取了图像的哪些部分。它显示读取了什么，而不是什么支持或反对该类别。它不定位疾病。</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet) in the read-out, as against an ordinary training image. Exact of the tokens that were kept, not of single pixels: a token has seen the whole image. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>与普通训练图像相比，读出中支持该回答（黄色）和反对该回答（紫色）的部分。对保留的 token 是精确的，对单个像素则不是：每个 token 都看过整幅图像。未保留之处不作说明。它不定位疾病。</translation>
    </message>
    <message>
        <source>How the answer changes when the tokens of a place are taken out and it is asked again: yellow where it becomes less probable, violet where more. The other tokens have seen the whole image already. It does not localise disease.</source>
        <translation>去掉某处的 token 并再次询问时回答如何变化：变得不太可能处为黄色，更可能处为紫色。其余 token 已看过整幅图像。它不定位疾病。</translation>
    </message>
    <message>
        <source>The size in the compressed picture is overwritten; that of the header was taken.</source>
        <translation>压缩图像中的尺寸已被改写；采用了文件头中的尺寸。</translation>
    </message>
    <message>
        <source>The header says grey and the pixels are colour, or the other way round; they were read as what they are.</source>
        <translation>文件头说是灰度而像素是彩色，或相反；已按实际内容读取。</translation>
    </message>
    <message>
        <source>The header contradicts itself or the pixels about how many bits a pixel has; all that there are were read.</source>
        <translation>关于每像素位数，文件头自相矛盾或与像素矛盾；已读取所有存在的位。</translation>
    </message>
    <message>
        <source>The header says that the pixels are compressed. They are not, and were read so.</source>
        <translation>文件头说像素已压缩。实际并未压缩，已按此读取。</translation>
    </message>
    <message>
        <source>The compressed pixels are not closed as the DICOM standard says. Every pixel of this image is there.</source>
        <translation>压缩像素未按 DICOM 标准闭合。此图像的每个像素都在。</translation>
    </message>
    <message>
        <source>The file is cut off or damaged behind its pixels. Every pixel of this image is there.</source>
        <translation>文件在像素之后被截断或损坏。此图像的每个像素都在。</translation>
    </message>
    <message>
        <source>The rescale of the header is no number. The values are those that are stored, without it.</source>
        <translation>文件头中的 rescale 不是数字。数值为存储的原值，未作换算。</translation>
    </message>
    <message>
        <source>The compressed picture lacks its end marker. Every pixel is there.</source>
        <translation>压缩图像缺少结束标记。每个像素都在。</translation>
    </message>
    <message>
        <source>The header announces {announced|frame|frames}, the file holds {found}.</source>
        <translation>文件头声明有 {announced|帧|帧}，文件中有 {found} 帧。</translation>
    </message>
    <message>
        <source>This file was left out, as it could not be copied without patient data ({detail}).</source>
        <translation>此文件已略去，因为无法在去除患者数据的情况下复制（{detail}）。</translation>
    </message>
    <message>
        <source>This file was left out, as its copy without patient data shows something else.</source>
        <translation>此文件已略去，因为去除患者数据后的副本显示的内容不同。</translation>
    </message>
    <message>
        <source>Images in the project&apos;s own folder “images” cannot be copied into it. Choose the folder of the originals.</source>
        <translation>位于项目自身“images”文件夹中的图像不能复制到其中。请选择原始图像的文件夹。</translation>
    </message>
    <message>
        <source>The copies need {needed} of disk space, {free} are free. Free some space, or make the project on another disk.</source>
        <translation>副本需要 {needed} 磁盘空间，可用 {free}。请释放空间，或在其他磁盘上创建项目。</translation>
    </message>
    <message>
        <source>This project was opened on the computer “{computer}” ({since}) and not closed. If it is not open there any more, delete the file “lock” in it.</source>
        <translation>此项目在计算机“{computer}”上打开（{since}）后未关闭。如果它在那里已不再打开，请删除其中的“lock”文件。</translation>
    </message>
    <message>
        <source>This folder holds the features of another project. Choose another folder.</source>
        <translation>此文件夹存有另一个项目的特征。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder for features is not there. Connect its disk, or choose another folder.</source>
        <translation>特征文件夹不在。请连接其磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>This is not the folder that was chosen for features. Connect its disk, or choose another folder.</source>
        <translation>这不是为特征选定的文件夹。请连接其磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>This folder holds other files. Make an empty one for features.</source>
        <translation>此文件夹中有其他文件。请为特征新建一个空文件夹。</translation>
    </message>
    <message>
        <source>The name of a class folder is not UTF-8. Rename the folder.</source>
        <translation>类别文件夹的名称不是 UTF-8。请重命名该文件夹。</translation>
    </message>
    <message>
        <source>The network sees the images of this project through another window. Change that of all of them first.</source>
        <translation>网络以另一种窗设置查看本项目的图像。请先更改所有图像的窗设置。</translation>
    </message>
    <message>
        <source>The images of this project stay where they are. To work on copies, make a project of its own for them.</source>
        <translation>本项目的图像留在原处。若要使用副本，请为其另建项目。</translation>
    </message>
    <message>
        <source>The images of this project are copies, whose names do not say whose they are. Say the patients when images are imported, or by a table.</source>
        <translation>本项目的图像是副本，其名称不说明属于谁。请在导入图像时或通过表格指明患者。</translation>
    </message>
    <message>
        <source>Training {run} belongs to a question that this would take away. Remove the training first.</source>
        <translation>训练 {run} 属于将因此被移除的提问。请先移除该训练。</translation>
    </message>
    <message>
        <source>The project has a question &quot;{question}&quot; already. Choose another name.</source>
        <translation>项目中已有提问“{question}”。请另取名称。</translation>
    </message>
    <message>
        <source>Training {run} belongs to the question &quot;{question}&quot;. Remove its trainings first.</source>
        <translation>训练 {run} 属于提问“{question}”。请先移除其训练。</translation>
    </message>
    <message>
        <source>&quot;{question}&quot; is the only question of the project. Add another one first.</source>
        <translation>“{question}”是项目中唯一的提问。请先添加另一个。</translation>
    </message>
    <message>
        <source>The answers to &quot;{question}&quot; are of another kind. Add a question of its own for these.</source>
        <translation>对“{question}”的回答属于另一种类型。请为这些回答另加提问。</translation>
    </message>
    <message>
        <source>Answers that the images have do not fit the question &quot;{question}&quot; as it would be. Change them first.</source>
        <translation>图像已有的回答不适合更改后的提问“{question}”。请先更改这些回答。</translation>
    </message>
    <message>
        <source>The question &quot;{question}&quot; of the project has answers of another kind than this table. Give those of the table another name.</source>
        <translation>项目中提问“{question}”的回答类型与此表格不同。请为表格中的提问另取名称。</translation>
    </message>
    <message>
        <source>The project has no question &quot;{question}&quot;. It has {questions}.</source>
        <translation>项目中没有提问“{question}”。现有：{questions}。</translation>
    </message>
    <message>
        <source>There are no validation images: the last epoch is kept, whether it is the best or not.</source>
        <translation>没有验证图像：保留最后一轮，无论它是否最佳。</translation>
    </message>
    <message>
        <source>There are only {images|validation image|validation images}: which epoch is the best is then partly chance.</source>
        <translation>只有 {images|张验证图像|张验证图像}：哪一轮最佳在一定程度上取决于偶然。</translation>
    </message>
    <message>
        <source>{images|image belongs to no split (training, validation or test) and is not used|images belong to no split (training, validation or test) and are not used}.</source>
        <translation>{images|张图像不属于任何子集（训练、验证或测试），未使用|张图像不属于任何子集（训练、验证或测试），未使用}。</translation>
    </message>
    <message>
        <source>“{class}” has {patients|patient|patients} only: what is learned and said of it rests on very little.</source>
        <translation>“{class}”只有 {patients|例患者|例患者}：关于它所学所说的依据十分薄弱。</translation>
    </message>
    <message>
        <source>Not learned: {findings}. There are no training images that have it, or none without.</source>
        <translation>未学习：{findings}。没有带该征象的训练图像，或没有不带该征象的。</translation>
    </message>
    <message>
        <source>“{class}” has no place among the grades: until it has one, the diagnoses are taken for names, not for grades.</source>
        <translation>“{class}”在分级中没有位置：在此之前，诊断视为名称而非分级。</translation>
    </message>
    <message>
        <source>{images|image could not be read any more, or has changed, and was left out|images could not be read any more, or have changed, and were left out}.</source>
        <translation>{images|张图像已无法读取或已更改，被略去|张图像已无法读取或已更改，被略去}。</translation>
    </message>
    <message>
        <source>What was stored of {images|image|images} (features) was damaged and has been computed anew.</source>
        <translation>为 {images|张图像|张图像}存储的内容（特征）已损坏，已重新计算。</translation>
    </message>
    <message>
        <source>There is no prediction interval: too few patients are there that the network has not learned from.</source>
        <translation>没有预测区间：网络未学习过的患者太少。</translation>
    </message>
    <message>
        <source>The operating point could not be chosen: there are no images that the network has not learned from, or none of some class. It stays where each class has a probability of 0.5.</source>
        <translation>无法选定工作点：没有网络未学习过的图像，或某一类别没有。它保持在各类别概率为 0.5 处。</translation>
    </message>
    <message>
        <source>A batch size of {batch} images would need {needed} of memory, {free} are free: they are taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>批大小为 {batch} 张图像需要 {needed} 内存，可用 {free}：改为每次取 {micro_batch} 张（微批次），除舍入外结果相同。</translation>
    </message>
    <message>
        <source>What is stored of the images (features) would need {needed} of disk space, {free} are free: it is stored in 8 bits, half as large.</source>
        <translation>为图像存储的内容（特征）需要 {needed} 磁盘空间，可用 {free}：改以 8 位存储，大小减半。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) has too little memory: the work went on on the CPU, more slowly.</source>
        <translation>GPU（显卡）内存不足：工作改在 CPU 上继续，速度较慢。</translation>
    </message>
    <message>
        <source>The GPU (graphics card) failed: the work went on on the CPU, more slowly.</source>
        <translation>GPU（显卡）出错：工作改在 CPU 上继续，速度较慢。</translation>
    </message>
    <message>
        <source>What is stored of {images|image|images} (features) needs {needed} of disk space, {free} are free.</source>
        <translation>为 {images|张图像|张图像}存储的内容（特征）需要 {needed} 磁盘空间，可用 {free}。</translation>
    </message>
    <message>
        <source>The training itself needs {needed} on the project&apos;s disk, {free} are free.</source>
        <translation>训练本身在项目所在磁盘上需要 {needed}，可用 {free}。</translation>
    </message>
    <message>
        <source>The training needs {needed} of memory, {free} are free.</source>
        <translation>训练需要 {needed} 内存，可用 {free}。</translation>
    </message>
    <message>
        <source>There is not enough memory for this training: {free} are free, and a single image needs more.</source>
        <translation>内存不足以进行此训练：可用 {free}，而单张图像就需要更多。</translation>
    </message>
    <message>
        <source>Free {missing} of it, or choose a folder on another disk for features; a smaller image size needs less, too.</source>
        <translation>请释放 {missing}，或为特征选择其他磁盘上的文件夹；较小的图像尺寸也需要较少空间。</translation>
    </message>
    <message>
        <source>Free {missing} of it, or move the project to another disk.</source>
        <translation>请释放 {missing}，或将项目移到其他磁盘。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller pre-trained network, a smaller image size or a smaller batch size.</source>
        <translation>请关闭其他程序，或选择较小的预训练网络、较小的图像尺寸或较小的批大小。</translation>
    </message>
    <message>
        <source>{images|image|images} that this training began with cannot be read any more, so it cannot go on to the same result. Bring them back, or start a new training without them.</source>
        <translation>此训练开始时所用的 {images|张图像|张图像}已无法读取，因此不能继续得到相同结果。请恢复它们，或不用它们开始新的训练。</translation>
    </message>
    <message>
        <source>Stopped before training began: {read} of {images|image is|images are} read. Nothing is lost: start again to go on.</source>
        <translation>在训练开始前停止：{images|张图像|张图像}中已读取 {read} 张。没有任何损失：重新开始即可继续。</translation>
    </message>
    <message>
        <source>The adapter is better than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>适配器优于基线模型（逻辑回归：{reads}）：{images}，AUC 为 {adapter_auc}，基线模型为 {baseline_auc}，相差 {difference}（95% 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>The adapter is worse than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>适配器劣于基线模型（逻辑回归：{reads}）：{images}，AUC 为 {adapter_auc}，基线模型为 {baseline_auc}，相差 {difference}（95% 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression on {reads}): AUC {adapter_auc} against {baseline_auc} {images}, a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>未证明适配器优于基线模型（逻辑回归：{reads}）：{images}，AUC 为 {adapter_auc}，基线模型为 {baseline_auc}，相差 {difference}（95% 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>The adapter is off by {error} on average, the baseline (ridge regression on {reads}) by {baseline_error} {images}: the adapter is nearer by {difference} (95 % interval {low} to {high}; below 0 it is farther off).</source>
        <translation>{images}，适配器平均相差 {error}，基线模型（岭回归：{reads}）平均相差 {baseline_error}：适配器更接近 {difference}（95% 区间 {low} 至 {high}；低于 0 表示更远）。</translation>
    </message>
    <message>
        <source>The adapter could not be compared with the baseline {images}: no interval can be given for the difference.</source>
        <translation>{images}，适配器无法与基线模型比较：差值无法给出区间。</translation>
    </message>
    <message>
        <source>The AUC of the adapter is {adapter_auc} {images}, that of the baseline (logistic regression on {reads}) {baseline_auc}: a difference of {difference} (95 % interval {low} to {high}). As these images chose the best epoch, this does not show which of the two is better. Test images can, or a cross-validation.</source>
        <translation>{images}，适配器的 AUC 为 {adapter_auc}，基线模型（逻辑回归：{reads}）为 {baseline_auc}：相差 {difference}（95% 区间 {low} 至 {high}）。由于这些图像选定了最佳轮次，不能说明两者谁更好。测试图像或交叉验证可以说明。</translation>
    </message>
    <message>
        <source>With so many images a true difference in AUC of {smallest} or more is found in four of five studies; a smaller one is easily missed.</source>
        <translation>以这么多图像，五项研究中有四项能发现 {smallest} 或更大的 AUC 真实差异；更小的差异容易漏掉。</translation>
    </message>
    <message>
        <source>on the validation images</source>
        <translation>在验证图像上</translation>
    </message>
    <message>
        <source>on the validation images, as the mean over the seeds</source>
        <translation>在验证图像上，取各随机种子的均值</translation>
    </message>
    <message>
        <source>on the images held out</source>
        <translation>在留出的图像上</translation>
    </message>
    <message>
        <source>on these images</source>
        <translation>在这些图像上</translation>
    </message>
    <message>
        <source>what each training&apos;s strongest simple reading reads</source>
        <translation>各次训练中最强的简单读取方式所读内容</translation>
    </message>
    <message>
        <source>what the backbone says of the whole image</source>
        <translation>主干网络对整幅图像的描述</translation>
    </message>
    <message>
        <source>the mean of what the backbone says of the kept patches</source>
        <translation>主干网络对保留图像块描述的均值</translation>
    </message>
    <message>
        <source>the mean and deviation of what the backbone says of the kept patches</source>
        <translation>主干网络对保留图像块描述的均值和标准差</translation>
    </message>
    <message>
        <source>what the backbone says of the whole image and of the kept patches, which is the read-out alone</source>
        <translation>主干网络对整幅图像和保留图像块的描述，即单独的读出</translation>
    </message>
    <message>
        <source>a learned weighting of what the backbone says of the kept patches</source>
        <translation>主干网络对保留图像块描述的学习加权</translation>
    </message>
    <message>
        <source>the picture itself, shrunk to 8 x 8 points</source>
        <translation>图像本身，缩小为 8 x 8 点</translation>
    </message>
    <message>
        <source>A read-out alone takes seconds to train on the same stored features, and can be used and exported like any adapter: compare it.</source>
        <translation>单独的读出只需数秒即可在相同的已存特征上训练，并可像任何适配器一样使用和导出：请作比较。</translation>
    </message>
    <message>
        <source>A baseline (logistic regression) to compare with could not be made ({detail}).</source>
        <translation>无法制作用于比较的基线模型（逻辑回归）（{detail}）。</translation>
    </message>
    <message>
        <source>The class of this image did not exist when the training learned.</source>
        <translation>训练学习时此图像的类别尚不存在。</translation>
    </message>
    <message>
        <source>The training has learned from this image or from this patient.</source>
        <translation>训练已从此图像或此患者学习过。</translation>
    </message>
    <message>
        <source>The training may have learned from an image of this patient or file that cannot be read any more.</source>
        <translation>训练可能从此患者或此文件的一张现已无法读取的图像学习过。</translation>
    </message>
    <message>
        <source>It is not known which images are of the same patient: each image is counted as a patient of its own. If patients have several images, the intervals are too narrow.</source>
        <translation>不知道哪些图像属于同一患者：每张图像按单独的患者计数。如果患者有多张图像，区间会过窄。</translation>
    </message>
    <message>
        <source>With up to {images|image|images} of each patient, alike with an intraclass correlation of {icc}, the 95 % interval of the AUC is {low} to {high}.</source>
        <translation>每例患者最多有 {images|张图像|张图像}，组内相关系数为 {icc}，AUC 的 95% 区间为 {low} 至 {high}。</translation>
    </message>
    <message>
        <source>The AUC is the mean of those within the folds: the probabilities of different trainings are not set against each other. Its interval says how far other patients would move it, not how far another training set would.</source>
        <translation>AUC 为各折内 AUC 的均值：不同训练的概率不相互比较。其区间说明换用其他患者会使它变动多少，而不是换用其他训练集。</translation>
    </message>
    <message>
        <source>The interval of the mean AUC allows for other patients and for other trainings (seeds).</source>
        <translation>平均 AUC 的区间计入了其他患者和其他训练（随机种子）的影响。</translation>
    </message>
    <message>
        <source>The adapter learned from all images but the test images, for {epochs|epoch|epochs}, the median of the best ones. The figures of the cross-validation are the estimate of how good it is; beside them only the test images, never seen, can judge it.</source>
        <translation>适配器从除测试图像外的所有图像学习了 {epochs|轮|轮}，即各最佳轮次的中位数。交叉验证的指标是对其好坏的估计；此外只有从未见过的测试图像能评判它。</translation>
    </message>
    <message>
        <source>{trainings|training of the series was|trainings of the series were} deleted before the last one was done. What they came to counts all the same.</source>
        <translation>在最后一次训练完成前，该系列有 {trainings|次训练|次训练}被删除。其结果仍然计入。</translation>
    </message>
    <message>
        <source>The adapter is that of the first training (seed), not of the best one: to take the best would be to choose by chance.</source>
        <translation>采用的是第一次训练（随机种子）的适配器，而不是最好的：取最好的等于凭偶然选择。</translation>
    </message>
    <message>
        <source>The adapter is that of the first training (seed) that was not deleted, not of the best one: to take the best would be to choose by chance.</source>
        <translation>采用的是第一次未被删除的训练（随机种子）的适配器，而不是最好的：取最好的等于凭偶然选择。</translation>
    </message>
    <message>
        <source>The adapter does not know the class “{class}” of this image.</source>
        <translation>适配器不认识此图像的类别“{class}”。</translation>
    </message>
    <message>
        <source>The adapter has learned from this very image, or chose its epoch by it.</source>
        <translation>适配器正是从此图像学习的，或用它选定了轮次。</translation>
    </message>
    <message>
        <source>This image looks like one that the adapter has learned from (a copy, edited or mirrored, or a neighbouring slice).</source>
        <translation>此图像看起来像适配器学习过的图像（副本、经编辑或镜像，或相邻层面）。</translation>
    </message>
    <message>
        <source>This patient is among those whose images the adapter has learned from.</source>
        <translation>适配器曾从此患者的图像学习。</translation>
    </message>
    <message>
        <source>It is not stated which class this image is of.</source>
        <translation>未说明此图像属于哪个类别。</translation>
    </message>
    <message>
        <source>The adapter tells {known} apart, and none of these is a class of the images: {found}.</source>
        <translation>适配器区分 {known}，而图像的类别都不在其中：{found}。</translation>
    </message>
    <message>
        <source>Memory did not suffice for a batch of {batch} images at once: they are now taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>内存不足以一次处理一批 {batch} 张图像：现改为每次取 {micro_batch} 张（微批次），除舍入外结果相同。</translation>
    </message>
    <message>
        <source>The loss was no longer a number: training went back to the end of epoch {epoch}, and on with half the learning rate.</source>
        <translation>损失不再是数字：训练退回到第 {epoch} 轮结束处，并以一半的学习率继续。</translation>
    </message>
    <message>
        <source>The loss was no longer a number: training went back to the beginning, and on with half the learning rate.</source>
        <translation>损失不再是数字：训练退回到开始处，并以一半的学习率继续。</translation>
    </message>
    <message>
        <source>A saved state of this training was damaged: it went on from an earlier one.</source>
        <translation>此训练保存的一个状态已损坏：已从更早的状态继续。</translation>
    </message>
    <message>
        <source>The saved state of this training was damaged: it began anew, to the same result.</source>
        <translation>此训练保存的状态已损坏：已重新开始，结果相同。</translation>
    </message>
    <message>
        <source>Early stopping at epoch {epoch} of {planned}: none was better since epoch {best}.</source>
        <translation>在第 {epoch} 轮早停（计划 {planned} 轮）：自第 {best} 轮起没有更好的。</translation>
    </message>
    <message>
        <source>A sequence in the header is not closed, or a length in it not written, as the DICOM standard says. It was read all the same.</source>
        <translation>文件头中的一个序列未按 DICOM 标准闭合，或其中的长度未按标准写入。仍已读取。</translation>
    </message>
    <message>
        <source>The side network adds nothing that shows: on the validation images, which chose its epoch, the AUC of both together less that of the read-out alone is {difference} (95 % interval {low} to {high}), no more than one standard error. The read-out alone is the simpler choice, and takes seconds.</source>
        <translation>侧网络没有带来可见的提升：在选定其轮次的验证图像上，两者合用的 AUC 减去单独读出的 AUC 为 {difference}（95% 区间 {low} 至 {high}），不超过一个标准误。单独的读出是更简单的选择，且只需数秒。</translation>
    </message>
    <message>
        <source>Of training images that it had not learned from, the read-out of image and clinical variables has an AUC of {both_auc}, that of the image alone {image_auc}: a difference of {difference} (95 % interval {low} to {high}).</source>
        <translation>在未学习过的训练图像上，结合图像和临床变量的读出 AUC 为 {both_auc}，仅用图像的为 {image_auc}：相差 {difference}（95% 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>The image is not shown to say more than the clinical variables alone: AUC {image_auc} and {variables_auc}, a difference of {difference} (95 % interval {low} to {high}). What the adapter says may come from the variables, whatever the image shows.</source>
        <translation>未证明图像比仅用临床变量说明更多：AUC 为 {image_auc} 和 {variables_auc}，相差 {difference}（95% 区间 {low} 至 {high}）。无论图像显示什么，适配器的回答都可能来自这些变量。</translation>
    </message>
    <message>
        <source>“{variable}” alone gives the answer away (AUC {auc}). Was it written down once the answer was known, or does it say where or how the images were taken, an adapter that reads it is right here and wrong elsewhere. Train without it.</source>
        <translation>仅凭“{variable}”就会泄露答案（AUC {auc}）。如果它是在知道答案之后记录的，或说明了图像在何处或如何采集，那么读取它的适配器在此处正确而在别处错误。请不用它进行训练。</translation>
    </message>
    <message>
        <source>The clinical variables ({variables}) are read by the read-out alone; the side network, with half of the say, knows nothing of them.</source>
        <translation>临床变量（{variables}）仅由读出读取；占一半决定权的侧网络对其一无所知。</translation>
    </message>
    <message>
        <source>Another program has this file open, or Fovea shows it. Close it there, then try again.</source>
        <translation>另一程序已打开此文件，或 Fovea 正在显示它。请在那里关闭，然后重试。</translation>
    </message>
    <message>
        <source>Images of one study are labelled {labels}. A study has one answer: it takes no part.</source>
        <translation>同一检查的图像标注为 {labels}。一次检查只有一个回答：它不参与。</translation>
    </message>
    <message>
        <source>Images of one patient are labelled {labels}. A patient has one answer: it takes no part.</source>
        <translation>同一患者的图像标注为 {labels}。一例患者只有一个回答：该患者不参与。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|study|studies}.</source>
        <translation>类别“{class}”只有 {images|次检查|次检查}。</translation>
    </message>
    <message>
        <source>Class &apos;{class}&apos; has only {images|patient|patients}.</source>
        <translation>类别“{class}”只有 {images|例患者|例患者}。</translation>
    </message>
    <message>
        <source>study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet) in the side network, by attention times gradient: what a small change would do, no exact account, and the parts do not add up to the answer. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>侧网络中支持该回答（黄色）和反对该回答（紫色）的部分，按注意力乘以梯度计算：即微小变化会带来的影响，并非精确核算，各部分之和也不等于回答。它针对看过整幅图像的 token，而不是像素。未保留之处不作说明。它不定位疾病。</translation>
    </message>
    <message>
        <source>What speaks for the answer (yellow) and against it (violet), as against an ordinary training image: exactly in the read-out, and in the side network by attention times gradient, which is what a small change would do. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>与普通训练图像相比，支持该回答（黄色）和反对该回答（紫色）的部分：读出中为精确值，侧网络中按注意力乘以梯度计算，即微小变化会带来的影响。它针对看过整幅图像的 token，而不是像素。未保留之处不作说明。它不定位疾病。</translation>
    </message>
    <message>
        <source>What makes the number larger (yellow) or smaller (violet): exactly in the read-out, and in the side network by attention times gradient, which is what a small change would do. It is of tokens, which have seen the whole image, not of pixels. Where nothing was kept, nothing is said. It does not localise disease.</source>
        <translation>使数值变大（黄色）或变小（紫色）的部分：读出中为精确值，侧网络中按注意力乘以梯度计算，即微小变化会带来的影响。它针对看过整幅图像的 token，而不是像素。未保留之处不作说明。它不定位疾病。</translation>
    </message>
    <message>
        <source>How the number changes when the tokens of a place are taken out and it is asked again: yellow where it becomes smaller, violet where larger. The other tokens have seen the whole image already. It does not localise disease.</source>
        <translation>去掉某处的 token 并再次询问时数值如何变化：变小处为黄色，变大处为紫色。其余 token 已看过整幅图像。它不定位疾病。</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written: it can be looked at, but nothing can be kept in it. To go on with it, copy its folder to a disk of your own and open it there.</source>
        <translation>此项目位于无法写入之处：可以查看，但不能在其中保存任何内容。若要继续使用，请将其文件夹复制到您自己的磁盘，并在那里打开。</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written, and an earlier version made it. Copy its folder to a disk of your own and open it there.</source>
        <translation>此项目位于无法写入之处，且由更早的版本创建。请将其文件夹复制到您自己的磁盘，并在那里打开。</translation>
    </message>
    <message>
        <source>This project lies where nothing can be written, and was not closed. Copy its folder to a disk of your own and open it there.</source>
        <translation>此项目位于无法写入之处，且未关闭。请将其文件夹复制到您自己的磁盘，并在那里打开。</translation>
    </message>
    <message>
        <source>What puts images together to studies is known of no image of the project by &quot;{rule}&quot;. Say it by a column of a table of labels.</source>
        <translation>按“{rule}”，项目中没有一张图像已知属于哪次检查。请用标注表中的一列说明。</translation>
    </message>
    <message>
        <source>On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the probability of the answer by {evidence}, random ones by {random}.</source>
        <translation>在 {images|张图像|张图像}上，去掉证据最多的 10% token 使回答的概率降低 {evidence}，随机去掉则降低 {random}。</translation>
    </message>
    <message>
        <source>On {images|image|images}, taking out the 10 % of tokens with most evidence lowers the number by {evidence}, random ones by {random}.</source>
        <translation>在 {images|张图像|张图像}上，去掉证据最多的 10% token 使数值降低 {evidence}，随机去掉则降低 {random}。</translation>
    </message>
    <message>
        <source>The strongest patch of the map of evidence lies on a known lesion in {hits} of 100 images; of all patches {chance} of 100 do.</source>
        <translation>每 100 张图像中有 {hits} 张，其证据热图最强的图像块位于已知病灶上；全部图像块中为每 100 个中 {chance} 个。</translation>
    </message>
    <message>
        <source>Measured on {images|image|images}, this map is not faithful for this adapter: taking out what it shows is not shown to change the answer more than taking out random places does.</source>
        <translation>根据 {images|张图像|张图像}的测量，此热图对此适配器并不忠实：未证明去掉其所示之处比去掉随机位置更能改变回答。</translation>
    </message>
    <message>
        <source>The images of its study or patient contradict each other.</source>
        <translation>其检查或患者的图像相互矛盾。</translation>
    </message>
    <message>
        <source>{files|file is|files are} neither DICOM nor a volume: passed over.</source>
        <translation>{files|个文件|个文件}既非 DICOM 也非容积：已略过。</translation>
    </message>
    <message>
        <source>echo time</source>
        <translation>回波时间</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>回波</translation>
    </message>
    <message>
        <source>phase</source>
        <translation>期相</translation>
    </message>
    <message>
        <source>phase of the heart</source>
        <translation>心动期相</translation>
    </message>
    <message>
        <source>trigger time</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>b-value</source>
        <translation>b 值</translation>
    </message>
    <message>
        <source>inversion time</source>
        <translation>反转时间</translation>
    </message>
    <message>
        <source>stack</source>
        <translation>堆栈</translation>
    </message>
    <message>
        <source>kind of image</source>
        <translation>图像类型</translation>
    </message>
    <message>
        <source>acquisition</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>The series holds {volumes} volumes that differ in {what}: each became one of its own.</source>
        <translation>该序列含有 {volumes} 个容积，其区别在于：{what}。各自成为独立的容积。</translation>
    </message>
    <message>
        <source>The series holds slices of {kinds} orientations, sizes or pixel spacings: each kind became a volume of its own.</source>
        <translation>该序列含有 {kinds} 种方向、尺寸或像素间距的层面：每一种各自成为一个容积。</translation>
    </message>
    <message>
        <source>{missing|slice is|slices are} missing between others. What lies there was interpolated from the slices beside it.</source>
        <translation>其他层面之间缺少 {missing|个层面|个层面}。该处由相邻层面插值得出。</translation>
    </message>
    <message>
        <source>{doubled|slice lies|slices lie} where another one is: the one with the lower number was taken.</source>
        <translation>{doubled|个层面|个层面}与另一层面位于同一位置：取用编号较小的一个。</translation>
    </message>
    <message>
        <source>The slices are {least} to {greatest} mm apart. They were brought to {spacing} mm by interpolation.</source>
        <translation>层面间距为 {least} 至 {greatest} mm。已通过插值统一为 {spacing} mm。</translation>
    </message>
    <message>
        <source>The slices are numbered against their positions. They were put in order by position.</source>
        <translation>层面编号与其位置顺序相反。已按位置排序。</translation>
    </message>
    <message>
        <source>The numbers of the slices do not follow their positions. They were put in order by position.</source>
        <translation>层面编号与其位置顺序不符。已按位置排序。</translation>
    </message>
    <message>
        <source>The slices are oblique, {degrees|degree|degrees} from the nearest plane of the body. They stay so.</source>
        <translation>层面为斜位，与最近的人体平面相差 {degrees|度|度}。保持不变。</translation>
    </message>
    <message>
        <source>The gantry was tilted by {degrees|degree|degrees}: each slice lies aside of the one before. Only isotropic voxels undo that.</source>
        <translation>机架倾斜了 {degrees|度|度}：每个层面都相对前一层面偏移。只有各向同性体素才能消除这种偏移。</translation>
    </message>
    <message>
        <source>{slices|slice lies|slices lie} aside of each other, not one behind the other: no volume.</source>
        <translation>{slices|个层面|个层面}彼此错开，而非前后相接：不构成容积。</translation>
    </message>
    <message>
        <source>{slices|slice lies|slices lie} too far from each other: no volume.</source>
        <translation>{slices|个层面|个层面}彼此相距过远：不构成容积。</translation>
    </message>
    <message>
        <source>{slices|slice says|slices say} no position in the body: no volume.</source>
        <translation>{slices|个层面|个层面}未说明其在体内的位置：不构成容积。</translation>
    </message>
    <message>
        <source>{slices|slice|slices} of one kind are too few for a volume.</source>
        <translation>同一类的 {slices|个层面|个层面}太少，不足以构成容积。</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Readers are compared where they name classes or grades. The question &quot;{question}&quot; asks something else.</source>
        <translation>只有在阅片者给出类别或等级时才能比较。提问“{question}”问的是别的内容。</translation>
    </message>
    <message>
        <source>No reader &quot;{reader}&quot; has read an image. There are {readers}.</source>
        <translation>没有名为“{reader}”的阅片者读过图像。现有：{readers}。</translation>
    </message>
    <message>
        <source>{slices|image is a localizer|images are localizers} by the header: no volume.</source>
        <translation>{slices|张图像|张图像}据文件头为定位像：不构成容积。</translation>
    </message>
    <message>
        <source>This volume would need about {needed} of memory, {free} can be used: left out. Close other programs, or ask for larger voxels.</source>
        <translation>此容积约需 {needed} 内存，可用 {free}：已略过。请关闭其他程序，或改用更大的体素。</translation>
    </message>
    <message>
        <source>The adapter has learned from another image of this study.</source>
        <translation>适配器已从该检查的另一幅图像学习过。</translation>
    </message>
    <message>
        <source>No image is left to judge the adapter by: it has learned from all of them, or none could be read.</source>
        <translation>没有可用于评判该适配器的图像：它已从全部图像学习，或图像均无法读取。</translation>
    </message>
    <message>
        <source>DICOM files cannot be read or written: the list of their attributes, dicom.dic, which belongs to DCMTK, is not found. Install the program again, or say by the environment variable DCMDICTPATH where that file lies.</source>
        <translation>无法读取或写入 DICOM 文件：找不到属于 DCMTK 的属性列表 dicom.dic。请重新安装程序，或用环境变量 DCMDICTPATH 指明该文件的位置。</translation>
    </message>
    <message>
        <source>“{reader}” is judged by the labels. Whether this reader had a part in them, the program cannot know.</source>
        <translation>“{reader}”以标注为准评判。该阅片者是否参与了标注，程序无从得知。</translation>
    </message>
    <message>
        <source>“{reader}” is judged by the labels, which are perhaps this reader&apos;s own first answers: it says how far these repeat, not how good the reader is.</source>
        <translation>“{reader}”以标注为准，而标注可能就是此人的首次回答：这说明回答的可重复程度，而非阅片水平。</translation>
    </message>
    <message>
        <source>The reference is made of the answers of “{reader}” alone: by that nothing can be said of this reader.</source>
        <translation>参考仅由“{reader}”的回答构成：据此无法评价该阅片者。</translation>
    </message>
    <message>
        <source>The labels are made of what readers say, “{reader}” among them. This reader&apos;s figures and the difference are by what the others say together, on the images on which they agree.</source>
        <translation>标注由阅片者的回答生成，其中包括“{reader}”。该阅片者的指标和差值以其他阅片者一致的回答为准，仅限他们一致的图像。</translation>
    </message>
    <message>
        <source>On {images} more the others agree, but with “{reader}” there is no consensus, so that they were not judged: these figures flatter this reader.</source>
        <translation>另有 {images} 张图像其他阅片者一致，但加上“{reader}”后没有共识，因此未予评判：该阅片者的这些指标偏于乐观。</translation>
    </message>
    <message>
        <source>By this rule every image would be its own patient: which images are of one patient stays unknown. Choose another rule, or state that each patient has one image.</source>
        <translation>按此规则，每张图像都会成为单独的患者：哪些图像属于同一患者仍然未知。请选择其他规则，或声明每例患者只有一张图像。</translation>
    </message>
    <message>
        <source>There are no validation images: the read-out is fitted all the same, but there is nothing to recalibrate its answers or to choose an operating point by.</source>
        <translation>没有验证图像：读出照样拟合，但无从再校准其回答，也无从选择工作点。</translation>
    </message>
    <message>
        <source>The {images|validation image is|validation images are} of {patients|patient|patients} only: which epoch is the best is then partly chance.</source>
        <translation>{images|张验证图像|张验证图像}仅来自 {patients|例患者|例患者}：哪一轮最佳在一定程度上取决于偶然。</translation>
    </message>
    <message>
        <source>on the validation images, which chose no epoch</source>
        <translation>在验证图像上（它们没有选定轮次）</translation>
    </message>
    <message>
        <source>The read-out was fitted to all images but the test images. The figures of the cross-validation are the estimate of how good it is; beside them only the test images, never seen, can judge it.</source>
        <translation>读出对除测试图像外的所有图像作了拟合。交叉验证的指标是对其好坏的估计；此外只有从未见过的测试图像能评判它。</translation>
    </message>
    <message>
        <source>Ended early: the adapter has {trained|side network|side networks} instead of {planned}.</source>
        <translation>提前结束：适配器有{trained|个侧网络|个侧网络}，而不是 {planned} 个。</translation>
    </message>
    <message>
        <source>Slices are put together to volumes where their folders say the classes: a table or a header field would speak of single slices. Make the volumes first, and import these.</source>
        <translation>只有当类别由文件夹给出时，层面才会组合成容积数据：表格或文件头字段说的是单个层面。请先生成容积数据，再导入它们。</translation>
    </message>
    <message>
        <source>the clinical variables</source>
        <translation>临床变量</translation>
    </message>
    <message>
        <source>Fine-tuning trains all {layers|layer|layers} of the backbone, but features are taken without the last one (layer {last}, counted from 0). Take features from that layer, too, or leave fine-tuning out.</source>
        <translation>微调会训练骨干网络的全部 {layers|层|层}，但提取特征时未包含最后一层（第 {last} 层，从 0 计）。请同时从该层提取特征，或不进行微调。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: memory did not suffice for a batch of {batch} images at once; they are now taken {micro_batch} at a time (micro-batches), for the same result but for rounding.</source>
        <translation>侧网络 {network}（共 {networks} 个）：内存不足以一次处理一批 {batch} 张图像；现改为每次取 {micro_batch} 张（微批次），除舍入外结果相同。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the loss was no longer a number; training went back to the end of epoch {epoch}, and on with half the learning rate.</source>
        <translation>侧网络 {network}（共 {networks} 个）：损失不再是数字；训练退回到第 {epoch} 轮结束处，并以一半的学习率继续。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the loss was no longer a number; training went back to the beginning, and on with half the learning rate.</source>
        <translation>侧网络 {network}（共 {networks} 个）：损失不再是数字；训练退回到开始处，并以一半的学习率继续。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: a saved state of the training was damaged; it went on from an earlier one.</source>
        <translation>侧网络 {network}（共 {networks} 个）：训练保存的一个状态已损坏；已从更早的状态继续。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: the saved state of the training was damaged; it began anew, to the same result.</source>
        <translation>侧网络 {network}（共 {networks} 个）：训练保存的状态已损坏；已重新开始，结果相同。</translation>
    </message>
    <message>
        <source>Side network {network} of {networks}: early stopping at epoch {epoch} of {planned}; none was better since epoch {best}.</source>
        <translation>侧网络 {network}（共 {networks} 个）：在第 {epoch} 轮早停（计划 {planned} 轮）；自第 {best} 轮起没有更好的。</translation>
    </message>
    <message>
        <source>Too few cases of {classes} to say of any between which answers it is uncertain: {needed|patient|patients} of each class are needed.</source>
        <translation>{classes} 的病例太少，无法说明某个病例在哪些回答之间不确定：每个类别需要 {needed|例患者|例患者}。</translation>
    </message>
</context>
<context>
    <name>OutcomeWords</name>
    <message>
        <source>Cross-validation: each image but the test images judged by a training that never met it, the AUC is %1.</source>
        <translation>交叉验证：除测试图像外，每张图像由从未见过它的训练评判，AUC 为 %1。</translation>
    </message>
    <message>
        <source>Mean of the trainings: an AUC of %1 on the validation images.</source>
        <translation>各训练的均值：在验证图像上 AUC 为 %1。</translation>
    </message>
    <message>
        <source>The %1 trainings had %2 to %3 (standard deviation %4).</source>
        <translation>%1 次训练为 %2 至 %3（标准差 %4）。</translation>
    </message>
    <message>
        <source>The adapter to use is that of training %1, which learned from all images but the test images.</source>
        <translation>应使用训练 %1 的适配器，它从除测试图像外的所有图像学习。</translation>
    </message>
    <message>
        <source>The adapter to use is that of training %1, the first: to take the best would be to choose by chance.</source>
        <translation>应使用第一次训练（训练 %1）的适配器：取最好的等于凭偶然选择。</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> （%1 至 %2）</translation>
    </message>
    <message>
        <source>On the validation images the mean absolute error is %1.</source>
        <translation>在验证图像上平均绝对误差为 %1。</translation>
    </message>
    <message>
        <source>That of the baseline is %1.</source>
        <translation>基线模型的为 %1。</translation>
    </message>
    <message>
        <source>Figures on the validation images are of the whole answer, side network and read-out; the loss on the training images is the side network&apos;s alone.</source>
        <translation>验证图像上的指标属于整个回答，即侧网络和读出；训练图像上的损失仅属于侧网络。</translation>
    </message>
    <message>
        <source>AUCs are means over the findings; Inspect has each by itself.</source>
        <translation>AUC 为各征象的均值；“分析”中逐个列出。</translation>
    </message>
    <message>
        <source>Guessing gives 0.5: this adapter has hardly learned to tell them apart.</source>
        <translation>猜测可得 0.5：此适配器几乎没有学会区分它们。</translation>
    </message>
    <message>
        <source>Trained %1 parameters (numbers) beside the pre-trained network.</source>
        <translation>在预训练网络之外训练了 %1 个参数（数字）。</translation>
    </message>
    <message>
        <source>%1 images could not be read any more and were left out.</source>
        <translation>%1 张图像已无法读取，被略去。</translation>
    </message>
    <message>
        <source>Early stopping: no epoch after epoch %1 was better.</source>
        <translation>早停：第 %1 轮之后没有更好的。</translation>
    </message>
    <message>
        <source>It took %1 (estimated: %2).</source>
        <translation>用时 %1（预计：%2）。</translation>
    </message>
    <message>
        <source>mean absolute error %1</source>
        <translation>平均绝对误差 %1</translation>
    </message>
    <message>
        <source>done; there were no validation images</source>
        <translation>已完成；没有验证图像</translation>
    </message>
    <message>
        <source>mean AUC %1</source>
        <translation>平均 AUC %1</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>Overfitting: the loss on the validation images was lowest in epoch %1 and rose again while that on the training images went on falling. Early stopping (Advanced) ends such a training.</source>
        <translation>过拟合：验证图像上的损失在第 %1 轮最低，之后又上升，而训练图像上的损失继续下降。早停（高级）会结束这样的训练。</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1.</source>
        <translation>在验证图像上 AUC 为 %1。</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1; for other patients like these it may lie anywhere from %2 to %3 (95 % confidence interval).</source>
        <translation>在验证图像上 AUC 为 %1；对其他类似的患者，它可能在 %2 至 %3 之间（95% 置信区间）。</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out was fitted, and it did not learn from these images.</source>
        <translation>没有轮次：拟合了读出，且它没有从这些图像学习。</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out was fitted.</source>
        <translation>没有轮次：拟合了读出。</translation>
    </message>
    <message>
        <source>There were no validation images, so the last epoch was kept, epoch %1.</source>
        <translation>没有验证图像，因此保留了最后一轮，即第 %1 轮。</translation>
    </message>
    <message>
        <source>The adapter is that of epoch %1, the best of %2. These images chose the epoch, so the figure flatters.</source>
        <translation>适配器取自第 %1 轮，即 %2 轮中最佳的一轮。这些图像选定了轮次，因此该指标偏于乐观。</translation>
    </message>
    <message>
        <source>On the training images, each judged by a fit without its group of patients, the AUC is %1.</source>
        <translation>在训练图像上，每张由不含其患者组的拟合评判，AUC 为 %1。</translation>
    </message>
    <message>
        <source>1 image could not be read any more and was left out.</source>
        <translation>1 张图像已无法读取，被略去。</translation>
    </message>
    <message>
        <source>The adapter is the mean of %1 side networks, each as it was after its best epoch. These images chose the epochs, so the figure flatters.</source>
        <translation>适配器是 %1 个侧网络的平均，每个都取其最佳轮次之后的状态。这些轮次由这些图像选出，因此该指标偏于乐观。</translation>
    </message>
    <message>
        <source>The adapter is the mean of %1 side networks, each as it was after its last epoch.</source>
        <translation>适配器是 %1 个侧网络的平均，每个都取其最后一轮之后的状态。</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>Among %1 people, “%3” in %2 of them. Found: %4, missed: %5. False alarms among the other %6: %7.</source>
        <translation>%1 人中有 %2 人有“%3”。发现 %4 人，漏诊 %5 人。其余 %6 人中误报 %7 人。</translation>
    </message>
    <message>
        <source>Called positive: %1, of whom rightly: %2.</source>
        <translation>判为阳性 %1 人，其中判对 %2 人。</translation>
    </message>
    <message>
        <source>Called negative: %1, of whom rightly: %2.</source>
        <translation>判为阴性 %1 人，其中判对 %2 人。</translation>
    </message>
</context>
<context>
    <name>PredictionsPdf</name>
    <message>
        <source>no prediction: %1</source>
        <translation>无预测：%1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Adapter (trained model): %1, made %2</source>
        <translation>适配器（训练好的模型）：%1，制作于 %2</translation>
    </message>
    <message>
        <source>Printed %1</source>
        <translation>打印于 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>阈值：%1</translation>
    </message>
</context>
<context>
    <name>PredictionsTable</name>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Adapter (trained model)</source>
        <translation>适配器（训练好的模型）</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>“%1” from %2 on</source>
        <translation>“%1”自 %2 起</translation>
    </message>
    <message>
        <source>%1, chosen after the test images were seen</source>
        <translation>%1，在看过测试图像之后选定</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
</context>
<context>
    <name>ReaderWords</name>
    <message>
        <source>On the same images, by the same reference; the 95 % interval knows that both judged the same images, and which of these are of one patient</source>
        <translation>针对相同图像、相同参考；95 % 区间考虑了双方判断的是相同图像，以及哪些属于同一患者</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Of this reader</source>
        <translation>该阅片者的</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Machine minus reader: sensitivity</source>
        <translation>机器减阅片者：灵敏度</translation>
    </message>
    <message>
        <source>Machine minus reader: specificity</source>
        <translation>机器减阅片者：特异度</translation>
    </message>
    <message>
        <source>“%1” is judged by the labels. Whether this reader had a part in them, the program cannot know.</source>
        <translation>“%1”以标注为准评判。该阅片者是否参与了标注，程序无从得知。</translation>
    </message>
    <message>
        <source>The labels are made of the answers of “%1” alone: by that nothing can be said of this reader.</source>
        <translation>标注仅由“%1”的回答构成：据此无法评价该阅片者。</translation>
    </message>
    <message>
        <source>“%1” is judged by what the other readers say together, where they agree; so is the machine in this row.</source>
        <translation>“%1”以其他阅片者一致的回答为准评判；此行中机器亦然。</translation>
    </message>
    <message numerus="yes">
        <source>On %n more image(s) the others agree, but not with this reader: without a label these were not judged, which flatters the reader.</source>
        <translation>
            <numerusform>另有 %n 张图像其他人一致，但与该阅片者不同：因没有标注而未被评判，这会使该阅片者的数值偏高。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>“%1” is judged by the labels, which are perhaps this reader&apos;s own first answers: it says how far these repeat, not how good the reader is.</source>
        <translation>“%1”以标注为准，而标注可能就是此人的首次回答：这说明回答的可重复程度，而非阅片水平。</translation>
    </message>
    <message>
        <source>In percentage points.</source>
        <translation>以百分点计。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Intended use</source>
        <translation>预期用途</translation>
    </message>
    <message>
        <source>For which patients, which decision and which setting is this model meant, and who acts on it?</source>
        <translation>此模型用于哪些患者、哪种决策和何种场合，由谁据此采取行动？</translation>
    </message>
    <message>
        <source>Where the images come from</source>
        <translation>图像来源</translation>
    </message>
    <message>
        <source>Which centres, departments and devices?</source>
        <translation>哪些中心、科室和设备？</translation>
    </message>
    <message>
        <source>When they were taken</source>
        <translation>采集时间</translation>
    </message>
    <message>
        <source>From when to when?</source>
        <translation>从何时到何时？</translation>
    </message>
    <message>
        <source>Who was chosen</source>
        <translation>入选对象</translation>
    </message>
    <message>
        <source>Which patients and images were eligible, and how were they selected?</source>
        <translation>哪些患者和图像符合条件，如何选取？</translation>
    </message>
    <message>
        <source>Who labelled</source>
        <translation>由谁标注</translation>
    </message>
    <message>
        <source>How many people, with what experience, how many for each image, and how were disagreements settled?</source>
        <translation>有多少人、经验如何、每张图像几人标注，意见分歧如何解决？</translation>
    </message>
    <message>
        <source>What makes a label right</source>
        <translation>标注正确的依据</translation>
    </message>
    <message>
        <source>Against which reference standard (pathology, follow-up, consensus reading ...)?</source>
        <translation>以何种参考标准为准（病理、随访、专家共识等）？</translation>
    </message>
    <message>
        <source>Approval and consent</source>
        <translation>审批与知情同意</translation>
    </message>
    <message>
        <source>Which ethics committee, which approval, which consent?</source>
        <translation>哪个伦理委员会、哪项批件、何种知情同意？</translation>
    </message>
    <message>
        <source>Limitations known to the authors</source>
        <translation>作者已知的局限</translation>
    </message>
    <message>
        <source>Where is this model expected to fail, and where must it not be used?</source>
        <translation>预计此模型在哪些情况下会失效，在哪些情况下不得使用？</translation>
    </message>
    <message>
        <source>{patients|patient has|patients have} images in more than one split of the data. The network was tested on people it had seen: the figures are better than they would be for new patients.</source>
        <translation>{patients|例患者|例患者}的图像出现在不止一个数据子集中。网络在它见过的人身上接受了测试：指标优于在新患者身上的实际表现。</translation>
    </message>
    <message>
        <source>Some patients have images in more than one split of the data. The network was tested on people it had seen: the figures are better than they would be for new patients.</source>
        <translation>部分患者的图像出现在不止一个数据子集中。网络在它见过的人身上接受了测试：指标优于在新患者身上的实际表现。</translation>
    </message>
    <message>
        <source>It is not known whether each patient&apos;s images stay within one split of the data. If they do not, the figures are better than they would be for new patients.</source>
        <translation>不知道每例患者的图像是否都在同一个数据子集中。如果不是，指标会优于在新患者身上的实际表现。</translation>
    </message>
    <message>
        <source>Only {n|test image|test images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|张测试图像|张测试图像}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|test study|test studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|次测试检查|次测试检查}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|test patient|test patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|例测试患者|例测试患者}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|validation image|validation images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|张验证图像|张验证图像}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|validation study|validation studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|次验证检查|次验证检查}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|validation patient|validation patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|例验证患者|例验证患者}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|training image|training images} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|张训练图像|张训练图像}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|training study|training studies} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|次训练检查|次训练检查}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>Only {n|training patient|training patients} of “{class}”: what is said of this class rests on very little.</source>
        <translation>“{class}”只有 {n|例训练患者|例训练患者}：关于此类别的结论依据十分薄弱。</translation>
    </message>
    <message>
        <source>No interval can be given for: {figures}. Too few patients make a difference to it to tell how far it would vary.</source>
        <translation>以下指标无法给出区间：{figures}。对其有影响的患者太少，无法判断其波动范围。</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression): these images chose its best epoch; see “{section}”.</source>
        <translation>未证明适配器优于基线模型（逻辑回归）：这些图像选定了适配器的最佳轮次；参见“{section}”。</translation>
    </message>
    <message>
        <source>The adapter is worse than the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>在这些图像上，适配器不如基线模型（逻辑回归）；参见“{section}”。</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better than the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>在这些图像上，未证明适配器优于基线模型（逻辑回归）；参见“{section}”。</translation>
    </message>
    <message>
        <source>The adapter could not be compared with the baseline (logistic regression) on these images; see “{section}”.</source>
        <translation>在这些图像上，适配器无法与基线模型（逻辑回归）比较；参见“{section}”。</translation>
    </message>
    <message>
        <source>Compared with the baseline</source>
        <translation>与基线模型比较</translation>
    </message>
    <message>
        <source>“{group}” ({column})</source>
        <translation>“{group}”（{column}）</translation>
    </message>
    <message>
        <source>The AUC is lower in {groups} than among all other images, and the whole interval of the difference lies below zero; see “{section}”.</source>
        <translation>{groups}的 AUC 低于所有其他图像，且差值的整个区间都在零以下；参见“{section}”。</translation>
    </message>
    <message>
        <source>Subgroups</source>
        <translation>亚组</translation>
    </message>
    <message>
        <source>It is not known whether the adapter has learned from any of these images. If it has, the figures are better than they would be for new images.</source>
        <translation>不知道适配器是否学习过这些图像中的任何一张。如果学习过，指标会优于在新图像上的实际表现。</translation>
    </message>
    <message>
        <source>Whether the adapter has learned from other images of these patients is not known: patients could be compared by images of equal pixels only.</source>
        <translation>不知道适配器是否学习过这些患者的其他图像：只能通过像素相同的图像来比对患者。</translation>
    </message>
    <message>
        <source>All figures are for images of this one source. For a third hospital, device or group of patients nothing has been measured.</source>
        <translation>所有指标仅针对来自这一来源的图像。对第三家医院、第三种设备或第三个患者群体未作任何测量。</translation>
    </message>
    <message>
        <source>{n|test image looks|test images look} like images of training or validation (copies, edited or mirrored, or neighbouring slices): the figures are better than they would be for new images.</source>
        <translation>{n|张测试图像|张测试图像}看起来与训练或验证图像相似（副本、经编辑或镜像，或相邻层面）：指标优于在新图像上的实际表现。</translation>
    </message>
    <message>
        <source>These are figures of validation images, which chose the epoch: they flatter.</source>
        <translation>这些是验证图像的指标，轮次由这些图像选定：指标偏于乐观。</translation>
    </message>
    <message>
        <source>These are figures of training images, from which the adapter learned: they say nothing about others.</source>
        <translation>这些是训练图像的指标，适配器正是从这些图像学习的：不能说明在其他图像上的表现。</translation>
    </message>
    <message>
        <source>The test images were evaluated {times} times. If anything was changed between the evaluations, the figures are a little too good.</source>
        <translation>测试图像已评估 {times} 次。如果在各次评估之间作过更改，指标会略偏乐观。</translation>
    </message>
    <message>
        <source>{finding} If it was so in the training images too, the network may have learned this instead of the disease.</source>
        <translation>{finding}如果训练图像中也是如此，网络学到的可能是这一点，而不是疾病。</translation>
    </message>
    <message>
        <source>{finding} The network may have learned this instead of the disease.</source>
        <translation>{finding}网络学到的可能是这一点，而不是疾病。</translation>
    </message>
    <message>
        <source>The figures are of whole studies, each with one answer from all of its images, {images} in all: where results, curves and confusion matrix speak of an image, a study is meant.</source>
        <translation>指标按检查计算，每次检查由其全部图像得出一个回答，共 {images} 张图像：结果、曲线和混淆矩阵中所说的图像均指检查。</translation>
    </message>
    <message>
        <source>The figures are of whole patients, each with one answer from all of its images, {images} in all: where results, curves and confusion matrix speak of an image, a patient is meant.</source>
        <translation>指标按患者计算，每名患者由其全部图像得出一个回答，共 {images} 张图像：结果、曲线和混淆矩阵中所说的图像均指患者。</translation>
    </message>
    <message>
        <source>All figures are for images from the same source as the ones learned from. For another hospital, device or group of patients nothing has been measured.</source>
        <translation>所有指标均针对与学习所用图像来源相同的图像。对其他医院、设备或患者群体未作任何测量。</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>猜测</translation>
    </message>
    <message>
        <source>{title}. {description}</source>
        <translation>{title}。{description}</translation>
    </message>
    <message>
        <source>On images of another source.</source>
        <translation>基于其他来源的图像。</translation>
    </message>
    <message>
        <source>On {images} images of another source.</source>
        <translation>基于 {images} 张其他来源的图像。</translation>
    </message>
    <message>
        <source>On {images} images of another source; {patients|patient|patients}.</source>
        <translation>基于 {images} 张其他来源的图像（{patients|例患者|例患者}）。</translation>
    </message>
    <message>
        <source>On validation images, which chose the epoch: they flatter.</source>
        <translation>基于验证图像，它们选定了轮次：指标偏于乐观。</translation>
    </message>
    <message>
        <source>On {images} validation images, which chose the epoch: they flatter.</source>
        <translation>基于 {images} 张验证图像，它们选定了轮次：指标偏于乐观。</translation>
    </message>
    <message>
        <source>On {images} validation images, which chose the epoch: they flatter; {patients|patient|patients}.</source>
        <translation>基于 {images} 张验证图像（{patients|例患者|例患者}），它们选定了轮次：指标偏于乐观。</translation>
    </message>
    <message>
        <source>On training images, which say nothing about others.</source>
        <translation>基于训练图像，它们不能说明在其他图像上的表现。</translation>
    </message>
    <message>
        <source>On {images} training images, which say nothing about others.</source>
        <translation>基于 {images} 张训练图像，它们不能说明在其他图像上的表现。</translation>
    </message>
    <message>
        <source>On {images} training images, which say nothing about others; {patients|patient|patients}.</source>
        <translation>基于 {images} 张训练图像（{patients|例患者|例患者}），它们不能说明在其他图像上的表现。</translation>
    </message>
    <message>
        <source>On test images, never seen before.</source>
        <translation>基于此前从未见过的测试图像。</translation>
    </message>
    <message>
        <source>On {images} test images, never seen before.</source>
        <translation>基于 {images} 张此前从未见过的测试图像。</translation>
    </message>
    <message>
        <source>On {images} test images, never seen before; {patients|patient|patients}.</source>
        <translation>基于 {images} 张此前从未见过的测试图像（{patients|例患者|例患者}）。</translation>
    </message>
    <message>
        <source>In brackets: 95 % confidence intervals.</source>
        <translation>括号内为 95% 置信区间。</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>{class} (nobody has said so)</source>
        <translation>{class}（无人指明）</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>{method} on the frozen backbone {backbone}</source>
        <translation>固定主干网络 {backbone}，其上为 {method}</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Read by the backbone at</source>
        <translation>主干网络的读取尺寸</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>{images} of {patients|known patient|known patients}</source>
        <translation>{images}（{patients|例已知患者|例已知患者}）</translation>
    </message>
    <message>
        <source>The adapter&apos;s file does not say how many images it has learned from; the card of its project does.</source>
        <translation>适配器文件未说明它从多少张图像学习；其所属项目的模型卡会说明。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>测试评估</translation>
    </message>
    <message>
        <source>{value}; {note}</source>
        <translation>{value}；{note}</translation>
    </message>
    <message>
        <source>AUC {auc}; from {threshold} on sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>AUC {auc}；阈值为 {threshold} 时，灵敏度 {sensitivity}，特异度 {specificity}</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The adapter&apos;s file holds no test. What it says of its operating point was measured on the images that the point was chosen on, and flatters. Judge it on images of your own (Apply, or fovea-cli validate) before anything rests on it.</source>
        <translation>适配器文件不含测试结果。其中关于工作点的数值是在选定该工作点所用的图像上测得的，偏于乐观。在以它作为任何依据之前，请先用您自己的图像评判它（“应用”或 fovea-cli validate）。</translation>
    </message>
    <message>
        <source>AUC of the baseline</source>
        <translation>基线模型的 AUC</translation>
    </message>
    <message>
        <source>{auc}; the adapter minus it: {difference}</source>
        <translation>{auc}；适配器减基线模型：{difference}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}</source>
        <translation>阈值 {threshold}：灵敏度 {sensitivity}，特异度 {specificity}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}; at a prevalence of {prevalence} PPV {ppv}, NPV {npv}</source>
        <translation>阈值 {threshold}：灵敏度 {sensitivity}，特异度 {specificity}；患病率为 {prevalence} 时，PPV {ppv}，NPV {npv}</translation>
    </message>
    <message>
        <source>from {threshold} on</source>
        <translation>阈值 {threshold}</translation>
    </message>
    <message>
        <source>from {threshold} on: sensitivity {sensitivity}, specificity {specificity}, on the images that it was chosen on</source>
        <translation>阈值 {threshold}：在选定该阈值所用的图像上，灵敏度 {sensitivity}，特异度 {specificity}</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>Not told apart: nothing is known of sex, age, device or hospital. Whether the figures hold for all of them was not measured.</source>
        <translation>未区分亚组：性别、年龄、设备和医院均未知。指标是否对各亚组都成立，未作测量。</translation>
    </message>
    <message>
        <source>Subgroup</source>
        <translation>亚组</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>{column}: {group} (too few patients)</source>
        <translation>{column}：{group}（患者太少）</translation>
    </message>
    <message>
        <source>{column}: {group}</source>
        <translation>{column}：{group}</translation>
    </message>
    <message>
        <source>Limits and cautions</source>
        <translation>局限与注意事项</translation>
    </message>
    <message>
        <source>For images of other hospitals, devices or groups of patients than these nothing has been measured. An image unlike all of them still gets an answer.</source>
        <translation>对其他医院、设备或患者群体的图像未作任何测量。与这些图像都不同类的图像仍会得到回答。</translation>
    </message>
    <message>
        <source>A probability is no diagnosis, and a map of where the network looks is no reason.</source>
        <translation>概率不是诊断，显示网络看了哪里的热图也不能作为诊断理由。</translation>
    </message>
    <message>
        <source>Made by Fovea {version}. Items to be completed were left open, not filled in.</source>
        <translation>由 Fovea {version} 生成。待补充的条目保持空缺，未予填写。</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>By whole patients where they are known, keeping the proportions of the classes, or as the folders of the source said.</source>
        <translation>患者已知时按整例患者划分，并保持各类别的比例；或按来源文件夹的划分。</translation>
    </message>
    <message>
        <source>{red}, {green}, {blue}</source>
        <translation>{red}, {green}, {blue}</translation>
    </message>
    <message>
        <source>the window stored in the file; where there is none, from robust percentiles; colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>文件中存储的窗设置；没有时由稳健百分位确定；彩色图像和无窗设置的 8 位灰度图像保持原样；输出 8 位</translation>
    </message>
    <message>
        <source>from robust percentiles (0.5 and 99.5) of each image or volume; colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>由每张图像或每个容积的稳健百分位（第 0.5 和第 99.5）确定；彩色图像和无窗设置的 8 位灰度图像保持原样；输出 8 位</translation>
    </message>
    <message>
        <source>one window for all images, level/width {window} in stored values (CT: HU); colour, and 8-bit grey without a window, as they are; 8 bits</source>
        <translation>所有图像使用同一窗设置，窗位/窗宽 {window}，以存储值计（CT：HU）；彩色图像和无窗设置的 8 位灰度图像保持原样；输出 8 位</translation>
    </message>
    <message>
        <source>penalty {penalty}, as there were too few patients to choose it by</source>
        <translation>惩罚系数 {penalty}，因为患者太少，无法据此选择</translation>
    </message>
    <message>
        <source>penalty {penalty} and temperature {temperature}, chosen by log loss on {groups} groups of patients of the training images, each predicted without it: AUC {auc}, log loss {loss}</source>
        <translation>惩罚系数 {penalty}，温度 {temperature}，依据训练图像中 {groups} 组患者的对数损失选定，每组均由不含该组的拟合作出预测：AUC {auc}，对数损失 {loss}</translation>
    </message>
    <message>
        <source>a grade: {grades}</source>
        <translation>一个分级：{grades}</translation>
    </message>
    <message>
        <source>of each of these whether it is there: {findings}</source>
        <translation>以下各征象是否存在：{findings}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数值</translation>
    </message>
    <message>
        <source>a number in {unit}</source>
        <translation>一个数值，单位 {unit}</translation>
    </message>
    <message>
        <source>one of {classes}</source>
        <translation>以下之一：{classes}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>what one of the readers says, who is not named here; else the majority of the others</source>
        <translation>某一位阅片者（此处不具名）的回答；否则取其他人的多数</translation>
    </message>
    <message>
        <source>labels that are not made of readers&apos; answers; the readers stand beside them</source>
        <translation>并非由阅片结果生成的标注；阅片者仅列在旁边</translation>
    </message>
    <message>
        <source>consensus: what more than half of those readers say who have read it (majority)</source>
        <translation>共识：阅过该图像的阅片者中超过半数的回答（多数）</translation>
    </message>
    <message>
        <source>consensus: what all those readers say who have read it</source>
        <translation>共识：所有阅过该图像的阅片者一致的回答</translation>
    </message>
    <message>
        <source>consensus: what “{reader}” says; where that reader has not read it, the majority of the others</source>
        <translation>共识：“{reader}”的回答；该阅片者未阅的图像取其他人的多数</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Reference of the figures here</source>
        <translation>此处指标所用的参考</translation>
    </message>
    <message>
        <source>read-out of the features that {method} stores, alone</source>
        <translation>单独的读出，读取 {method} 所存储的特征</translation>
    </message>
    <message>
        <source>{method} with a read-out: the logits are {share} the side network&apos;s, the rest the read-out&apos;s</source>
        <translation>{method} 加读出：logit 中 {share} 来自侧网络，其余来自读出</translation>
    </message>
    <message>
        <source>{side} x {side} pixels, aspect not kept</source>
        <translation>{side} × {side} 像素，不保持宽高比</translation>
    </message>
    <message>
        <source>Read by the adapter at</source>
        <translation>适配器的读取尺寸</translation>
    </message>
    <message>
        <source>Mean and deviation, backbone</source>
        <translation>均值和标准差（主干网络）</translation>
    </message>
    <message>
        <source>Mean and deviation, adapter</source>
        <translation>均值和标准差（适配器）</translation>
    </message>
    <message>
        <source>fold {fold}</source>
        <translation>第 {fold} 折</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>随机种子 {seed}</translation>
    </message>
    <message>
        <source>{training} (deleted since)</source>
        <translation>{training}（后来已删除）</translation>
    </message>
    <message>
        <source>“{variable}” unknown: the mean of the training images stood in for it</source>
        <translation>“{variable}”未知：以训练图像的均值代替</translation>
    </message>
    <message>
        <source>This run learned from the validation images too.</source>
        <translation>此训练也从验证图像学习。</translation>
    </message>
    <message>
        <source>For this run the training and validation images were split again into {folds} folds in the same way; fold {fold} was validation.</source>
        <translation>此训练将训练图像和验证图像以同样方式重新划分为 {folds} 折；第 {fold} 折用于验证。</translation>
    </message>
    <message>
        <source>Fold {fold} was held out: this run neither learned from it nor chose its epoch by it, and it is not among the images counted here.</source>
        <translation>第 {fold} 折已留出：此训练既未从中学习，也未据此选择轮次，其图像不计入此处的统计。</translation>
    </message>
    <message>
        <source>Model report</source>
        <translation>模型报告</translation>
    </message>
    <message>
        <source>of {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>External validation</source>
        <translation>外部验证</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>仅供研究，不用于诊断</translation>
    </message>
    <message>
        <source>Project {value}</source>
        <translation>项目 {value}</translation>
    </message>
    <message>
        <source>Run {value}</source>
        <translation>训练 {value}</translation>
    </message>
    <message>
        <source>Made {value}</source>
        <translation>生成于 {value}</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>一览</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>局限</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>报告规范</translation>
    </message>
    <message>
        <source>Made by Fovea {version} from the record of the run. Items to be completed were left open, not filled in.</source>
        <translation>由 Fovea {version} 根据训练记录生成。待补充的条目保持空缺，未予填写。</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{value} ({interval})</source>
        <translation>{value}（{interval}）</translation>
    </message>
    <message>
        <source>{name} ({unit})</source>
        <translation>{name}（{unit}）</translation>
    </message>
    <message>
        <source>{name}, {unit}</source>
        <translation>{name}，{unit}</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Whether stated probabilities come true as often as they say: a slope of 1 is right, below 1 the network is too sure of itself; in the large, 0 is right.</source>
        <translation>给出的概率与实际发生率是否一致：斜率应为 1，小于 1 表示网络过于自信；总体校准应为 0。</translation>
    </message>
    <message>
        <source>Calibration of each finding</source>
        <translation>各征象的校准</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>In the large</source>
        <translation>总体校准</translation>
    </message>
    <message>
        <source>Brier score</source>
        <translation>Brier 评分</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>技巧评分</translation>
    </message>
    <message>
        <source>Each finding is judged on the images of which it is stated, at its own threshold. In brackets: 95&#xa0;% intervals, which know that images of one patient are alike.</source>
        <translation>每个征象都在已说明该征象的图像上、按自己的阈值评判。括号内：95% 区间，已考虑同一患者的图像彼此相似。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>Images (n)</source>
        <translation>图像 (n)</translation>
    </message>
    <message>
        <source>with it</source>
        <translation>有该征象</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>All findings together</source>
        <translation>所有征象合计</translation>
    </message>
    <message>
        <source>Mean over findings (macro)</source>
        <translation>各征象的均值（宏平均）</translation>
    </message>
    <message>
        <source>Every statement once (micro)</source>
        <translation>每项说明计一次（微平均）</translation>
    </message>
    <message>
        <source>Exact match: of {n|image|images} of which all findings are stated, every one is right in {share}.</source>
        <translation>完全一致：在所有征象均已说明的 {n|张图像|张图像}中，每个征象都正确的占 {share}。</translation>
    </message>
    <message>
        <source>ROC curve of each finding</source>
        <translation>各征象的 ROC 曲线</translation>
    </message>
    <message>
        <source>The further to the upper left, the better.</source>
        <translation>越靠左上越好。</translation>
    </message>
    <message>
        <source>1 − specificity: false alarms, share of images without it</source>
        <translation>1 − 特异度：误报，占无该征象的图像的比例</translation>
    </message>
    <message>
        <source>Sensitivity: share found</source>
        <translation>灵敏度：发现的比例</translation>
    </message>
    <message>
        <source>{finding}: AUC {auc}</source>
        <translation>{finding}：AUC {auc}</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>Bland-Altman plot: error against size</source>
        <translation>Bland-Altman 图：误差对数值大小</translation>
    </message>
    <message>
        <source>An image a dot; between the outer lines 95 of 100 errors are expected.</source>
        <translation>每张图像一个点；预计 100 个误差中有 95 个落在外侧两线之间。</translation>
    </message>
    <message>
        <source>Mean of prediction and reference</source>
        <translation>预测与参考的均值</translation>
    </message>
    <message>
        <source>Prediction less reference</source>
        <translation>预测减参考</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏倚</translation>
    </message>
    <message>
        <source>lower limit of agreement</source>
        <translation>一致性界限，下限</translation>
    </message>
    <message>
        <source>upper limit of agreement</source>
        <translation>一致性界限，上限</translation>
    </message>
    <message>
        <source>Limits of agreement</source>
        <translation>一致性界限</translation>
    </message>
    <message>
        <source>Calibration: reference against prediction</source>
        <translation>校准：参考对预测</translation>
    </message>
    <message>
        <source>Images of about the same prediction a dot. On the line predictions are right on average.</source>
        <translation>预测相近的图像合为一个点。点落在线上，表示预测平均而言正确。</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Reference, mean</source>
        <translation>参考，均值</translation>
    </message>
    <message>
        <source>images of about the same prediction</source>
        <translation>预测相近的图像</translation>
    </message>
    <message>
        <source>right on average</source>
        <translation>平均而言正确</translation>
    </message>
    <message>
        <source>Slope {slope}, intercept {intercept}; 1 and 0 are right. A slope below 1: predictions are too extreme.</source>
        <translation>斜率 {slope}，截距 {intercept}；应分别为 1 和 0。斜率小于 1：预测过于极端。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value (95&#xa0;% interval)</source>
        <translation>数值（95% 区间）</translation>
    </message>
    <message>
        <source>Mean absolute error (MAE)</source>
        <translation>平均绝对误差（MAE）</translation>
    </message>
    <message>
        <source>Root mean square error (RMSE)</source>
        <translation>均方根误差（RMSE）</translation>
    </message>
    <message>
        <source>Bias: prediction less reference</source>
        <translation>偏倚：预测减参考</translation>
    </message>
    <message>
        <source>Lower limit of agreement</source>
        <translation>一致性界限，下限</translation>
    </message>
    <message>
        <source>Upper limit of agreement</source>
        <translation>一致性界限，上限</translation>
    </message>
    <message>
        <source>R²: share of the variance that is explained</source>
        <translation>R²：所解释的方差比例</translation>
    </message>
    <message>
        <source>Predictions are stated with an interval of ± {width}, which was chosen to hold {level} of references; of these images it holds {share}.</source>
        <translation>每个预测都附有 ± {width} 的区间，其宽度以包含 {level} 的参考为目标而选定；在这些图像上，实际包含 {share} 的参考。</translation>
    </message>
    <message>
        <source>95&#xa0;% interval {interval}; n&#xa0;=&#xa0;{n}</source>
        <translation>95% 区间 {interval}；n&#xa0;=&#xa0;{n}</translation>
    </message>
    <message>
        <source>no interval can be given; n&#xa0;=&#xa0;{n}</source>
        <translation>无法给出区间；n&#xa0;=&#xa0;{n}</translation>
    </message>
    <message>
        <source>AUC, mean over findings</source>
        <translation>AUC，各征象的均值</translation>
    </message>
    <message>
        <source>Sensitivity, mean over findings</source>
        <translation>灵敏度，各征象的均值</translation>
    </message>
    <message>
        <source>Specificity, mean over findings</source>
        <translation>特异度，各征象的均值</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏倚</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>The question: {question}.</source>
        <translation>提问：{question}。</translation>
    </message>
    <message>
        <source>Title names the method as AI</source>
        <translation>标题指明方法为 AI</translation>
    </message>
    <message>
        <source>Structured summary</source>
        <translation>结构化摘要</translation>
    </message>
    <message>
        <source>Background and intended use</source>
        <translation>背景与预期用途</translation>
    </message>
    <message>
        <source>Aims and hypotheses</source>
        <translation>目的与假设</translation>
    </message>
    <message>
        <source>Prospective or retrospective</source>
        <translation>前瞻性或回顾性</translation>
    </message>
    <message>
        <source>Study goal</source>
        <translation>研究目标</translation>
    </message>
    <message>
        <source>Data sources</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Inclusion and exclusion criteria</source>
        <translation>纳入与排除标准</translation>
    </message>
    <message>
        <source>Preparation of the images</source>
        <translation>图像预处理</translation>
    </message>
    <message>
        <source>Selection of subsets of the data</source>
        <translation>部分数据的选取</translation>
    </message>
    <message>
        <source>De-identification</source>
        <translation>去标识化</translation>
    </message>
    <message>
        <source>Missing data</source>
        <translation>缺失数据</translation>
    </message>
    <message>
        <source>How images were acquired</source>
        <translation>图像采集方式</translation>
    </message>
    <message>
        <source>Reference standard</source>
        <translation>参考标准</translation>
    </message>
    <message>
        <source>Why that reference standard</source>
        <translation>选择该参考标准的理由</translation>
    </message>
    <message>
        <source>Who annotated</source>
        <translation>由谁标注</translation>
    </message>
    <message>
        <source>Annotation of the test images</source>
        <translation>测试图像的标注</translation>
    </message>
    <message>
        <source>Variability between and within annotators</source>
        <translation>标注者之间及标注者自身的差异</translation>
    </message>
    <message>
        <source>How the data was divided</source>
        <translation>数据的划分方式</translation>
    </message>
    <message>
        <source>At which level the splits are kept apart</source>
        <translation>子集在哪个层级上分开</translation>
    </message>
    <message>
        <source>Intended sample size</source>
        <translation>计划样本量</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>Initial parameters</source>
        <translation>初始参数</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How the final model was chosen</source>
        <translation>最终模型的选择方式</translation>
    </message>
    <message>
        <source>Ensembles</source>
        <translation>集成模型</translation>
    </message>
    <message>
        <source>Measures of performance</source>
        <translation>性能指标</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>Explainability</source>
        <translation>可解释性</translation>
    </message>
    <message>
        <source>Evaluation on internal data</source>
        <translation>在内部数据上的评估</translation>
    </message>
    <message>
        <source>Testing on external data</source>
        <translation>在外部数据上的测试</translation>
    </message>
    <message>
        <source>Registration of the trial</source>
        <translation>试验注册</translation>
    </message>
    <message>
        <source>Numbers included and excluded</source>
        <translation>纳入与排除的数量</translation>
    </message>
    <message>
        <source>Characteristics of the patients in each split</source>
        <translation>各子集的患者特征</translation>
    </message>
    <message>
        <source>Performance with its uncertainty</source>
        <translation>性能及其不确定性</translation>
    </message>
    <message>
        <source>Diagnostic performance with its precision</source>
        <translation>诊断性能及其精度</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>错误的回答</translation>
    </message>
    <message>
        <source>Implications for practice</source>
        <translation>对实践的意义</translation>
    </message>
    <message>
        <source>Where the study protocol is</source>
        <translation>研究方案的获取途径</translation>
    </message>
    <message>
        <source>Availability of software, model and data</source>
        <translation>软件、模型和数据的可获得性</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>资助</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Background, purpose and known inequalities of health</source>
        <translation>背景、目的与已知的健康不平等</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Sources and dates of the data</source>
        <translation>数据来源与时间</translation>
    </message>
    <message>
        <source>Setting, eligibility and treatments</source>
        <translation>研究场所、入选条件与治疗</translation>
    </message>
    <message>
        <source>Preparation of the data</source>
        <translation>数据预处理</translation>
    </message>
    <message>
        <source>Outcome and how it was assessed</source>
        <translation>结局及其评估方式</translation>
    </message>
    <message>
        <source>Predictors: the images</source>
        <translation>预测因子：图像</translation>
    </message>
    <message>
        <source>Sample size</source>
        <translation>样本量</translation>
    </message>
    <message>
        <source>Analysis: model, performance, heterogeneity, recalibration</source>
        <translation>分析：模型、性能、异质性、再校准</translation>
    </message>
    <message>
        <source>Class imbalance</source>
        <translation>类别不平衡</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>Output of the model</source>
        <translation>模型的输出</translation>
    </message>
    <message>
        <source>Differences between training and evaluation data</source>
        <translation>训练数据与评估数据的差异</translation>
    </message>
    <message>
        <source>Ethical approval</source>
        <translation>伦理审批</translation>
    </message>
    <message>
        <source>Funding, interests, protocol, registration, sharing of data and code</source>
        <translation>资助、利益冲突、研究方案、注册、数据与代码共享</translation>
    </message>
    <message>
        <source>Involvement of patients and the public</source>
        <translation>患者与公众的参与</translation>
    </message>
    <message>
        <source>Participants: numbers and characteristics</source>
        <translation>研究对象：数量与特征</translation>
    </message>
    <message>
        <source>Numbers of participants and outcomes in each analysis</source>
        <translation>各项分析中的研究对象数与结局数</translation>
    </message>
    <message>
        <source>Specification of the model</source>
        <translation>模型的规格说明</translation>
    </message>
    <message>
        <source>Performance, also of subgroups</source>
        <translation>性能，包括亚组</translation>
    </message>
    <message>
        <source>Updating of the model</source>
        <translation>模型更新</translation>
    </message>
    <message>
        <source>Interpretation</source>
        <translation>结果解读</translation>
    </message>
    <message>
        <source>Usability in the current care</source>
        <translation>在当前诊疗中的可用性</translation>
    </message>
    <message>
        <source>{name}: {there} of {all} items stand in this report, {open} are to be completed</source>
        <translation>{name}：{all} 项中有 {there} 项见于本报告，{open} 项待补充</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>待补充</translation>
    </message>
    <message>
        <source>Reporting guidelines</source>
        <translation>报告规范</translation>
    </message>
    <message>
        <source>Which items of two guidelines stand in this report, and which remain to be written by its authors. That an item stands here does not say that it is enough for a paper.</source>
        <translation>两项报告规范中哪些条目见于本报告，哪些仍须由作者撰写。某条目见于本报告，并不表示足以用于论文。</translation>
    </message>
    <message>
        <source>Checklist for Artificial Intelligence in Medical Imaging, update of 2024.</source>
        <translation>医学影像人工智能检查清单（Checklist for Artificial Intelligence in Medical Imaging），2024 年更新版。</translation>
    </message>
    <message>
        <source>Reporting of prediction models that use regression or machine learning, 2024.</source>
        <translation>使用回归或机器学习的预测模型的报告规范，2024 年。</translation>
    </message>
    <message>
        <source>Each class against all others</source>
        <translation>每个类别对其余所有类别</translation>
    </message>
    <message>
        <source>one-vs-rest; a class is predicted where it is the most probable one</source>
        <translation>一类对其余（one-vs-rest）；某类别为最可能者时即预测为该类别</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>of this class</source>
        <translation>属于该类别</translation>
    </message>
    <message>
        <source>area under the ROC curve of its probability</source>
        <translation>其概率的 ROC 曲线下面积</translation>
    </message>
    <message>
        <source>of its images, the share predicted as it</source>
        <translation>该类别的图像中预测为该类别的比例</translation>
    </message>
    <message>
        <source>of all others, the share not predicted as it</source>
        <translation>其余所有图像中未预测为该类别的比例</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPV</translation>
    </message>
    <message>
        <source>positive predictive value: of those predicted as it, the share that is</source>
        <translation>阳性预测值：预测为该类别者中确属该类别的比例</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPV</translation>
    </message>
    <message>
        <source>negative predictive value: of those not predicted as it, the share that is not</source>
        <translation>阴性预测值：未预测为该类别者中确实不属于该类别的比例</translation>
    </message>
    <message>
        <source>PPV and NPV are those where {share} of the people examined have the class, each class in its turn.</source>
        <translation>PPV 和 NPV 对应受检者中有 {share} 属于该类别的情况，各类别分别如此计算。</translation>
    </message>
    <message>
        <source>PPV and NPV hold where the classes are as common as among these images; among others they are other ones.</source>
        <translation>PPV 和 NPV 适用于各类别的常见程度与这些图像相同的情况；否则数值会不同。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>+ {n|image|images} of unknown patient</source>
        <translation>+ {n|张图像|张图像}（患者未知）</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>用于学习</translation>
    </message>
    <message>
        <source>used to choose the epoch that was kept</source>
        <translation>用于选择保留的轮次</translation>
    </message>
    <message>
        <source>never seen before</source>
        <translation>此前从未见过</translation>
    </message>
    <message>
        <source>Images and patients of each class, without those that the adapter is known to have learned from.</source>
        <translation>各类别的图像和患者，不含已知曾用于适配器学习的图像和患者。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Images and patients</source>
        <translation>图像和患者</translation>
    </message>
    <message>
        <source>Images and patients of each class. Training images: learned from. Validation images: chose the epoch. Test images: never seen before.</source>
        <translation>各类别的图像和患者。训练图像：用于学习。验证图像：选定了轮次。测试图像：此前从未见过。</translation>
    </message>
    <message>
        <source>The patient is known for every image.</source>
        <translation>每张图像的患者均已知。</translation>
    </message>
    <message>
        <source>The patient is not known for any image: each image was treated as a patient of its own, and patients cannot be counted.</source>
        <translation>没有一张图像的患者已知：每张图像按单独的患者处理，无法统计患者数。</translation>
    </message>
    <message>
        <source>The patient is not known for {unknown} of {all|image|images}: each of them was treated as a patient of its own.</source>
        <translation>{all|张图像|张图像}中有 {unknown} 张患者未知：其中每张均按单独的患者处理。</translation>
    </message>
    <message>
        <source>{n|patient has|patients have} images in more than one split: the splits are not separate.</source>
        <translation>{n|例患者|例患者}的图像位于多个子集：各子集没有分开。</translation>
    </message>
    <message>
        <source>Some patients have images in more than one split: the splits are not separate.</source>
        <translation>部分患者的图像位于多个子集：各子集没有分开。</translation>
    </message>
    <message>
        <source>No known patient has images in more than one split. For the {n|image|images} of unknown patient this cannot be checked, so it is unknown whether the splits are separate.</source>
        <translation>没有已知患者的图像位于多个子集。有 {n|张图像|张图像}患者未知，无法检查，因此不知道各子集是否分开。</translation>
    </message>
    <message>
        <source>No patient has images in more than one split: the splits are separate (disjoint by patient).</source>
        <translation>没有患者的图像位于多个子集：各子集是分开的（按患者互不相交）。</translation>
    </message>
    <message>
        <source>Unknown: it could not be checked whether any patient has images in more than one split.</source>
        <translation>未知：无法检查是否有患者的图像位于多个子集。</translation>
    </message>
    <message>
        <source>In common with the training images</source>
        <translation>与训练图像的重叠</translation>
    </message>
    <message>
        <source>It cannot be told whether the adapter has learned from any of these images: it was made by an earlier version and does not know its training images again.</source>
        <translation>无法判断适配器是否从这些图像中的某一张学习过：它由较早的版本生成，无法识别自己的训练图像。</translation>
    </message>
    <message>
        <source>Nothing was found: no image has the pixels of one that the adapter learned from or chose its epoch by.</source>
        <translation>未发现重叠：没有图像的像素与适配器学习过或用来选定轮次的图像相同。</translation>
    </message>
    <message>
        <source>{images|image|images} and {patients|patient|patients} were in common, and were left out with all other images of these patients.</source>
        <translation>有 {images|张图像|张图像}和 {patients|例患者|例患者}重叠，已连同这些患者的所有其他图像一并略去。</translation>
    </message>
    <message>
        <source>Patients were compared by their images only, not by their numbers: another image of a patient of the training would not have been noticed.</source>
        <translation>患者仅按图像而非编号比对：训练所用患者的另一张图像不会被发现。</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>The same picture twice</source>
        <translation>同一图像出现两次</translation>
    </message>
    <message>
        <source>Almost the same picture twice</source>
        <translation>几乎相同的图像出现两次</translation>
    </message>
    <message>
        <source>The same picture with two labels</source>
        <translation>同一图像有两个标注</translation>
    </message>
    <message>
        <source>A patient in more than one split</source>
        <translation>一例患者位于多个子集</translation>
    </message>
    <message>
        <source>Patients unknown</source>
        <translation>患者未知</translation>
    </message>
    <message>
        <source>A class missing from a split</source>
        <translation>某子集缺少某类别</translation>
    </message>
    <message>
        <source>A split without images</source>
        <translation>没有图像的子集</translation>
    </message>
    <message>
        <source>Fewer than two classes</source>
        <translation>少于两个类别</translation>
    </message>
    <message>
        <source>A class of very few images</source>
        <translation>图像很少的类别</translation>
    </message>
    <message>
        <source>May have writing burned into the picture</source>
        <translation>图像中可能烧录有文字</translation>
    </message>
    <message>
        <source>A class told by image size, device or file format alone</source>
        <translation>仅凭图像尺寸、设备或文件格式即可认出的类别</translation>
    </message>
    <message>
        <source>No row in the table of labels</source>
        <translation>在标注表中没有对应行</translation>
    </message>
    <message>
        <source>Rows of the table of labels that contradict each other</source>
        <translation>标注表中相互矛盾的行</translation>
    </message>
    <message>
        <source>Left out, and what was found</source>
        <translation>略去的图像与发现的问题</translation>
    </message>
    <message>
        <source>Nothing was left out and no problem was found.</source>
        <translation>没有略去任何图像，也未发现问题。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>the data as a whole</source>
        <translation>整个数据</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>found, but kept</source>
        <translation>已发现，但保留</translation>
    </message>
    <message>
        <source>How the data was split</source>
        <translation>数据的划分方式</translation>
    </message>
    <message>
        <source>How readers&apos; answers became the labels</source>
        <translation>阅片者的回答如何成为标注</translation>
    </message>
    <message>
        <source>Net benefit of acting on “{class}”</source>
        <translation>针对“{class}”采取处置的净获益</translation>
    </message>
    <message>
        <source>The higher, the better; acting on the adapter is worth it where its line is the highest.</source>
        <translation>越高越好；在适配器的曲线最高之处，值得按适配器处置。</translation>
    </message>
    <message>
        <source>Threshold: probability from which on one acts</source>
        <translation>阈值：自该概率起采取处置</translation>
    </message>
    <message>
        <source>Net benefit: findings for each image</source>
        <translation>净获益：以每张图像的真阳性数计</translation>
    </message>
    <message>
        <source>acting on the adapter</source>
        <translation>按适配器处置</translation>
    </message>
    <message>
        <source>acting on every image</source>
        <translation>对每张图像都处置</translation>
    </message>
    <message>
        <source>acting on none</source>
        <translation>都不处置</translation>
    </message>
    <message>
        <source>threshold {threshold}</source>
        <translation>阈值 {threshold}</translation>
    </message>
    <message>
        <source>in {share} of people, the prevalence that was stated</source>
        <translation>占人群的 {share}，即所说明的患病率</translation>
    </message>
    <message>
        <source>in {share} of images, as among these; no other prevalence was stated</source>
        <translation>占图像的 {share}，与这些图像中相同；未说明其他患病率</translation>
    </message>
    <message>
        <source>as common as each class is among these images; no other prevalence was stated</source>
        <translation>各类别与在这些图像中一样常见；未说明其他患病率</translation>
    </message>
    <message>
        <source>Acting on the adapter is shown to be worth more than acting on every image and than acting on none.</source>
        <translation>已证明按适配器处置优于对每张图像都处置，也优于都不处置。</translation>
    </message>
    <message>
        <source>Acting on every image or on none is worth more than acting on the adapter.</source>
        <translation>对每张图像都处置或都不处置，优于按适配器处置。</translation>
    </message>
    <message>
        <source>Acting on the adapter is not shown to be worth more than both acting on every image and acting on none.</source>
        <translation>未证明按适配器处置同时优于对每张图像都处置和都不处置。</translation>
    </message>
    <message>
        <source>“{class}”, threshold {threshold}: net benefit {benefit}; minus that of acting on every image: {difference}.</source>
        <translation>“{class}”，阈值 {threshold}：净获益 {benefit}；减去对每张图像都处置的净获益后为 {difference}。</translation>
    </message>
    <message>
        <source>By {column}; of {n|image|images} it is not stated.</source>
        <translation>区分依据：{column}；其中 {n|张图像|张图像}未说明。</translation>
    </message>
    <message>
        <source>By {column}.</source>
        <translation>区分依据：{column}。</translation>
    </message>
    <message>
        <source>Sensitivity and specificity at the operating point.</source>
        <translation>灵敏度和特异度为工作点处的值。</translation>
    </message>
    <message>
        <source>Subgroups by {column}</source>
        <translation>亚组，区分依据：{column}</translation>
    </message>
    <message>
        <source>AUC minus the others&apos;</source>
        <translation>AUC 减其余的 AUC</translation>
    </message>
    <message>
        <source>Fewer than {n} patients: nothing can be concluded.</source>
        <translation>少于 {n} 例患者：不能得出任何结论。</translation>
    </message>
    <message>
        <source>Is it worth acting on?</source>
        <translation>值得据此处置吗？</translation>
    </message>
    <message>
        <source>decision curve analysis, Vickers and Elkin 2006</source>
        <translation>决策曲线分析，Vickers 和 Elkin 2006</translation>
    </message>
    <message>
        <source>Net benefit counts the findings that are acted on for each image, and takes off the false alarms by what a miss is worth: who acts from the probability t on holds one miss to be as bad as (1 − t) / t false alarms. It means something only where the stated probabilities are right, and the finding is as common in practice as it was taken to be here: {how}.</source>
        <translation>净获益按平均每张图像计算得到处置的真阳性数，再减去误报；误报按一次漏诊相当于多少次误报折算：自概率 t 起采取处置，即认为一次漏诊相当于 (1 − t) / t 次误报。只有给出的概率正确，且阳性类别在实际中的常见程度与此处的设定（{how}）一致时，它才有意义。</translation>
    </message>
    <message>
        <source>No subgroup could be compared with the others.</source>
        <translation>没有亚组能与其余比较。</translation>
    </message>
    <message>
        <source>{n|difference was|differences were} compared (of AUC, sensitivity and specificity, each subgroup against all other images). The intervals of {outside} leave out zero; by chance alone about one in twenty does. A subgroup that looks worse is a question to be asked again of other images, not an answer.</source>
        <translation>比较了 {n|个差异|个差异}（AUC、灵敏度和特异度，每个亚组对其余所有图像）。不包含零的区间：{outside}；仅出于偶然，约二十个中就有一个。看起来较差的亚组提出的是需要用其他图像再次检验的疑问，而不是结论。</translation>
    </message>
    <message>
        <source>{n|patient has|patients have} images in more than one of these subgroups.</source>
        <translation>{n|例患者|例患者}在不止一个这样的亚组中有图像。</translation>
    </message>
    <message>
        <source>most evidence first</source>
        <translation>先去掉证据最多者</translation>
    </message>
    <message>
        <source>most attention of the backbone first</source>
        <translation>先去掉主干网络注意力最多者</translation>
    </message>
    <message>
        <source>random tokens</source>
        <translation>随机去掉 token</translation>
    </message>
    <message>
        <source>Do the maps show what the answer hangs on?</source>
        <translation>热图是否显示了回答的依据？</translation>
    </message>
    <message>
        <source>Answer as tokens are taken out</source>
        <translation>去掉 token 时的回答</translation>
    </message>
    <message>
        <source>The lower a line, the more the tokens that its map names first count for the answer.</source>
        <translation>曲线越低，其热图最先列出的 token 对回答越重要。</translation>
    </message>
    <message>
        <source>Share of the kept tokens taken out</source>
        <translation>去掉的 token 占保留 token 的比例</translation>
    </message>
    <message>
        <source>Mean answer, in the unit</source>
        <translation>回答的均值（按其单位）</translation>
    </message>
    <message>
        <source>Mean probability of the answer</source>
        <translation>回答概率的均值</translation>
    </message>
    <message>
        <source>Epoch (one pass over all training images)</source>
        <translation>轮次（一轮即遍历所有训练图像一次）</translation>
    </message>
    <message>
        <source>kept: epoch {epoch}</source>
        <translation>保留：第 {epoch} 轮</translation>
    </message>
    <message>
        <source>Loss while training</source>
        <translation>训练过程中的损失</translation>
    </message>
    <message>
        <source>Lower is better; validation rising while training falls means overfitting.</source>
        <translation>越低越好；训练损失下降而验证损失上升表示过拟合。</translation>
    </message>
    <message>
        <source>Loss (cross-entropy, nats per image)</source>
        <translation>损失（交叉熵，每张图像的 nat 数）</translation>
    </message>
    <message>
        <source>training images (learned from)</source>
        <translation>训练图像（用于学习）</translation>
    </message>
    <message>
        <source>validation images (used to choose)</source>
        <translation>验证图像（用于选择）</translation>
    </message>
    <message>
        <source>Validation AUC while training</source>
        <translation>训练过程中的验证 AUC</translation>
    </message>
    <message>
        <source>Higher is better; 0.5 is guessing. The epoch kept is marked.</source>
        <translation>越高越好；0.5 为猜测。保留的轮次已标出。</translation>
    </message>
    <message>
        <source>AUC (0.5 is guessing, 1 is perfect)</source>
        <translation>AUC（0.5 为猜测，1 为完美）</translation>
    </message>
    <message>
        <source>The numbers behind these curves</source>
        <translation>这些曲线的数值</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Loss, training</source>
        <translation>损失，训练</translation>
    </message>
    <message>
        <source>Loss, validation</source>
        <translation>损失，验证</translation>
    </message>
    <message>
        <source>AUC, validation</source>
        <translation>AUC，验证</translation>
    </message>
    <message>
        <source>{epoch} (kept)</source>
        <translation>{epoch}（保留）</translation>
    </message>
    <message>
        <source>No course of training was recorded.</source>
        <translation>未记录训练过程。</translation>
    </message>
    <message>
        <source>There were no epochs: a read-out is fitted, which has one answer.</source>
        <translation>没有轮次：读出由拟合得到，只有唯一解。</translation>
    </message>
    <message>
        <source>Of {n|epoch|epochs}, number {best} was kept: it had the best AUC on the validation images, which are used to choose.</source>
        <translation>在 {n|轮|轮}中保留了第 {best} 轮：其在用于选择的验证图像上 AUC 最佳。</translation>
    </message>
    <message>
        <source>{n|epoch was|epochs were} run.</source>
        <translation>共运行了 {n|轮|轮}。</translation>
    </message>
    <message>
        <source>How images were prepared</source>
        <translation>图像的预处理</translation>
    </message>
    <message>
        <source>Not recorded.</source>
        <translation>未记录。</translation>
    </message>
    <message>
        <source>Model and training</source>
        <translation>模型和训练</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>预训练网络</translation>
    </message>
    <message>
        <source>backbone: stays as it is</source>
        <translation>主干网络：保持不变</translation>
    </message>
    <message>
        <source>Its identity</source>
        <translation>其标识</translation>
    </message>
    <message>
        <source>SHA-256 identity of the backbone&apos;s weights</source>
        <translation>主干网络权重的 SHA-256 标识</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>parameter-efficient fine-tuning: only a small added network is trained</source>
        <translation>参数高效微调：只训练一个附加的小网络</translation>
    </message>
    <message>
        <source>Read-out</source>
        <translation>读出</translation>
    </message>
    <message>
        <source>logistic regression on all that is stored of an image: fitted, not trained in epochs</source>
        <translation>对一张图像所存储的全部内容作逻辑回归：由拟合得到，不分轮训练</translation>
    </message>
    <message>
        <source>Trained parameters</source>
        <translation>训练的参数</translation>
    </message>
    <message>
        <source>numbers that were learned</source>
        <translation>学习得到的数值</translation>
    </message>
    <message>
        <source>{parameters} ({percent} % of all)</source>
        <translation>{parameters}（占全部的 {percent}%）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>random start: the same seed on the same machine gives the same result</source>
        <translation>随机起点：在同一台计算机上，相同的随机种子得到相同的结果</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>On test images</source>
        <translation>在测试图像上</translation>
    </message>
    <message>
        <source>external</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>On external images</source>
        <translation>在外部图像上</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>On validation images</source>
        <translation>在验证图像上</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>On training images</source>
        <translation>在训练图像上</translation>
    </message>
    <message>
        <source>The operating point has the highest sum of sensitivity and specificity (Youden)</source>
        <translation>工作点取灵敏度与特异度之和最大处（约登指数）</translation>
    </message>
    <message>
        <source>The operating point is the highest threshold with a sensitivity of at least {share}</source>
        <translation>工作点为灵敏度至少 {share} 的最高阈值</translation>
    </message>
    <message>
        <source>The operating point is the lowest threshold with a specificity of at least {share}</source>
        <translation>工作点为特异度至少 {share} 的最低阈值</translation>
    </message>
    <message>
        <source>The operating point has the highest net benefit where a miss is as bad as {number} false alarms</source>
        <translation>工作点取净获益最大处，其中一次漏诊相当于 {number} 次误报</translation>
    </message>
    <message>
        <source>The operating point was set by hand</source>
        <translation>工作点为手动设定</translation>
    </message>
    <message>
        <source>No operating point was chosen: a class is called from a probability of 0.5 on, which was fixed before any image was seen</source>
        <translation>未选定工作点：概率达到 0.5 即判为该类别，这在看到任何图像之前就已确定</translation>
    </message>
    <message>
        <source>{n|image|images}, patients unknown</source>
        <translation>{n|张图像|张图像}，患者未知</translation>
    </message>
    <message>
        <source>{n|image|images} of {patients|patient|patients}</source>
        <translation>来自 {patients|例患者|例患者}的 {n|张图像|张图像}</translation>
    </message>
    <message>
        <source>{n|study|studies}, patients unknown</source>
        <translation>{n|次检查|次检查}，患者未知</translation>
    </message>
    <message>
        <source>{n|study|studies} of {patients|patient|patients}</source>
        <translation>来自 {patients|例患者|例患者}的 {n|次检查|次检查}</translation>
    </message>
    <message>
        <source>{n|patient|patients}, patients unknown</source>
        <translation>{n|例患者|例患者}，患者未知</translation>
    </message>
    <message>
        <source>{n|patient|patients}</source>
        <translation>{n|例患者|例患者}</translation>
    </message>
    <message>
        <source>slope {slope}; in the large {large}; Brier score {brier}, skill {skill}; expected calibration error {ece}; log loss {loss}</source>
        <translation>斜率 {slope}；总体校准 {large}；Brier 评分 {brier}，技巧评分 {skill}；期望校准误差 {ece}；对数损失 {loss}</translation>
    </message>
    <message>
        <source>slope {slope}; Brier score {brier}, skill {skill}; expected calibration error {ece}; log loss {loss}</source>
        <translation>斜率 {slope}；Brier 评分 {brier}，技巧评分 {skill}；期望校准误差 {ece}；对数损失 {loss}</translation>
    </message>
    <message>
        <source>{rule}.</source>
        <translation>{rule}。</translation>
    </message>
    <message>
        <source>{rule}, on images that were held out in turn: {images}.</source>
        <translation>{rule}，依据轮流留出的图像：{images}。</translation>
    </message>
    <message>
        <source>{rule}, on the validation images: {images}.</source>
        <translation>{rule}，依据验证图像：{images}。</translation>
    </message>
    <message>
        <source>It was chosen after the adapter&apos;s own test images had been seen, which none of these images is.</source>
        <translation>它是在看过适配器自己的测试图像之后选定的，这里的图像均不在其中。</translation>
    </message>
    <message>
        <source>It was chosen after the test images had been seen: figures of these at this point are too good.</source>
        <translation>它是在看过测试图像之后选定的：这些图像在该点的指标过于乐观。</translation>
    </message>
    <message>
        <source>The operating point was chosen after the test images had been seen: sensitivity and specificity at it are too good.</source>
        <translation>工作点是在看过测试图像之后选定的：该点的灵敏度和特异度过于乐观。</translation>
    </message>
    <message>
        <source>Nobody has said which class is the finding. Sensitivity is that of “{class}”, by the order of the names alone.</source>
        <translation>无人说明哪个是阳性类别。灵敏度指“{class}”的灵敏度，这只是按名称顺序确定的。</translation>
    </message>
    <message>
        <source>Figures at the operating point</source>
        <translation>工作点处的指标</translation>
    </message>
    <message>
        <source>validation, where it was chosen</source>
        <translation>验证（在此选定）</translation>
    </message>
    <message>
        <source>held out in turn, where it was chosen</source>
        <translation>轮流留出（在此选定）</translation>
    </message>
    <message>
        <source>PPV and NPV among people of whom {share} have the finding, as was stated.</source>
        <translation>PPV 和 NPV 适用于其中 {share} 属于阳性类别的人群（按所说明的患病率）。</translation>
    </message>
    <message>
        <source>Whether stated probabilities come true as often as they say. A slope of 1 is right, below 1 the network is too sure of itself; in the large, 0 is right. A skill above 0 is better than stating the share of each class for every image. The calibration error is without what chance makes of it.</source>
        <translation>给出的概率与实际发生率是否一致。斜率应为 1，小于 1 表示网络过于自信；总体校准应为 0。技巧评分大于 0 表示优于对每张图像都给出各类别的比例。校准误差已扣除偶然造成的部分。</translation>
    </message>
    <message>
        <source>As the network says it</source>
        <translation>网络的原始输出</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>校正</translation>
    </message>
    <message>
        <source>temperature {temperature}, and a bias for each class, fitted on images that the network had not learned from; the AUC is that of the network itself</source>
        <translation>温度 {temperature}，并对每个类别加一个偏置，在网络未学习过的图像上拟合；AUC 为网络本身的 AUC</translation>
    </message>
    <message>
        <source>temperature {temperature}, fitted on images that the network had not learned from; the AUC is that of the network itself</source>
        <translation>温度 {temperature}，在网络未学习过的图像上拟合；AUC 为网络本身的 AUC</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>可靠性图</translation>
    </message>
    <message>
        <source>Stated probability against how often it came true; on the diagonal both agree.</source>
        <translation>给出的概率对实际发生率；在对角线上两者一致。</translation>
    </message>
    <message>
        <source>Stated probability</source>
        <translation>给出的概率</translation>
    </message>
    <message>
        <source>How often it came true</source>
        <translation>实际发生率</translation>
    </message>
    <message>
        <source>95&#xa0;% interval, lower end</source>
        <translation>95% 区间，下端</translation>
    </message>
    <message>
        <source>95&#xa0;% interval, upper end</source>
        <translation>95% 区间，上端</translation>
    </message>
    <message>
        <source>Readers beside the machine</source>
        <translation>阅片者与机器并列</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>that this reader has read and that can be judged</source>
        <translation>该阅片者阅过且可评判的</translation>
    </message>
    <message>
        <source>of this reader</source>
        <translation>该阅片者的</translation>
    </message>
    <message>
        <source>Machine minus reader: sensitivity</source>
        <translation>机器减阅片者：灵敏度</translation>
    </message>
    <message>
        <source>on the same images, by the same reference</source>
        <translation>针对相同图像、相同参考</translation>
    </message>
    <message>
        <source>Machine minus reader: specificity</source>
        <translation>机器减阅片者：特异度</translation>
    </message>
    <message>
        <source>The machine at its operating point. Intervals of differences know that both judged the same images, and which of these are of one patient.</source>
        <translation>机器采用其工作点。差值的区间考虑了双方判断的是相同图像，以及哪些属于同一患者。</translation>
    </message>
    <message>
        <source>Means over the classes; the machine by its most probable class. Intervals of differences know that both judged the same images, and which of these are of one patient.</source>
        <translation>为各类别的均值；机器取其最可能的类别。差值的区间考虑了双方判断的是相同图像，以及哪些属于同一患者。</translation>
    </message>
    <message>
        <source>no interval can be given</source>
        <translation>无法给出区间</translation>
    </message>
    <message>
        <source>{confidence}&#xa0;% interval {interval}</source>
        <translation>{confidence}% 区间 {interval}</translation>
    </message>
    <message>
        <source>On test images, never seen before</source>
        <translation>在测试图像上（此前从未见过）</translation>
    </message>
    <message>
        <source>On external images, from another source than the images learned from</source>
        <translation>在外部图像上（与学习所用图像来源不同）</translation>
    </message>
    <message>
        <source>On validation images, which chose the epoch, so these figures flatter</source>
        <translation>在验证图像上（它们选定了轮次，因此这些指标偏于乐观）</translation>
    </message>
    <message>
        <source>On training images, from which the adapter learned</source>
        <translation>在训练图像上（适配器从中学习）</translation>
    </message>
    <message>
        <source>On test patients, never seen before</source>
        <translation>在测试患者中（此前从未见过）</translation>
    </message>
    <message>
        <source>On external patients, from another source than the images learned from</source>
        <translation>在外部患者中（与学习所用图像来源不同）</translation>
    </message>
    <message>
        <source>On validation patients, which chose the epoch, so these figures flatter</source>
        <translation>在验证患者中（它们选定了轮次，因此这些指标偏于乐观）</translation>
    </message>
    <message>
        <source>On training patients, from which the adapter learned</source>
        <translation>在训练患者中（适配器从中学习）</translation>
    </message>
    <message>
        <source>Figures of patients</source>
        <translation>患者的指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{confidence}&#xa0;% interval</source>
        <translation>{confidence}% 区间</translation>
    </message>
    <message>
        <source>confidence interval: of many such studies, this share of intervals would hold the true value</source>
        <translation>置信区间：在许多此类研究中，有此比例的区间会包含真值</translation>
    </message>
    <message>
        <source>No two test images are known to be of the same patient.</source>
        <translation>没有已知属于同一患者的两张测试图像。</translation>
    </message>
    <message>
        <source>No two external images are known to be of the same patient.</source>
        <translation>没有已知属于同一患者的两张外部图像。</translation>
    </message>
    <message>
        <source>No two validation images are known to be of the same patient.</source>
        <translation>没有已知属于同一患者的两张验证图像。</translation>
    </message>
    <message>
        <source>No two training images are known to be of the same patient.</source>
        <translation>没有已知属于同一患者的两张训练图像。</translation>
    </message>
    <message>
        <source>on the logit scale</source>
        <translation>logit 尺度</translation>
    </message>
    <message>
        <source>variance by patient, Obuchowski 1997; Student&apos;s t</source>
        <translation>按患者计算方差，Obuchowski 1997；Student t 分布</translation>
    </message>
    <message>
        <source>variance by DeLong, DeLong and Clarke-Pearson 1988; Student&apos;s t</source>
        <translation>方差按 DeLong、DeLong 和 Clarke-Pearson 1988；Student t 分布</translation>
    </message>
    <message>
        <source>Wilson&apos;s interval</source>
        <translation>Wilson 区间</translation>
    </message>
    <message>
        <source>score interval of a proportion on the effective number of images, Rao and Scott 1992</source>
        <translation>按有效图像数计算的比例得分区间，Rao 和 Scott 1992</translation>
    </message>
    <message>
        <source>score interval of a binomial proportion, Wilson 1927</source>
        <translation>二项比例的得分区间，Wilson 1927</translation>
    </message>
    <message>
        <source>how much each patient moves them</source>
        <translation>每例患者对指标的影响大小</translation>
    </message>
    <message>
        <source>influence values, summed by patient; Student&apos;s t of as many degrees as patients matter for the figure</source>
        <translation>影响值按患者求和；Student t 分布，自由度按对该指标起作用的患者数</translation>
    </message>
    <message>
        <source>Several images of one patient do not feign precision.</source>
        <translation>同一患者的多张图像不会造成虚假的精度。</translation>
    </message>
    <message>
        <source>How often the test images were evaluated was not counted.</source>
        <translation>未记录测试图像被评估的次数。</translation>
    </message>
    <message>
        <source>The test images were evaluated once.</source>
        <translation>测试图像已评估一次。</translation>
    </message>
    <message>
        <source>The test images were evaluated {evaluations} times.</source>
        <translation>测试图像已评估 {evaluations} 次。</translation>
    </message>
    <message>
        <source>Confusion matrix of images</source>
        <translation>图像的混淆矩阵</translation>
    </message>
    <message>
        <source>Number of test images, by the most probable class. Framed: right answers.</source>
        <translation>测试图像数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of external images, by the most probable class. Framed: right answers.</source>
        <translation>外部图像数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of validation images, by the most probable class. Framed: right answers.</source>
        <translation>验证图像数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of training images, by the most probable class. Framed: right answers.</source>
        <translation>训练图像数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>{count} of {all} images of “{reference}” were predicted as “{prediction}”</source>
        <translation>参考为“{reference}”的 {all} 张图像中，{count} 张被预测为“{prediction}”</translation>
    </message>
    <message>
        <source>Confusion matrix of patients</source>
        <translation>患者的混淆矩阵</translation>
    </message>
    <message>
        <source>Number of test patients, by the most probable class. Framed: right answers.</source>
        <translation>测试患者数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of external patients, by the most probable class. Framed: right answers.</source>
        <translation>外部患者数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of validation patients, by the most probable class. Framed: right answers.</source>
        <translation>验证患者数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>Number of training patients, by the most probable class. Framed: right answers.</source>
        <translation>训练患者数，按最可能的类别。加框：正确的回答。</translation>
    </message>
    <message>
        <source>{count} of {all} patients of “{reference}” were predicted as “{prediction}”</source>
        <translation>参考为“{reference}”的 {all} 例患者中，{count} 例被预测为“{prediction}”</translation>
    </message>
    <message>
        <source>Reference ↓ prediction →</source>
        <translation>参考 ↓ 预测 →</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Some patients have several test images.</source>
        <translation>有些患者有多张测试图像。</translation>
    </message>
    <message>
        <source>Some patients have several external images.</source>
        <translation>有些患者有多张外部图像。</translation>
    </message>
    <message>
        <source>Some patients have several validation images.</source>
        <translation>有些患者有多张验证图像。</translation>
    </message>
    <message>
        <source>Some patients have several training images.</source>
        <translation>有些患者有多张训练图像。</translation>
    </message>
    <message>
        <source>Patient by patient</source>
        <translation>逐例患者</translation>
    </message>
    <message>
        <source>Here each patient counts once, by the mean of the probabilities of all their images.</source>
        <translation>此处按其全部图像概率的均值，每例患者计一次。</translation>
    </message>
    <message>
        <source>{patients|patient|patients} with images of several classes could not be counted so and took no part.</source>
        <translation>{patients|例患者|例患者}有多个类别的图像，无法如此计数，未参与。</translation>
    </message>
    <message>
        <source>a linear reading</source>
        <translation>线性读取</translation>
    </message>
    <message>
        <source>a linear reading, penalty chosen on images it had not learned from</source>
        <translation>线性读取，惩罚项在其未学习过的图像上选定</translation>
    </message>
    <message>
        <source>a linear reading, usual penalty, not tuned</source>
        <translation>线性读取，惩罚项取常用值，未经调优</translation>
    </message>
    <message>
        <source>Its AUC on these test images is {auc}.</source>
        <translation>基线模型在这些测试图像上的 AUC 为 {auc}。</translation>
    </message>
    <message>
        <source>Its AUC on these external images is {auc}.</source>
        <translation>基线模型在这些外部图像上的 AUC 为 {auc}。</translation>
    </message>
    <message>
        <source>Its AUC on these validation images is {auc}.</source>
        <translation>基线模型在这些验证图像上的 AUC 为 {auc}。</translation>
    </message>
    <message>
        <source>Its AUC on these training images is {auc}.</source>
        <translation>基线模型在这些训练图像上的 AUC 为 {auc}。</translation>
    </message>
    <message>
        <source>Which of the two is better is not shown: these images chose the adapter&apos;s best epoch, so its AUC flatters. Test images can show it, or a cross-validation.</source>
        <translation>两者谁更好尚未证明：这些图像选定了适配器的最佳轮次，因此其 AUC 偏于乐观。测试图像或交叉验证可以说明。</translation>
    </message>
    <message>
        <source>The adapter adds something: the whole interval lies above zero.</source>
        <translation>适配器有所提升：整个区间都大于零。</translation>
    </message>
    <message>
        <source>The baseline is better than the adapter: the whole interval lies below zero. On images like these the adapter is no gain.</source>
        <translation>基线模型优于适配器：整个区间都小于零。对此类图像，适配器没有益处。</translation>
    </message>
    <message>
        <source>The adapter is not shown to be better: the interval holds zero, so the difference may be chance, and the baseline may do as well on images like these. With so many images a true difference of {smallest} or more is found in four of five studies.</source>
        <translation>未证明适配器更好：区间包含零，因此差值可能出于偶然，对此类图像基线模型也可能同样好。以这么多图像，五项研究中有四项能发现 {smallest} 或更大的真实差异。</translation>
    </message>
    <message>
        <source>The two could not be compared: no interval can be given for the difference, as patients are too few or none of them tells the two apart. Whether the adapter is any gain is not known.</source>
        <translation>两者无法比较：差值无法给出区间，因为患者太少，或没有患者能区分两者。适配器是否有益尚不清楚。</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>The adapter&apos;s AUC minus that is {difference}.</source>
        <translation>适配器的 AUC 减去基线模型的 AUC 为 {difference}。</translation>
    </message>
    <message>
        <source>Trainings of the series</source>
        <translation>系列中的各次训练</translation>
    </message>
    <message>
        <source>AUC, baseline</source>
        <translation>AUC，基线模型</translation>
    </message>
    <message>
        <source>{figure}: mean {mean}, standard deviation {deviation}, from {lowest} to {highest}.</source>
        <translation>{figure}：均值 {mean}，标准差 {deviation}，范围 {lowest} 至 {highest}。</translation>
    </message>
    <message>
        <source>{figure}, mean within the folds: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}，各折内的均值：{value}（{interval}；n&#xa0;=&#xa0;{images}）。</translation>
    </message>
    <message>
        <source>{figure}, all folds together: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}，所有折合计：{value}（{interval}；n&#xa0;=&#xa0;{images}）。</translation>
    </message>
    <message>
        <source>{figure}, mean: {value} ({interval}; n&#xa0;=&#xa0;{images}).</source>
        <translation>{figure}，均值：{value}（{interval}；n&#xa0;=&#xa0;{images}）。</translation>
    </message>
    <message>
        <source>Trained several times</source>
        <translation>多次训练</translation>
    </message>
    <message>
        <source>k-fold cross-validation by patient</source>
        <translation>按患者的 k 折交叉验证</translation>
    </message>
    <message>
        <source>several random seeds</source>
        <translation>多个随机种子</translation>
    </message>
    <message>
        <source>The training and validation images were divided into {trainings} folds, by patient where patients are known. Each fold was judged once, by a training that never met it. The test images took no part.</source>
        <translation>训练和验证图像划分为 {trainings} 折，患者已知时按患者划分。每一折由从未见过它的训练评判一次。测试图像未参与。</translation>
    </message>
    <message>
        <source>The same was trained {trainings} times, with other seeds (random numbers), and judged by the validation images, by which the epochs were chosen: a little too good. The test images took no part.</source>
        <translation>同样的训练进行了 {trainings} 次，采用不同的随机种子（随机数），并用选定轮次的验证图像评判：结果略偏乐观。测试图像未参与。</translation>
    </message>
    <message>
        <source>ROC curve: sensitivity against 1 − specificity</source>
        <translation>ROC 曲线：灵敏度对 1 − 特异度</translation>
    </message>
    <message>
        <source>1 − specificity: false alarms, share of other images</source>
        <translation>1 − 特异度：误报，占其余图像的比例</translation>
    </message>
    <message>
        <source>{class}: AUC {auc}</source>
        <translation>{class}：AUC {auc}</translation>
    </message>
    <message>
        <source>reader “{reader}”</source>
        <translation>阅片者“{reader}”</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>receiver operating characteristic</source>
        <translation>受试者工作特征</translation>
    </message>
    <message>
        <source>One curve a class, each against all the others.</source>
        <translation>每个类别一条曲线，各对其余所有类别。</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>Image {number}, of “{class}”</source>
        <translation>图像 {number}，参考为“{class}”</translation>
    </message>
    <message>
        <source>Image {number} with attention overlay</source>
        <translation>图像 {number}，叠加注意力热图</translation>
    </message>
    <message>
        <source>Image {number}</source>
        <translation>图像 {number}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{class}, with probability {probability}</source>
        <translation>{class}，概率 {probability}</translation>
    </message>
    <message>
        <source>Here the prediction is the most probable class. What the operating point makes of the same images stands below, under “Operating point”.</source>
        <translation>此处的预测为最可能的类别。工作点对相同图像给出的结果见下方“工作点”。</translation>
    </message>
    <message>
        <source>Tested on</source>
        <translation>测试所用</translation>
    </message>
    <message>
        <source>Figures on validation images</source>
        <translation>验证图像上的指标</translation>
    </message>
    <message>
        <source>Figures on training images</source>
        <translation>训练图像上的指标</translation>
    </message>
    <message>
        <source>from another source than the images learned from</source>
        <translation>与学习所用图像来源不同</translation>
    </message>
    <message>
        <source>which chose the epoch, so these figures flatter</source>
        <translation>这些图像选定了轮次，因此指标偏于乐观</translation>
    </message>
    <message>
        <source>from which the adapter learned</source>
        <translation>适配器从这些图像学习</translation>
    </message>
    <message>
        <source>{interval}; n&#xa0;=&#xa0;{images}</source>
        <translation>{interval}；n&#xa0;=&#xa0;{images}</translation>
    </message>
    <message>
        <source>{interval}; n&#xa0;=&#xa0;{images}; at the threshold {threshold}</source>
        <translation>{interval}；n&#xa0;=&#xa0;{images}；阈值为 {threshold}</translation>
    </message>
    <message>
        <source>{images|image|images}</source>
        <translation>{images|张图像|张图像}</translation>
    </message>
    <message>
        <source>of {patients|known patient|known patients}, {what}</source>
        <translation>来自 {patients|例已知患者|例已知患者}；{what}</translation>
    </message>
    <message>
        <source>patients unknown, {what}</source>
        <translation>患者未知；{what}</translation>
    </message>
    <message>
        <source>Results on test images, never seen before</source>
        <translation>测试图像上的结果（此前从未见过）</translation>
    </message>
    <message>
        <source>Results on external images, from another source than the images learned from</source>
        <translation>外部图像上的结果（与学习所用图像来源不同）</translation>
    </message>
    <message>
        <source>Results on validation images, which chose the epoch, so these figures flatter</source>
        <translation>验证图像上的结果（它们选定了轮次，因此这些指标偏于乐观）</translation>
    </message>
    <message>
        <source>Results on training images, from which the adapter learned</source>
        <translation>训练图像上的结果（适配器从中学习）</translation>
    </message>
    <message>
        <source>None among the test images.</source>
        <translation>测试图像中没有。</translation>
    </message>
    <message>
        <source>None among the external images.</source>
        <translation>外部图像中没有。</translation>
    </message>
    <message>
        <source>None among the validation images.</source>
        <translation>验证图像中没有。</translation>
    </message>
    <message>
        <source>None among the training images.</source>
        <translation>训练图像中没有。</translation>
    </message>
    <message>
        <source>Before you rely on these figures</source>
        <translation>在依赖这些指标之前</translation>
    </message>
    <message>
        <source>No figure was computed.</source>
        <translation>未计算任何指标。</translation>
    </message>
    <message>
        <source>All classes together</source>
        <translation>所有类别合计</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>reference against prediction</source>
        <translation>参考对预测</translation>
    </message>
    <message>
        <source>Images are named by a number that means nothing outside this project. Pictures themselves can hold what identifies a person, burned-in writing above all: look at them before you pass this report on.</source>
        <translation>图像以编号命名，该编号在本项目之外没有意义。图像本身可能含有能识别个人的内容，尤其是烧录的文字：转交本报告前请先查看。</translation>
    </message>
    <message>
        <source>Left the image, right the same with an overlay.</source>
        <translation>左为图像，右为叠加热图的同一图像。</translation>
    </message>
    <message>
        <source>Wrong answers, by the most probable class</source>
        <translation>错误的回答，按最可能的类别</translation>
    </message>
    <message>
        <source>{shown} of {all|wrong answer|wrong answers} shown.</source>
        <translation>{all|个错误的回答|个错误的回答}中显示了 {shown} 个。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Limitations, and what remains to be completed</source>
        <translation>局限及待补充的内容</translation>
    </message>
    <message>
        <source>The program cannot know the following. A report is complete only with it:</source>
        <translation>程序无法得知以下内容。补充后报告才算完整：</translation>
    </message>
    <message>
        <source>{side} x {side} pixels</source>
        <translation>{side} × {side} 像素</translation>
    </message>
    <message>
        <source>in 8 bits (int8)</source>
        <translation>8 位（int8）</translation>
    </message>
    <message>
        <source>in 16 bits (fp16)</source>
        <translation>16 位（fp16）</translation>
    </message>
    <message>
        <source>Image size, pre-trained network</source>
        <translation>图像尺寸（预训练网络）</translation>
    </message>
    <message>
        <source>Image size, adapter</source>
        <translation>图像尺寸（适配器）</translation>
    </message>
    <message>
        <source>Layers of the pre-trained network that are read</source>
        <translation>所读取的预训练网络层</translation>
    </message>
    <message>
        <source>Share of tokens (image parts) kept</source>
        <translation>保留的 token（图像部分）比例</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示向量</translation>
    </message>
    <message>
        <source>Width of the adapter&apos;s network</source>
        <translation>适配器网络的宽度</translation>
    </message>
    <message>
        <source>an eighth of the pre-trained network&apos;s</source>
        <translation>预训练网络宽度的八分之一</translation>
    </message>
    <message>
        <source>an eighth of the pre-trained network&apos;s, but at least 64</source>
        <translation>预训练网络宽度的八分之一，但至少为 64</translation>
    </message>
    <message>
        <source>Arithmetic (precision)</source>
        <translation>算术（精度）</translation>
    </message>
    <message>
        <source>Features stored</source>
        <translation>存储的特征</translation>
    </message>
    <message>
        <source>Features stored, as the disk allowed</source>
        <translation>存储的特征（按磁盘空间所允许）</translation>
    </message>
    <message>
        <source>chosen automatically</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU（处理器）</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU（显卡）</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU 核数</translation>
    </message>
    <message>
        <source>{n|core|cores}</source>
        <translation>{n|个核|个核}</translation>
    </message>
    <message>
        <source>The answer is read from</source>
        <translation>回答读取自</translation>
    </message>
    <message>
        <source>side network and read-out (the read-out alone where there are no epochs)</source>
        <translation>侧网络和读出（没有轮次时仅读出）</translation>
    </message>
    <message>
        <source>the side network alone, as published</source>
        <translation>单独的侧网络，与已发表的方法一致</translation>
    </message>
    <message>
        <source>Epochs, at most</source>
        <translation>最多轮数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>{n|image at a time|images at a time}</source>
        <translation>每次 {n|张图像|张图像}</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>微批次</translation>
    </message>
    <message>
        <source>{n|image in memory at once|images in memory at once}</source>
        <translation>内存中同时 {n|张图像|张图像}</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Random horizontal flips</source>
        <translation>水平翻转（随机镜像）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>rare classes weigh more</source>
        <translation>罕见类别权重更大</translation>
    </message>
    <message>
        <source>where a class is rare</source>
        <translation>有罕见类别时</translation>
    </message>
    <message>
        <source>Ordinal labels</source>
        <translation>有序标注</translation>
    </message>
    <message>
        <source>yes, the classes are grades</source>
        <translation>是，类别为分级</translation>
    </message>
    <message>
        <source>as the project says</source>
        <translation>按项目设定</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>after {n|epoch|epochs} without a better one</source>
        <translation>连续 {n|轮|轮}没有更好的结果后</translation>
    </message>
    <message>
        <source>Rule of the operating point</source>
        <translation>工作点的规则</translation>
    </message>
    <message>
        <source>Validation fold</source>
        <translation>验证折</translation>
    </message>
    <message>
        <source>Fold held out</source>
        <translation>留出的折</translation>
    </message>
    <message>
        <source>Validation images learned from, too</source>
        <translation>也从验证图像学习</translation>
    </message>
    <message>
        <source>{n|epoch|epochs}</source>
        <translation>{n|轮|轮}</translation>
    </message>
    <message>
        <source>Mark of images and labels (SHA-256)</source>
        <translation>图像和标注的校验值（SHA-256）</translation>
    </message>
    <message>
        <source>Mark of what was asked for (SHA-256)</source>
        <translation>训练要求的校验值（SHA-256）</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
    <message>
        <source>not defined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>minus infinite</source>
        <translation>负无穷大</translation>
    </message>
    <message>
        <source>{number}&#xa0;%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>cannot be given</source>
        <translation>无法给出</translation>
    </message>
    <message>
        <source>{value} (no interval)</source>
        <translation>{value}（无区间）</translation>
    </message>
    <message>
        <source>area under the receiver operating characteristic curve</source>
        <translation>受试者工作特征（ROC）曲线下面积</translation>
    </message>
    <message>
        <source>How well the classes are told apart: the chance that an image of “{positive}” gets a higher score than one of “{negative}”. 0.5 is guessing, 1 is perfect.</source>
        <translation>区分各类别的能力：“{positive}”的图像得分高于“{negative}”的图像的概率。0.5 为猜测，1 为完美。</translation>
    </message>
    <message>
        <source>How well the classes are told apart: the chance that an image of a class scores higher for it than an image of another class, mean over the classes. 0.5 is guessing, 1 is perfect.</source>
        <translation>区分各类别的能力：某一类别的图像在该类别上的得分高于其他类别图像的概率，取各类别的均值。0.5 为猜测，1 为完美。</translation>
    </message>
    <message>
        <source>recall of the positive class, true positive rate</source>
        <translation>阳性类别的召回率，真阳性率</translation>
    </message>
    <message>
        <source>Finds the positive class: of the images of “{positive}”, the share with this prediction.</source>
        <translation>发现阳性类别：“{positive}”的图像中，预测也如此的比例。</translation>
    </message>
    <message>
        <source>macro-averaged recall</source>
        <translation>宏平均召回率</translation>
    </message>
    <message>
        <source>Finds each class: of the images of a class, the share with this prediction, mean over the classes.</source>
        <translation>发现每个类别：某一类别的图像中，预测也为该类别的比例，取各类别的均值。</translation>
    </message>
    <message>
        <source>true negative rate</source>
        <translation>真阴性率</translation>
    </message>
    <message>
        <source>Recognises the negative class: of the images of “{negative}”, the share with this prediction.</source>
        <translation>识别阴性类别：“{negative}”的图像中，预测也如此的比例。</translation>
    </message>
    <message>
        <source>macro-averaged true negative rate, one against the rest</source>
        <translation>宏平均真阴性率，一类对其余</translation>
    </message>
    <message>
        <source>Leaves the others alone: of the images that are not of a class, the share without this prediction, mean over the classes.</source>
        <translation>不误判其余图像：不属于某一类别的图像中，未预测为该类别的比例，取各类别的均值。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>正确回答的比例</translation>
    </message>
    <message>
        <source>Right answers: of all images, the share whose prediction is the reference.</source>
        <translation>正确回答：所有图像中，预测与参考相同的比例。</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>平衡准确率</translation>
    </message>
    <message>
        <source>mean recall</source>
        <translation>平均召回率</translation>
    </message>
    <message>
        <source>Right answers, classes weighing the same: as if every class had the same number of images.</source>
        <translation>正确回答，各类别权重相同：如同每个类别的图像数量相等。</translation>
    </message>
    <message>
        <source>PPV (mean over the classes)</source>
        <translation>PPV（各类别的均值）</translation>
    </message>
    <message>
        <source>positive predictive value, macro-averaged precision</source>
        <translation>阳性预测值，宏平均精确率</translation>
    </message>
    <message>
        <source>Positive predictive value: of the images predicted as a class, the share that is of it. Holds only where classes are as frequent as here.</source>
        <translation>阳性预测值：预测为某一类别的图像中，确属该类别的比例。仅适用于各类别的常见程度与此处相同的情况。</translation>
    </message>
    <message>
        <source>F1 score (mean over the classes)</source>
        <translation>F1 分数（各类别的均值）</translation>
    </message>
    <message>
        <source>macro-averaged F1, harmonic mean of precision and recall</source>
        <translation>宏平均 F1，精确率与召回率的调和平均</translation>
    </message>
    <message>
        <source>Sensitivity and PPV in one figure. 1 is perfect.</source>
        <translation>将灵敏度和 PPV 合为一个指标。1 为完美。</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen&apos;s kappa</translation>
    </message>
    <message>
        <source>quadratic weights</source>
        <translation>二次权重</translation>
    </message>
    <message>
        <source>Agreement with the reference beyond chance, where far off weighs more than one grade off (quadratic weights). 0 is chance, 1 is perfect.</source>
        <translation>与参考之间超出随机的一致性；相差多级比相差一级权重更大（二次权重）。0 为随机，1 为完美。</translation>
    </message>
    <message>
        <source>unweighted</source>
        <translation>不加权</translation>
    </message>
    <message>
        <source>Agreement with the reference beyond chance. 0 is chance, 1 is perfect.</source>
        <translation>与参考之间超出随机的一致性。0 为随机，1 为完美。</translation>
    </message>
    <message>
        <source>of the grade</source>
        <translation>按分级计算</translation>
    </message>
    <message>
        <source>Grades off: how many grades the prediction is away from the reference, on average. 0 is perfect.</source>
        <translation>相差的级数：预测与参考平均相差多少级。0 为完美。</translation>
    </message>
    <message>
        <source>Within one grade</source>
        <translation>一级以内</translation>
    </message>
    <message>
        <source>share at most one grade off</source>
        <translation>最多相差一级的比例</translation>
    </message>
    <message>
        <source>Nearly right answers: of all images, the share whose prediction is at most one grade away from the reference. With few grades chance alone reaches a high one.</source>
        <translation>接近正确的回答：所有图像中，预测与参考最多相差一级的比例。分级较少时，仅凭偶然就能达到较高的比例。</translation>
    </message>
    <message>
        <source>mean squared error of the probabilities</source>
        <translation>概率的均方误差</translation>
    </message>
    <message>
        <source>Error of the probabilities: mean squared distance between stated probability and truth. 0 is perfect.</source>
        <translation>概率的误差：给出的概率与真实结果之差的平方的均值。0 为完美。</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <source>area under the precision-recall curve</source>
        <translation>精确率-召回率曲线下面积</translation>
    </message>
    <message>
        <source>PPV averaged over all thresholds. 1 is perfect.</source>
        <translation>PPV 在所有阈值上的均值。1 为完美。</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Surprise at the truth: grows where the network was sure and wrong. 0 is perfect.</source>
        <translation>对真实结果的意外程度：网络有把握却判错时增大。0 为完美。</translation>
    </message>
    <message>
        <source>To be completed:</source>
        <translation>待补充：</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>阳性类别</translation>
    </message>
    <message>
        <source>Excluded in the project, by hand or to mend a problem</source>
        <translation>在项目中排除（手动，或为解决问题）</translation>
    </message>
    <message>
        <source>These are figures of validation images. The read-out did not learn from them, and there was no epoch to choose; but recalibration, intervals of predictions and a threshold that was chosen rest on them, and what hangs on these flatters a little.</source>
        <translation>这些是验证图像的指标。读出没有从它们学习，也没有轮次可选；但再校准、预测区间和所选的阈值以它们为依据，与之相关的指标略偏乐观。</translation>
    </message>
    <message>
        <source>On validation images, from which the read-out did not learn.</source>
        <translation>基于验证图像，读出没有从它们学习。</translation>
    </message>
    <message>
        <source>On {images} validation images, from which the read-out did not learn.</source>
        <translation>基于 {images} 张验证图像，读出没有从它们学习。</translation>
    </message>
    <message>
        <source>On {images} validation images, from which the read-out did not learn; {patients|patient|patients}.</source>
        <translation>基于 {images} 张验证图像（{patients|例患者|例患者}），读出没有从它们学习。</translation>
    </message>
    <message>
        <source>not learned from</source>
        <translation>未用于学习</translation>
    </message>
    <message>
        <source>Images and patients of each class. Training images: learned from. Validation images: not learned from; there was no epoch to choose. Test images: never seen before.</source>
        <translation>各类别的图像和患者。训练图像：用于学习。验证图像：未用于学习；没有轮次可选。测试图像：此前从未见过。</translation>
    </message>
    <message>
        <source>The operating point has the highest net benefit where a miss is as bad as one false alarm</source>
        <translation>工作点取净获益最大处，其中一次漏诊相当于一次误报</translation>
    </message>
    <message>
        <source>On validation images, from which the read-out did not learn</source>
        <translation>在验证图像上（读出没有从它们学习）</translation>
    </message>
    <message>
        <source>On validation patients, from which the read-out did not learn</source>
        <translation>在验证患者中（读出没有从他们学习）</translation>
    </message>
    <message>
        <source>Intervals: of the AUC {logit_scale}; plain shares and means of them have {wilson}; the others come from {influence}, where so few patients matter that nothing can be said, none is given.</source>
        <translation>区间：AUC 的区间采用 {logit_scale}；普通比例及其均值采用 {wilson}；其余区间的依据：{influence}；若起作用的患者太少而无从判断，则不给出区间。</translation>
    </message>
    <message>
        <source>A baseline was fitted to the same images to compare with: {method} on {reads}, without any adapter: the strongest of a few that take seconds.</source>
        <translation>为作比较，用相同的图像拟合了一个基线模型：{method}（{reads}），不用任何适配器：是若干只需数秒的读取方式中最强者。</translation>
    </message>
    <message>
        <source>The same was fitted {trainings} times, with other seeds (random numbers), and judged by the validation images, from which the read-out did not learn. The test images took no part.</source>
        <translation>同样的拟合进行了 {trainings} 次，采用不同的随机种子（随机数），并用读出没有从中学习的验证图像评判。测试图像未参与。</translation>
    </message>
    <message>
        <source>from which the read-out did not learn</source>
        <translation>读出没有从这些图像学习</translation>
    </message>
    <message>
        <source>Results on validation images, from which the read-out did not learn</source>
        <translation>验证图像上的结果（读出没有从它们学习）</translation>
    </message>
    <message>
        <source>penalty {penalty} and temperature {temperature}, chosen by log loss on {groups} groups of patients of the training images, each predicted without it: AUC {auc}, log loss {loss}. Images that are answered together count the more the less each says “{class}”, as that said the groups better than counting them alike (log loss {alike})</source>
        <translation>惩罚系数 {penalty}，温度 {temperature}，依据训练图像中 {groups} 组患者的对数损失选定，每组均由不含该组的拟合作出预测：AUC {auc}，对数损失 {loss}。一起作答的图像中，越不像“{class}”的图像权重越大，因为这样对各组的预测优于等权（对数损失 {alike}）</translation>
    </message>
    <message>
        <source>Side networks, each from another seed; the mean of their logits counts</source>
        <translation>侧网络数，各用不同的随机种子；以其 logit 的平均值为准</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time} UTC</source>
        <translation>{year}年{month}{day}日 {time} UTC</translation>
    </message>
    <message>
        <source>The adapter is the mean of {networks} side networks, trained one after the other from different seeds. Epochs that are stated are those of the first.</source>
        <translation>适配器是 {networks} 个侧网络的平均，它们以不同的随机种子依次训练。所列轮次是第一个侧网络的。</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>the method&apos;s own</source>
        <translation>按方法原设</translation>
    </message>
    <message>
        <source>%1 (95 % confidence interval: %2)</source>
        <translation>%1（95% 置信区间：%2）</translation>
    </message>
    <message>
        <source>a single training</source>
        <translation>单次训练</translation>
    </message>
    <message>
        <source>seed %1 of %2 (series %3)</source>
        <translation>随机种子 %1，共 %2（系列 %3）</translation>
    </message>
    <message>
        <source>on all images, after cross-validation (series %1)</source>
        <translation>用所有图像，在交叉验证之后（系列 %1）</translation>
    </message>
    <message>
        <source>fold %1 of %2 held out (series %3)</source>
        <translation>留出第 %1 折，共 %2 折（系列 %3）</translation>
    </message>
    <message>
        <source>read-out only</source>
        <translation>仅读出</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>%1 training, %2 validation</source>
        <translation>训练 %1，验证 %2</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 (mark %2)</source>
        <translation>%1（标记 %2）</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>预训练网络</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Image size of the trained part</source>
        <translation>训练部分的图像尺寸</translation>
    </message>
    <message>
        <source>The answer is read from</source>
        <translation>回答读取自</translation>
    </message>
    <message>
        <source>the side network</source>
        <translation>侧网络</translation>
    </message>
    <message>
        <source>a read-out alone</source>
        <translation>单独的读出</translation>
    </message>
    <message>
        <source>side network and read-out</source>
        <translation>侧网络和读出</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Batch size (images at a time)</source>
        <translation>批大小（每次图像数）</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seed (random start)</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>fold %1</source>
        <translation>第 %1 折</translation>
    </message>
    <message>
        <source>as split</source>
        <translation>按划分</translation>
    </message>
    <message>
        <source>Several trainings</source>
        <translation>多次训练</translation>
    </message>
    <message>
        <source>Class weights (rare diagnoses weigh more)</source>
        <translation>类别权重（罕见诊断权重更大）</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>where needed</source>
        <translation>需要时</translation>
    </message>
    <message>
        <source>Ordinal (diagnoses are grades)</source>
        <translation>有序（诊断为分级）</translation>
    </message>
    <message>
        <source>as the project says</source>
        <translation>按项目设定</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>after %1 epochs without a better one</source>
        <translation>连续 %1 轮没有更好之后</translation>
    </message>
    <message>
        <source>Horizontal flips (mirrored at random)</source>
        <translation>水平翻转（随机镜像）</translation>
    </message>
    <message>
        <source>Method (fine-grained prompt tuning)</source>
        <translation>方法（细粒度提示微调）</translation>
    </message>
    <message>
        <source>Share of tokens kept (image parts)</source>
        <translation>保留的 token 比例（图像部分）</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Prompts (learned tokens of the adapter)</source>
        <translation>提示向量（适配器学习的 token）</translation>
    </message>
    <message>
        <source>Width of the adapter&apos;s network (numbers for each image part)</source>
        <translation>适配器网络的宽度（每个图像部分的数字个数）</translation>
    </message>
    <message>
        <source>Arithmetic (precision)</source>
        <translation>算术（精度）</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Stored features</source>
        <translation>存储的特征</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>计算于</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>FPT+ (last half of the network&apos;s layers)</source>
        <translation>FPT+（网络后一半的层）</translation>
    </message>
    <message>
        <source>FPT (all of the network&apos;s layers)</source>
        <translation>FPT（网络的所有层）</translation>
    </message>
    <message>
        <source>No AUC here: this training learned
from the validation images, too.</source>
        <translation>此处没有 AUC：此训练
也从验证图像学习。</translation>
    </message>
    <message>
        <source>No AUC here: there are
no validation images.</source>
        <translation>此处没有 AUC：
没有验证图像。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>did not come to its end</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>logistic regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message>
        <source>logistic regression on %1</source>
        <translation>逻辑回归：%1</translation>
    </message>
    <message>
        <source>On the images held out</source>
        <translation>在留出的图像上</translation>
    </message>
    <message>
        <source>On the validation images, as the mean of all trainings,</source>
        <translation>在验证图像上，取所有训练的均值</translation>
    </message>
    <message>
        <source>On these images</source>
        <translation>在这些图像上</translation>
    </message>
    <message>
        <source>On the validation images</source>
        <translation>在验证图像上</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>after 1 epoch without a better one</source>
        <translation>1 轮没有更好之后</translation>
    </message>
    <message>
        <source>A read-out only has no epochs, and so no curves.</source>
        <translation>“仅读出”没有轮次，因此没有曲线。</translation>
    </message>
    <message>
        <source>The difference is %1. It does not show which is better: these images chose the best epoch. Test images can show it, or a cross-validation.</source>
        <translation>差值为 %1。它不能说明谁更好：这些图像选定了最佳轮次。测试图像或交叉验证可以说明。</translation>
    </message>
    <message>
        <source>The adapter is better by %1.</source>
        <translation>适配器高出 %1。</translation>
    </message>
    <message>
        <source>The adapter is worse by %1. The baseline would do.</source>
        <translation>适配器低 %1。用基线模型即可。</translation>
    </message>
    <message>
        <source>The difference is %1. It may be chance: the adapter is not shown to be better.</source>
        <translation>差值为 %1。它可能出于偶然：未证明适配器更好。</translation>
    </message>
    <message>
        <source>They cannot be compared: how much of the difference is chance is not known.</source>
        <translation>两者无法比较：不知道差值中有多少出于偶然。</translation>
    </message>
    <message>
        <source>The baseline (%1) has an AUC of %2 on the same images.</source>
        <translation>在相同图像上，基线模型（%1）的 AUC 为 %2。</translation>
    </message>
    <message>
        <source>%1 the adapter has an AUC of %2.</source>
        <translation>%1，适配器的 AUC 为 %2。</translation>
    </message>
    <message>
        <source>Side networks (the mean of what they say counts)</source>
        <translation>侧网络数（以其结果的平均值为准）</translation>
    </message>
</context>
<context>
    <name>ScreenReader</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Subgroups</name>
    <message>
        <source>Subgroup, as the table of labels says</source>
        <translation>亚组，按标注表</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Hospital or site</source>
        <translation>医院或院区</translation>
    </message>
    <message>
        <source>Side of the body</source>
        <translation>身体侧别</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>1 study</source>
        <translation>1 次检查</translation>
    </message>
    <message>
        <source>%1 studies</source>
        <translation>%1 次检查</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 例患者</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 例患者</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>Training images: the network learns from them</source>
        <translation>训练图像：网络从中学习</translation>
    </message>
    <message>
        <source>Validation images: they choose the epoch that is kept and the operating point</source>
        <translation>验证图像：用来选定保留的轮次和工作点</translation>
    </message>
    <message>
        <source>Test images: never seen before, kept back for the one final judgement</source>
        <translation>测试图像：此前从未见过，留作唯一一次最终评判</translation>
    </message>
    <message>
        <source>Images that were excluded: kept in the project, and used for nothing</source>
        <translation>已排除的图像：保留在项目中，不用于任何用途</translation>
    </message>
    <message>
        <source>Images without a diagnosis take no part (no split)</source>
        <translation>没有诊断的图像不参与（无子集）</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Same picture twice</source>
        <translation>同一图像出现两次</translation>
    </message>
    <message>
        <source>Nearly the same picture</source>
        <translation>几乎相同的图像</translation>
    </message>
    <message>
        <source>One picture, two diagnoses</source>
        <translation>一张图像，两个诊断</translation>
    </message>
    <message>
        <source>One patient in several splits</source>
        <translation>一例患者位于多个子集</translation>
    </message>
    <message>
        <source>Patients unknown</source>
        <translation>患者未知</translation>
    </message>
    <message>
        <source>Diagnosis missing from a split</source>
        <translation>某子集缺少某诊断</translation>
    </message>
    <message>
        <source>A split without images</source>
        <translation>没有图像的子集</translation>
    </message>
    <message>
        <source>Fewer than two diagnoses</source>
        <translation>少于两个诊断</translation>
    </message>
    <message>
        <source>Few images of a diagnosis</source>
        <translation>某诊断的图像过少</translation>
    </message>
    <message>
        <source>Number that is not possible</source>
        <translation>不可能的数值</translation>
    </message>
    <message>
        <source>Names may be written in the picture</source>
        <translation>图像中可能写有姓名</translation>
    </message>
    <message>
        <source>Diagnosis given away by the device</source>
        <translation>设备泄露诊断</translation>
    </message>
    <message>
        <source>Row without an image</source>
        <translation>没有对应图像的行</translation>
    </message>
    <message>
        <source>Row that fits several images</source>
        <translation>与多张图像相符的行</translation>
    </message>
    <message>
        <source>Rows that contradict each other</source>
        <translation>相互矛盾的行</translation>
    </message>
    <message>
        <source>Row that cannot be used</source>
        <translation>无法使用的行</translation>
    </message>
    <message>
        <source>Images without a row</source>
        <translation>没有对应行的图像</translation>
    </message>
    <message>
        <source>Identifier that is no patient&apos;s</source>
        <translation>不属于任何患者的标识</translation>
    </message>
    <message>
        <source>Diagnosis not stated</source>
        <translation>未说明诊断</translation>
    </message>
    <message>
        <source>Words for nothing stated</source>
        <translation>表示未说明的词</translation>
    </message>
    <message>
        <source>Alphabet of the table found out</source>
        <translation>推定的表格字符编码</translation>
    </message>
    <message>
        <source>One diagnosis, written in several ways</source>
        <translation>一个诊断，多种写法</translation>
    </message>
    <message>
        <source>One patient, written in several ways</source>
        <translation>一例患者，多种写法</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>These files take no part. Export them again from where they came from.</source>
        <translation>这些文件不参与。请从其来源重新导出。</translation>
    </message>
    <message>
        <source>A picture that occurs twice counts twice; in training and test images alike it makes the figures too good.</source>
        <translation>出现两次的图像会计数两次；若同时在训练和测试图像中，指标会过于乐观。</translation>
    </message>
    <message>
        <source>Look at them side by side. If they are one examination, keep one; if not, leave them: Fovea keeps look-alikes in one split when it splits the images.</source>
        <translation>请并排查看。如果属于同一次检查，保留一张；如果不是，则不必处理：Fovea 划分图像时会把相似图像放在同一子集。</translation>
    </message>
    <message>
        <source>Decide which diagnosis is right and give it to both, or exclude them.</source>
        <translation>请确定哪个诊断正确并应用于两者，或将它们排除。</translation>
    </message>
    <message>
        <source>Correct the number, exclude the images, or change what the question takes as possible.</source>
        <translation>请更正数值、排除这些图像，或更改该提问允许的范围。</translation>
    </message>
    <message>
        <source>The network would be judged on patients it knows. Bring each patient&apos;s images into one split.</source>
        <translation>网络会在它已认识的患者上接受评判。请将每例患者的图像放入同一子集。</translation>
    </message>
    <message>
        <source>Say who the patients are, so that all images of one can be kept in one split: else the figures of the test may be too good, and nobody can tell.</source>
        <translation>请指明患者，以便同一患者的所有图像保持在同一子集：否则测试指标可能过于乐观，而且无人能够察觉。</translation>
    </message>
    <message>
        <source>Add images of other patients with this diagnosis. Where there are at least three patients of it, splitting the images again helps, too.</source>
        <translation>请添加其他患者有此诊断的图像。若已有至少三例患者，重新划分图像也有帮助。</translation>
    </message>
    <message>
        <source>Split the images again, or add images: a network needs training images to learn from, validation images to choose the epoch by, and test images, never seen, to be judged by.</source>
        <translation>请重新划分图像或添加图像：网络需要训练图像来学习，验证图像来选择轮次，以及从未见过的测试图像来接受评判。</translation>
    </message>
    <message>
        <source>A network learns to tell diagnoses apart: bring images of at least two, or give the images their diagnoses.</source>
        <translation>网络学习区分诊断：请添加至少两种诊断的图像，或为图像指定诊断。</translation>
    </message>
    <message>
        <source>Add images: with so few, figures say little.</source>
        <translation>请添加图像：图像这么少，指标说明不了什么。</translation>
    </message>
    <message>
        <source>Look at the pictures before you show or share them, or exclude them.</source>
        <translation>展示或共享之前请查看这些图像，或将其排除。</translation>
    </message>
    <message>
        <source>The network could learn the device instead of the disease. Mix sources within each diagnosis.</source>
        <translation>网络可能学到设备而不是疾病。请在每个诊断中混合不同来源。</translation>
    </message>
    <message>
        <source>See that the right folder was chosen, and how the table writes the names of files.</source>
        <translation>请检查是否选对了文件夹，以及表格如何书写文件名。</translation>
    </message>
    <message>
        <source>Write the folder before the file&apos;s name in the table and import it again.</source>
        <translation>请在表格的文件名前写上文件夹，然后重新导入。</translation>
    </message>
    <message>
        <source>Decide which row is right, correct the table and import it again.</source>
        <translation>请确定哪一行正确，更正表格后重新导入。</translation>
    </message>
    <message>
        <source>Correct the table as said here and import it again.</source>
        <translation>请按此处所述更正表格，然后重新导入。</translation>
    </message>
    <message>
        <source>If they are to take part, add rows for them to the table and import it again.</source>
        <translation>如需让它们参与，请在表格中为其添加行，然后重新导入。</translation>
    </message>
    <message>
        <source>Say who the patients are, by a table or by the names of folders or files: else whether images of one patient are in several splits stays unknown.</source>
        <translation>请通过表格、文件夹名或文件名指明患者：否则无法知道同一患者的图像是否位于多个子集。</translation>
    </message>
    <message>
        <source>If it is the name of a diagnosis, say so when you import the table.</source>
        <translation>如果它是诊断名称，请在导入表格时说明。</translation>
    </message>
    <message>
        <source>If it is a name, say so when you import the table.</source>
        <translation>如果它是名称，请在导入表格时说明。</translation>
    </message>
    <message>
        <source>See that the names read rightly; if not, choose another alphabet.</source>
        <translation>请检查名称是否显示正确；如果不正确，请选择其他字符编码。</translation>
    </message>
    <message>
        <source>If these are different diagnoses, give them different names and import again.</source>
        <translation>如果这些是不同的诊断，请使用不同的名称并重新导入。</translation>
    </message>
    <message>
        <source>If these are different patients, write them differently and import again.</source>
        <translation>如果这些是不同的患者，请使用不同的写法并重新导入。</translation>
    </message>
    <message>
        <source>Nothing needs to be done. Images that were excluded can be taken in again where they are listed.</source>
        <translation>无需处理。已排除的图像可以在列出处重新纳入。</translation>
    </message>
    <message>
        <source>Keep one, exclude the others</source>
        <translation>保留一张，排除其余</translation>
    </message>
    <message>
        <source>Exclude these images</source>
        <translation>排除这些图像</translation>
    </message>
    <message>
        <source>Bring the patient into one split</source>
        <translation>将患者归入同一子集</translation>
    </message>
    <message>
        <source>Split the images again…</source>
        <translation>重新划分图像…</translation>
    </message>
    <message>
        <source>Take 15 % of the training images for validation</source>
        <translation>取 15% 的训练图像用于验证</translation>
    </message>
    <message>
        <source>Say who the patients are…</source>
        <translation>指明患者…</translation>
    </message>
    <message>
        <source>Keeps the one among the test images, if any; nothing is deleted</source>
        <translation>如测试图像中有，则保留该张；不删除任何内容</translation>
    </message>
    <message>
        <source>They stay in the project and take no part; nothing is deleted</source>
        <translation>它们保留在项目中但不参与；不删除任何内容</translation>
    </message>
    <message>
        <source>Into the split that has most of the patient&apos;s images</source>
        <translation>归入含该患者图像最多的子集</translation>
    </message>
    <message>
        <source>Makes new training, validation and test images: by patient, with every diagnosis in each</source>
        <translation>重新生成训练、验证和测试图像：按患者划分，各子集均含每个诊断</translation>
    </message>
    <message>
        <source>Some training images are needed to choose the epoch by. They are taken by patient, with every diagnosis among them; the test images stay as they are.</source>
        <translation>需要一些训练图像来选择轮次。按患者选取，涵盖每个诊断；测试图像保持不变。</translation>
    </message>
    <message>
        <source>By a table, by folders, or by the names of the files; can be undone</source>
        <translation>通过表格、文件夹或文件名；可以撤销</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>横断面</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状面</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状面</translation>
    </message>
    <message>
        <source>as in each file</source>
        <translation>按各文件</translation>
    </message>
    <message>
        <source>each image by its own values</source>
        <translation>每张图像按自身数值</translation>
    </message>
    <message>
        <source>level %1, width %2</source>
        <translation>窗位 %1，窗宽 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought in</source>
        <translation>
            <numerusform>导入 %n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>split of %n image(s)</source>
        <translation>
            <numerusform>划分 %n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>label %n image(s) “%1”</source>
        <translation>
            <numerusform>将 %n 张图像标为“%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new place of %n image(s)</source>
        <translation>
            <numerusform>%n 张图像的新位置</numerusform>
        </translation>
    </message>
    <message>
        <source>order of the grades</source>
        <translation>分级的顺序</translation>
    </message>
    <message>
        <source>which class is the finding</source>
        <translation>哪个类别为阳性</translation>
    </message>
    <message>
        <source>answers about the study</source>
        <translation>关于研究的回答</translation>
    </message>
    <message>
        <source>what the network sees: %1</source>
        <translation>网络所见：%1</translation>
    </message>
    <message>
        <source>new question “%1”</source>
        <translation>新提问“%1”</translation>
    </message>
    <message>
        <source>change of the question “%1”</source>
        <translation>更改提问“%1”</translation>
    </message>
    <message>
        <source>removal of the question “%1”</source>
        <translation>移除提问“%1”</translation>
    </message>
    <message numerus="yes">
        <source>change of %n image(s)</source>
        <translation>
            <numerusform>更改 %n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading headers</source>
        <translation>正在读取文件头</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>Looking at what is to be copied</source>
        <translation>正在查看要复制的内容</translation>
    </message>
    <message>
        <source>Copying without patient data</source>
        <translation>正在去除患者数据并复制</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>正在比较图像</translation>
    </message>
    <message>
        <source>Comparing files of other names</source>
        <translation>正在比较其他名称的文件</translation>
    </message>
    <message>
        <source>Making example images</source>
        <translation>正在生成示例图像</translation>
    </message>
    <message>
        <source>Reading each image once</source>
        <translation>每张图像读取一次</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>正在学习</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
    <message>
        <source>Checking what was stored</source>
        <translation>正在检查已存内容</translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Looking at each image again</source>
        <translation>正在重新查看每张图像</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>“%1” is open in another window or program. Close it there, then try again.</source>
        <translation>“%1”已在其他窗口或程序中打开。请在那里关闭，然后重试。</translation>
    </message>
    <message>
        <source>an unknown time</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>“%1” is open on the computer “%2”, since %3. Close it there, then try again.</source>
        <translation>“%1”已在计算机“%2”上打开，时间：%3。请在那里关闭，然后重试。</translation>
    </message>
    <message>
        <source>“%1” was opened on the computer “%2” (%3) and not closed. It may still be open there: two at a time would spoil it. Open it here if you know that it is not, for example because that computer was switched off.</source>
        <translation>“%1”在计算机“%2”上打开（%3）后未关闭。它可能仍在那里打开：两处同时使用会损坏它。如果您确知它未打开（例如那台计算机已关机），请在此打开。</translation>
    </message>
    <message>
        <source>“%1” was in use a moment ago. Try again.</source>
        <translation>“%1”刚才还在使用中。请重试。</translation>
    </message>
    <message>
        <source>“%1” is being used by the program “%2” on this computer (process %3), since %4. Wait until it has ended, or close it, then try again.</source>
        <translation>“%1”正被此计算机上的程序“%2”（进程 %3）使用，自 %4 起。请等它结束或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s)</source>
        <translation>
            <numerusform>约 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>One study or patient, two diagnoses</source>
        <translation>一次检查或一例患者，两个诊断</translation>
    </message>
    <message>
        <source>A study or patient has one answer. Decide which is right and give it to one of the images, which gives it to all, or exclude those that do not belong.</source>
        <translation>一次检查或一例患者只有一个回答。请确定哪个正确，并赋予其中一张图像（其余会随之获得），或排除不属于其中的图像。</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date as QDateTime::toString() writes it.</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <extracomment>A date without its year as QDateTime::toString() writes it.</extracomment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>labels or studies of %n image(s)</source>
        <translation>
            <numerusform>%n 张图像的标注或检查</numerusform>
        </translation>
    </message>
    <message>
        <source>confirmation of a label</source>
        <translation>确认标注</translation>
    </message>
    <message>
        <source>%1, second reading</source>
        <translation>%1，第二次阅片</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the words of a list, as in &quot;AMD, DR&quot;.</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Not as it should be, but taken in</source>
        <translation>有异常，但已纳入</translation>
    </message>
    <message>
        <source>Nothing needs to be done: these images take part, and the line says what was found and what was done about it. Where many files of one place are so, tell those who export them.</source>
        <translation>无需处理：这些图像会参与，该行说明发现了什么以及作了何种处理。如果来自同一处的许多文件都这样，请告知导出它们的人员。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AboutDialog</name>
    <message>
        <source>About Fovea</source>
        <translation>关于 Fovea</translation>
    </message>
    <message>
        <source>Fovea %1. Research use only, not for diagnosis.</source>
        <translation>Fovea %1。仅供研究，不用于诊断。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or any later version (GPL-3.0-or-later). It comes without any warranty. Nothing leaves this computer unless you ask for it, and then the address is named first.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或任何更新版本（GPL-3.0-or-later）。不提供任何担保。除非您要求，任何内容都不会离开此计算机，届时会先告知地址。</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用以下软件制作</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Libraries, their versions and licences</source>
        <translation>程序库及其版本和许可证</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Copies versions and licences as text, to be told with a question or a fault</source>
        <translation>将版本和许可证复制为文本，便于在提问或报告故障时提供</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AdapterChoice</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>That adapter answers for whole studies or patients, the chosen one for single images. Choose it by itself.</source>
        <translation>该适配器对整次检查或整例患者作答，所选适配器对单张图像作答。请单独选择它。</translation>
    </message>
    <message>
        <source>That adapter was trained on slices of another plane than the chosen one. Choose it by itself.</source>
        <translation>该适配器训练所用切片的平面与所选适配器不同。请单独选择它。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::AddToProject</name>
    <message>
        <source>Adding images</source>
        <translation>正在添加图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyHead</name>
    <message>
        <source>Adapter (trained model)</source>
        <translation>适配器（训练好的模型）</translation>
    </message>
    <message>
        <source>no adapter yet</source>
        <translation>尚无适配器</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open the file of an adapter (trained model): it needs the pre-trained network that it was trained with</source>
        <translation>打开适配器（训练好的模型）文件：需要训练它时所用的预训练网络</translation>
    </message>
    <message>
        <source>New images, to be predicted; or drop them anywhere on the page</source>
        <translation>待预测的新图像；也可拖放到页面任意位置</translation>
    </message>
    <message>
        <source>Single &amp;images…</source>
        <translation>单张图像(&amp;I)…</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>You know the answers to these images (their reference)? Then Fovea says how good the predictions are on them</source>
        <translation>您知道这些图像的答案（参考）吗？那么 Fovea 会说明对它们的预测有多好</translation>
    </message>
    <message>
        <source>From a &amp;table of labels…</source>
        <translation>来自标注表(&amp;T)…</translation>
    </message>
    <message>
        <source>Take all &amp;away</source>
        <translation>全部移走(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>表格 (CSV)(&amp;T)…</translation>
    </message>
    <message>
        <source>One line an image, with every probability. %1</source>
        <translation>每张图像一行，含每个概率。%1</translation>
    </message>
    <message>
        <source>&amp;Spreadsheet (Excel)…</source>
        <translation>电子表格 (Excel)(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Pages to print (PDF)…</source>
        <translation>打印页面 (PDF)(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;DICOM structured reports (with the patient)…</source>
        <translation>DICOM 结构化报告（含患者）(&amp;D)…</translation>
    </message>
    <message>
        <source>Reading the adapter…</source>
        <translation>正在读取适配器…</translation>
    </message>
    <message>
        <source>test AUC %1</source>
        <translation>测试 AUC %1</translation>
    </message>
    <message>
        <source>validation AUC %1</source>
        <translation>验证 AUC %1</translation>
    </message>
    <message>
        <source>learned from %1 images</source>
        <translation>从 %1 张图像学习</translation>
    </message>
    <message>
        <source>Or by key, on the chosen images: %1</source>
        <translation>或对所选图像按键：%1</translation>
    </message>
    <message>
        <source>Use it only for the kind of images it was trained on. Made %1 by Fovea %2 with %3.</source>
        <translation>仅用于与其训练图像同类的图像。%1 由 Fovea %2 制作，使用 %3。</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>另加</translation>
    </message>
    <message>
        <source>Further adapters that answer about the same images: each image is read once for all of them</source>
        <translation>对相同图像作答的其他适配器：每张图像为所有适配器只读取一次</translation>
    </message>
    <message numerus="yes">
        <source>and %n more adapter(s)</source>
        <translation>
            <numerusform>另有 %n 个适配器</numerusform>
        </translation>
    </message>
    <message>
        <source>Or type the number of the chosen images, then Enter</source>
        <translation>或输入所选图像的数值，然后按 Enter</translation>
    </message>
    <message>
        <source>judges whole studies</source>
        <translation>按整个检查判断</translation>
    </message>
    <message>
        <source>judges whole patients</source>
        <translation>按整例患者判断</translation>
    </message>
    <message>
        <source>One line an &amp;image (CSV)…</source>
        <translation>每张图像一行 (CSV)(&amp;I)…</translation>
    </message>
    <message>
        <source>How much each image weighs in the answer of its study or patient, and what it says by itself. %1</source>
        <translation>每张图像在其检查或患者的回答中所占的权重，以及它单独的回答。%1</translation>
    </message>
    <message>
        <source>One line a study or patient, with every probability. %1</source>
        <translation>每次检查或每例患者一行，含每个概率。%1</translation>
    </message>
    <message>
        <source>&amp;Add images</source>
        <translation>添加图像(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Known answers</source>
        <translation>已知答案(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>too few cases to call any uncertain</source>
        <translation>病例太少，无法判定何者不确定</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyPage</name>
    <message>
        <source>Drop images or folders here</source>
        <translation>将图像或文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save the spreadsheet</source>
        <translation>保存电子表格</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Folder for DICOM structured reports</source>
        <translation>DICOM 结构化报告的文件夹</translation>
    </message>
    <message>
        <source>Save pages to print</source>
        <translation>保存打印页面</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 至 9</translation>
    </message>
    <message>
        <source>Take the reference away</source>
        <translation>移除参考</translation>
    </message>
    <message>
        <source>Take the chosen images off the list</source>
        <translation>将所选图像移出列表</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Thumbnails alone, or the table</source>
        <translation>仅缩略图或表格</translation>
    </message>
    <message>
        <source>No image was found there.</source>
        <translation>那里未找到图像。</translation>
    </message>
    <message>
        <source>Saved as %1. %2</source>
        <translation>已保存为 %1。%2</translation>
    </message>
    <message>
        <source>None of these images is a DICOM file that a report could refer to.</source>
        <translation>这些图像都不是报告可引用的 DICOM 文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n DICOM report(s) saved in %1; they name the patients.</source>
        <translation>
            <numerusform>已在 %1 中保存 %n 份 DICOM 报告；其中含患者姓名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no DICOM images and have none.</source>
        <translation>
            <numerusform>%n 个文件不是 DICOM 图像，没有报告。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have a reference from the table.</source>
        <translation>
            <numerusform>%n 张图像从表格获得参考。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name no image of this list.</source>
        <translation>
            <numerusform>%n 行未指向此列表中的图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not plain which columns hold the image and its class. Call them “file” and “diagnosis”.</source>
        <translation>不清楚哪些列包含图像及其类别。请将列命名为“file”和“diagnosis”。</translation>
    </message>
    <message>
        <source>Choose an image on the left.</source>
        <translation>请在左侧选择一张图像。</translation>
    </message>
    <message>
        <source>Drop new images here</source>
        <translation>将新图像拖放到此处</translation>
    </message>
    <message>
        <source>Files or whole folders. Nothing leaves this computer.</source>
        <translation>文件或整个文件夹。任何内容都不会离开此计算机。</translation>
    </message>
    <message>
        <source>Choose an adapter (trained model) first</source>
        <translation>请先选择适配器（训练好的模型）</translation>
    </message>
    <message>
        <source>Train one in this project, or open the file of one that was made before.</source>
        <translation>在此项目中训练一个，或打开以前制作的文件。</translation>
    </message>
    <message>
        <source>Choose images…</source>
        <translation>选择图像…</translation>
    </message>
    <message>
        <source>Open an adapter…</source>
        <translation>打开适配器…</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2，共 %3</translation>
    </message>
    <message>
        <source>Reference: %1	%2</source>
        <translation>参考：%1	%2</translation>
    </message>
    <message>
        <source>No reference	⌫</source>
        <translation>无参考	⌫</translation>
    </message>
    <message>
        <source>&amp;Take off the list	Del</source>
        <translation>移出列表(&amp;T)	Del</translation>
    </message>
    <message>
        <source>&amp;Take %1 off the list	Del</source>
        <translation>将 %1 移出列表(&amp;T)	Del</translation>
    </message>
    <message>
        <source>Take &amp;all off the list</source>
        <translation>全部移出列表(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) taken off the list.</source>
        <translation>
            <numerusform>已将 %n 张图像移出列表。</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open an adapter</source>
        <translation>打开适配器</translation>
    </message>
    <message>
        <source>Fovea adapter (*.safetensors)</source>
        <translation>Fovea 适配器 (*.safetensors)</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>图像文件夹</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Table with the class of each image</source>
        <translation>含每张图像类别的表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.ods)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.ods)</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Reference of the chosen images: the class of that number (of one, go on to the next), the finding of that number in turn yes, no, not known; or begin to type the number</source>
        <translation>所选图像的参考：该编号的类别（若只选一张，则转到下一张），该编号的征象在“是、否、未知”间轮换；或开始输入数值</translation>
    </message>
    <message>
        <source>Reference: the finding of that number is not there</source>
        <translation>参考：该编号的征象不存在</translation>
    </message>
    <message>
        <source>Shift and 1 to 9</source>
        <translation>Shift 加 1 至 9</translation>
    </message>
    <message>
        <source>It is not plain which columns hold the image and its answer. Call them “file” and what the question or its findings are called.</source>
        <translation>不清楚哪些列包含图像及其回答。请将列命名为“file”以及提问或其征象的名称。</translation>
    </message>
    <message>
        <source>Reference: %1 is there, is not, not known	%2</source>
        <translation>参考：%1 存在、不存在、未知	%2</translation>
    </message>
    <message>
        <source>Reference: type the number</source>
        <translation>参考：输入数值</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>参考：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the list have a reference from the table.</source>
        <translation>
            <numerusform>列表中有 %n 行从表格获得参考。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the table of the images</source>
        <translation>保存图像表格</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Show in &amp;Data</source>
        <translation>在“数据”中显示(&amp;D)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>external validation</source>
        <translation>外部验证</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF, to print (*.pdf)</source>
        <translation>网页 (*.html);;PDF，供打印 (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added to the project; Undo on the Data page takes them out again.</source>
        <translation>
            <numerusform>已将 %n 张图像添加到项目；在“数据”页撤销即可移除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were in the project already and stay as they are.</source>
        <translation>
            <numerusform>%n 张图像已在项目中，保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these images could be read.</source>
        <translation>这些图像均无法读取。</translation>
    </message>
    <message>
        <source>Add to the project, with the reference as “%1”</source>
        <translation>添加到项目，参考作为“%1”</translation>
    </message>
    <message>
        <source>Add to the project, unlabelled</source>
        <translation>添加到项目，不带标注</translation>
    </message>
    <message>
        <source>Next image, or study or patient</source>
        <translation>下一张图像，或下一次检查、下一例患者</translation>
    </message>
    <message>
        <source>Previous image, or study or patient</source>
        <translation>上一张图像，或上一次检查、上一例患者</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ApplyPresenter</name>
    <message>
        <source>Predicting</source>
        <translation>正在预测</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackboneDetails</name>
    <message>
        <source>Throw &amp;away what came</source>
        <translation>丢弃已下载部分(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove from the list…</source>
        <translation>从列表移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the publisher&apos;s &amp;page</source>
        <translation>打开发布者网页(&amp;P)</translation>
    </message>
    <message>
        <source>Add the f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The server learns this computer&apos;s internet address and which network is fetched. Nothing of your images or patients is sent.</source>
        <translation>服务器会得知此计算机的互联网地址以及下载的是哪个网络。不会发送任何关于您的图像或患者的内容。</translation>
    </message>
    <message>
        <source>&amp;Fetch it</source>
        <translation>下载(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>You can close this window and go on working meanwhile. What has come is kept.</source>
        <translation>您可以关闭此窗口，其间继续工作。已下载的部分会保留。</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>On this computer: %1</source>
        <translation>在此计算机上：%1</translation>
    </message>
    <message>
        <source>%1 have come already.</source>
        <translation>已下载 %1。</translation>
    </message>
    <message>
        <source>Another network is being fetched at the moment.</source>
        <translation>目前正在下载另一个网络。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>&amp;Go on fetching…</source>
        <translation>继续下载(&amp;G)…</translation>
    </message>
    <message>
        <source>Try a&amp;gain…</source>
        <translation>重试(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Fetch…</source>
        <translation>下载(&amp;F)…</translation>
    </message>
    <message>
        <source>Fovea will fetch the rest of about %1 from:</source>
        <translation>Fovea 将下载约 %1 的剩余部分，来自：</translation>
    </message>
    <message>
        <source>Fovea will fetch about %1 from:</source>
        <translation>Fovea 将下载约 %1，来自：</translation>
    </message>
    <message>
        <source>This deletes the files from this computer. They can be fetched again. What was trained with this network cannot be applied without it.</source>
        <translation>这将从此计算机删除文件。以后可重新下载。没有此网络，用它训练的内容无法应用。</translation>
    </message>
    <message>
        <source>The folder itself stays as it is. What was trained with this network cannot be applied until it is added again.</source>
        <translation>文件夹本身保持不变。在重新添加之前，用此网络训练的内容无法应用。</translation>
    </message>
    <message>
        <source>&amp;Delete the files</source>
        <translation>删除文件(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>从列表移除(&amp;R)</translation>
    </message>
    <message>
        <source>Accept the new version</source>
        <translation>接受新版本</translation>
    </message>
    <message>
        <source>Comes with Fovea and works at once. Trained by this project from formulas alone: no patient&apos;s image is behind it. For results that count, try a larger one.</source>
        <translation>随 Fovea 提供，可立即使用。由本项目仅用公式训练：背后没有任何患者图像。若结果重要，请尝试更大的网络。</translation>
    </message>
    <message>
        <source>A folder that you added.</source>
        <translation>您添加的文件夹。</translation>
    </message>
    <message>
        <source>Licence: %1.</source>
        <translation>许可：%1。</translation>
    </message>
    <message>
        <source>Not for commercial use.</source>
        <translation>不得用于商业用途。</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>发布者</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>技术信息</translation>
    </message>
    <message>
        <source>Vision Transformer, %1 million parameters, %2 layers, width %3, patches of %4 pixels</source>
        <translation>Vision Transformer，%1 百万参数，%2 层，宽度 %3，图像块 %4 像素</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止 …</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackboneList</name>
    <message>
        <source>Fovea starter</source>
        <translation>Fovea 入门网络</translation>
    </message>
    <message>
        <source>Vision Transformer, width %1, %2 layers, patches of %3 pixels. Identity %4</source>
        <translation>Vision Transformer，宽度 %1，%2 层，图像块 %3 像素。标识 %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesDialog</name>
    <message>
        <source>Pre-trained networks</source>
        <translation>预训练网络</translation>
    </message>
    <message>
        <source>A network that already knows how to see; training teaches only a small part beside it. Larger ones see more and take longer. Nothing is fetched before you agree to it.</source>
        <translation>已经会看图的网络；训练只教会旁边的一小部分。较大的看得更多，也更耗时。未经您同意不会下载任何内容。</translation>
    </message>
    <message>
        <source>Your &amp;images:</source>
        <translation>您的图像(&amp;I)：</translation>
    </message>
    <message>
        <source>Choose what they show</source>
        <translation>选择图像内容</translation>
    </message>
    <message>
        <source>and see which network to try first.</source>
        <translation>以了解应先尝试哪个网络。</translation>
    </message>
    <message>
        <source>Try %1 first, then %2. %3</source>
        <translation>先尝试 %1，再尝试 %2。%3</translation>
    </message>
    <message>
        <source>Try %1 first. %2</source>
        <translation>先尝试 %1。%2</translation>
    </message>
    <message>
        <source>Compare them on your validation images.</source>
        <translation>请在您的验证图像上比较它们。</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors of a Vision Transformer; needs no network</source>
        <translation>含 Vision Transformer 的 config.json 和 model.safetensors 的文件夹；无需网络连接</translation>
    </message>
    <message>
        <source>like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>http://host:port or socks5h://host:port, from whoever runs your network</source>
        <translation>http://host:port 或 socks5h://host:port，请向网络管理员索取</translation>
    </message>
    <message>
        <source>Pro&amp;xy:</source>
        <translation>代理(&amp;X)：</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Folder of a pre-trained network</source>
        <translation>预训练网络的文件夹</translation>
    </message>
    <message>
        <source>Checking the folder …</source>
        <translation>正在检查文件夹 …</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesModel</name>
    <message>
        <source>Any image</source>
        <translation>任意图像</translation>
    </message>
    <message>
        <source>Medical images</source>
        <translation>医学图像</translation>
    </message>
    <message>
        <source>Chest X-ray</source>
        <translation>胸部 X 线</translation>
    </message>
    <message>
        <source>Retina</source>
        <translation>视网膜</translation>
    </message>
    <message>
        <source>Pathology</source>
        <translation>病理</translation>
    </message>
    <message>
        <source>Fovea starter</source>
        <translation>Fovea 入门网络</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>A beginning</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在此计算机上</translation>
    </message>
    <message>
        <source>Fetching, %1 %</source>
        <translation>正在下载，%1 %</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Can be fetched</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Suits</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>fovea::ui::BackbonesPresenter</name>
    <message>
        <source>Fetching %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>%1 can be chosen on the Train page now.</source>
        <translation>现在可在“训练”页面选择 %1。</translation>
    </message>
    <message>
        <source>%1 is no longer on the list.</source>
        <translation>%1 已不在列表中。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseDrawer</name>
    <message>
        <source>Show anyway</source>
        <translation>仍然显示</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Show what the adapter says of this image, although it was trained on images of another kind</source>
        <translation>显示适配器对此图像的回答，尽管它是用另一类图像训练的</translation>
    </message>
    <message>
        <source>The image as the network saw it, and the map if there is one (PNG). %1</source>
        <translation>网络所见的图像，如有热图则一并保存（PNG）。%1</translation>
    </message>
    <message>
        <source>%1 What the adapter says of it means nothing.</source>
        <translation>%1 适配器对此的回答没有意义。</translation>
    </message>
    <message>
        <source>Unlike the training images: %1</source>
        <translation>与训练图像不同类：%1</translation>
    </message>
    <message>
        <source>Uncertain between %1 and %2</source>
        <translation>在 %1 和 %2 之间不确定</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>无预测</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>正在预测…</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>Unlike the training images</source>
        <translation>与训练图像不同类</translation>
    </message>
    <message>
        <source>Not known: %1. The mean of the training images stands in for it.</source>
        <translation>未知：%1。以训练图像的均值代替。</translation>
    </message>
    <message>
        <source>This image by itself: %1</source>
        <translation>仅此图像：%1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasePresenter</name>
    <message>
        <source>The same colour means the same in every image.</source>
        <translation>相同颜色在每张图像中含义相同。</translation>
    </message>
    <message>
        <source>The strongest colour is the strongest of this image.</source>
        <translation>最强的颜色是此图像中的最强值。</translation>
    </message>
    <message>
        <source>The brightest colour is %1 of the attention or more, in every image.</source>
        <translation>最亮的颜色为 %1 或更多的注意力，每张图像都如此。</translation>
    </message>
    <message>
        <source>The brightest colour is the highest of this image: %1 of the attention.</source>
        <translation>最亮的颜色是此图像的最高值：注意力的 %1。</translation>
    </message>
    <message>
        <source>Where the pre-trained network looked. It does not localise disease.</source>
        <translation>预训练网络看了哪里。不定位疾病。</translation>
    </message>
    <message>
        <source>What the adapter read from. It does not localise disease.</source>
        <translation>适配器从何处读取。不定位疾病。</translation>
    </message>
    <message>
        <source>Yellow speaks for the answer, violet against it. It does not localise disease.</source>
        <translation>黄色支持该回答，紫色反对。不定位疾病。</translation>
    </message>
    <message>
        <source>Without a yellow place the answer is less sure, without a violet one surer. It does not localise disease.</source>
        <translation>去掉黄色处，回答更不确定；去掉紫色处，更确定。不定位疾病。</translation>
    </message>
    <message>
        <source>Prediction: %1</source>
        <translation>预测：%1</translation>
    </message>
    <message>
        <source>Yellow makes the number larger, violet smaller. It does not localise disease.</source>
        <translation>黄色使数值变大，紫色使其变小。不定位疾病。</translation>
    </message>
    <message>
        <source>Without a yellow place the number is smaller, without a violet one larger. It does not localise disease.</source>
        <translation>去掉黄色处，数值变小；去掉紫色处，变大。不定位疾病。</translation>
    </message>
    <message>
        <source>Of %1 in all, the read-out says %2 and the side network %3.</source>
        <translation>总计 %1，其中读出为 %2，侧网络为 %3。</translation>
    </message>
    <message>
        <source>This image by itself: %1</source>
        <translation>仅此图像：%1</translation>
    </message>
    <message>
        <source>It is about “%1”.</source>
        <translation>它针对的是“%1”。</translation>
    </message>
    <message>
        <source>The read-out&apos;s %1 are %2 of the kept tokens, %3 of the class token, which has no place in the map, and %4 of a typical training image.</source>
        <translation>读出的 %1 由以下部分组成：保留的 token %2，在图中没有位置的类别 token %3，典型训练图像 %4。</translation>
    </message>
    <message>
        <source>Clinical variables say %1 of it.</source>
        <translation>其中临床变量为 %1。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseStrip</name>
    <message>
        <source>Mistakes first</source>
        <translation>错误优先</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>最不确定优先</translation>
    </message>
    <message>
        <source>Most certain first</source>
        <translation>最确定优先</translation>
    </message>
    <message>
        <source>By file name</source>
        <translation>按文件名</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>reference → prediction</source>
        <translation>参考 → 预测</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>哪些病例</translation>
    </message>
    <message>
        <source>Which cases are looked at</source>
        <translation>查看哪些病例</translation>
    </message>
    <message>
        <source>Order of the cases</source>
        <translation>病例顺序</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CaseView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>The answer and its details beside the image (D)</source>
        <translation>图像旁的回答及其细节（D）</translation>
    </message>
    <message>
        <source>The answer and its details beside the image, or not</source>
        <translation>是否在图像旁显示回答及其细节</translation>
    </message>
    <message>
        <source>Picture saved as %1</source>
        <translation>图片已保存为 %1</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasesPresenter</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>False negatives</source>
        <translation>假阴性</translation>
    </message>
    <message>
        <source>False positives</source>
        <translation>假阳性</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2，%3</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>不同类</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>所有病例</translation>
    </message>
    <message>
        <source>Cases whose prediction is not the reference</source>
        <translation>预测与参考不一致的病例</translation>
    </message>
    <message>
        <source>Cases with the reference “%1” that were not predicted as such</source>
        <translation>参考为“%1”但未被预测为该类的病例</translation>
    </message>
    <message>
        <source>Cases that were predicted as “%1” and have another reference</source>
        <translation>被预测为“%1”但参考为其他的病例</translation>
    </message>
    <message>
        <source>Cases of which the adapter cannot rule out several classes, so that %1 of the cases have theirs among those that are left</source>
        <translation>适配器无法排除多个类别的病例；这样 %1 的病例的类别在未排除者之中</translation>
    </message>
    <message>
        <source>Cases that are unlike those the adapter was trained on; what it says of them means nothing</source>
        <translation>与适配器训练所用图像不同类的病例；适配器对它们的回答没有意义</translation>
    </message>
    <message>
        <source>Cases with the reference “%1”</source>
        <translation>参考为“%1”的病例</translation>
    </message>
    <message>
        <source>Cases with the reference “%1” and the prediction “%2”</source>
        <translation>参考为“%1”、预测为“%2”的病例</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1，%n 张图像</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::CasesTab</name>
    <message>
        <source>Inspect</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Next image, or study or patient</source>
        <translation>下一张图像，或下一次检查、下一例患者</translation>
    </message>
    <message>
        <source>Previous image, or study or patient</source>
        <translation>上一张图像，或上一次检查、上一例患者</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>✓ The reference says the same.</source>
        <translation>✓ 与参考一致。</translation>
    </message>
    <message>
        <source>≠ Reference: %1</source>
        <translation>≠ 参考：%1</translation>
    </message>
    <message>
        <source>Label of the image: the class or grade of that number</source>
        <translation>图像的标注：该编号的类别或分级</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 至 9</translation>
    </message>
    <message>
        <source>No case passes this filter.</source>
        <translation>没有病例符合此筛选条件。</translation>
    </message>
    <message>
        <source>Cases appear here once they are evaluated.</source>
        <translation>病例评估后显示在此处。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ClassBalance</name>
    <message>
        <source>Choose how many images are for training, for validation and for the test (splits)</source>
        <translation>选择多少图像用于训练、验证和测试（子集）</translation>
    </message>
    <message>
        <source>What only people know, for the reports: intended use, sources, who labelled, approval</source>
        <translation>只有人才知道的内容，供报告使用：预期用途、来源、标注者、审批</translation>
    </message>
    <message>
        <source>Images per answer</source>
        <translation>各回答的图像数</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>划分…</translation>
    </message>
    <message>
        <source>Split again…</source>
        <translation>重新划分…</translation>
    </message>
    <message>
        <source>Which is the finding?</source>
        <translation>哪个为阳性类别？</translation>
    </message>
    <message>
        <source>Finding: “%1”</source>
        <translation>阳性类别：“%1”</translation>
    </message>
    <message>
        <source>Sensitivity is the share of this diagnosis that is found. The names do not say which of the two it is; until you do, it is the second one.</source>
        <translation>灵敏度是此诊断被发现的比例。名称未说明两者中哪个为阳性；在您指定之前，取第二个。</translation>
    </message>
    <message>
        <source>Sensitivity is the share of this diagnosis that is found, specificity that of the other one that is recognised. Press to say that it is the other one.</source>
        <translation>灵敏度是此诊断被发现的比例，特异度是另一诊断被识别的比例。如果应为另一个，请按此处。</translation>
    </message>
    <message>
        <source>&amp;%1: “%2”</source>
        <translation>&amp;%1：“%2”</translation>
    </message>
    <message>
        <source>Say that the diagnoses are steps of one scale, and in which order (ordinal classes)</source>
        <translation>说明诊断是同一量表的各级及其顺序（有序类别）</translation>
    </message>
    <message>
        <source>Change the order of the grades, or say that they are none</source>
        <translation>更改分级的顺序，或说明它们不是分级</translation>
    </message>
    <message>
        <source>%1 of %2 images (%3 %).</source>
        <translation>%1 / %2 张图像（%3 %）。</translation>
    </message>
    <message>
        <source>Press to see only these.</source>
        <translation>按此只看这些。</translation>
    </message>
    <message>
        <source>%1, %2 images</source>
        <translation>%1，%2 张图像</translation>
    </message>
    <message>
        <source>About the study…</source>
        <translation>关于本研究…</translation>
    </message>
    <message>
        <source>Order of classes…</source>
        <translation>类别顺序…</translation>
    </message>
    <message>
        <source>Grades, lowest first…</source>
        <translation>分级，从低到高…</translation>
    </message>
    <message>
        <source>“%1” has no grade yet…</source>
        <translation>“%1”尚无分级…</translation>
    </message>
    <message>
        <source>Press to see only these. The key %1 gives the chosen images this diagnosis.</source>
        <translation>按此只看这些。按键 %1 为所选图像指定此诊断。</translation>
    </message>
    <message>
        <source>%1 of %2 image (%3 %).</source>
        <translation>%1 / %2 张图像（%3 %）。</translation>
    </message>
    <message>
        <source>%1, %2 image</source>
        <translation>%1，%2 张图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ClassTable</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>By the reference</source>
        <translation>按参考</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>How many there are with this reference</source>
        <translation>有此参考的数量</translation>
    </message>
    <message>
        <source>Figures of each class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1，%2：%3 %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ColourBar</name>
    <message>
        <source>Colours of the map</source>
        <translation>热图的颜色</translation>
    </message>
    <message>
        <source>Violet: against the answer. Yellow: for it.</source>
        <translation>紫色：反对该回答。黄色：支持。</translation>
    </message>
    <message>
        <source>From 0 to %1 of the attention in one patch of the image; higher shares have the last colour</source>
        <translation>从 0 到图像一个图像块中注意力的 %1；更高的份额为最后一种颜色</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ConfusionView</name>
    <message>
        <source>Confusion matrix (reference against prediction)</source>
        <translation>混淆矩阵（参考对预测）</translation>
    </message>
    <message>
        <source>reference ↓</source>
        <translation>参考 ↓</translation>
    </message>
    <message>
        <source>%1 with the reference “%2” and the prediction “%3”</source>
        <translation>%1，参考为“%2”，预测为“%3”</translation>
    </message>
    <message>
        <source>prediction →</source>
        <translation>预测 →</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Click to show these cases</source>
        <translation>点击显示这些病例</translation>
    </message>
</context>
<context>
    <name>fovea::ui::CurvesTab</name>
    <message>
        <source>Precision-recall curve</source>
        <translation>精确率-召回率曲线</translation>
    </message>
    <message>
        <source>Sensitivity (recall), %</source>
        <translation>灵敏度（召回率），%</translation>
    </message>
    <message>
        <source>PPV (precision), %</source>
        <translation>PPV（精确率），%</translation>
    </message>
    <message>
        <source>precision recall</source>
        <translation>精确率-召回率</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>可靠性图</translation>
    </message>
    <message>
        <source>Probability stated, %</source>
        <translation>给出的概率，%</translation>
    </message>
    <message>
        <source>How often it came true, %</source>
        <translation>实际发生率，%</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>可靠性</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>sensitivity against 1 − specificity: found cases against false alarms</source>
        <translation>灵敏度对 1 − 特异度：发现的病例对误报</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>how often which was given; the line is the threshold</source>
        <translation>各概率出现的频率；线为阈值</translation>
    </message>
    <message>
        <source>of those called positive, how many are; the dashed line is chance</source>
        <translation>判为阳性者中有多少确为阳性；虚线为随机</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>on the dashed line probabilities come true as often as stated; bars are 95 % confidence intervals</source>
        <translation>在虚线上，概率与实际发生率一致；误差线为 95% 置信区间</translation>
    </message>
    <message>
        <source>Decision curve</source>
        <translation>决策曲线</translation>
    </message>
    <message>
        <source>Threshold, %</source>
        <translation>阈值，%</translation>
    </message>
    <message>
        <source>Net benefit in 100 images</source>
        <translation>每 100 张图像的净获益</translation>
    </message>
    <message>
        <source>decision curve</source>
        <translation>决策曲线</translation>
    </message>
    <message>
        <source>what acting from a probability on is worth: findings acted on, less the false alarms, weighed by how many of them one miss is worth at that threshold; the dashed line is acting on none, the dotted one the threshold</source>
        <translation>自某概率起采取处置的价值：所处置的征象，减去误报（按该阈值下一次漏诊相当于多少次误报加权）；虚线为都不处置，点线为阈值</translation>
    </message>
    <message>
        <source>Operating point</source>
        <translation>工作点</translation>
    </message>
    <message>
        <source>What follows from it</source>
        <translation>由此得出</translation>
    </message>
    <message>
        <source>Finding, against the rest</source>
        <translation>阳性类别对其余</translation>
    </message>
    <message>
        <source>The diagnosis that is to be found: sensitivity is the share of it that is</source>
        <translation>要发现的诊断：灵敏度是其被发现的比例</translation>
    </message>
    <message>
        <source>Threshold on the probability</source>
        <translation>概率阈值</translation>
    </message>
    <message>
        <source>Fin&amp;ding</source>
        <translation>阳性类别(&amp;D)</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>阈值(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Best balance (Youden&apos;s index)</source>
        <translation>最佳平衡（约登指数）(&amp;B)</translation>
    </message>
    <message>
        <source>Wanted sensitivity or specificity</source>
        <translation>期望的灵敏度或特异度</translation>
    </message>
    <message>
        <source>Sensitivit&amp;y</source>
        <translation>灵敏度(&amp;Y)</translation>
    </message>
    <message>
        <source>Speci&amp;ficity</source>
        <translation>特异度(&amp;F)</translation>
    </message>
    <message>
        <source>at &amp;least</source>
        <translation>至少(&amp;L)</translation>
    </message>
    <message>
        <source>Use this thresh&amp;old</source>
        <translation>使用此阈值(&amp;O)</translation>
    </message>
    <message>
        <source>In the adapter, so that Apply, reports and the command line use it, wherever it is taken</source>
        <translation>写入适配器，无论带到何处，“应用”、报告和命令行都会使用它</translation>
    </message>
    <message>
        <source>Bac&amp;k to the one in use</source>
        <translation>恢复使用中的阈值(&amp;K)</translation>
    </message>
    <message>
        <source>Prevalence: how common the finding is</source>
        <translation>患病率：该征象有多常见</translation>
    </message>
    <message>
        <source>How common the finding is among the people whom you will ask about. PPV and NPV depend on it.</source>
        <translation>在您要询问的人群中该征象有多常见。PPV 和 NPV 取决于它。</translation>
    </message>
    <message>
        <source>As a&amp;mong these</source>
        <translation>与此处相同(&amp;M)</translation>
    </message>
    <message>
        <source>Prev&amp;alence</source>
        <translation>患病率(&amp;A)</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其余所有</translation>
    </message>
    <message>
        <source>An image is called “%1” from this probability on. </source>
        <translation>自此概率起，图像判为“%1”。 </translation>
    </message>
    <message>
        <source>Drag the point on the ROC curve or the line among the probabilities, use the arrow keys, or take a rule.</source>
        <translation>拖动 ROC 曲线上的点或概率图中的线，使用方向键，或采用一条规则。</translation>
    </message>
    <message>
        <source>Of more than two classes a rule is kept, which holds for each of them; a threshold that was set by hand is only looked at.</source>
        <translation>多于两个类别时保留的是规则，对每个类别都适用；手动设定的阈值仅供查看。</translation>
    </message>
    <message>
        <source>The test images have been seen: one that is taken into use now is marked so, and evaluating it on them counts once more.</source>
        <translation>测试图像已被看过：现在采用的阈值会如此标记，在其上评估再计一次。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPV</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPV</translation>
    </message>
    <message>
        <source>With 95 % confidence intervals; PPV and NPV at the prevalence below.</source>
        <translation>含 95% 置信区间；PPV 和 NPV 按下方的患病率。</translation>
    </message>
    <message>
        <source>Net benefit in 100 studies</source>
        <translation>每 100 次检查的净获益</translation>
    </message>
    <message>
        <source>Net benefit in 100 patients</source>
        <translation>每 100 例患者的净获益</translation>
    </message>
    <message>
        <source>Where sensitivity + specificity is highest on the validation set</source>
        <translation>验证集上灵敏度与特异度之和最高处</translation>
    </message>
    <message>
        <source>The highest threshold that finds at least this share on the validation set</source>
        <translation>在验证集上至少发现该比例的最高阈值</translation>
    </message>
    <message>
        <source>The lowest threshold that recognises at least this share of the others on the validation set</source>
        <translation>在验证集上至少识别其余该比例的最低阈值</translation>
    </message>
    <message>
        <source>A study is called “%1” from this probability on. </source>
        <translation>自此概率起，检查判为“%1”。 </translation>
    </message>
    <message>
        <source>A patient is called “%1” from this probability on. </source>
        <translation>自此概率起，患者判为“%1”。 </translation>
    </message>
    <message>
        <source>It can be moved on the validation set only.</source>
        <translation>只能在验证集上移动。</translation>
    </message>
    <message>
        <source>Without cases of both kinds nothing follows.</source>
        <translation>没有两类病例则无法得出结论。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataHeader</name>
    <message>
        <source>Continue to training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder of images per diagnosis, or single images; or drop them here</source>
        <translation>选择每个诊断各有一个图像文件夹的文件夹，或单张图像；也可拖放到此处</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Single &amp;images…</source>
        <translation>单张图像(&amp;I)…</translation>
    </message>
    <message>
        <source>With a &amp;table…</source>
        <translation>使用表格(&amp;T)…</translation>
    </message>
    <message>
        <source>By a &amp;header field…</source>
        <translation>按文件头字段(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Export labels…</source>
        <translation>导出标注(&amp;E)…</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>撤销：%1（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Shift+Z)</source>
        <translation>重做：%1（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Second &amp;reading…</source>
        <translation>第二次阅片(&amp;R)…</translation>
    </message>
    <message>
        <source>Images that are worth labelling next, labels that are probably wrong, and how far a reader gives the same answer twice</source>
        <translation>值得接下来标注的图像、可能有误的标注，以及同一阅片者两次回答的一致程度</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>添加图像</translation>
    </message>
    <message>
        <source>Check labels</source>
        <translation>检查标注</translation>
    </message>
    <message>
        <source>What to label &amp;next</source>
        <translation>接下来标注什么(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Suspicious labels</source>
        <translation>可疑的标注(&amp;S)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataNotice</name>
    <message>
        <source>This is possible when “%1” has ended.</source>
        <translation>“%1”结束后即可进行。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPage</name>
    <message>
        <source>Drop images or folders here</source>
        <translation>将图像或文件夹拖放到此处</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are used from their new place.</source>
        <translation>
            <numerusform>现从新位置使用 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>The image, and what is wrong with the images</source>
        <translation>图像，以及图像存在的问题</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Answer the question for the chosen images: the diagnosis or grade of that number (of one image, go on to the next), the finding of that number in turn yes, no, not stated; or begin to type the number (Enter keeps it, Esc leaves it)</source>
        <translation>为所选图像回答提问：该编号的诊断或分级（若只选一张，则转到下一张），该编号的征象在“是、否、未说明”间轮换；或开始输入数值（Enter 保留，Esc 放弃）</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 至 9</translation>
    </message>
    <message>
        <source>The finding of that number is not there</source>
        <translation>该编号的征象不存在</translation>
    </message>
    <message>
        <source>Shift and 1 to 9</source>
        <translation>Shift 加 1 至 9</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Image before</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Set the chosen images aside</source>
        <translation>排除所选图像</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find a file or patient</source>
        <translation>查找文件或患者</translation>
    </message>
    <message>
        <source>Every file is opened once to see whether it can be read.</source>
        <translation>每个文件都会打开一次，以检查能否读取。</translation>
    </message>
    <message>
        <source>Bring your images</source>
        <translation>导入您的图像</translation>
    </message>
    <message>
        <source>Drop a folder here that holds one folder of images per diagnosis, for example “healthy” and “glaucoma”. Single images take the name of the folder they lie in; a table (CSV) can say the diagnoses instead. DICOM, PNG, JPEG, TIFF, HEIC and more are read. Your files are not changed and stay where they are.</source>
        <translation>将每个诊断各有一个图像文件夹的文件夹拖放到此处，例如“健康”和“青光眼”。单张图像采用其所在文件夹的名称；也可用表格（CSV）说明诊断。可读取 DICOM、PNG、JPEG、TIFF、HEIC 等。您的文件不会被更改，并留在原处。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose single images…</source>
        <translation>选择单张图像…</translation>
    </message>
    <message>
        <source>Import with a table…</source>
        <translation>使用表格导入…</translation>
    </message>
    <message>
        <source>By a header field…</source>
        <translation>按文件头字段…</translation>
    </message>
    <message>
        <source>Copy the images into the project, without patient data</source>
        <translation>将图像去除患者数据后复制到项目中</translation>
    </message>
    <message>
        <source>Names, numbers, dates and other data of the patient are removed from the copies (DICOM PS3.15 Basic Profile); the project can then be moved as a whole. What is written into a picture stays. If not chosen, your files are used where they are.</source>
        <translation>副本中会去除患者的姓名、编号、日期和其他数据（DICOM PS3.15 Basic Profile）；项目随后可整体移动。写在图像中的内容会保留。如不选择，则在原处使用您的文件。</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Look at the header fields…</source>
        <translation>查看文件头字段…</translation>
    </message>
    <message>
        <source>Open or close the study, where images stand by study</source>
        <translation>按检查排列时，展开或收起该检查</translation>
    </message>
    <message>
        <source>In a list of labels to check: take the proposed one, and go on</source>
        <translation>在待检查标注的列表中：采用建议的标注，然后继续</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>In a list of suspicious labels: the label is right, and is not listed again</source>
        <translation>在可疑标注的列表中：标注正确，不再列出</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataPresenter</name>
    <message>
        <source>Made again: %1.</source>
        <translation>已重做：%1。</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>已撤销：%1。</translation>
    </message>
    <message>
        <source>Choose one or more images first.</source>
        <translation>请先选择一张或多张图像。</translation>
    </message>
    <message>
        <source>“%1” is no number. Nothing was changed.</source>
        <translation>“%1”不是数字。未作任何更改。</translation>
    </message>
    <message>
        <source>%1 is not possible: the question takes %2. Nothing was changed.</source>
        <translation>不能为 %1：该提问允许 %2。未作任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>copies without patient data</source>
        <translation>去除患者数据的副本</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>Taking validation images</source>
        <translation>正在选取验证图像</translation>
    </message>
    <message numerus="yes">
        <source>%n training image(s) are validation images from now on. The test images stay as they were.</source>
        <translation>
            <numerusform>%n 张训练图像从现在起为验证图像。测试图像保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Splitting the images</source>
        <translation>正在划分图像</translation>
    </message>
    <message>
        <source>The images were split again: every patient is in one split only. Train again to use it.</source>
        <translation>图像已重新划分：每例患者只在一个子集中。请重新训练以采用。</translation>
    </message>
    <message>
        <source>Naming the patients</source>
        <translation>正在指明患者</translation>
    </message>
    <message numerus="yes">
        <source>The patient of %n more image(s) is known. The problems say whether one is in several splits.</source>
        <translation>
            <numerusform>又有 %n 张图像的患者已知。“问题”中会说明是否有患者位于多个子集。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at each image again</source>
        <translation>正在重新查看每张图像</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。未作任何更改。</translation>
    </message>
    <message numerus="yes">
        <source>The network sees the images so from now on: %1. %n of them look(s) different to it. Train again to use it.</source>
        <translation>
            <numerusform>网络从现在起这样看图像：%1。其中 %n 张在它看来有所不同。请重新训练以采用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed: %n image(s) cannot be read as they were brought in. They are the ones shown now. Bring them in again, or exclude them.</source>
        <translation>
            <numerusform>未作任何更改：%n 张图像无法再按导入时的方式读取。现在显示的就是它们。请重新导入或排除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving the labels</source>
        <translation>正在保存标注</translation>
    </message>
    <message numerus="yes">
        <source>The labels of %n image(s) were saved, patients included.</source>
        <translation>
            <numerusform>已保存 %n 张图像的标注，含患者信息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n 次检查</numerusform>
        </translation>
    </message>
    <message>
        <source>Putting images together</source>
        <translation>正在归并图像</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another study or answer than before. Train again to use it.</source>
        <translation>
            <numerusform>%n 张图像的检查或回答与先前不同。请重新训练以使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Making labels of what readers say</source>
        <translation>正在由阅片结果生成标注</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have another label than before. Train again to use it.</source>
        <translation>
            <numerusform>%n 张图像的标注与之前不同。重新训练后生效。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::DataWindows</name>
    <message>
        <source>Choose the folder that holds one folder per diagnosis</source>
        <translation>选择每个诊断各有一个文件夹的文件夹</translation>
    </message>
    <message>
        <source>Choose images; each takes the name of its folder as diagnosis</source>
        <translation>选择图像；每张以其文件夹名称为诊断</translation>
    </message>
    <message>
        <source>Choose the table that names the images</source>
        <translation>选择指明图像的表格</translation>
    </message>
    <message>
        <source>Choose the folder with the DICOM files</source>
        <translation>选择含 DICOM 文件的文件夹</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>This table will name patients.</source>
        <translation>此表格会指明患者。</translation>
    </message>
    <message>
        <source>It holds the patients&apos; identifiers and the names of the files. Save it only where patient data may be kept. “Import with a table” reads it back.</source>
        <translation>其中含患者标识和文件名。请仅保存在允许存放患者数据的位置。“使用表格导入”可将其读回。</translation>
    </message>
    <message>
        <source>Choose where to save…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Save the labels, patients included</source>
        <translation>保存标注，含患者信息</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>Let the network see all images so: %1?</source>
        <translation>让网络这样看所有图像：%1？</translation>
    </message>
    <message>
        <source>Every image is read again, which may take a while; your files are not changed, and Undo takes it back. What was trained before keeps the window it was trained with: train again to use this one.</source>
        <translation>每张图像都会重新读取，可能需要一段时间；您的文件不会被更改，可用“撤销”恢复。此前的训练保留其训练时的窗设置：请重新训练以采用此设置。</translation>
    </message>
    <message>
        <source>Change for all images</source>
        <translation>对所有图像更改</translation>
    </message>
    <message>
        <source>Choose the table that names the patients</source>
        <translation>选择指明患者的表格</translation>
    </message>
    <message>
        <source>Choose the table that names the studies</source>
        <translation>选择说明检查的表格</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Demo</name>
    <message>
        <source>Making example images</source>
        <translation>正在生成示例图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FilterBar</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show as pictures</source>
        <translation>以图片显示</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Small pictures</source>
        <translation>小图片</translation>
    </message>
    <message>
        <source>Medium pictures</source>
        <translation>中图片</translation>
    </message>
    <message>
        <source>Large pictures</source>
        <translation>大图片</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Find a file or patient</source>
        <translation>查找文件或患者</translation>
    </message>
    <message>
        <source>Split: training, validation or test images</source>
        <translation>子集：训练、验证或测试图像</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All splits</source>
        <translation>所有子集</translation>
    </message>
    <message>
        <source>With and without problems</source>
        <translation>有和没有问题</translation>
    </message>
    <message>
        <source>By study</source>
        <translation>按检查</translation>
    </message>
    <message>
        <source>Images of a study stand together, as one until it is opened (E); what is done with a closed one is done with all its images</source>
        <translation>同一检查的图像排在一起，展开 (E) 前显示为一张；对收起的检查所做的操作适用于其全部图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingBar</name>
    <message>
        <source>%1: yes %2, no %3, not stated %4</source>
        <translation>%1：是 %2，否 %3，未说明 %4</translation>
    </message>
    <message>
        <source>%1 yes · %2 no</source>
        <translation>是 %1 · 否 %2</translation>
    </message>
    <message>
        <source>%1. Press to see only the images that have it.</source>
        <translation>%1。按此只看有它的图像。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingChip</name>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1. Press for yes, no, not stated in turn.</source>
        <translation>%1。按此在“是、否、未说明”间轮换。</translation>
    </message>
    <message>
        <source>%1. Press it, or the key %2, for yes, no, not stated in turn.</source>
        <translation>%1。按此或按键 %2，在“是、否、未说明”间轮换。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingsCard</name>
    <message>
        <source>Copy t&amp;hese</source>
        <translation>复制这些(&amp;H)</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>Press one to see it below</source>
        <translation>按其中一项可在下方查看</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Figures of each finding</source>
        <translation>各征象的指标</translation>
    </message>
    <message>
        <source>The findings</source>
        <translation>各征象</translation>
    </message>
    <message>
        <source>each at its own threshold; below stands the one that is chosen</source>
        <translation>各按自己的阈值；下方为所选的征象</translation>
    </message>
    <message>
        <source>Those with the finding, of all of which it is stated</source>
        <translation>已说明者中带该征象的数目</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FindingsPresenter</name>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve of the finding: 1 perfect, 0.5 chance</source>
        <translation>该征象的 ROC 曲线下面积：1 为完美，0.5 为随机</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>The probability from which on the finding is called</source>
        <translation>自此概率起判为有该征象</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Mean of the findings</source>
        <translation>各征象的均值</translation>
    </message>
    <message>
        <source>All statements together</source>
        <translation>所有说明合计</translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n image(s) of which all are stated.</source>
        <translation>
            <numerusform>在全部已说明的 %n 张图像中，%1 的每个征象都正确。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Of those with the finding, the share in which it is called</source>
        <translation>带该征象者中，判为有的比例</translation>
    </message>
    <message>
        <source>Of those without the finding, the share in which it is not called</source>
        <translation>不带该征象者中，未判为有的比例</translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n study(s) of which all are stated.</source>
        <translation>
            <numerusform>在全部已说明的 %n 次检查中，%1 的每个征象都正确。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every finding is right in %1 of the %n patient(s) of whom all are stated.</source>
        <translation>
            <numerusform>在全部已说明的 %n 例患者中，%1 的每个征象都正确。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::FirstTour</name>
    <message>
        <source>Bring your images in, say what each of them shows, and look at what may be wrong with them.</source>
        <translation>导入您的图像，说明每张图像显示什么，并查看其中可能存在的问题。</translation>
    </message>
    <message>
        <source>See how good it is on images that it did not learn from, which ones it gets wrong, and where it looked.</source>
        <translation>查看它在未学习过的图像上表现如何、哪些判断错误，以及它看了哪里。</translation>
    </message>
    <message>
        <source>Let it answer for new images, and check it on those of another hospital before you trust it.</source>
        <translation>让它对新图像作答；在信任它之前，请用另一家医院的图像加以检验。</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Let Fovea learn from these answers; the standard settings are a good beginning. What comes of it is called an adapter.</source>
        <translation>让 Fovea 从这些答案中学习；标准设置是很好的开端。学到的结果称为适配器。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FrameTools</name>
    <message>
        <source>Back to this image</source>
        <translation>回到此图像</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Other frames or slices of the same file, to look at (Page Up, Page Down, Home). The mark is the one that is an image of the project.</source>
        <translation>同一文件的其他帧或层面，供查看（Page Up、Page Down、Home）。标记处为项目所用的图像。</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
</context>
<context>
    <name>fovea::ui::FramesDialog</name>
    <message>
        <source>Which frames?</source>
        <translation>哪些帧？</translation>
    </message>
    <message>
        <source>These files hold several pictures each.</source>
        <translation>这些文件各含多幅图像。</translation>
    </message>
    <message>
        <source>They are volumes: each file is cut into slices. Which of them shall become images of the project?</source>
        <translation>它们是容积数据：每个文件会切成层面。其中哪些作为项目的图像？</translation>
    </message>
    <message>
        <source>They are recordings or stacks. Which of their frames shall become images of the project?</source>
        <translation>它们是录像或图像堆栈。其中哪些帧作为项目的图像？</translation>
    </message>
    <message>
        <source>The &amp;middle one of each file</source>
        <translation>每个文件的中间一帧(&amp;M)</translation>
    </message>
    <message>
        <source>The &amp;first one of each file</source>
        <translation>每个文件的第一帧(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;One in every</source>
        <translation>每隔若干取一(&amp;O)</translation>
    </message>
    <message>
        <source>One in every how many frames</source>
        <translation>每多少帧取一帧</translation>
    </message>
    <message>
        <source>Frames of one file count as one patient&apos;s and stay in one split.</source>
        <translation>同一文件的各帧视为同一患者，并保持在同一子集。</translation>
    </message>
    <message>
        <source>&amp;Bring in</source>
        <translation>导入(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Plane</source>
        <translation>平面(&amp;P)</translation>
    </message>
    <message>
        <source>Range of each volume, from per cent</source>
        <translation>每个容积的范围，起始百分比</translation>
    </message>
    <message>
        <source>Range of each volume, to per cent</source>
        <translation>每个容积的范围，结束百分比</translation>
    </message>
    <message>
        <source>How many slices of each volume</source>
        <translation>每个容积取多少层面</translation>
    </message>
    <message>
        <source>A &amp;range of each volume, from</source>
        <translation>每个容积的一段(&amp;R)，从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Those that show most &amp;tissue</source>
        <translation>组织最多的层面(&amp;T)</translation>
    </message>
    <message>
        <source>These files are slices of DICOM series.</source>
        <translation>这些文件是 DICOM 序列的层面。</translation>
    </message>
    <message>
        <source>Each volume is cut into slices again. Which of them shall become images of the project?</source>
        <translation>每个容积数据会再切成层面。其中哪些作为项目的图像？</translation>
    </message>
    <message>
        <source>Found: %1 of %2.</source>
        <translation>发现：%1，共 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n 个序列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slice(s)</source>
        <translation>
            <numerusform>%n 个层面</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n volume(s) something was found, as a slice that is missing; it is named once they are brought in.</source>
        <translation>
            <numerusform>%n 个容积数据有异常，例如缺少层面；导入后会逐一说明。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in no volume and would be left out.</source>
        <translation>
            <numerusform>%n 个文件不属于任何容积数据，将被略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put the &amp;slices together, to %n volume(s), by where they lie</source>
        <translation>
            <numerusform>按层面所在的位置把层面组合成 %n 个容积数据(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>With cubic &amp;voxels, for other planes and a tilted gantry</source>
        <translation>使用立方体素，用于其他平面和倾斜的机架(&amp;V)</translation>
    </message>
    <message>
        <source>Take &amp;each slice as an image by itself</source>
        <translation>把每个层面作为单独的图像(&amp;E)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GalleryModel</name>
    <message>
        <source>%1
Reference “%2”, prediction “%3” (%4)</source>
        <translation>%1
参考“%2”，预测“%3”（%4）</translation>
    </message>
    <message>
        <source>Reference %1, prediction %2, %3</source>
        <translation>参考 %1，预测 %2，%3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GalleryView</name>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1，%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>病例</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GradesDialog</name>
    <message>
        <source>&amp;Use this order</source>
        <translation>使用此顺序(&amp;U)</translation>
    </message>
    <message>
        <source>They are &amp;no grades</source>
        <translation>它们不是分级(&amp;N)</translation>
    </message>
    <message>
        <source>Diagnoses as grades</source>
        <translation>诊断作为分级</translation>
    </message>
    <message>
        <source>Where the diagnoses are steps of one scale, as none, mild, moderate, severe, put them in order, the lowest first. Figures then say how many grades a wrong answer is off, and what is trained from now on learns of three or more grades that far off is worse than near. Adapters that were trained already are judged in this order, too.</source>
        <translation>如果诊断是同一量表的各级（如无、轻、中、重），请按从低到高排序。指标随后会说明错误回答相差多少级；对于三个或更多分级，此后的训练会学到相差多级比相差一级更糟。已训练的适配器也按此顺序评判。</translation>
    </message>
    <message>
        <source>Grades, the lowest first</source>
        <translation>分级，从低到高</translation>
    </message>
    <message>
        <source>Drag, or press Alt with the arrow keys, to move a grade</source>
        <translation>拖动，或按 Alt 加方向键，可移动分级</translation>
    </message>
    <message>
        <source>Lower grade</source>
        <translation>较低分级</translation>
    </message>
    <message>
        <source>Higher grade</source>
        <translation>较高分级</translation>
    </message>
    <message>
        <source>Lowest grade</source>
        <translation>最低分级</translation>
    </message>
    <message>
        <source>Highest grade</source>
        <translation>最高分级</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GridView</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Arrow keys choose an image, the keys 1 to 9 answer the question for it.</source>
        <translation>方向键选择图像，按键 1 至 9 为其回答提问。</translation>
    </message>
    <message>
        <source>No image passes the filter.</source>
        <translation>没有图像符合筛选条件。</translation>
    </message>
    <message>
        <source>No images yet.</source>
        <translation>尚无图像。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Contents of the guide</source>
        <translation>指南目录</translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation>指南页面</translation>
    </message>
    <message>
        <source>All &amp;keys…</source>
        <translation>所有按键(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退（Alt+←）</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进（Alt+→）</translation>
    </message>
    <message>
        <source>Find in the guide</source>
        <translation>在指南中查找</translation>
    </message>
    <message>
        <source>Enter or F3 goes to the next place, Shift+F3 to the one before (Ctrl+F)</source>
        <translation>按 Enter 或 F3 转到下一处，Shift+F3 转到上一处（Ctrl+F）</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Not in the guide</source>
        <translation>指南中没有</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HeaderFacts</name>
    <message>
        <source>Kind of image</source>
        <translation>图像种类</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>Image type</source>
        <translation>图像类型</translation>
    </message>
    <message>
        <source>Writing in the picture</source>
        <translation>图像中的文字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Patient&apos;s number</source>
        <translation>患者编号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Date of examination</source>
        <translation>检查日期</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工作站</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HeaderFieldDialog</name>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Diagnosis from a header field</source>
        <translation>诊断来自文件头字段</translation>
    </message>
    <message>
        <source>DICOM files say more than the picture, for example the series or the body part. Choose the field that says what is to be learned; the patient is read from the header, too. Fields that can tell who a patient is are not offered.</source>
        <translation>DICOM 文件包含的信息多于图像，例如序列或身体部位。请选择说明学习内容的字段；患者也从文件头读取。能识别患者身份的字段不提供选择。</translation>
    </message>
    <message>
        <source>The names of diagnoses are written into adapters and reports: choose no field that identifies people.</source>
        <translation>诊断名称会写入适配器和报告：请勿选择能识别个人的字段。</translation>
    </message>
    <message>
        <source>Another f&amp;older…</source>
        <translation>其他文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Choose the folder with the DICOM files</source>
        <translation>选择含 DICOM 文件的文件夹</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>图像：</translation>
    </message>
    <message>
        <source>Fields that could say the diagnosis</source>
        <translation>可能说明诊断的字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images per diagnosis</source>
        <translation>各诊断的图像数</translation>
    </message>
    <message>
        <source>Reading the headers …</source>
        <translation>正在读取文件头 …</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them DICOM.</source>
        <translation>
            <numerusform>其中 %n 个为 DICOM。</numerusform>
        </translation>
    </message>
    <message>
        <source>No field has a few different values: a table can say the diagnoses instead.</source>
        <translation>没有字段只含少数不同的值：可改用表格说明诊断。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) do not have it and come without a diagnosis.</source>
        <translation>
            <numerusform>%n 张图像没有此字段，导入后无诊断。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every image has it.</source>
        <translation>每张图像都有。</translation>
    </message>
    <message>
        <source>Choose a field on the left.</source>
        <translation>请在左侧选择字段。</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HistoryDialog</name>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Everything that ever changed this project (its audit trail), the newest first. Nothing is ever removed from it, and it names no patient.</source>
        <translation>曾更改此项目的一切（审计跟踪），最新的在前。其中任何内容都不会被移除，也不含患者信息。</translation>
    </message>
    <message>
        <source>The history is saved.</source>
        <translation>历史记录已保存。</translation>
    </message>
    <message>
        <source>Copy the chosen lines</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>查找(&amp;F)：</translation>
    </message>
    <message>
        <source>words, for example: evaluation test</source>
        <translation>词语，例如：评估 test</translation>
    </message>
    <message>
        <source>Copies the chosen lines, or all that are shown</source>
        <translation>复制所选行，或显示的所有行</translation>
    </message>
    <message>
        <source>Saves all entries as a table (CSV), oldest first</source>
        <translation>将所有条目保存为表格 (CSV)，最早的在前</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Shown when “%1” has ended</source>
        <translation>“%1”结束后显示</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 条，共 %2 条</translation>
    </message>
    <message>
        <source>Test evaluations so far: %1. Each further one weakens what the test images can say.</source>
        <translation>迄今的测试评估：%1 次。每多一次都会削弱测试图像所能说明的内容。</translation>
    </message>
    <message>
        <source>Save the history</source>
        <translation>保存历史记录</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2 entry</source>
        <translation>%1 条，共 %2 条</translation>
    </message>
</context>
<context>
    <name>fovea::ui::HistoryPresenter</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ImageView</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrow keys move, 0 fits the image into the window. Shift with the arrow keys changes brightness and contrast.</source>
        <translation>加号和减号缩放，方向键移动，0 使图像适合窗口。Shift 加方向键更改亮度和对比度。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, zoom %3 %</source>
        <translation>%1 × %2 像素，缩放 %3 %</translation>
    </message>
    <message>
        <source>A map lies over it.</source>
        <translation>其上叠加了热图。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ImportFlow</name>
    <message>
        <source>Taking labels over</source>
        <translation>正在采用标注</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken over.</source>
        <translation>
            <numerusform>已采用 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking into the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>已添加 %n 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n 张已存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied without patient data; what is written into the pictures was not removed.</source>
        <translation>
            <numerusform>已去除患者数据并复制 %n 个文件；写在图像中的内容未去除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the table took no part.</source>
        <translation>
            <numerusform>表格中有 %n 行未参与。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to look at, on the right.</source>
        <translation>
            <numerusform>有 %n 个问题待查看，见右侧。</numerusform>
        </translation>
    </message>
    <message>
        <source>No image lies in a folder named after a diagnosis. Of DICOM files the header may say it.</source>
        <translation>没有图像位于以诊断命名的文件夹中。对于 DICOM 文件，文件头可能会说明。</translation>
    </message>
    <message>
        <source>The single images were not added: %1</source>
        <translation>未添加单张图像：%1</translation>
    </message>
    <message>
        <source>“%1” was not added: %2</source>
        <translation>未添加“%1”：%2</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added.</source>
        <translation>已停止。未添加任何内容。</translation>
    </message>
    <message>
        <source>Images can be added when “%1” has ended.</source>
        <translation>“%1”结束后即可添加图像。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectHead</name>
    <message>
        <source>Which training</source>
        <translation>哪次训练</translation>
    </message>
    <message>
        <source>Which finding</source>
        <translation>哪个征象</translation>
    </message>
    <message>
        <source>Figures, cases, curves and subgroups are those of this finding.</source>
        <translation>指标、病例、曲线和亚组均属于此征象。</translation>
    </message>
    <message>
        <source>&amp;Validation</source>
        <translation>验证(&amp;V)</translation>
    </message>
    <message>
        <source>Per &amp;image</source>
        <translation>按图像(&amp;I)</translation>
    </message>
    <message>
        <source>Per &amp;patient</source>
        <translation>按患者(&amp;P)</translation>
    </message>
    <message>
        <source>Some patients have several images here. This counts each patient once, by the mean of the probabilities of all their images.</source>
        <translation>此处有些患者有多张图像。此项按其全部图像概率的均值，每例患者计一次。</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>保存表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Save &amp;report…</source>
        <translation>保存报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Model card…</source>
        <translation>模型卡…</translation>
    </message>
    <message>
        <source>Use on &amp;new images</source>
        <translation>用于新图像(&amp;N)</translation>
    </message>
    <message>
        <source>All of it, to read, print and archive (HTML or PDF). %1</source>
        <translation>全部内容，供阅读、打印和存档（HTML 或 PDF）。%1</translation>
    </message>
    <message>
        <source>One page for whoever considers using the adapter (HTML or PDF): what it is meant for, what it learned from, how good it is, and what it cannot do. %1</source>
        <translation>一页，供考虑使用此适配器的人阅读（HTML 或 PDF）：用途、学习来源、好坏以及不能做什么。%1</translation>
    </message>
    <message>
        <source>Save a&amp;nd use</source>
        <translation>保存并使用(&amp;N)</translation>
    </message>
    <message>
        <source>T&amp;est set</source>
        <translation>测试集(&amp;E)</translation>
    </message>
    <message>
        <source>T&amp;est set (locked)</source>
        <translation>测试集（已锁定）(&amp;E)</translation>
    </message>
    <message>
        <source>There are no test images.</source>
        <translation>没有测试图像。</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing. Evaluated before: %1</source>
        <translation>适配器未从中学习的图像。此前已评估：%1</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing</source>
        <translation>适配器未从中学习的图像</translation>
    </message>
    <message>
        <source>Images from which the adapter learned nothing. What opening them means is said before they are.</source>
        <translation>适配器未从中学习的图像。打开之前会说明打开意味着什么。</translation>
    </message>
    <message>
        <source>One line a patient, with every probability (CSV). %1</source>
        <translation>每例患者一行，含每个概率（CSV）。%1</translation>
    </message>
    <message>
        <source>One line an image, with every probability (CSV). %1</source>
        <translation>每张图像一行，含每个概率（CSV）。%1</translation>
    </message>
    <message>
        <source>One line a study or patient, with every probability (CSV). %1</source>
        <translation>每次检查或每例患者一行，含全部概率 (CSV)。%1</translation>
    </message>
    <message>
        <source>Per study</source>
        <translation>按检查</translation>
    </message>
    <message>
        <source>One line an image…</source>
        <translation>每张图像一行…</translation>
    </message>
    <message>
        <source>How much each image weighs in the answer of its study or patient, and what it says by itself (CSV). %1</source>
        <translation>每张图像在其检查或患者的回答中所占的权重，以及它单独的回答 (CSV)。%1</translation>
    </message>
    <message>
        <source>The validation images chose the epoch that was kept, where there were epochs: the figures flatter a little</source>
        <translation>若有轮次，则由验证图像选定保留的轮次：指标略偏乐观</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectPage</name>
    <message>
        <source>No adapter to inspect yet</source>
        <translation>尚无可分析的适配器</translation>
    </message>
    <message>
        <source>Train one first. Its figures (AUC, sensitivity, specificity), its mistakes and where it looks will stand here.</source>
        <translation>请先训练一个。其指标（AUC、灵敏度、特异度）、错误以及所看之处将显示在这里。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Summary, cases, curves and subgroups</source>
        <translation>概要、病例、曲线和亚组</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>概要(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>病例(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>曲线(&amp;U)</translation>
    </message>
    <message>
        <source>Sub&amp;groups</source>
        <translation>亚组(&amp;G)</translation>
    </message>
    <message>
        <source>The table is on the clipboard: paste it into a spreadsheet or a manuscript.</source>
        <translation>表格已复制到剪贴板：可粘贴到电子表格或稿件中。</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Next of Summary, Cases, Curves, Subgroups</source>
        <translation>概要、病例、曲线、亚组中的下一个</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Saved as %1. %2</source>
        <translation>已保存为 %1。%2</translation>
    </message>
    <message>
        <source>Made again: %1.</source>
        <translation>已重做：%1。</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>已撤销：%1。</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>正在评估…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>等待“%1”结束。</translation>
    </message>
    <message>
        <source>On the validation images.</source>
        <translation>在验证图像上。</translation>
    </message>
    <message>
        <source>On the test images. They were evaluated before: %1. Opening that again is not counted.</source>
        <translation>在测试图像上。此前已评估：%1。再次打开不计数。</translation>
    </message>
    <message>
        <source>On the test images.</source>
        <translation>在测试图像上。</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>This can be saved when “%1” has ended.</source>
        <translation>“%1”结束后即可保存。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save the model card</source>
        <translation>保存模型卡</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF, to print (*.pdf)</source>
        <translation>网页 (*.html);;PDF，供打印 (*.pdf)</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 It stands on Summary, too.</source>
        <translation>%1 也列在“概要”中。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::InspectPresenter</name>
    <message>
        <source>There are no validation images to judge by. Open the test set, which the adapter has never seen, instead.</source>
        <translation>没有可供评判的验证图像。请改为打开适配器从未见过的测试集。</translation>
    </message>
    <message>
        <source>Evaluating on the test images</source>
        <translation>正在测试图像上评估</translation>
    </message>
    <message>
        <source>Evaluating on the validation images</source>
        <translation>正在验证图像上评估</translation>
    </message>
    <message>
        <source>Keeping the operating point</source>
        <translation>正在保存工作点</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>Writing the table</source>
        <translation>正在写表格</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>Writing the model card</source>
        <translation>正在写模型卡</translation>
    </message>
    <message>
        <source>A map is of one image: it can be checked where each image has an answer of its own.</source>
        <translation>热图针对一张图像：仅在每张图像各有回答时才能检查。</translation>
    </message>
    <message>
        <source>This can be checked when “%1” has ended.</source>
        <translation>“%1”结束后才能检查。</translation>
    </message>
    <message>
        <source>Checking what the maps show</source>
        <translation>正在检查热图显示了什么</translation>
    </message>
</context>
<context>
    <name>fovea::ui::JobStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>停止正在运行的工作</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1: paused</source>
        <translation>%1：已暂停</translation>
    </message>
    <message>
        <source>%1: pausing…</source>
        <translation>%1：正在暂停…</translation>
    </message>
</context>
<context>
    <name>fovea::ui::KeySheet</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>In a plot</source>
        <translation>在图表中</translation>
    </message>
    <message>
        <source>In the ROC curve and the confusion matrix</source>
        <translation>在 ROC 曲线和混淆矩阵中</translation>
    </message>
    <message>
        <source>In lists and forms</source>
        <translation>在列表和表单中</translation>
    </message>
    <message>
        <source>+  −  wheel</source>
        <translation>+  −  滚轮</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Arrow keys, drag</source>
        <translation>方向键、拖动</translation>
    </message>
    <message>
        <source>Move the enlarged image</source>
        <translation>移动放大的图像</translation>
    </message>
    <message>
        <source>Shift and arrow keys, drag with the right button</source>
        <translation>Shift 加方向键、按右键拖动</translation>
    </message>
    <message>
        <source>Window level and width, of what you see</source>
        <translation>所见内容的窗位和窗宽</translation>
    </message>
    <message>
        <source>Menu key, right click</source>
        <translation>菜单键、右键单击</translation>
    </message>
    <message>
        <source>What can be done with the image</source>
        <translation>可对图像进行的操作</translation>
    </message>
    <message>
        <source>+  −  Ctrl and wheel</source>
        <translation>+  −  Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Move what is shown</source>
        <translation>移动显示内容</translation>
    </message>
    <message>
        <source>0, double click</source>
        <translation>0、双击</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Save as a picture or a table</source>
        <translation>保存为图片或表格</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the operating point, or from cell to cell</source>
        <translation>移动工作点，或在单元格间移动</translation>
    </message>
    <message>
        <source>Space, Enter</source>
        <translation>空格、Enter</translation>
    </message>
    <message>
        <source>Show the images of the cell</source>
        <translation>显示该单元格的图像</translation>
    </message>
    <message>
        <source>What can be done with what is chosen</source>
        <translation>可对所选内容进行的操作</translation>
    </message>
    <message>
        <source>Alt and an underlined letter</source>
        <translation>Alt 加带下划线的字母</translation>
    </message>
    <message>
        <source>Press that button, or go to that field</source>
        <translation>按下该按钮，或转到该字段</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Close a message, a menu or a window</source>
        <translation>关闭消息、菜单或窗口</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Everything can be done without a mouse.</source>
        <translation>一切操作均可不用鼠标完成。</translation>
    </message>
    <message>
        <source>&amp;About Fovea…</source>
        <translation>关于 Fovea(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Shift 加滚轮</translation>
    </message>
    <message>
        <source>Through the images of a study or patient</source>
        <translation>依次查看检查或患者的图像</translation>
    </message>
    <message>
        <source>In the guide</source>
        <translation>在指南中</translation>
    </message>
    <message>
        <source>Ctrl+F  F3  Shift+F3</source>
        <translation>Ctrl+F  F3  Shift+F3</translation>
    </message>
    <message>
        <source>Find words, the next place, the one before</source>
        <translation>查找文字、下一处、上一处</translation>
    </message>
    <message>
        <source>Alt+Left  Alt+Right</source>
        <translation>Alt+←  Alt+→</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>后退和前进</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelBar</name>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>The class of the chosen images. The keys 1 to 9 do the same.</source>
        <translation>所选图像的类别。按键 1 至 9 效果相同。</translation>
    </message>
    <message>
        <source>Name of the new diagnosis, then Enter</source>
        <translation>新诊断的名称，然后按 Enter</translation>
    </message>
    <message>
        <source>Name of the new diagnosis</source>
        <translation>新诊断的名称</translation>
    </message>
    <message>
        <source>type a number, then Enter</source>
        <translation>输入数值，然后按 Enter</translation>
    </message>
    <message>
        <source>The number of the chosen images. Typing a digit begins here; Enter keeps it, Esc leaves it as it was. Empty: no number.</source>
        <translation>所选图像的数值。输入数字即从此处开始；Enter 保留，Esc 恢复原值。留空：无数值。</translation>
    </message>
    <message>
        <source>Another grade…</source>
        <translation>其他分级…</translation>
    </message>
    <message>
        <source>Another diagnosis…</source>
        <translation>其他诊断…</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新使用</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Lets the chosen images take part again</source>
        <translation>让所选图像重新参与</translation>
    </message>
    <message>
        <source>Excludes the chosen images: they stay in the project and are used for nothing (Del)</source>
        <translation>排除所选图像：它们保留在项目中，不用于任何用途（Del）</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message numerus="yes">
        <source>Diagnosis of %n images</source>
        <translation>
            <numerusform>%n 张图像的诊断</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n images</source>
        <translation>
            <numerusform>%n 张图像的%1</numerusform>
        </translation>
    </message>
    <message>
        <source>several numbers</source>
        <translation>多个数值</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelReview</name>
    <message>
        <source>Every image has a label.</source>
        <translation>每张图像都已标注。</translation>
    </message>
    <message>
        <source>A trained adapter says what to label next: label some images of each class, and train.</source>
        <translation>接下来标注什么由训练好的适配器给出：请为每个类别标注一些图像，然后训练。</translation>
    </message>
    <message>
        <source>Looking for what to label next</source>
        <translation>正在查找接下来要标注的图像</translation>
    </message>
    <message>
        <source>Looking for suspicious labels</source>
        <translation>正在查找可疑的标注</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止。未做任何更改。</translation>
    </message>
    <message>
        <source>There is no image to label next.</source>
        <translation>没有接下来要标注的图像。</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) that were confirmed are left out.</source>
        <translation>
            <numerusform>已略去 %n 个已确认的标注。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be read and are left out.</source>
        <translation>
            <numerusform>%n 张图像无法读取，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one image of the list.</source>
        <translation>请选择列表中的一张图像。</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation>或许是 %1</translation>
    </message>
    <message>
        <source>at random: %1?</source>
        <translation>随机：%1？</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1？</translation>
    </message>
    <message numerus="yes">
        <source>Suspicious labels: %1 of %n looked at</source>
        <translation>
            <numerusform>可疑的标注：已查看 %1 个，共 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What to label next: %1 of %n labelled</source>
        <translation>
            <numerusform>接下来标注：已标注 %1 张，共 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an image of the list.</source>
        <translation>请选择列表中的图像。</translation>
    </message>
    <message>
        <source>Confirmed: “%1” is right, and is not listed again.</source>
        <translation>已确认：“%1”正确，不再列出。</translation>
    </message>
    <message>
        <source>Without a label now; proposed: “%1” %2</source>
        <translation>现在没有标注；建议：“%1” %2</translation>
    </message>
    <message>
        <source>Labelled “%1”; proposed: “%2” %3</source>
        <translation>已标注“%1”；建议：“%2” %3</translation>
    </message>
    <message>
        <source>Probably mislabelled: “%1” %2, “%3” %4</source>
        <translation>标注可能有误：“%1” %2，“%3” %4</translation>
    </message>
    <message>
        <source>Perhaps mislabelled: “%1” %2, “%3” %4</source>
        <translation>标注或许有误：“%1” %2，“%3” %4</translation>
    </message>
    <message>
        <source>Drawn at random; proposed: “%1” %2</source>
        <translation>随机抽取；建议：“%1” %2</translation>
    </message>
    <message>
        <source>Proposed: “%1” %2</source>
        <translation>建议：“%1” %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them drawn at random: these will say how often the proposals are right.</source>
        <translation>
            <numerusform>其中 %n 张为随机抽取：它们将表明建议正确的频率。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2).</source>
        <translation>
            <numerusform>在 %n 张随机抽取并已标注的图像中，建议正确的有 %1 张 (%2)。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n image(s) drawn at random and labelled, the proposal was right on %1 (%2, 95 % interval %3 to %4).</source>
        <translation>
            <numerusform>在 %n 张随机抽取并已标注的图像中，建议正确的有 %1 张（%2，95 % 区间 %3 至 %4）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels can be checked where every image has a diagnosis or grade of its own. Choose such a question.</source>
        <translation>只有每张图像都有自己的诊断或分级时才能检查标签。请选择这样的问题。</translation>
    </message>
    <message numerus="yes">
        <source>No label is suspicious: %n image(s) looked at, and for none is another class more probable than its label.</source>
        <translation>
            <numerusform>没有可疑的标签：已查看 %n 张图像，其中没有一张的其他类别比其标签更可能。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::LabelTableDialog</name>
    <message>
        <source>Import with a table</source>
        <translation>使用表格导入</translation>
    </message>
    <message>
        <source>A table that names the images and says their diagnosis, patient or split. Nothing is guessed: rows that fit no image, or several, are listed and take no part.</source>
        <translation>指明图像并说明其诊断、患者或子集的表格。不作任何猜测：不对应或对应多张图像的行会列出，且不参与。</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>Another &amp;table…</source>
        <translation>其他表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Table:</source>
        <translation>表格：</translation>
    </message>
    <message>
        <source>in the &amp;folder</source>
        <translation>在文件夹中(&amp;F)</translation>
    </message>
    <message>
        <source>Another f&amp;older…</source>
        <translation>其他文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>图像：</translation>
    </message>
    <message>
        <source>of this &amp;project: %1; none is read anew</source>
        <translation>本项目的图像(&amp;P)：%1；不重新读取</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>Column with the image&apos;s file</source>
        <translation>图像文件列</translation>
    </message>
    <message>
        <source>A path from the folder, or its end; with or without “.png”, in any case</source>
        <translation>从文件夹起的路径或其末段；“.png”可有可无，不区分大小写</translation>
    </message>
    <message>
        <source>Column with the diagnosis</source>
        <translation>诊断列</translation>
    </message>
    <message>
        <source>The class that is to be learned (label)</source>
        <translation>要学习的类别（标注）</translation>
    </message>
    <message>
        <source>&amp;Diagnosis:</source>
        <translation>诊断(&amp;D)：</translation>
    </message>
    <message>
        <source>Column with the patient</source>
        <translation>患者列</translation>
    </message>
    <message>
        <source>Any key that is the same for all images of one patient; they stay in one split</source>
        <translation>同一患者的所有图像都相同的任意键；它们保持在同一子集</translation>
    </message>
    <message>
        <source>P&amp;atient:</source>
        <translation>患者(&amp;A)：</translation>
    </message>
    <message>
        <source>Column with the split</source>
        <translation>子集列</translation>
    </message>
    <message>
        <source>train, val or test: training, validation or test images</source>
        <translation>train、val 或 test：训练、验证或测试图像</translation>
    </message>
    <message>
        <source>&amp;Split:</source>
        <translation>子集(&amp;S)：</translation>
    </message>
    <message>
        <source>Column with a group</source>
        <translation>分组列</translation>
    </message>
    <message>
        <source>Sex, site, device: by which figures may be told apart (subgroup)</source>
        <translation>性别、院区、设备：可据此分别查看指标（亚组）</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>分组(&amp;G)：</translation>
    </message>
    <message>
        <source>What divides the columns</source>
        <translation>列的分隔符</translation>
    </message>
    <message>
        <source>Commas</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolons</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Pipes</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Divided &amp;by:</source>
        <translation>分隔符(&amp;B)：</translation>
    </message>
    <message>
        <source>The first row holds the &amp;names</source>
        <translation>第一行为列名(&amp;N)</translation>
    </message>
    <message>
        <source>In which alphabet the table is written</source>
        <translation>表格所用的字符编码</translation>
    </message>
    <message>
        <source>Beside each alphabet: how words of this table read in it</source>
        <translation>各字符编码旁：此表格的文字在该编码下的样子</translation>
    </message>
    <message>
        <source>Alp&amp;habet:</source>
        <translation>字符编码(&amp;H)：</translation>
    </message>
    <message>
        <source>Which sheet of the workbook holds the table</source>
        <translation>工作簿中哪个工作表含有表格</translation>
    </message>
    <message>
        <source>Sh&amp;eet:</source>
        <translation>工作表(&amp;E)：</translation>
    </message>
    <message>
        <source>Programs write such words for an empty cell. Without the tick they are names like others.</source>
        <translation>程序会为空单元格写入此类词。不勾选则视为普通名称。</translation>
    </message>
    <message>
        <source>What will come of it</source>
        <translation>将会得到</translation>
    </message>
    <message>
        <source>Diagnoses</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Diagnoses and their images</source>
        <translation>诊断及其图像</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待查看</translation>
    </message>
    <message>
        <source>Rows and images that do not fit</source>
        <translation>不相符的行和图像</translation>
    </message>
    <message>
        <source>Choose the table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Choose the folder that holds the images</source>
        <translation>选择含图像的文件夹</translation>
    </message>
    <message>
        <source>One column for each of %1 diagnoses</source>
        <translation>%1 个诊断各有一列</translation>
    </message>
    <message>
        <source>“%1” says that nothing is known</source>
        <translation>“%1”表示未知</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>选择一列</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>From the folders&apos; names</source>
        <translation>来自文件夹名</translation>
    </message>
    <message>
        <source>From the files, where they say</source>
        <translation>来自文件（如有说明）</translation>
    </message>
    <message>
        <source>From folders, or split by patient</source>
        <translation>来自文件夹，或按患者划分</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>sheet “%1”</source>
        <translation>工作表“%1”</translation>
    </message>
    <message>
        <source>Image file</source>
        <translation>图像文件</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Choose which column is the diagnosis, or a question below: the images lie in no folders named after a diagnosis.</source>
        <translation>请选择哪一列是诊断，或在下方选择提问：图像不在以诊断命名的文件夹中。</translation>
    </message>
    <message>
        <source>The table does not say in which alphabet it is written; it reads like %1. See that the words are right, or choose another.</source>
        <translation>表格未说明其字符编码；读出来如 %1。请检查文字是否正确，或另选编码。</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
    <message>
        <source>Looking at the table and the images …</source>
        <translation>正在查看表格和图像 …</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have no row.</source>
        <translation>
            <numerusform>%n 张图像没有对应的行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be changed.</source>
        <translation>
            <numerusform>将更改 %n 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) will be read.</source>
        <translation>
            <numerusform>将读取 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>no diagnosis</source>
        <translation>无诊断</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing yet: see the message above.</source>
        <translation>尚无：请见上方消息。</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.ods);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Column with the study</source>
        <translation>检查所在的列</translation>
    </message>
    <message>
        <source>Any key that is the same for all images of one examination, knee or eye</source>
        <translation>同一次检查、同一膝或同一眼的全部图像共有的标识</translation>
    </message>
    <message>
        <source>St&amp;udy:</source>
        <translation>检查(&amp;U)：</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Rows that name an image: %1 of %2.</source>
        <translation>指向图像的行：%1 / %2。</translation>
    </message>
    <message>
        <source>I&amp;mage file:</source>
        <translation>图像文件(&amp;M)：</translation>
    </message>
    <message>
        <source>Take o&amp;ver</source>
        <translation>采用(&amp;V)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::LastRunPanel</name>
    <message>
        <source>See how good it &amp;is</source>
        <translation>查看好坏(&amp;I)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>On the validation images: %1.</source>
        <translation>在验证图像上：%1。</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>All trainings (%1)</source>
        <translation>所有训练（%1）</translation>
    </message>
    <message>
        <source>On the validation images the AUC is %1.</source>
        <translation>在验证图像上 AUC 为 %1。</translation>
    </message>
    <message>
        <source>The best epoch so far is epoch %1 of %2, with an AUC of %3 on the validation images.</source>
        <translation>目前最佳为第 %1 轮（共 %2 轮），在验证图像上 AUC 为 %3。</translation>
    </message>
    <message>
        <source>The best epoch was epoch %1 of %2, with an AUC of %3 on the validation images.</source>
        <translation>最佳为第 %1 轮（共 %2 轮），在验证图像上 AUC 为 %3。</translation>
    </message>
    <message>
        <source>Together its %1 side networks have an AUC of %2 on the validation images.</source>
        <translation>其 %1 个侧网络合起来在验证图像上的 AUC 为 %2。</translation>
    </message>
    <message>
        <source>Side network %1 of %2 was under way.</source>
        <translation>第 %1 个侧网络（共 %2 个）正在训练中。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MainWindow</name>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>This page is being prepared.</source>
        <translation>正在准备此页面。</translation>
    </message>
    <message>
        <source>Fovea</source>
        <translation>Fovea</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>此表</translation>
    </message>
    <message>
        <source>A part of Fovea is missing</source>
        <translation>Fovea 缺少一部分</translation>
    </message>
    <message>
        <source>Install Fovea again.</source>
        <translation>请重新安装 Fovea。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Open it here</source>
        <translation>在此打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>“%1” is open in another Fovea window, which has been asked to come to the front. To open it here, close it there first.</source>
        <translation>“%1”已在另一个 Fovea 窗口中打开，已请求该窗口显示到前面。若要在此打开，请先在那里关闭。</translation>
    </message>
    <message>
        <source>Open or make a project first</source>
        <translation>请先打开或创建项目</translation>
    </message>
    <message>
        <source>Train first: there is nothing to judge yet</source>
        <translation>请先训练：尚无可评判的内容</translation>
    </message>
    <message>
        <source>%1 – Fovea</source>
        <translation>%1 – Fovea</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>no images yet</source>
        <translation>尚无图像</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n 次训练</numerusform>
        </translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无内容</translation>
    </message>
    <message>
        <source>new cases</source>
        <translation>新病例</translation>
    </message>
    <message>
        <source>Make a project first, then drop your images into it.</source>
        <translation>请先创建项目，然后将图像拖放到其中。</translation>
    </message>
    <message>
        <source>“%1” is still running.</source>
        <translation>“%1”仍在运行。</translation>
    </message>
    <message>
        <source>Paused, it goes on next time from where it is, to the same result. Ended now, it keeps the adapter of its best epoch so far.</source>
        <translation>暂停后，下次从当前处继续，结果相同。现在结束，则保留目前最佳轮次的适配器。</translation>
    </message>
    <message>
        <source>What was predicted is kept only in a table that was saved.</source>
        <translation>预测结果只有保存为表格才会保留。</translation>
    </message>
    <message>
        <source>What is finished is kept, and it goes on from there when it is continued.</source>
        <translation>已完成的部分会保留，继续时从那里接着进行。</translation>
    </message>
    <message>
        <source>&amp;Pause and quit</source>
        <translation>暂停并退出(&amp;P)</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>&amp;End with the best so far</source>
        <translation>以目前最佳结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Keep training</source>
        <translation>继续训练(&amp;K)</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Fovea ended unexpectedly the last time. Projects are as they were last stored. A report that names no patient, image or folder can be saved for whoever looks after Fovea.</source>
        <translation>Fovea 上次意外结束。项目保持最后存储时的状态。可为 Fovea 的维护人员保存一份不含患者、图像或文件夹名称的错误报告。</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>保存错误报告…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存错误报告</translation>
    </message>
    <message>
        <source>report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>错误报告已保存。</translation>
    </message>
    <message>
        <source>%1 (read-only) – Fovea</source>
        <translation>%1（只读）– Fovea</translation>
    </message>
    <message>
        <source>The guide, at the chapter of the page</source>
        <translation>指南，位于本页面对应的章节</translation>
    </message>
    <message>
        <source>Ctrl+F1  ?</source>
        <translation>Ctrl+F1  ?</translation>
    </message>
    <message>
        <source>Explain what is under the pointer or has the keyboard</source>
        <translation>说明指针所指或键盘所在的内容</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapBar</name>
    <message>
        <source>Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>No map</source>
        <translation>无热图</translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation>看了哪里</translation>
    </message>
    <message>
        <source>Where the pre-trained network looked: attention of the frozen backbone among the tokens it kept</source>
        <translation>预训练网络看了哪里：固定主干网络在其保留的 token 上的注意力</translation>
    </message>
    <message>
        <source>What it read from</source>
        <translation>从何处读取</translation>
    </message>
    <message>
        <source>For and against</source>
        <translation>支持与反对</translation>
    </message>
    <message>
        <source>Parts taken out</source>
        <translation>去掉部分</translation>
    </message>
    <message>
        <source>How the answer changes when a place is taken out and the adapter is asked again</source>
        <translation>去掉某处并再次询问适配器时，回答如何变化</translation>
    </message>
    <message>
        <source>Layer of the pre-trained network</source>
        <translation>预训练网络的层</translation>
    </message>
    <message>
        <source>Layer of the pre-trained network that the map is of: the first ones follow edges and texture, the last ones larger structures</source>
        <translation>热图所属的预训练网络层：前面的层关注边缘和纹理，后面的层关注较大的结构</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Strength of the map</source>
        <translation>热图强度</translation>
    </message>
    <message>
        <source>How strongly the map covers the image (opacity)</source>
        <translation>热图覆盖图像的程度（不透明度）</translation>
    </message>
    <message>
        <source>Colour scale of the map</source>
        <translation>热图色标</translation>
    </message>
    <message>
        <source>What the brightest colour stands for: the same in all images, so that their colours can be compared, or the highest of this one. The colours beside it say how much.</source>
        <translation>最亮颜色的含义：在所有图像中相同，便于比较颜色；或为此图像的最高值。旁边的颜色标明数值。</translation>
    </message>
    <message>
        <source>What the adapter read from: attention of its trained prompts over the kept tokens</source>
        <translation>适配器从何处读取：其训练好的提示向量对保留 token 的注意力</translation>
    </message>
    <message>
        <source>This adapter is a read-out alone, one logistic regression: it looks at all places alike and at none more closely</source>
        <translation>此适配器是单独的读出，即一次逻辑回归：它对各处一视同仁，没有更关注之处</translation>
    </message>
    <message>
        <source>A map shows where the network looked. It does not localise disease.</source>
        <translation>热图显示网络看了哪里。它不定位疾病。</translation>
    </message>
    <message>
        <source>Of the patch under the pointer: its share of the attention, or what it says for (+) or against the answer; of a number, what it makes it larger (+) or smaller by</source>
        <translation>指针下的图像块：其注意力份额，或支持（+）或反对该回答的程度；对数值，则为使其变大（+）或变小的量</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>变大或变小</translation>
    </message>
    <message>
        <source>What makes the number larger or smaller</source>
        <translation>使数值变大或变小的部分</translation>
    </message>
    <message>
        <source>What speaks for the answer and against it</source>
        <translation>支持和反对该回答的部分</translation>
    </message>
    <message>
        <source>layer %1 of %2</source>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>layer %1/%2</source>
        <translation>层 %1/%2</translation>
    </message>
    <message>
        <source>scale: all images</source>
        <translation>色标：所有图像</translation>
    </message>
    <message>
        <source>same scale</source>
        <translation>统一色标</translation>
    </message>
    <message>
        <source>scale: this image</source>
        <translation>色标：此图像</translation>
    </message>
    <message>
        <source>own scale</source>
        <translation>单独色标</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>The image alone</source>
        <translation>仅图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapCheck</name>
    <message>
        <source>Check what the maps show</source>
        <translation>检查热图显示了什么</translation>
    </message>
    <message>
        <source>Takes out of these images, %1 at most, the places that a map names first, and asks the adapter again, to see whether its answers hang on these places; that takes up to a few minutes.</source>
        <translation>从这些图像（最多 %1 张）中去掉热图首先指出的位置，再次询问适配器，以了解其回答是否取决于这些位置；最多需要几分钟。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MapFinding</name>
    <message>
        <source>Finding that the map is about</source>
        <translation>热图所针对的征象</translation>
    </message>
    <message>
        <source>Which finding the maps “For and against” and “Parts taken out” are about</source>
        <translation>“支持与反对”和“去掉部分”这两种图所针对的征象</translation>
    </message>
    <message>
        <source>The map is about</source>
        <translation>热图针对</translation>
    </message>
    <message>
        <source>the most probable finding</source>
        <translation>概率最高的征象</translation>
    </message>
</context>
<context>
    <name>fovea::ui::MissingBar</name>
    <message numerus="yes">
        <source>%n image(s) are not where they were.</source>
        <translation>
            <numerusform>%n 张图像不在原处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect their drive; or, if their folder was moved or renamed, say where it is now.</source>
        <translation>请连接其驱动器；如果文件夹已移动或重命名，请指明现在的位置。</translation>
    </message>
    <message>
        <source>Find them…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Choose the folder in which the images are now</source>
        <translation>选择图像现在所在的文件夹</translation>
    </message>
    <message>
        <source>Looking for the images</source>
        <translation>正在查找图像</translation>
    </message>
    <message>
        <source>All images are where they were.</source>
        <translation>所有图像都在原处。</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n missing image(s) is in “%1”.</source>
        <translation>
            <numerusform>%n 张缺失的图像都不在“%1”中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look elsewhere…</source>
        <translation>到别处查找…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n missing image(s) found in “%2”.</source>
        <translation>
            <numerusform>在“%2”中找到 %n 张缺失图像中的 %1 张。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them under another name, known by the picture.</source>
        <translation>
            <numerusform>其中 %n 张名称不同，由图像内容识别。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have the old name but show another picture: they are not taken.</source>
        <translation>
            <numerusform>%n 个文件名称相同但图像不同：未采用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use them from there</source>
        <translation>使用那里的图像</translation>
    </message>
    <message>
        <source>Noting where the images are</source>
        <translation>正在记录图像位置</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NoticeBar</name>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberHistogram</name>
    <message>
        <source>How often which number was given</source>
        <translation>各数值出现的频率</translation>
    </message>
    <message>
        <source>No image has a number yet. Choose images and type one.</source>
        <translation>尚无图像有数值。请选择图像并输入。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) · mean %1 · from %2 to %3</source>
        <translation>
            <numerusform>%n 张图像 · 均值 %1 · 从 %2 到 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1: %2 images</source>
        <translation>自 %1：%2 张图像</translation>
    </message>
    <message>
        <source>from %1: %2 image</source>
        <translation>自 %1：%2 张图像</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPage</name>
    <message>
        <source>&amp;Summary</source>
        <translation>概要(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>病例(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>曲线(&amp;U)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>复制表格(&amp;Y)</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Below it: its 95 % confidence interval</source>
        <translation>其下：95% 置信区间</translation>
    </message>
    <message>
        <source>Figures of the number</source>
        <translation>数值的指标</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>Bland-Altman plot</source>
        <translation>Bland-Altman 图</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Calibration of the number</source>
        <translation>数值的校准</translation>
    </message>
    <message>
        <source>number calibration</source>
        <translation>数值校准</translation>
    </message>
    <message>
        <source>Agreement (Bland-Altman)</source>
        <translation>一致性（Bland-Altman）</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>the reference over the prediction; on the dashed line both are the same. Large points are means of about equal predictions, with their 95 % confidence intervals.</source>
        <translation>参考对预测；在虚线上两者相同。大点为相近预测的均值，含 95% 置信区间。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Mean of reference and prediction</source>
        <translation>参考与预测的均值</translation>
    </message>
    <message>
        <source>Prediction less reference</source>
        <translation>预测减参考</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1，预测</translation>
    </message>
    <message>
        <source>%1, reference</source>
        <translation>%1，参考</translation>
    </message>
    <message>
        <source>(outside)</source>
        <translation>（范围外）</translation>
    </message>
    <message>
        <source>Summary, cases, curves and subgroups of the number</source>
        <translation>数值的概要、病例、曲线和亚组</translation>
    </message>
    <message>
        <source>Sub&amp;groups</source>
        <translation>亚组(&amp;G)</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Reference: %1, off by %2</source>
        <translation>参考：%1，相差 %2</translation>
    </message>
    <message>
        <source>how far off each prediction is, over how large its number is; between the dashed lines lie 95 of 100</source>
        <translation>每个预测的偏差，对其数值大小；100 个中有 95 个落在虚线之间</translation>
    </message>
    <message>
        <source>Cases, the farthest off first</source>
        <translation>病例，偏差最大者在前</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPlot</name>
    <message>
        <source>Points: %1</source>
        <translation>点数：%1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::NumberPresenter</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) never seen</source>
        <translation>
            <numerusform>在 %n 张从未见过的图像上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>在 %n 张验证图像上</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: off by %2 on average.</source>
        <translation>%1：平均相差 %2。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>How far off a prediction is on average</source>
        <translation>预测平均相差多少</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <source>The same, with large errors counting more</source>
        <translation>同上，但大误差权重更大</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏倚</translation>
    </message>
    <message>
        <source>Mean of prediction less reference: above 0 predictions are too high</source>
        <translation>预测减参考的均值：大于 0 表示预测偏高</translation>
    </message>
    <message>
        <source>Limits of agreement, lower</source>
        <translation>一致性界限，下限</translation>
    </message>
    <message>
        <source>Limits of agreement, upper</source>
        <translation>一致性界限，上限</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the spread that is explained: 1 perfect, 0 no better than always saying the mean</source>
        <translation>所解释的变异比例：1 为完美，0 表示不比总是给出均值更好</translation>
    </message>
    <message>
        <source>Calibration slope</source>
        <translation>校准斜率</translation>
    </message>
    <message>
        <source>Of the reference over the prediction: 1 is right, above 1 predictions stay too near to the mean</source>
        <translation>参考对预测的斜率：1 为正确，大于 1 表示预测过于接近均值</translation>
    </message>
    <message>
        <source>Within the %1 interval</source>
        <translation>在 %1 区间内</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>These images chose the epoch, so the figures flatter a little.</source>
        <translation>这些图像选定了轮次，因此指标略偏乐观。</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>测试评估</translation>
    </message>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>测试图像已评估 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线模型</translation>
    </message>
    <message>
        <source>Ridge regression of what the pre-trained network sees is off by %1 on average; the adapter less that is %2.</source>
        <translation>对预训练网络所见作岭回归平均相差 %1；适配器减去它为 %2。</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Not all patients are known. Images of the same patient count as independent: the true ranges may be wider.</source>
        <translation>并非所有患者已知。同一患者的图像按独立计算：真实范围可能更宽。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n 张图像。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>偏倚 %1</translation>
    </message>
    <message>
        <source>limits of agreement %1 and %2</source>
        <translation>一致性界限 %1 和 %2</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) never seen</source>
        <translation>
            <numerusform>在 %n 次从未见过的检查上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>在验证集的 %n 次检查上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) never seen</source>
        <translation>
            <numerusform>在 %n 例从未见过的患者上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>在验证集的 %n 例患者上</numerusform>
        </translation>
    </message>
    <message>
        <source>Of 100 errors, 95 lie between the two limits (Bland and Altman)</source>
        <translation>100 个误差中有 95 个位于两个界限之间（Bland 和 Altman）</translation>
    </message>
    <message>
        <source>Share of the references that lie within the prediction&apos;s interval; it is meant to be %1</source>
        <translation>位于预测区间内的参考比例；目标为 %1</translation>
    </message>
    <message numerus="yes">
        <source>Each prediction has an interval of ±%1, within which %2 of such references lie (conformal prediction, chosen on %n case(s)).</source>
        <translation>
            <numerusform>每个预测都有 ±%1 的区间，此类参考中有 %2 落在其中（共形预测，由 %n 个病例选定）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) predicted as %1: %2 on average</source>
        <translation>
            <numerusform>%n 个病例预测为 %1：平均 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>The read-out did not learn from these images, and there was no epoch to choose. Only the intervals of its predictions rest on them.</source>
        <translation>读出没有从这些图像学习，也没有轮次可选。仅其预测区间以它们为依据。</translation>
    </message>
    <message>
        <source>these cases</source>
        <translation>这些病例</translation>
    </message>
</context>
<context>
    <name>fovea::ui::OpenTestPage</name>
    <message>
        <source>The test set is locked</source>
        <translation>测试集已锁定</translation>
    </message>
    <message>
        <source>Choose first, on the validation images: which training, which settings, which threshold. Whoever chooses by the test set tunes to it, and its figures then flatter like all others.</source>
        <translation>请先在验证图像上选定：哪次训练、哪些设置、哪个阈值。用测试集来选择等于针对它调整，其指标便会像其他指标一样偏于乐观。</translation>
    </message>
    <message>
        <source>&amp;Open the test set</source>
        <translation>打开测试集(&amp;O)</translation>
    </message>
    <message>
        <source>Opening it is counted in the project and printed in every report.</source>
        <translation>打开次数会记入项目，并印在每份报告中。</translation>
    </message>
    <message>
        <source>%1 It has not been opened yet.</source>
        <translation>%1 尚未打开过。</translation>
    </message>
    <message numerus="yes">
        <source>%1 So far: %n time(s), by all trainings of this project together.</source>
        <translation>
            <numerusform>%1 至今：%n 次，为本项目所有训练合计。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were put aside before the training began. The adapter has never seen them, so they tell how well it does on new images.</source>
        <translation>
            <numerusform>在训练开始前搁置了 %n 张图像。适配器从未见过它们，因此它们能说明它在新图像上的表现。</numerusform>
        </translation>
    </message>
    <message>
        <source>This training was evaluated on it before: %1. Images or labels may have changed since; evaluating them again is then counted.</source>
        <translation>此训练此前已在其上评估：%1。此后图像或标注可能有变；再次评估则会计数。</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>等待“%1”结束。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PatientNamesDialog</name>
    <message>
        <source>Who the patients are</source>
        <translation>指明患者</translation>
    </message>
    <message>
        <source>All images of one patient belong into one split: else the network is tested on patients it has learned from. Say by what the patients can be told apart. Patients that are known already stay.</source>
        <translation>同一患者的所有图像应在同一子集：否则网络会在它学习过的患者上接受测试。请说明如何区分患者。已知的患者保持不变。</translation>
    </message>
    <message>
        <source>The file&apos;s &amp;name, up to the first “_”, “-” or blank</source>
        <translation>文件名，到第一个“_”、“-”或空格为止(&amp;N)</translation>
    </message>
    <message>
        <source>A &amp;pattern of the file&apos;s name:</source>
        <translation>文件名的模式(&amp;P)：</translation>
    </message>
    <message>
        <source>Pattern of the file&apos;s name</source>
        <translation>文件名的模式</translation>
    </message>
    <message>
        <source>for example %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>A regular expression; the part in round brackets names the patient. It is looked for anywhere in the name, without the ending.</source>
        <translation>正则表达式；圆括号中的部分指明患者。在名称的任意位置查找，不含扩展名。</translation>
    </message>
    <message>
        <source>The name of a &amp;folder:</source>
        <translation>文件夹的名称(&amp;F)：</translation>
    </message>
    <message>
        <source>Which folder names the patient</source>
        <translation>哪个文件夹指明患者</translation>
    </message>
    <message>
        <source>the one that holds the file, like “%1”</source>
        <translation>文件所在的文件夹，如“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) above that, like “%1”</source>
        <translation>
            <numerusform>向上 %n 级文件夹，如“%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>What will come of it</source>
        <translation>将会得到</translation>
    </message>
    <message>
        <source>Some files and their patients</source>
        <translation>部分文件及其患者</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>The images are copies whose names say nothing: only a table can name the patients. Choose the table next.</source>
        <translation>图像是副本，其名称不说明任何信息：只有表格能指明患者。接下来请选择表格。</translation>
    </message>
    <message>
        <source>Choose the table next, and in it the column that names the patients.</source>
        <translation>接下来请选择表格，并在其中选择指明患者的列。</translation>
    </message>
    <message>
        <source>Write a regular expression in which exactly one part stands in round brackets: the part that names the patient.</source>
        <translation>请写一个正则表达式，其中恰有一部分在圆括号中：即指明患者的部分。</translation>
    </message>
    <message>
        <source>Looking at the names…</source>
        <translation>正在查看名称…</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 of %2 images whose patient is unknown.</source>
        <translation>在 %2 张患者未知的图像中的 %1 张。</translation>
    </message>
    <message>
        <source>No name has such a part: no patient would be known.</source>
        <translation>没有名称含有这样的部分：没有患者会变为已知。</translation>
    </message>
    <message>
        <source>There are no more patients than diagnoses: this is probably the diagnosis, not the patient.</source>
        <translation>患者不比诊断多：这很可能是诊断，而不是患者。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Choose a &amp;table…</source>
        <translation>选择表格(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Use these patients</source>
        <translation>使用这些患者(&amp;U)</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
    <message>
        <source>Each patient really has &amp;one image</source>
        <translation>每例患者确实只有一张图像(&amp;O)</translation>
    </message>
    <message>
        <source>Every image would be its own patient: which images are of one patient would stay unknown. Take such a rule only where it is so.</source>
        <translation>每张图像都会成为单独的患者：哪些图像属于同一患者仍然未知。仅在确实如此时才采用这样的规则。</translation>
    </message>
    <message>
        <source>A table with a &amp;column that names the patients</source>
        <translation>含患者列的表格(&amp;C)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PeopleView</name>
    <message>
        <source>What follows among 1,000 people</source>
        <translation>在 1,000 人中的结果</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlanPanel</name>
    <message>
        <source>Cross-validation shows how much (Advanced, Trainings).</source>
        <translation>交叉验证会说明有多少（高级，训练次数）。</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>将要进行</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>The network learns from them</source>
        <translation>网络从中学习</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Never seen: looked at only when you ask for it on the Inspect page</source>
        <translation>从未见过：只有您在“分析”页面要求时才查看</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Estimated by a short trial on this computer</source>
        <translation>由此计算机上的短暂试算估计</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>What the network saw in each image is stored once and used again by every later training (features)</source>
        <translation>网络在每张图像中所见只存储一次，供以后每次训练再用（特征）</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Above what the program uses now, estimated by a short trial</source>
        <translation>在程序当前占用之外，由短暂试算估计</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>计算于</translation>
    </message>
    <message>
        <source>Use another &amp;disk…</source>
        <translation>使用其他磁盘(&amp;D)…</translation>
    </message>
    <message>
        <source>Keeps what is read of the images in a folder on a larger disk</source>
        <translation>将从图像读取的内容保存到更大磁盘的文件夹中</translation>
    </message>
    <message>
        <source>Folder for what was read of the images</source>
        <translation>存放从图像读取内容的文件夹</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>Goes on from the last finished epoch, to the same result as without the interruption</source>
        <translation>从最后完成的轮次继续，结果与未中断时相同</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>开始训练(&amp;S)</translation>
    </message>
    <message>
        <source>One training for each question, one after the other, with these settings. What was read of the images serves all of them.</source>
        <translation>按这些设置，每个提问依次训练一次。从图像读取的内容供全部训练使用。</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>等待“%1”结束。</translation>
    </message>
    <message>
        <source>Measuring how fast this computer is…</source>
        <translation>正在测量此计算机的速度…</translation>
    </message>
    <message>
        <source>You can stop at any time and go on later.</source>
        <translation>您可以随时停止，以后再继续。</translation>
    </message>
    <message>
        <source>%1, to learn from</source>
        <translation>%1，用于学习</translation>
    </message>
    <message>
        <source>%1, to choose the epoch by</source>
        <translation>%1，用于选择轮次</translation>
    </message>
    <message>
        <source>%1, never seen</source>
        <translation>%1，从未见过</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1，可用 %2</translation>
    </message>
    <message>
        <source>Nothing new: all images were read before</source>
        <translation>没有新内容：所有图像此前已读取</translation>
    </message>
    <message>
        <source>the GPU (graphics card)</source>
        <translation>GPU（显卡）</translation>
    </message>
    <message>
        <source>the CPU (processor)</source>
        <translation>CPU（处理器）</translation>
    </message>
    <message>
        <source>%1, with the faster arithmetic (bf16)</source>
        <translation>%1，使用较快的算术（bf16）</translation>
    </message>
    <message>
        <source>%1, with exact arithmetic (fp32)</source>
        <translation>%1，使用精确的算术（fp32）</translation>
    </message>
    <message>
        <source>%1 for %2 trainings</source>
        <translation>%1，共 %2 次训练</translation>
    </message>
    <message>
        <source>Reading each image once: %1. Learning: %2.</source>
        <translation>每张图像读取一次：%1。学习：%2。</translation>
    </message>
    <message>
        <source>Learning: %1. All images were read before.</source>
        <translation>学习：%1。所有图像此前已读取。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>%1 is done, but not all the trainings that belong to it.</source>
        <translation>%1 已完成，但所属的训练尚未全部完成。</translation>
    </message>
    <message>
        <source>%1 did not come to its end.</source>
        <translation>%1 未能完成。</translation>
    </message>
    <message>
        <source>%1 was interrupted. What it learned is kept.</source>
        <translation>%1 已中断。所学内容已保留。</translation>
    </message>
    <message>
        <source>&amp;Start anew</source>
        <translation>重新开始(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>Train the %n &amp;questions</source>
        <translation>
            <numerusform>训练 %n 个提问(&amp;Q)</numerusform>
        </translation>
    </message>
    <message>
        <source>They choose the epoch that is kept. A read-out only has no epochs: they judge it</source>
        <translation>用来选定保留的轮次。“仅读出”没有轮次：用来评判读出</translation>
    </message>
    <message>
        <source>%1, to judge the read-out by</source>
        <translation>%1，用于评判读出</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlanPresenter</name>
    <message>
        <source>Open or make a project first.</source>
        <translation>请先打开或创建项目。</translation>
    </message>
    <message>
        <source>Add images on the Data page first.</source>
        <translation>请先在“数据”页面添加图像。</translation>
    </message>
    <message>
        <source>There are no training images yet. Add labelled images on the Data page.</source>
        <translation>尚无训练图像。请在“数据”页面添加已标注的图像。</translation>
    </message>
    <message>
        <source>Estimating time and memory</source>
        <translation>正在估计时间和内存</translation>
    </message>
    <message>
        <source>Choosing the folder</source>
        <translation>正在选择文件夹</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PlotPanel</name>
    <message>
        <source>Plus and minus, or the wheel with Ctrl, zoom, the arrow keys move, 0 shows everything, the menu key saves</source>
        <translation>加号和减号，或 Ctrl 加滚轮缩放，方向键移动，0 显示全部，菜单键保存</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written there.</source>
        <translation>%1 无法写入那里。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the values</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save as a &amp;picture…</source>
        <translation>保存为图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the &amp;values as a table…</source>
        <translation>将数值保存为表格(&amp;V)…</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsDelegate</name>
    <message>
        <source>reference: %1</source>
        <translation>参考：%1</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>已学</translation>
    </message>
    <message>
        <source>%1 · seen</source>
        <translation>%1 · 已学</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsModel</name>
    <message>
        <source>⚠ no prediction</source>
        <translation>⚠ 无预测</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>unlike the training images</source>
        <translation>与训练图像不同类</translation>
    </message>
    <message>
        <source>uncertain between %1 and %2</source>
        <translation>在 %1 和 %2 之间不确定</translation>
    </message>
    <message>
        <source>%1; none at the threshold</source>
        <translation>%1；按阈值均无</translation>
    </message>
    <message>
        <source>%1; at the threshold %2</source>
        <translation>%1；按阈值为 %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Probability of “%1”</source>
        <translation>“%1”的概率</translation>
    </message>
    <message>
        <source>unlike</source>
        <translation>不同类</translation>
    </message>
    <message>
        <source>the training images</source>
        <translation>与训练图像相比</translation>
    </message>
    <message>
        <source>or %1</source>
        <translation>或 %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PredictionsPanel</name>
    <message>
        <source>Files and predictions</source>
        <translation>文件与预测</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns: the probability of each class</source>
        <translation>列：各类别的概率</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Thumbnails alone, or the table again (T)</source>
        <translation>仅缩略图，或恢复表格（T）</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Looking for images…</source>
        <translation>正在查找图像…</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1 / %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余 %2</translation>
    </message>
    <message>
        <source>Waiting until “%1” has ended.</source>
        <translation>等待“%1”结束。</translation>
    </message>
    <message>
        <source>%1 images, %2 could not be read</source>
        <translation>%1 张图像，%2 张无法读取</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>Pre&amp;dict</source>
        <translation>预测(&amp;D)</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>恢复(&amp;U)</translation>
    </message>
    <message>
        <source>Reference of the chosen images</source>
        <translation>所选图像的参考</translation>
    </message>
    <message>
        <source>reference, then Enter</source>
        <translation>参考，然后按 Enter</translation>
    </message>
    <message>
        <source>The number that is known of the chosen images. Typing a digit begins here; Enter keeps it, Esc leaves it as it was. Empty: not known.</source>
        <translation>所选图像的已知数值。输入数字即从此处开始；Enter 保留，Esc 恢复原值。留空：未知。</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>%1 is not possible: %2.</source>
        <translation>不能为 %1：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) in %1</source>
        <translation>
            <numerusform>%1，共 %n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n 次检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 image, %2 could not be read</source>
        <translation>%1 张图像，%2 张无法读取</translation>
    </message>
</context>
<context>
    <name>fovea::ui::PresetTimes</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>预计用时：%1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Presets</name>
    <message>
        <source>Read-out only</source>
        <translation>仅读出</translation>
    </message>
    <message>
        <source>Logistic regression on the stored features of FPT+, 512 × 512 pixels; no epochs</source>
        <translation>在 FPT+ 的已存特征上作逻辑回归，512 × 512 像素；无轮次</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>A first impression. Fewer epochs; what is read for it serves Balanced, too.</source>
        <translation>初步印象。轮数较少；为此读取的内容也可用于“均衡”。</translation>
    </message>
    <message>
        <source>FPT+, 512 × 512 pixels, about 1,080 steps</source>
        <translation>FPT+，512 × 512 像素，约 1,080 步</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>The usual choice. Takes enough epochs to settle.</source>
        <translation>通常的选择。轮数足以稳定。</translation>
    </message>
    <message>
        <source>FPT+, 512 × 512 pixels, about 2,160 steps</source>
        <translation>FPT+，512 × 512 像素，约 2,160 步</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>Usually a few seconds, once the images have been read: one logistic regression on what the pre-trained network saw of each image. No network is trained.</source>
        <translation>图像读取之后通常只需数秒：对预训练网络在每张图像中所见作一次逻辑回归。不训练网络。</translation>
    </message>
    <message>
        <source>For the final adapter. Reads the finest detail, trains three networks and takes the mean of what they say. Takes many times as long.</source>
        <translation>用于最终适配器。读取最细微的细节，训练三个网络并取其结果的平均值。用时为许多倍。</translation>
    </message>
    <message>
        <source>FPT+, 768 × 768 pixels, three side networks of about 4,320 steps each</source>
        <translation>FPT+，768 × 768 像素，三个侧网络，每个约 4,320 步</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProbabilityBars</name>
    <message>
        <source>Probability of each class</source>
        <translation>各类别的概率</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>%1 (called from %2 on)</source>
        <translation>%1（自 %2 起判为有）</translation>
    </message>
    <message>
        <source>%1 (reference)</source>
        <translation>%1（参考）</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <source>Looking for problems…</source>
        <translation>正在查找问题…</translation>
    </message>
    <message>
        <source>Pictures that occur twice, patients in several splits, and more.</source>
        <translation>重复的图像、位于多个子集的患者等。</translation>
    </message>
    <message>
        <source>Every image could be read, and no picture occurs twice.</source>
        <translation>每张图像均可读取，没有重复的图像。</translation>
    </message>
    <message>
        <source>Every patient is known, and none is in several splits.</source>
        <translation>每例患者均已知，且没有患者位于多个子集。</translation>
    </message>
    <message>
        <source>The patients of %1 of %2 images are known: whether one is in several splits can be said of those alone.</source>
        <translation>%2 张图像中有 %1 张的患者已知：只有这些能判断是否有患者位于多个子集。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>In all %1 cases</source>
        <translation>应用于全部 %1 处</translation>
    </message>
    <message>
        <source>Does the same for every problem of this kind; one step for Undo</source>
        <translation>对此类每个问题都执行相同操作；撤销时为一步</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) brought into another split.</source>
        <translation>
            <numerusform>已将 %n 张图像移入另一子集。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) excluded.</source>
        <translation>
            <numerusform>已排除 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>This problem is no longer there.</source>
        <translation>此问题已不存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) of this kind left.</source>
        <translation>
            <numerusform>此类问题还剩 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>No problem of this kind is left.</source>
        <translation>此类问题已全部解决。</translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>可用“撤销”恢复。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProgressPanel</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the curves as a picture or as a table. Wheel and mouse zoom, a double click shows everything.</source>
        <translation>将曲线保存为图片或表格。滚轮和鼠标缩放，双击显示全部。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>See how good it &amp;is</source>
        <translation>查看好坏(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep the best so far</source>
        <translation>保留目前最佳(&amp;K)</translation>
    </message>
    <message>
        <source>Makes an adapter from the best epoch; this training then ends</source>
        <translation>以最佳轮次制作适配器；此训练随即结束</translation>
    </message>
    <message>
        <source>&amp;Back to the settings</source>
        <translation>返回设置(&amp;B)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause the training, or go on</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>至今的经过</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copies all that happened so far, to be pasted elsewhere</source>
        <translation>复制至今的全部经过，以便粘贴到别处</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>pass over the training images</source>
        <translation>遍历训练图像一次</translation>
    </message>
    <message>
        <source>One epoch is one pass over all training images</source>
        <translation>一轮即遍历所有训练图像一次</translation>
    </message>
    <message>
        <source>Best AUC</source>
        <translation>最佳 AUC</translation>
    </message>
    <message>
        <source>on the validation images</source>
        <translation>在验证图像上</translation>
    </message>
    <message>
        <source>Area under the ROC curve on the validation images: 0.5 is chance, 1 is perfect. It chose the epoch, so it flatters: Inspect gives honest figures.</source>
        <translation>验证图像上的 ROC 曲线下面积：0.5 为随机，1 为完美。它选定了轮次，因此偏于乐观：“分析”给出真实的指标。</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>over five seconds</source>
        <translation>近五秒</translation>
    </message>
    <message>
        <source>Throughput: images per second, over the last five seconds</source>
        <translation>吞吐量：每秒图像数，取最近五秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>of the whole program</source>
        <translation>整个程序</translation>
    </message>
    <message>
        <source>Of the whole program (resident set)</source>
        <translation>整个程序（常驻内存）</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>its share of the memory</source>
        <translation>其所占内存</translation>
    </message>
    <message>
        <source>What the tensors of the computation hold, at most within the last half second; on a graphics card it lies on the card</source>
        <translation>计算的张量占用量，取最近半秒的最大值；使用显卡时位于显卡上</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>since the start</source>
        <translation>自开始起</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Finished trainings and epochs are kept; the others go on later</source>
        <translation>已完成的训练和轮次会保留；其余以后继续</translation>
    </message>
    <message>
        <source>Finished epochs are kept; you can go on later</source>
        <translation>已完成的轮次会保留；您可以以后继续</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Goes on where it stands (Ctrl+P)</source>
        <translation>从当前处继续（Ctrl+P）</translation>
    </message>
    <message>
        <source>Holds still and keeps everything, also the memory (Ctrl+P)</source>
        <translation>停住并保留一切，包括内存（Ctrl+P）</translation>
    </message>
    <message>
        <source>Nothing is lost while it stands still.</source>
        <translation>停住期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>%1 left once it goes on</source>
        <translation>继续后剩余 %1</translation>
    </message>
    <message>
        <source>Estimating the time…</source>
        <translation>正在估计时间…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>What was read of the images is kept; you can go on later</source>
        <translation>已读取的图像内容会保留；您可以以后继续</translation>
    </message>
    <message>
        <source>network %1 of %2</source>
        <translation>第 %1 个网络，共 %2 个</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProjectSession</name>
    <message>
        <source>Making the project</source>
        <translation>正在创建项目</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>正在打开项目</translation>
    </message>
    <message>
        <source>Reading images</source>
        <translation>正在读取图像</translation>
    </message>
    <message>
        <source>This can be changed again when “%1” has ended.</source>
        <translation>“%1”结束后即可再次更改。</translation>
    </message>
    <message>
        <source>State of at least one finding, on the Data page, which images have it and which do not.</source>
        <translation>请在“数据”页面至少为一个征象说明哪些图像有、哪些没有。</translation>
    </message>
    <message>
        <source>Give images their numbers on the Data page first.</source>
        <translation>请先在“数据”页面为图像填写数值。</translation>
    </message>
    <message>
        <source>Bring images of at least two diagnoses on the Data page first.</source>
        <translation>请先在“数据”页面添加至少两种诊断的图像。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ProposedQuestions</name>
    <message>
        <source>What else it answers</source>
        <translation>它还回答了什么</translation>
    </message>
    <message>
        <source>Each becomes a question of its own about the same images.</source>
        <translation>每项成为关于相同图像的单独提问。</translation>
    </message>
    <message>
        <source>An &amp;empty cell says that the finding is not there</source>
        <translation>空单元格表示无此征象(&amp;E)</translation>
    </message>
    <message>
        <source>Without the tick nothing is stated there, and such images neither teach nor judge the finding. −1 and words as “uncertain” are never counted as a statement.</source>
        <translation>不勾选则视为未说明，此类图像既不用于学习也不用于评判该征象。−1 以及“不确定”之类的词从不视为说明。</translation>
    </message>
    <message>
        <source>Take over the columns %1</source>
        <translation>采用列 %1</translation>
    </message>
    <message>
        <source>Name of the question of %1</source>
        <translation>%1 的提问名称</translation>
    </message>
    <message>
        <source>What kind of answers %1 holds</source>
        <translation>%1 含有何种回答</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionDialog</name>
    <message>
        <source>&amp;Add the question</source>
        <translation>添加提问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>新提问</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>更改提问</translation>
    </message>
    <message>
        <source>What is to be learned about the images. A project may hold several questions about the same images; what is preloaded of the images serves all of them.</source>
        <translation>关于图像要学习什么。一个项目可包含关于相同图像的多个提问；从图像预先读取的内容供全部提问使用。</translation>
    </message>
    <message>
        <source>Name of the question</source>
        <translation>提问的名称</translation>
    </message>
    <message>
        <source>for example Macular oedema</source>
        <translation>例如 黄斑水肿</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;One of several</source>
        <translation>多选一(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Grades</source>
        <translation>分级(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>征象(&amp;F)</translation>
    </message>
    <message>
        <source>A n&amp;umber</source>
        <translation>数值(&amp;U)</translation>
    </message>
    <message>
        <source>Images are answered already: of another kind there is to be a question of its own.</source>
        <translation>已有图像作了回答：其他类型须另建提问。</translation>
    </message>
    <message>
        <source>Unit of the number</source>
        <translation>数值的单位</translation>
    </message>
    <message>
        <source>for example years, %, mm; may be empty</source>
        <translation>例如 岁、%、mm；可为空</translation>
    </message>
    <message>
        <source>Lowest number that is possible</source>
        <translation>可能的最小数值</translation>
    </message>
    <message>
        <source>Highest number that is possible</source>
        <translation>可能的最大数值</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Un&amp;it:</source>
        <translation>单位(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Lowest possible:</source>
        <translation>最小可能值(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Highest possible:</source>
        <translation>最大可能值(&amp;H)：</translation>
    </message>
    <message>
        <source>G&amp;rades, the lowest first, one a line:</source>
        <translation>分级，从低到高，每行一个(&amp;R)：</translation>
    </message>
    <message>
        <source>Find&amp;ings, one a line:</source>
        <translation>征象，每行一个(&amp;I)：</translation>
    </message>
    <message>
        <source>Grades, the lowest first, one a line</source>
        <translation>分级，从低到高，每行一个</translation>
    </message>
    <message>
        <source>Findings, one a line</source>
        <translation>征象，每行一个</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionDraft</name>
    <message>
        <source>Give the question a name.</source>
        <translation>请为提问命名。</translation>
    </message>
    <message>
        <source>There is a question “%1” already. Choose another name.</source>
        <translation>已有提问“%1”。请另取名称。</translation>
    </message>
    <message>
        <source>Write the grades down, one a line, the lowest first.</source>
        <translation>请写下分级，每行一个，从低到高。</translation>
    </message>
    <message>
        <source>Write the findings down, one a line.</source>
        <translation>请写下征象，每行一个。</translation>
    </message>
    <message>
        <source>“%1” stands there twice.</source>
        <translation>“%1”出现了两次。</translation>
    </message>
    <message>
        <source>The name of a finding holds no “=” and no “|”: %1</source>
        <translation>征象名称中不能有“=”和“|”：%1</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The lowest possible number is above the highest.</source>
        <translation>可能的最小数值大于最大数值。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionResults</name>
    <message>
        <source>The questions</source>
        <translation>各提问</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionRuns</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>could not be begun</source>
        <translation>无法开始</translation>
    </message>
    <message>
        <source>is being learned</source>
        <translation>正在学习</translation>
    </message>
    <message>
        <source>stopped; “Continue” goes on with it</source>
        <translation>已停止；“继续”会接着进行</translation>
    </message>
</context>
<context>
    <name>fovea::ui::QuestionSwitch</name>
    <message>
        <source>Question in use</source>
        <translation>当前提问</translation>
    </message>
    <message>
        <source>What is asked about the images: labels, trainings and figures are those of this question.</source>
        <translation>关于图像的提问：标注、训练和指标均属于此提问。</translation>
    </message>
    <message>
        <source>Ask something else about the same images, or change what is asked</source>
        <translation>就相同图像提出其他提问，或更改提问内容</translation>
    </message>
    <message>
        <source>Questions: new, change, delete</source>
        <translation>提问：新建、更改、删除</translation>
    </message>
    <message>
        <source>&amp;New question…</source>
        <translation>新建提问(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename or change “%1”…</source>
        <translation>重命名或更改“%1”(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete “%1” and its labels</source>
        <translation>删除“%1”及其标注(&amp;D)</translation>
    </message>
    <message>
        <source>Delete its trainings first</source>
        <translation>请先删除其训练</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一个提问</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>上一个提问</translation>
    </message>
    <message>
        <source>&amp;Studies: what has one answer…</source>
        <translation>检查：什么有一个回答(&amp;S)…</translation>
    </message>
    <message>
        <source>R&amp;eaders: how far they agree…</source>
        <translation>阅片者：一致程度(&amp;E)…</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑提问</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Questions</name>
    <message>
        <source>One of several</source>
        <translation>多选一</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>征象</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Each image has exactly one of several diagnoses, as healthy or glaucoma.</source>
        <translation>每张图像恰有多个诊断之一，如健康或青光眼。</translation>
    </message>
    <message>
        <source>Each image has one step of a scale, as none, mild, moderate, severe.</source>
        <translation>每张图像为某量表的一级，如无、轻、中、重。</translation>
    </message>
    <message>
        <source>Any number of things may be there at once; of each is said yes, no, or nothing.</source>
        <translation>可同时存在任意多项；对每项说明有、无或不说明。</translation>
    </message>
    <message>
        <source>A quantity is read off each image, as an age, an ejection fraction or a count.</source>
        <translation>从每张图像读取一个量，如年龄、射血分数或计数。</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>nothing stated</source>
        <translation>未作说明</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>no grade</source>
        <translation>无分级</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>no diagnosis</source>
        <translation>无诊断</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersCard</name>
    <message>
        <source>Reader</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>Who has read some of these images</source>
        <translation>阅过其中一些图像的人</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Images that this reader has read and that can be judged</source>
        <translation>该阅片者阅过且可评判的图像</translation>
    </message>
    <message>
        <source>Readers beside the machine</source>
        <translation>阅片者与机器并列</translation>
    </message>
    <message>
        <source>The machine at the operating point that was in use when these images were judged. On the ROC curve each reader is a point.</source>
        <translation>机器采用评判这些图像时正在使用的工作点。ROC 曲线上每位阅片者为一个点。</translation>
    </message>
    <message>
        <source>Means over the classes; the machine by its most probable class.</source>
        <translation>为各类别的均值；机器取其最可能的类别。</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%2 的%1：%3 %4</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersDialog</name>
    <message>
        <source>&amp;Use this rule</source>
        <translation>使用此规则(&amp;U)</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅片者</translation>
    </message>
    <message>
        <source>How far those agree who have read the same images, and what is learned where they do not. A machine that learned from readers can be believed as far as they agree.</source>
        <translation>阅过相同图像的人在多大程度上一致，以及不一致时学习什么。从阅片者学习的机器，其可信程度以他们的一致程度为限。</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Agreement of readers</source>
        <translation>阅片者的一致性</translation>
    </message>
    <message>
        <source>Images (n)</source>
        <translation>图像 (n)</translation>
    </message>
    <message>
        <source>What becomes the label</source>
        <translation>什么成为标注</translation>
    </message>
    <message>
        <source>The &amp;labels that are there: readers only stand beside them</source>
        <translation>现有的标注：阅片者仅列在旁边(&amp;L)</translation>
    </message>
    <message>
        <source>What &amp;more than half of those say who have read the image</source>
        <translation>阅过该图像的人中超过半数的回答(&amp;M)</translation>
    </message>
    <message>
        <source>What &amp;all of those say who have read it</source>
        <translation>所有阅过的人一致的回答(&amp;A)</translation>
    </message>
    <message>
        <source>What &amp;one says, else the majority of the others:</source>
        <translation>某一位的回答，否则取其他人的多数(&amp;O)：</translation>
    </message>
    <message>
        <source>Reader whose word counts first</source>
        <translation>以谁的回答优先</translation>
    </message>
    <message>
        <source>Fleiss&apos; kappa</source>
        <translation>Fleiss&apos; kappa</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
    <message>
        <source>Same answer (%)</source>
        <translation>回答相同 (%)</translation>
    </message>
    <message>
        <source>Kappa (−1 to 1)</source>
        <translation>Kappa（−1 至 1）</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReadersPresenter</name>
    <message>
        <source>No reader has read any image.</source>
        <translation>没有阅片者阅过任何图像。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n read</source>
        <translation>
            <numerusform>%1：已阅 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>%1 and the labels</source>
        <translation>%1 与标注</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Of two readers Cohen&apos;s kappa with quadratic weights, as the diagnoses are grades; of all together Fleiss&apos; kappa, without weights.</source>
        <translation>两位阅片者之间为采用二次权重的 Cohen&apos;s kappa（因诊断为分级）；全部为不加权的 Fleiss&apos; kappa。</translation>
    </message>
    <message>
        <source>Of two readers Cohen&apos;s kappa; of all together Fleiss&apos; kappa.</source>
        <translation>两位阅片者之间为 Cohen&apos;s kappa；全部为 Fleiss&apos; kappa。</translation>
    </message>
    <message>
        <source>0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by patients. That readers agree does not say that they are right.</source>
        <translation>0 相当于偶然，1 为每张图像都一致；括号内为按患者计算的 95 % 置信区间。阅片者一致并不说明他们正确。</translation>
    </message>
    <message numerus="yes">
        <source>Without a consensus: %n image(s). They have no label and take no part.</source>
        <translation>
            <numerusform>无共识：%n 张图像。它们没有标注，不参与。</numerusform>
        </translation>
    </message>
    <message>
        <source>This rule holds.</source>
        <translation>此规则正在生效。</translation>
    </message>
    <message>
        <source>All labels stay as they are; readers stand beside them from now on.</source>
        <translation>所有标注保持不变；阅片者从此仅列在旁边。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label.</source>
        <translation>
            <numerusform>%n 张图像将获得不同的标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>The labels of all images that a reader has read are replaced, also those that were given by hand; Undo brings them back.</source>
        <translation>所有阅片者阅过的图像的标注都会被替换，包括手动给出的；撤销可恢复。</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>0 is chance, 1 is agreement on every image; in brackets the 95 % confidence interval, by files, as no patient is known. That readers agree does not say that they are right.</source>
        <translation>0 相当于偶然，1 为每张图像都一致；括号内为 95 % 置信区间，因患者未知而按文件计算。阅片者一致并不说明他们正确。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ReviewBar</name>
    <message>
        <source>Take proposal</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>Label is right</source>
        <translation>标注正确</translation>
    </message>
    <message>
        <source>Leave the list</source>
        <translation>离开列表</translation>
    </message>
    <message>
        <source>Images that were chosen for being hard say nothing about the others; those drawn at random do. Who sees a proposal agrees with it more readily than who does not.</source>
        <translation>因难度而被选中的图像不能说明其他图像的情况；随机抽取的可以。看到建议的人比没看到的人更容易同意它。</translation>
    </message>
    <message>
        <source>Gives this image the proposed label, and goes on (Enter, while the images or the image have the keyboard)</source>
        <translation>给此图像建议的标注，然后继续（键盘焦点在图像列表或图像上时按 Enter）</translation>
    </message>
    <message>
        <source>Keeps the label and does not list it again; pressed once more, takes that back (Shift+Enter)</source>
        <translation>保留标注并不再列出；再按一次则撤回 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Shows all images again; the labels stay as they are now</source>
        <translation>重新显示所有图像；标注保持现状</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RocPlot</name>
    <message>
        <source>ROC curve (found cases against false alarms)</source>
        <translation>ROC 曲线（发现的病例对误报）</translation>
    </message>
    <message>
        <source>1 − specificity (false alarms), %</source>
        <translation>1 − 特异度（误报），%</translation>
    </message>
    <message>
        <source>Sensitivity (found), %</source>
        <translation>灵敏度（发现），%</translation>
    </message>
    <message>
        <source>Operating point: sensitivity %1, false alarms (1 − specificity) %2</source>
        <translation>工作点：灵敏度 %1，误报（1 − 特异度）%2</translation>
    </message>
    <message>
        <source>Sensitivity %1, false alarms (1 − specificity) %2
at a threshold of %3 on the probability</source>
        <translation>灵敏度 %1，误报（1 − 特异度）%2
概率阈值为 %3</translation>
    </message>
    <message>
        <source>Reader %1: sensitivity %2, false alarms (1 − specificity) %3</source>
        <translation>阅片者 %1：灵敏度 %2，误报（1 − 特异度）%3</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunPlot</name>
    <message>
        <source>Course of the training: loss, AUC, learning rate, images per second and memory</source>
        <translation>训练过程：损失、AUC、学习率、每秒图像数和内存</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epoch (one pass over all training images)</source>
        <translation>轮次（一轮即遍历所有训练图像一次）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>Memory, MB</source>
        <translation>内存，MB</translation>
    </message>
    <message>
        <source>Loss: the error that training reduces, on the training images and on the validation images. Memory: of the whole program, and what the computation alone holds.</source>
        <translation>损失：训练所减小的误差，分别在训练图像和验证图像上。内存：整个程序的占用，以及仅计算的占用。</translation>
    </message>
    <message>
        <source>Loss: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; training &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; validation</source>
        <translation>损失：&lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; 训练 &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;■&lt;/span&gt; 验证</translation>
    </message>
    <message>
        <source>Loss: &lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; training</source>
        <translation>损失：&lt;span style=&apos;color:%1&apos;&gt;●&lt;/span&gt; 训练</translation>
    </message>
    <message>
        <source> &amp;nbsp; &amp;nbsp; Memory: &lt;span style=&apos;color:%1&apos;&gt;━&lt;/span&gt; program &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;╍&lt;/span&gt; computation</source>
        <translation> &amp;nbsp; &amp;nbsp; 内存：&lt;span style=&apos;color:%1&apos;&gt;━&lt;/span&gt; 程序 &amp;nbsp; &lt;span style=&apos;color:%2&apos;&gt;╍&lt;/span&gt; 计算</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Epoch %1 (the best so far)</source>
        <translation>第 %1 轮（目前最佳）</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Training loss: %1</source>
        <translation>训练损失：%1</translation>
    </message>
    <message>
        <source>Validation loss: %1</source>
        <translation>验证损失：%1</translation>
    </message>
    <message>
        <source>Validation AUC: %1</source>
        <translation>验证 AUC：%1</translation>
    </message>
    <message>
        <source>Learning rate (step size): %1</source>
        <translation>学习率（步长）：%1</translation>
    </message>
    <message>
        <source>%1 images per second</source>
        <translation>每秒 %1 张图像</translation>
    </message>
    <message>
        <source>Memory of the whole program: %1 MB</source>
        <translation>整个程序的内存：%1 MB</translation>
    </message>
    <message>
        <source>Of that the computation itself (tensors): %1 MB</source>
        <translation>其中计算本身（张量）：%1 MB</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunPresenter</name>
    <message>
        <source>%1, training %2 of %3</source>
        <translation>%1，第 %2 次训练，共 %3 次</translation>
    </message>
    <message>
        <source>Pausing… at the end of this step</source>
        <translation>正在暂停… 于此步结束时</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Training %1 is done</source>
        <translation>训练 %1 已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The training could not be finished</source>
        <translation>训练未能完成</translation>
    </message>
    <message>
        <source>Finished trainings and epochs are kept. Continue goes on from there, to the same result.</source>
        <translation>已完成的训练和轮次会保留。“继续”从那里接着进行，结果相同。</translation>
    </message>
    <message>
        <source>Everything up to epoch %1 is kept. Continue goes on from there, to the same result.</source>
        <translation>至第 %1 轮的内容均已保留。“继续”从那里接着进行，结果相同。</translation>
    </message>
    <message>
        <source>The images read so far need not be read again.</source>
        <translation>已读取的图像无需重新读取。</translation>
    </message>
    <message>
        <source>Several trainings</source>
        <translation>多次训练</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Training started.</source>
        <translation>训练已开始。</translation>
    </message>
    <message>
        <source>Going on with the training that was interrupted.</source>
        <translation>正在继续被中断的训练。</translation>
    </message>
    <message>
        <source>Keeping the best epoch so far.</source>
        <translation>正在保留目前最佳轮次。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>Going on.</source>
        <translation>继续进行。</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; the trainings go on later.</source>
        <translation>已停止。已完成的会保留；训练以后继续。</translation>
    </message>
    <message>
        <source>Stopped. Everything up to epoch %1 is kept.</source>
        <translation>已停止。至第 %1 轮的内容均已保留。</translation>
    </message>
    <message>
        <source>Stopped. The images read so far need not be read again.</source>
        <translation>已停止。已读取的图像无需重新读取。</translation>
    </message>
    <message>
        <source>Done. The read-out is fitted; the adapter is saved.</source>
        <translation>完成。读出已拟合；适配器已保存。</translation>
    </message>
    <message>
        <source>Done. The best epoch was %1; the adapter is saved.</source>
        <translation>完成。最佳为第 %1 轮；适配器已保存。</translation>
    </message>
    <message>
        <source>Done. The adapter of the last epoch, %1, is saved.</source>
        <translation>完成。最后一轮（第 %1 轮）的适配器已保存。</translation>
    </message>
    <message>
        <source>Left out, because it could not be read any more: %1</source>
        <translation>因无法再读取而略去：%1</translation>
    </message>
    <message>
        <source>Deleting trainings</source>
        <translation>正在删除训练</translation>
    </message>
    <message>
        <source>Done. The adapter of %1 side networks is saved.</source>
        <translation>完成。由 %1 个侧网络组成的适配器已保存。</translation>
    </message>
    <message>
        <source>Everything up to epoch %1 of side network %2 is kept. Continue goes on from there, to the same result.</source>
        <translation>第 %2 个侧网络第 %1 轮之前的一切都已保留。“继续”将从那里接着进行，结果相同。</translation>
    </message>
    <message>
        <source>Stopped. Everything up to epoch %1 of side network %2 is kept.</source>
        <translation>已停止。第 %2 个侧网络第 %1 轮之前的一切都已保留。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunProgress</name>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Reading %1 images once.</source>
        <translation>%1 张图像各读取一次。</translation>
    </message>
    <message>
        <source>Learning: %1 epochs, each a pass over all training images.</source>
        <translation>学习：%1 轮，每轮遍历所有训练图像一次。</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3, validation loss %4, validation AUC %5.</source>
        <translation>第 %1 轮，共 %2 轮：训练损失 %3，验证损失 %4，验证 AUC %5。</translation>
    </message>
    <message>
        <source>Epoch %1 of %2: training loss %3.</source>
        <translation>第 %1 轮，共 %2 轮：训练损失 %3。</translation>
    </message>
    <message>
        <source>Training %1 of %2 begins.</source>
        <translation>第 %1 次训练开始，共 %2 次。</translation>
    </message>
    <message>
        <source>Reading 1 image once.</source>
        <translation>1 张图像读取一次。</translation>
    </message>
    <message>
        <source>Learning: 1 epoch, a pass over all training images.</source>
        <translation>学习：1 轮，遍历所有训练图像一次。</translation>
    </message>
    <message>
        <source>Side network %1 of %2 begins.</source>
        <translation>第 %1 个侧网络开始，共 %2 个。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The test images have not been evaluated, which keeps them honest. Inspect does so, and counts it.</source>
        <translation>测试图像尚未评估，因而保持可信。“分析”可进行评估并计数。</translation>
    </message>
    <message>
        <source>F2 or a double click: write a note</source>
        <translation>F2 或双击：写备注</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number of the training</source>
        <translation>训练编号</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The chief settings; the tooltip of a row has all of them. FPT+ and FPT are the method, fine-grained prompt tuning: FPT+ reads the last half of the pre-trained network&apos;s layers, FPT all of them</source>
        <translation>主要设置；行的提示中有全部设置。FPT+ 和 FPT 是方法，即细粒度提示微调：FPT+ 读取预训练网络后一半的层，FPT 读取所有层</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Training images: how many it learned from</source>
        <translation>训练图像：从多少张学习</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>The epoch whose adapter was kept, of those made</source>
        <translation>所完成的轮次中，适配器被保留的那一轮</translation>
    </message>
    <message>
        <source>Error, validation</source>
        <translation>误差，验证</translation>
    </message>
    <message>
        <source>Mean absolute error on the validation images, in the unit of the number: less is better; with a 95 % confidence interval</source>
        <translation>验证图像上的平均绝对误差，以数值的单位计：越小越好；含 95% 置信区间</translation>
    </message>
    <message>
        <source>AUC, validation</source>
        <translation>AUC，验证</translation>
    </message>
    <message>
        <source>vs. baseline</source>
        <translation>对比基线</translation>
    </message>
    <message>
        <source>How much nearer than the baseline (ridge regression of what the pre-trained network sees) in mean absolute error, on the same validation images</source>
        <translation>在相同验证图像上，平均绝对误差比基线模型（对预训练网络所见作岭回归）更接近多少</translation>
    </message>
    <message>
        <source>How much better in AUC than the baseline, the strongest of a few simple readings (logistic regression) of what the pre-trained network sees, on the same validation images, with a 95 % confidence interval</source>
        <translation>在相同验证图像上，AUC 比基线模型（对预训练网络所见的若干简单读取方式（逻辑回归）中最强者）高多少，含 95% 置信区间</translation>
    </message>
    <message>
        <source>Error, test</source>
        <translation>误差，测试</translation>
    </message>
    <message>
        <source>Mean absolute error on the test images, never seen: only where they were evaluated on Inspect</source>
        <translation>从未见过的测试图像上的平均绝对误差：仅在“分析”中评估过时才有</translation>
    </message>
    <message>
        <source>AUC, test</source>
        <translation>AUC，测试</translation>
    </message>
    <message>
        <source>AUC on the test images, never seen: only where they were evaluated on Inspect</source>
        <translation>从未见过的测试图像上的 AUC：仅在“分析”中评估过时才有</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Learning alone, pauses left out</source>
        <translation>仅学习时间，不含暂停</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Your own words: F2 or a double click to write</source>
        <translation>您自己的文字：按 F2 或双击书写</translation>
    </message>
    <message>
        <source>AUC on the validation images. Where there were epochs it chose the one that was kept, so it flatters; with a 95 % confidence interval once Inspect has shown it</source>
        <translation>验证图像上的 AUC。若有轮次，由它选定保留的轮次，因此偏于乐观；“分析”显示过后含 95% 置信区间</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsPanel</name>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Each look lets what was seen creep into the choices: figures on these images are honest for the first one or two. Removed trainings count, too.</source>
        <translation>每看一次，所见就会渗入选择：这些图像上的指标在头一两次是可信的。已移除的训练也计入。</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>Which columns are shown</source>
        <translation>显示哪些列</translation>
    </message>
    <message>
        <source>All trainings</source>
        <translation>所有训练</translation>
    </message>
    <message>
        <source>&amp;Inspect</source>
        <translation>分析(&amp;I)</translation>
    </message>
    <message>
        <source>How good it is and where it looks</source>
        <translation>效果如何，看了哪里</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>重复(&amp;R)</translation>
    </message>
    <message>
        <source>Trains again with the same settings: on the same images and computer the figures come out the same</source>
        <translation>以相同设置再次训练：在相同图像和计算机上得到相同指标</translation>
    </message>
    <message>
        <source>&amp;Use its settings</source>
        <translation>使用其设置(&amp;U)</translation>
    </message>
    <message>
        <source>Puts its settings into New training, where you can change them</source>
        <translation>将其设置放入“新训练”，可在那里更改</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>All its settings; of several trainings side by side, with what differs in bold</source>
        <translation>其全部设置；多次训练并排显示，不同之处以粗体标出</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>显示文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>The folder with its adapter</source>
        <translation>含其适配器的文件夹</translation>
    </message>
    <message>
        <source>E&amp;xport adapter…</source>
        <translation>导出适配器(&amp;X)…</translation>
    </message>
    <message>
        <source>A copy of the file that another Fovea can use. It holds no patient data.</source>
        <translation>可供另一个 Fovea 使用的文件副本。不含患者数据。</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Deletes record and adapter; asks before</source>
        <translation>删除记录和适配器；会先询问</translation>
    </message>
    <message>
        <source>S&amp;ort by this column</source>
        <translation>按此列排序(&amp;O)</translation>
    </message>
    <message>
        <source>Delete the chosen trainings, after a question</source>
        <translation>询问后删除所选训练</translation>
    </message>
    <message>
        <source>The test images have not been evaluated yet.</source>
        <translation>测试图像尚未评估。</translation>
    </message>
    <message numerus="yes">
        <source>The test images have been evaluated %n time(s).</source>
        <translation>
            <numerusform>测试图像已评估 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Ranges are 95 % confidence intervals.</source>
        <translation>%1 范围为 95% 置信区间。</translation>
    </message>
    <message>
        <source>This training was interrupted: its curves are in “New training”, where it goes on.</source>
        <translation>此训练已中断：其曲线在“新训练”中，可在那里继续。</translation>
    </message>
    <message>
        <source>This training has no curves.</source>
        <translation>此训练没有曲线。</translation>
    </message>
    <message>
        <source>Choose a training to see its curves; several to lay them over each other.</source>
        <translation>请选择一次训练查看其曲线；选择多次可叠加显示。</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Training %1, %2</source>
        <translation>训练 %1，%2</translation>
    </message>
    <message>
        <source>trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Settings of training %1</source>
        <translation>训练 %1 的设置</translation>
    </message>
    <message>
        <source>What differs is in bold. Trainings with the same mark had the same images, diagnoses and splits.</source>
        <translation>不同之处以粗体标出。标记相同的训练使用相同的图像、诊断和子集。</translation>
    </message>
    <message>
        <source>Choose a second training, too, to see what differs.</source>
        <translation>再选择一次训练，即可查看不同之处。</translation>
    </message>
    <message>
        <source>Export the adapter</source>
        <translation>导出适配器</translation>
    </message>
    <message>
        <source>Adapter (*.safetensors)</source>
        <translation>适配器 (*.safetensors)</translation>
    </message>
    <message>
        <source>The adapter is saved as %1.</source>
        <translation>适配器已保存为 %1。</translation>
    </message>
    <message>
        <source>The adapter could not be written there.</source>
        <translation>适配器无法写入那里。</translation>
    </message>
    <message>
        <source>Fovea</source>
        <translation>Fovea</translation>
    </message>
    <message>
        <source>Delete training %1?</source>
        <translation>删除训练 %1？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n training(s)?</source>
        <translation>
            <numerusform>删除 %n 次训练？</numerusform>
        </translation>
    </message>
    <message>
        <source>Record and adapter are deleted for good. What was read of the images stays, and looks at the test images stay counted.</source>
        <translation>记录和适配器将永久删除。从图像读取的内容会保留，对测试图像的查看次数仍然计入。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::RunsPlot</name>
    <message>
        <source>The chosen trainings, one over the other: loss and AUC</source>
        <translation>所选训练叠加显示：损失和 AUC</translation>
    </message>
    <message>
        <source>trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>Validation AUC</source>
        <translation>验证 AUC</translation>
    </message>
    <message>
        <source>%1: loss %2, AUC %3</source>
        <translation>%1：损失 %2，AUC %3</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleFilter</name>
    <message numerus="yes">
        <source>%1, %n image(s)</source>
        <translation>
            <numerusform>%1，%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, closed: %2, %3</source>
        <translation>%1，已收起：%2，%3</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <source>%1, in the open study %2</source>
        <translation>%1，属于已展开的检查 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reference: the answer the image was given</source>
        <translation>参考：为图像给出的回答</translation>
    </message>
    <message>
        <source>Training image, validation image or test image (never seen)</source>
        <translation>训练图像、验证图像或测试图像（从未见过）</translation>
    </message>
    <message>
        <source>As the file&apos;s header says (PatientID)</source>
        <translation>按文件头（PatientID）</translation>
    </message>
    <message>
        <source>Width and height in pixels</source>
        <translation>宽度和高度，像素</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SampleViews</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>&amp;Use again</source>
        <translation>重新使用(&amp;U)</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>排除(&amp;X)</translation>
    </message>
    <message>
        <source>C&amp;lose the study	E</source>
        <translation>收起检查(&amp;L)	E</translation>
    </message>
    <message>
        <source>&amp;Open the study	E</source>
        <translation>展开检查(&amp;O)	E</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ScorePlot</name>
    <message>
        <source>How often which probability was given</source>
        <translation>各概率出现的频率</translation>
    </message>
    <message>
        <source>Probability of the finding, %</source>
        <translation>该征象的概率，%</translation>
    </message>
    <message>
        <source>Threshold: %1</source>
        <translation>阈值：%1</translation>
    </message>
    <message>
        <source>Probability %1 to %2
%3: %4 of %5
%6: %7 of %8</source>
        <translation>概率 %1 至 %2
%3：%4 / %5
%6：%7 / %8</translation>
    </message>
    <message>
        <source>%1: %2 of %3 from there on</source>
        <translation>%1：自此起 %3 中的 %2</translation>
    </message>
    <message>
        <source>Share of each class, %</source>
        <translation>各类别中的比例，%</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SecondReading</name>
    <message>
        <source>Label images first: there is nothing yet that could be read a second time.</source>
        <translation>请先标注图像：还没有可以第二次阅片的内容。</translation>
    </message>
    <message>
        <source>Say who reads: a name or initials.</source>
        <translation>请说明由谁阅片：姓名或缩写。</translation>
    </message>
    <message>
        <source>Of this reader there is no answer that could be compared.</source>
        <translation>该阅片者没有可供比较的回答。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message>
        <source>They are compared with the labels.</source>
        <translation>与标注比较。</translation>
    </message>
    <message>
        <source>They are compared with what %1 said first.</source>
        <translation>与 %1 第一次的回答比较。</translation>
    </message>
    <message>
        <source>Image %1 of %2 · %3 answered</source>
        <translation>第 %1 张，共 %2 张 · 已回答 %3</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) that were read twice the answer was the same on %1; Cohen&apos;s kappa %2, with the 95 % confidence interval in brackets.</source>
        <translation>
            <numerusform>在 %n 张阅过两次的图像中，回答相同的占 %1；Cohen&apos;s kappa 为 %2，括号内为 95 % 置信区间。</numerusform>
        </translation>
    </message>
    <message>
        <source>A machine that learned from these labels cannot be expected to agree with them more often than their reader does.</source>
        <translation>不能指望从这些标注学习的机器比给出标注的人更常与之一致。</translation>
    </message>
    <message>
        <source>The second answers are kept as the reader “%1”; they change no label.</source>
        <translation>第二次的回答保存为阅片者“%1”；不改变任何标注。</translation>
    </message>
    <message>
        <source>A second reading is there where every image has a diagnosis or grade of its own. Choose such a question.</source>
        <translation>第二次阅片适用于每张图像都有自己的诊断或分级的问题。请选择这样的问题。</translation>
    </message>
    <message>
        <source>Kappa has quadratic weights, as the answers are grades.</source>
        <translation>由于答案为分级，Kappa 采用二次加权。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) whose patient is unknown</source>
        <translation>
            <numerusform>%n 个患者未知的文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>%1 of %2 are drawn at random from %3, one of each before a second of any; seed %4.</source>
        <translation>从 %3 中随机抽取 %1（共 %2 张），先从每一个抽一张，再抽第二张；随机种子 %4。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SecondReadingDialog</name>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>第二次阅片</translation>
    </message>
    <message>
        <source>Some images are shown again, drawn at random, without their label and without what a machine says. How far the second answers agree with the first is as far as the labels can be believed.</source>
        <translation>随机抽取的一些图像会再次显示，不带标注，也不带机器的回答。第二次与第一次回答的一致程度，就是标注可信的程度。</translation>
    </message>
    <message>
        <source>Who is a reader of the project is compared with what this one has read; who is not, with the labels. The name stands in reports: initials will do.</source>
        <translation>项目中已有的阅片者与其阅片结果比较；其他人与标注比较。姓名会出现在报告中：缩写即可。</translation>
    </message>
    <message>
        <source>The number that the draw comes from: the same one draws the same images</source>
        <translation>抽取所依据的数：相同的数抽取相同的图像</translation>
    </message>
    <message>
        <source>&amp;Who reads</source>
        <translation>由谁阅片(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Images, at most</source>
        <translation>图像，最多(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>随机种子(&amp;S)</translation>
    </message>
    <message>
        <source>Back to who reads and how much; what was answered is kept</source>
        <translation>返回选择由谁阅片及数量；已有的回答会保留</translation>
    </message>
    <message>
        <source>&amp;Another sample</source>
        <translation>另取一份样本(&amp;A)</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark, for reading rooms</source>
        <translation>深色，适合阅片室</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>计算于</translation>
    </message>
    <message>
        <source>Whatever is best here</source>
        <translation>自动选择最佳</translation>
    </message>
    <message>
        <source>A GPU (graphics card) if a trial computation on it is right, else the CPU (processor)</source>
        <translation>若试算正确则用 GPU（显卡），否则用 CPU（处理器）</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU（处理器）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU（显卡）</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>The faster one, where a trial on this CPU shows that it is faster</source>
        <translation>若在此 CPU 上试算更快，则用较快者</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>32-bit floating point (fp32)</source>
        <translation>32 位浮点（fp32）</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>16-bit floating point (bf16)</source>
        <translation>16 位浮点（bf16）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>CPU cores to use</source>
        <translation>使用的 CPU 核数</translation>
    </message>
    <message>
        <source>Used for the next training. A finished one keeps what it was made with. Fewer cores leave more for other programs.</source>
        <translation>用于下一次训练。已完成的保留其制作时的设置。核数少则留给其他程序的更多。</translation>
    </message>
    <message>
        <source>Pre-trained networks</source>
        <translation>预训练网络</translation>
    </message>
    <message>
        <source>Choose and fetch…</source>
        <translation>选择并下载…</translation>
    </message>
    <message>
        <source>Which there are, what each suits, its licence and size (backbones)</source>
        <translation>有哪些网络，各适用于什么，其许可和大小（主干网络）</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在此计算机上</translation>
    </message>
    <message>
        <source>Fovea comes with one and works without any network connection.</source>
        <translation>Fovea 自带一个，无需任何网络连接即可工作。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Version and licences…</source>
        <translation>版本和许可…</translation>
    </message>
    <message>
        <source>Fovea %1</source>
        <translation>Fovea %1</translation>
    </message>
    <message>
        <source>All keys…</source>
        <translation>所有按键…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Research use only, not for diagnosis. Nothing leaves this computer unless you ask for it, and then the address is named first.</source>
        <translation>仅供研究，不用于诊断。除非您要求，任何内容都不会离开此计算机，届时会先告知地址。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The guide…</source>
        <translation>指南…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>The four steps…</source>
        <translation>四个步骤…</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>更改语言在下次启动后生效。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SettingsPanel</name>
    <message>
        <source>How thorough</source>
        <translation>彻底程度</translation>
    </message>
    <message>
        <source>Your own settings, from Advanced.</source>
        <translation>您自己的设置，来自“高级”。</translation>
    </message>
    <message>
        <source>Pre-trained network</source>
        <translation>预训练网络</translation>
    </message>
    <message>
        <source>The network that already knows how to see; only a small part beside it learns (backbone)</source>
        <translation>已经会看图的网络；只有旁边的一小部分学习（主干网络）</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors of a plain Vision Transformer</source>
        <translation>含普通 Vision Transformer 的 config.json 和 model.safetensors 的文件夹</translation>
    </message>
    <message>
        <source>&amp;More networks…</source>
        <translation>更多网络(&amp;M)…</translation>
    </message>
    <message>
        <source>Which there are, what each suits, its licence and size; fetch one</source>
        <translation>有哪些网络，各适用于什么，其许可和大小；可下载</translation>
    </message>
    <message>
        <source>Everything else that affects the result</source>
        <translation>影响结果的其他所有设置</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Side of the square to which each image is shrunk before the network reads it (high resolution). More keeps finer detail and takes longer.</source>
        <translation>网络读取前每张图像缩小到的正方形边长（高分辨率）。越大保留的细节越多，用时越长。</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>How many images are learned from at a time. More needs more memory.</source>
        <translation>每次从多少张图像学习。越多需要的内存越多。</translation>
    </message>
    <message>
        <source> images</source>
        <translation> 张图像</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>How often all training images are gone through; one pass is an epoch</source>
        <translation>所有训练图像遍历的次数；遍历一次为一轮</translation>
    </message>
    <message>
        <source>none: read-out only</source>
        <translation>无：仅读出</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How large each learning step is. Smaller is slower and steadier.</source>
        <translation>每个学习步的大小。越小越慢也越稳。</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>%1 seeds (random starts)</source>
        <translation>%1 个随机种子</translation>
    </message>
    <message>
        <source>Cross-validation, %1 folds</source>
        <translation>交叉验证，%1 折</translation>
    </message>
    <message>
        <source>Several trainings show how much of a figure is chance. Seeds: the same again with other random numbers. Cross-validation: groups of patients (folds) take turns in being held out, each judged by a training that never met it; then one training on all but the test images.</source>
        <translation>多次训练能说明指标中有多少出于偶然。随机种子：用其他随机数重复同样的训练。交叉验证：各组患者（折）轮流留出，由从未见过它们的训练评判；随后用除测试图像外的所有图像训练一次。</translation>
    </message>
    <message>
        <source>Start of everything random. The same number gives the same result on this computer.</source>
        <translation>所有随机过程的起点。相同的数字在此计算机上得到相同的结果。</translation>
    </message>
    <message>
        <source>Small sets: divides the training and validation images into five folds by patient, which take turns in being the validation images, one training each (k-fold cross-validation). Test images stay never seen.</source>
        <translation>小数据集：将训练和验证图像按患者分成五折，轮流作为验证图像，各训练一次（k 折交叉验证）。测试图像仍从未见过。</translation>
    </message>
    <message>
        <source>As split</source>
        <translation>按划分</translation>
    </message>
    <message>
        <source>Ends the training once so many epochs were no better than the best one (patience), never before about a thousand steps</source>
        <translation>若连续这么多轮都不优于最佳轮次（耐心值），则结束训练，但不早于约一千步</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>after </source>
        <translation>在 </translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 轮之后</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>验证图像</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Class weights: mistakes in rare diagnoses count more while it learns, so that they are not drowned by the frequent ones. Probabilities stay those of your images.</source>
        <translation>类别权重：学习时罕见诊断中的错误权重更大，以免被常见诊断淹没。概率仍为您图像的概率。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Rare diagnoses count more</source>
        <translation>罕见诊断权重更大</translation>
    </message>
    <message>
        <source>Where one is rare</source>
        <translation>有罕见诊断时</translation>
    </message>
    <message>
        <source>Diagnoses that are steps of one scale: a neighbouring grade is then less wrong than a distant one (soft ordinal labels)</source>
        <translation>诊断为同一量表的各级：相邻分级的错误小于相距较远的分级（软有序标签）</translation>
    </message>
    <message>
        <source>As the project says</source>
        <translation>按项目设定</translation>
    </message>
    <message>
        <source>Grades, in their order</source>
        <translation>分级，按其顺序</translation>
    </message>
    <message>
        <source>Names without an order</source>
        <translation>无顺序的名称</translation>
    </message>
    <message>
        <source>Horizontal flips (mirror images at random)</source>
        <translation>水平翻转（随机镜像）</translation>
    </message>
    <message>
        <source>Augmentation: only where left and right do not matter</source>
        <translation>数据增强：仅用于左右无关紧要时</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>Diagnoses are</source>
        <translation>诊断为</translation>
    </message>
    <message>
        <source>Fine-grained prompt tuning: a small network learns from what the pre-trained one saw. FPT+ reads the last half of its layers and needs less memory; FPT reads all of them</source>
        <translation>细粒度提示微调：一个小网络从预训练网络所见中学习。FPT+ 读取其后一半的层，需要的内存较少；FPT 读取所有层</translation>
    </message>
    <message>
        <source>FPT+: half the layers</source>
        <translation>FPT+：一半的层</translation>
    </message>
    <message>
        <source>FPT: all layers</source>
        <translation>FPT：所有层</translation>
    </message>
    <message>
        <source>Who answers. The read-out is one logistic regression on all that the pre-trained network saw of an image. The side network is the small network that is trained beside the pre-trained one. Both together: their mean. The side network alone is the method as it was published.</source>
        <translation>由谁回答。读出是对预训练网络在图像中全部所见作一次逻辑回归。侧网络是在预训练网络旁训练的小网络。两者合用：取其均值。单独的侧网络即已发表的方法。</translation>
    </message>
    <message>
        <source>Side network and read-out</source>
        <translation>侧网络和读出</translation>
    </message>
    <message>
        <source>Side network alone</source>
        <translation>单独的侧网络</translation>
    </message>
    <message>
        <source>Arithmetic of the pre-trained network. bf16 is faster on CPUs made for it.</source>
        <translation>预训练网络的算术。在为 bf16 设计的 CPU 上 bf16 更快。</translation>
    </message>
    <message>
        <source>Whatever is fastest</source>
        <translation>最快的</translation>
    </message>
    <message>
        <source>Exact (fp32)</source>
        <translation>精确（fp32）</translation>
    </message>
    <message>
        <source>Faster (bf16)</source>
        <translation>较快（bf16）</translation>
    </message>
    <message>
        <source>How exactly is kept what the pre-trained network saw: eight bits take half of the disk (int8), sixteen are exact (fp16)</source>
        <translation>以何种精度保存预训练网络所见：8 位只占一半磁盘（int8），16 位为精确（fp16）</translation>
    </message>
    <message>
        <source>As is usual</source>
        <translation>通常设置</translation>
    </message>
    <message>
        <source>Sixteen bits (fp16)</source>
        <translation>16 位（fp16）</translation>
    </message>
    <message>
        <source>Eight bits (int8)</source>
        <translation>8 位（int8）</translation>
    </message>
    <message>
        <source>The GPU (graphics card) is used only where a trial computation on it comes out right</source>
        <translation>只有试算结果正确时才使用 GPU（显卡）</translation>
    </message>
    <message>
        <source>CPU (processor)</source>
        <translation>CPU（处理器）</translation>
    </message>
    <message>
        <source>GPU (graphics card)</source>
        <translation>GPU（显卡）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Answer from</source>
        <translation>回答来自</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>算术</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>存储内容</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>计算于</translation>
    </message>
    <message>
        <source>Another disk…</source>
        <translation>其他磁盘…</translation>
    </message>
    <message>
        <source>What the pre-trained network saw in the images needs room: keep it in a folder on a larger disk. It holds no names.</source>
        <translation>预训练网络在图像中所见需要空间：请保存在更大磁盘的文件夹中。其中不含姓名。</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>在项目中</translation>
    </message>
    <message>
        <source>From now on in the project&apos;s own folder</source>
        <translation>从现在起在项目自身的文件夹中</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存储位置</translation>
    </message>
    <message>
        <source>Folder for what was read of the images</source>
        <translation>存放从图像读取内容的文件夹</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>Fold %1 of %2</source>
        <translation>第 %1 折，共 %2 折</translation>
    </message>
    <message>
        <source>Small and quick; it comes with Fovea. A larger one may see more: compare.</source>
        <translation>小而快；随 Fovea 提供。较大的网络可能看得更多：请作比较。</translation>
    </message>
    <message>
        <source>Not among the networks on this computer: choose another, or add its folder.</source>
        <translation>不在此计算机的网络之列：请另选，或添加其文件夹。</translation>
    </message>
    <message>
        <source>Folder of a pre-trained network</source>
        <translation>预训练网络的文件夹</translation>
    </message>
    <message>
        <source>Checking the folder …</source>
        <translation>正在检查文件夹 …</translation>
    </message>
    <message>
        <source> epoch</source>
        <translation> 轮之后</translation>
    </message>
    <message>
        <source>Begin with Quick, to see whether there is anything to learn. Balanced reads the images alike and trains up to twice as many steps. Thorough reads them anew, in finer detail, and trains three networks, each for longest: for the adapter that you keep, or where a lesion is small. Compare them on the validation images, never on the test images.</source>
        <translation>先用“快速”，看是否有可学的内容。“均衡”以相同方式读取图像，训练步数最多为两倍。“彻底”以更细的细节重新读取，并训练三个网络，每个的训练时间最长：用于要保留的适配器，或病灶较小时。请在验证图像上比较它们，切勿在测试图像上比较。</translation>
    </message>
    <message>
        <source>Side networks</source>
        <translation>侧网络</translation>
    </message>
    <message>
        <source>How many networks one adapter is made of, each trained from another random start; the mean of what they say counts. Three are somewhat better than one and take three times as long.</source>
        <translation>一个适配器由多少个网络组成，每个都从不同的随机起点开始训练；以其结果的平均值为准。三个略好于一个，用时为三倍。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ShownChips</name>
    <message>
        <source>Show the files that could not be read</source>
        <translation>显示无法读取的文件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Unlike</source>
        <translation>不同类</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show those of which the adapter cannot rule out several classes</source>
        <translation>显示适配器不能排除多个类别者</translation>
    </message>
    <message>
        <source>Show those that are unlike the images the adapter was trained on; what it says of them means nothing</source>
        <translation>显示与适配器训练图像不同类者；它对它们的回答没有意义</translation>
    </message>
    <message>
        <source>Show those with the prediction “%1”</source>
        <translation>显示预测为“%1”者</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SimilarView</name>
    <message>
        <source>Most similar training images</source>
        <translation>最相似的训练图像</translation>
    </message>
    <message>
        <source>What the pre-trained network takes for alike, which need not be what the findings have in common. Images of the same patient are left out.</source>
        <translation>预训练网络认为相似的图像，不一定是征象上的共同点。同一患者的图像已略去。</translation>
    </message>
    <message>
        <source>%1: label %2, prediction %3</source>
        <translation>%1：标注 %2，预测 %3</translation>
    </message>
    <message>
        <source>%1, a validation image. Distance %2</source>
        <translation>%1，验证图像。距离 %2</translation>
    </message>
    <message>
        <source>%1, a training image: the adapter says this from memory. Distance %2</source>
        <translation>%1，训练图像：适配器凭记忆作答。距离 %2</translation>
    </message>
    <message>
        <source>label: %1
adapter: %2, %3</source>
        <translation>标注：%1
适配器：%2，把握 %3</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SplitDialog</name>
    <message>
        <source>&amp;Split</source>
        <translation>划分(&amp;S)</translation>
    </message>
    <message>
        <source>Split the images</source>
        <translation>划分图像</translation>
    </message>
    <message>
        <source>Split the images again</source>
        <translation>重新划分图像</translation>
    </message>
    <message>
        <source>A network is judged fairly only by patients it has never seen. So all images of a patient go to one split, and every diagnosis to each in proportion. Images that are brought in later are split alike.</source>
        <translation>只有用从未见过的患者才能公正地评判网络。因此同一患者的所有图像进入同一子集，每个诊断按比例进入各子集。以后导入的图像也同样划分。</translation>
    </message>
    <message>
        <source>What was trained before keeps the splits it was trained with. Undo takes this back.</source>
        <translation>此前的训练保留其训练时的子集。可用“撤销”恢复。</translation>
    </message>
    <message>
        <source>the rest: the network learns from these</source>
        <translation>其余：网络从中学习</translation>
    </message>
    <message>
        <source>&amp;Validation</source>
        <translation>验证(&amp;V)</translation>
    </message>
    <message>
        <source>choose the epoch that is kept (early stopping)</source>
        <translation>选定保留的轮次（早停）</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>never seen before: kept back for the final judgement</source>
        <translation>此前从未见过：留作最终评判</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>What each split gets</source>
        <translation>各子集所得</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Looking at which images belong together…</source>
        <translation>正在查看哪些图像属于一起…</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>The patient of no image is known, so each counts as a patient of its own: images of one patient may come to be in several splits, which makes figures too good. Only equal and look-alike pictures are kept together. A table can say the patients.</source>
        <translation>没有一张图像的患者已知，因此每张按单独的患者计数：同一患者的图像可能进入多个子集，使指标过于乐观。只有相同和相似的图像会放在一起。可用表格指明患者。</translation>
    </message>
    <message numerus="yes">
        <source>The patient of %n image(s) is not known: each counts as a patient of its own and may be in another split than the same patient&apos;s other images.</source>
        <translation>
            <numerusform>%n 张图像的患者未知：每张按单独的患者计数，可能与同一患者的其他图像不在同一子集。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few patients to be in every split: %1. Figures will say little or nothing of them.</source>
        <translation>患者太少，无法进入每个子集：%1。指标对其说明很少或不能说明。</translation>
    </message>
    <message>
        <source>Without validation images, training cannot tell which epoch is the best.</source>
        <translation>没有验证图像，训练无法判断哪一轮最佳。</translation>
    </message>
    <message>
        <source>Without test images, which it has never seen, the network cannot be judged fairly.</source>
        <translation>没有从未见过的测试图像，就无法公正地评判网络。</translation>
    </message>
    <message>
        <source>The images can be split when “%1” has ended.</source>
        <translation>“%1”结束后即可划分图像。</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>All studies</source>
        <translation>所有检查</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StartPage</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Train an image classifier on your own computer</source>
        <translation>在您自己的计算机上训练图像分类器</translation>
    </message>
    <message>
        <source>Bring labelled images, let Fovea learn from them, see honestly how good it is and where it looks, and use it on new cases. Nothing leaves this computer.</source>
        <translation>导入已标注的图像，让 Fovea 从中学习，如实了解其好坏和所看之处，并用于新病例。任何内容都不会离开此计算机。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Make an empty project; images are added in the next step</source>
        <translation>创建空项目；下一步添加图像</translation>
    </message>
    <message>
        <source>Choose the folder of a project (its name ends in .fovea)</source>
        <translation>选择项目文件夹（名称以 .fovea 结尾）</translation>
    </message>
    <message>
        <source>Makes 240 computer-generated pictures of a retina, with and without fine specks, and opens them</source>
        <translation>生成 240 张计算机合成的视网膜图像（有或没有细小斑点）并打开</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Bring one folder of images per diagnosis. Problems are found before they harm.</source>
        <translation>每个诊断一个图像文件夹。在造成危害之前发现问题。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>One button. Time, disk and memory are said before it starts.</source>
        <translation>一个按钮。开始前告知时间、磁盘和内存。</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>How good it is on images it has never seen, and where it looks.</source>
        <translation>在从未见过的图像上效果如何，看了哪里。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Drop new cases and get a table of predictions.</source>
        <translation>放入新病例，得到预测表。</translation>
    </message>
    <message>
        <source>What is the project called?</source>
        <translation>项目叫什么名称？</translation>
    </message>
    <message>
        <source>My project</source>
        <translation>我的项目</translation>
    </message>
    <message>
        <source>Keep it elsewhere…</source>
        <translation>保存到其他位置…</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Where shall the project be kept?</source>
        <translation>项目保存在哪里？</translation>
    </message>
    <message>
        <source>There is a project of this name already</source>
        <translation>已有同名项目</translation>
    </message>
    <message>
        <source>None yet. Begin with a new project, or look around in the demo.</source>
        <translation>尚无。请新建项目，或在演示中看看。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>将 %1 移出此列表</translation>
    </message>
    <message>
        <source>Takes it off this list; the project stays where it is</source>
        <translation>将其移出此列表；项目留在原处</translation>
    </message>
    <message>
        <source>Guide (F1)</source>
        <translation>指南 (F1)</translation>
    </message>
    <message>
        <source>From the first images to another hospital&apos;s data, in plain words</source>
        <translation>从最初的图像到其他医院的数据，通俗易懂</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Makes nothing (Esc)</source>
        <translation>不创建任何内容 (Esc)</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>上次使用：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>AUC on the test images %1</source>
        <translation>测试图像 AUC %1</translation>
    </message>
    <message>
        <source>AUC on the validation images %1</source>
        <translation>验证图像 AUC %1</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StatusStrip</name>
    <message>
        <source>Research use only, not for diagnosis</source>
        <translation>仅供研究，不用于诊断</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>What computes. Checked shortly after the start.</source>
        <translation>用什么计算。启动后不久检查。</translation>
    </message>
    <message>
        <source>Memory this program uses now (resident memory of the process)</source>
        <translation>此程序当前占用的内存（进程的常驻内存）</translation>
    </message>
    <message>
        <source>Numerical precision: automatic</source>
        <translation>数值精度：自动</translation>
    </message>
    <message>
        <source>Numerical precision: exact</source>
        <translation>数值精度：精确</translation>
    </message>
    <message>
        <source>Numerical precision: fast</source>
        <translation>数值精度：快速</translation>
    </message>
    <message>
        <source>Numerical precision: %1. Change it in Settings.</source>
        <translation>数值精度：%1。可在“设置”中更改。</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>已结束：%1</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StepRail</name>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No project open</source>
        <translation>未打开项目</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史记录…</translation>
    </message>
    <message>
        <source>Everything that ever changed this project, and how often test images were evaluated</source>
        <translation>曾更改此项目的一切，以及测试图像被评估的次数</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>The guide, at the chapter of the page (F1)</source>
        <translation>指南，位于本页面对应的章节（F1）</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Where several images are of one knee, one eye or one patient, and the answer is about that: say what belongs together, and what has one answer. It is then learned, counted and judged as one.</source>
        <translation>如果多张图像属于同一膝、同一眼或同一患者，而回答针对的是它：请说明哪些图像属于一起，以及什么有一个回答。之后即作为一个整体来学习、计数和判断。</translation>
    </message>
    <message>
        <source>What puts images together to a study</source>
        <translation>以什么将图像归为一次检查</translation>
    </message>
    <message>
        <source>An&amp;other column of a table</source>
        <translation>表格的另一列(&amp;O)</translation>
    </message>
    <message>
        <source>What has one answer to “%1”</source>
        <translation>对“%1”而言，什么有一个回答</translation>
    </message>
    <message>
        <source>Each &amp;image</source>
        <translation>每张图像(&amp;I)</translation>
    </message>
    <message>
        <source>Each &amp;study: what is said of one of its images is said of all</source>
        <translation>每次检查(&amp;S)：对其中一张图像的回答适用于全部图像</translation>
    </message>
    <message>
        <source>Each &amp;patient: what is said of one of the images is said of all</source>
        <translation>每例患者(&amp;P)：对其中一张图像的回答适用于全部图像</translation>
    </message>
    <message>
        <source>Choose the table next, and in it the column that names the study. Then come back here to say what has one answer.</source>
        <translation>接下来选择表格，并在其中选择说明检查的列。然后回到这里说明什么有一个回答。</translation>
    </message>
    <message>
        <source>Looking at the images…</source>
        <translation>正在查看图像…</translation>
    </message>
    <message>
        <source>Choose a &amp;table…</source>
        <translation>选择表格(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Use this</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>This is possible when the running work has ended.</source>
        <translation>当前工作结束后即可进行。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudiesPresenter</name>
    <message>
        <source>Nothing: every image is by itself</source>
        <translation>无：每张图像各自独立</translation>
    </message>
    <message>
        <source>The study of the DICOM header</source>
        <translation>DICOM 头信息中的检查</translation>
    </message>
    <message>
        <source>The series of the DICOM header</source>
        <translation>DICOM 头信息中的序列</translation>
    </message>
    <message>
        <source>The file: slices of a volume, frames of a video</source>
        <translation>文件：体数据的层面、视频的帧</translation>
    </message>
    <message>
        <source>The column “%1” of the table of labels</source>
        <translation>标注表的“%1”列</translation>
    </message>
    <message>
        <source>The patient and the side of the body</source>
        <translation>患者与身体侧别</translation>
    </message>
    <message>
        <source>The patient and the date of the examination</source>
        <translation>患者与检查日期</translation>
    </message>
    <message>
        <source>not known of these images</source>
        <translation>这些图像中没有此信息</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n study(s)</source>
        <translation>
            <numerusform>%n 次检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，分属 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 例患者</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, each with its own answer.</source>
        <translation>%1，各有自己的回答。</translation>
    </message>
    <message numerus="yes">
        <source>%1, each with one answer; the largest has %n image(s).</source>
        <translation>
            <numerusform>%1，各有一个回答；最多的有 %n 张图像。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) take over the answer of the others.</source>
        <translation>
            <numerusform>%n 张图像沿用其他图像的回答。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The images of %n contradict each other: until you decide they take no part, and the problems name them.</source>
        <translation>
            <numerusform>有 %n 个的图像相互矛盾：在您作出决定之前它们不参与，并列在问题之中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) get another label by what readers say together.</source>
        <translation>
            <numerusform>%n 张图像将根据阅片者共同的回答获得不同的标注。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fovea::ui::StudyDialog</name>
    <message>
        <source>Which answer is the &amp;finding?</source>
        <translation>哪个回答为阳性类别(&amp;F)？</translation>
    </message>
    <message>
        <source>&amp;Keep the answers</source>
        <translation>保留回答(&amp;K)</translation>
    </message>
    <message>
        <source>About the study</source>
        <translation>关于研究</translation>
    </message>
    <message>
        <source>What only people know. Reports say it; what is left open stands there as to be completed, and nothing waits for it. What the images say of themselves is proposed.</source>
        <translation>只有人才知道的内容。报告会写明；未填之处注明待补充，不影响其他工作。图像自身说明的内容会作为建议。</translation>
    </message>
    <message>
        <source>Sensitivity is the share of it that is found</source>
        <translation>灵敏度是其被发现的比例</translation>
    </message>
    <message>
        <source>Keep the answers</source>
        <translation>保留回答</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>to be completed</source>
        <translation>待补充</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SubgroupsPresenter</name>
    <message>
        <source>Of each class the share predicted as such, on average over the classes</source>
        <translation>各类别中如此预测的比例，取各类别的均值</translation>
    </message>
    <message>
        <source>Of those not of a class the share not predicted as it, on average over the classes</source>
        <translation>不属于某类别者中未如此预测的比例，取各类别的均值</translation>
    </message>
    <message>
        <source>Of those with “%1” the share called so at the operating point</source>
        <translation>“%1”者中在工作点判为如此的比例</translation>
    </message>
    <message>
        <source>Of all others the share not called “%1” at the operating point</source>
        <translation>其余所有中在工作点未判为“%1”的比例</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve within the group: 1 perfect, 0.5 chance</source>
        <translation>组内的 ROC 曲线下面积：1 为完美，0.5 为随机</translation>
    </message>
    <message>
        <source>AUC − others</source>
        <translation>AUC − 其余</translation>
    </message>
    <message>
        <source>The AUC of the group minus that of all other groups together. Where the interval holds zero, no difference is shown.</source>
        <translation>该组的 AUC 减去所有其他组合计的 AUC。区间包含零则未显示差异。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No group could be compared with the others.</source>
        <translation>没有一组能与其余比较。</translation>
    </message>
    <message>
        <source>Differences compared in the %1 columns that were looked at: %2 (AUC, sensitivity and specificity, each group against all others).</source>
        <translation>在所看的 %1 列中比较的差异：%2（AUC、灵敏度和特异度，每组对其余所有组）。</translation>
    </message>
    <message>
        <source>Differences compared: %1 (AUC, sensitivity and specificity, each group against all others).</source>
        <translation>比较的差异：%1（AUC、灵敏度和特异度，每组对其余所有组）。</translation>
    </message>
    <message>
        <source>Intervals that leave out zero: %1; by chance alone about one in twenty does. A group that looks worse is a question for other data, not an answer.</source>
        <translation>不包含零的区间：%1；仅出于偶然，约二十个中就有一个。看起来较差的组提出的是需要其他数据回答的疑问，而不是结论。</translation>
    </message>
    <message>
        <source>Sensitivity and specificity are those of “%1” at the threshold in use, %2.</source>
        <translation>灵敏度和特异度为“%1”在所用阈值 %2 下的值。</translation>
    </message>
    <message>
        <source>Sensitivity and specificity are those of the most probable class, on average over the classes.</source>
        <translation>灵敏度和特异度为最可能类别的值，取各类别的均值。</translation>
    </message>
    <message>
        <source>Too few are fewer than %1 patients: of such a group nothing can be concluded.</source>
        <translation>过少指少于 %1 例患者：此类组不能得出结论。</translation>
    </message>
    <message>
        <source>Patients with images in more than one group: %1.</source>
        <translation>图像位于多个组的患者：%1。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>How far off a prediction is on average within the group</source>
        <translation>组内预测平均相差多少</translation>
    </message>
    <message>
        <source>Error − others</source>
        <translation>误差 − 其余</translation>
    </message>
    <message>
        <source>The mean absolute error of the group minus that of all other groups together. Where the interval holds zero, no difference is shown.</source>
        <translation>该组的平均绝对误差减去所有其他组合计的平均绝对误差。区间包含零则未显示差异。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏倚</translation>
    </message>
    <message>
        <source>Mean of prediction less reference: above 0 predictions are too high</source>
        <translation>预测减参考的均值：大于 0 表示预测偏高</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Share of the spread within the group that is explained: 1 perfect, 0 no better than always saying its mean</source>
        <translation>组内所解释的变异比例：1 为完美，0 表示不比总是给出其均值更好</translation>
    </message>
    <message>
        <source>Differences compared in the columns that were looked at: %1 (mean absolute error, each group against all others).</source>
        <translation>在所看的列中比较的差异：%1（平均绝对误差，每组对其余所有组）。</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are images; those of one patient belong together, and an image of an unknown patient counts as a patient.</source>
        <translation>各指标下方：95% 置信区间。按图像计数；同一患者的图像归在一起，患者未知的图像按一例患者计。</translation>
    </message>
    <message>
        <source>Known patients, and images of unknown ones</source>
        <translation>已知患者，以及患者未知的图像</translation>
    </message>
    <message>
        <source>Known patients, and studies of unknown ones</source>
        <translation>已知患者，以及患者未知的检查</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are studies; those of one patient belong together, and a study of an unknown patient counts as a patient.</source>
        <translation>各指标下方：95% 置信区间。按检查计数；同一患者的检查归在一起，患者未知的检查按一例患者计。</translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. Counted are patients.</source>
        <translation>各指标下方：95% 置信区间。按患者计数。</translation>
    </message>
    <message>
        <source>In no group, because nothing is stated: %1.</source>
        <translation>因未说明而不属于任何组：%1。</translation>
    </message>
    <message>
        <source>Patients with studies in more than one group: %1.</source>
        <translation>检查分属多个组的患者：%1。</translation>
    </message>
    <message>
        <source>Patients in more than one group: %1.</source>
        <translation>属于多个组的患者：%1。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SubgroupsTab</name>
    <message>
        <source>Figures of each group</source>
        <translation>各组的指标</translation>
    </message>
    <message>
        <source>What tells the groups apart</source>
        <translation>各组的区分依据</translation>
    </message>
    <message>
        <source>T&amp;old apart by</source>
        <translation>区分依据(&amp;O)</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>复制表格(&amp;Y)</translation>
    </message>
    <message>
        <source>To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)</source>
        <translation>复制到剪贴板，供电子表格或稿件使用（表格中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Looking for groups…</source>
        <translation>正在查找分组…</translation>
    </message>
    <message>
        <source>Groups come from the headers of DICOM files (sex, age, device, hospital) or from a column of the table of labels that says the subgroup. Then it can be seen here whether the figures hold for each of them.</source>
        <translation>分组来自 DICOM 文件头（性别、年龄、设备、医院）或标注表中说明亚组的列。随后可在此查看指标是否对每组都成立。</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>These figures could not be computed.</source>
        <translation>无法计算这些指标。</translation>
    </message>
    <message>
        <source>fewer than %1 patients: nothing can be concluded</source>
        <translation>少于 %1 例患者：不能得出结论</translation>
    </message>
    <message>
        <source>too few patients</source>
        <translation>患者太少</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1，%2：%3 %4</translation>
    </message>
    <message>
        <source>Nothing tells these cases apart</source>
        <translation>没有可区分这些病例的依据</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SummaryPresenter</name>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Of those with this reference, the share predicted as such</source>
        <translation>有此参考者中，如此预测的比例</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Of all others, the share not predicted as such</source>
        <translation>其余所有中，未如此预测的比例</translation>
    </message>
    <message>
        <source>PPV</source>
        <translation>PPV</translation>
    </message>
    <message>
        <source>NPV</source>
        <translation>NPV</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve of this class against the rest: 1 perfect, 0.5 chance</source>
        <translation>此类别对其余的 ROC 曲线下面积：1 为完美，0.5 为随机</translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the test set</source>
        <translation>
            <numerusform>在测试集的 %n 例患者上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n patient(s) of the validation set</source>
        <translation>
            <numerusform>在验证集的 %n 例患者上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n test image(s)</source>
        <translation>
            <numerusform>在 %n 张测试图像上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n validation image(s)</source>
        <translation>
            <numerusform>在 %n 张验证图像上</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: AUC %2.</source>
        <translation>%1：AUC %2。</translation>
    </message>
    <message>
        <source>%1: mean AUC %2.</source>
        <translation>%1：平均 AUC %2。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 “%3” (%4)</source>
        <translation>%2 “%3”中的 %1（%4）</translation>
    </message>
    <message>
        <source>%1 It finds %2.</source>
        <translation>%1 发现 %2。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>These images chose the epoch, so the figures flatter a little.</source>
        <translation>这些图像选定了轮次，因此指标略偏乐观。</translation>
    </message>
    <message>
        <source>Test evaluations</source>
        <translation>测试评估</translation>
    </message>
    <message>
        <source>The adapter learned nothing from the test images. They were evaluated once, for these figures.</source>
        <translation>适配器未从测试图像学习任何内容。它们为这些指标评估过一次。</translation>
    </message>
    <message>
        <source>The adapter learned nothing from the test images, but they were evaluated %1 times: every evaluation makes the figures a little less honest.</source>
        <translation>适配器未从测试图像学习任何内容，但它们已评估 %1 次：每次评估都使指标的可信度略降。</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线模型</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Brier score %1, the mean squared error of the probabilities: 0 is perfect, %2 is what the bare share of each class comes to.</source>
        <translation>Brier 评分 %1，即概率的均方误差：0 为完美，仅按各类别比例可得 %2。</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Not all patients are known. Whether one is on both sides cannot be told, and images of the same patient count as independent: the true ranges may be wider.</source>
        <translation>并非所有患者已知。无法判断是否有患者同在两侧，同一患者的图像按独立计算：真实范围可能更宽。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略去</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s). %1</source>
        <translation>
            <numerusform>%n 张图像。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>存疑</translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the test set</source>
        <translation>
            <numerusform>在测试集的 %n 次检查上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n study(s) of the validation set</source>
        <translation>
            <numerusform>在验证集的 %n 次检查上</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of these images have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>这些图像中 %1 有唯一回答，其余在多个回答之间不确定。%2 的类别在剩余回答之中；要求的是 %3。</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>The read-out did not learn from these images, and there was no epoch to choose. Its probabilities were recalibrated by them, and a threshold may have been chosen: figures that hang on these flatter a little.</source>
        <translation>读出没有从这些图像学习，也没有轮次可选。其概率由它们再校准，阈值也可能由它们选定：与之相关的指标略偏乐观。</translation>
    </message>
    <message>
        <source>Positive predictive value: of those predicted as this, the share that is. It holds where the diagnoses are as common as here.</source>
        <translation>阳性预测值：如此预测者中确为如此的比例。适用于诊断常见程度与此处相同的情况。</translation>
    </message>
    <message>
        <source>Negative predictive value: of those not predicted as this, the share that is not. It holds where the diagnoses are as common as here.</source>
        <translation>阴性预测值：未如此预测者中确非如此的比例。适用于诊断常见程度与此处相同的情况。</translation>
    </message>
    <message>
        <source>%1 of these studies have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>这些检查中 %1 有唯一回答，其余在多个回答之间不确定。%2 的类别在剩余回答之中；要求的是 %3。</translation>
    </message>
    <message>
        <source>%1 of these patients have one answer, the others are uncertain between several. %2 have their class among the answers that are left; %3 is what was asked for.</source>
        <translation>这些患者中 %1 有唯一回答，其余在多个回答之间不确定。%2 的类别在剩余回答之中；要求的是 %3。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::SummaryTab</name>
    <message>
        <source>Figures of each class</source>
        <translation>各类别的指标</translation>
    </message>
    <message>
        <source>Cop&amp;y table</source>
        <translation>复制表格(&amp;Y)</translation>
    </message>
    <message>
        <source>To the clipboard, for a spreadsheet or a manuscript (Ctrl+C in the table)</source>
        <translation>复制到剪贴板，供电子表格或稿件使用（表格中按 Ctrl+C）</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>All classes together</source>
        <translation>所有类别合计</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>With 95 % confidence the true value lies in this range.</source>
        <translation>真实值以 95% 置信度位于此范围。</translation>
    </message>
    <message>
        <source>Images of a patient, at most</source>
        <translation>每例患者的图像，最多</translation>
    </message>
    <message>
        <source>Images of one patient are alike. Say how many there may be, and the interval of the AUC is stated that follows from it. It is kept nowhere.</source>
        <translation>同一患者的图像彼此相似。请说明最多可能有几张，随后给出由此得到的 AUC 区间。不会保存。</translation>
    </message>
    <message>
        <source>Coverage that is asked for</source>
        <translation>要求的覆盖率</translation>
    </message>
    <message>
        <source>coverage </source>
        <translation>覆盖率 </translation>
    </message>
    <message>
        <source>Below each figure: its 95 % confidence interval. PPV and NPV hold where the diagnoses are as common as here.</source>
        <translation>各指标下方：95% 置信区间。PPV 和 NPV 适用于诊断常见程度与此处相同的情况。</translation>
    </message>
    <message>
        <source>what was taken for what; a cell leads to its cases</source>
        <translation>什么被判为什么；单元格可通往其病例</translation>
    </message>
    <message>
        <source>Of the cases of each class so many are to have their class among the answers that are left (coverage). The more, the more cases are uncertain. It is kept for the next time, and holds on Inspect; Apply, and what is saved there, keeps to %1.</source>
        <translation>每个类别的病例中应有这么多的类别在剩余回答之中（覆盖率）。要求越高，不确定的病例越多。该值会保留到下次，仅用于“分析”；“应用”及其保存的内容仍为 %1。</translation>
    </message>
    <message>
        <source>Redrawing these cases cannot show how uncertain this figure is.</source>
        <translation>对这些病例重抽样无法显示此指标的不确定性。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::TopicFinder</name>
    <message>
        <source>Shift+F1: what this means</source>
        <translation>Shift+F1：这是什么意思</translation>
    </message>
</context>
<context>
    <name>fovea::ui::TrainPage</name>
    <message>
        <source>Nothing to learn from yet</source>
        <translation>尚无可学习的内容</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>&amp;New training</source>
        <translation>新训练(&amp;N)</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>前往数据</translation>
    </message>
    <message>
        <source>&amp;All trainings (%1)</source>
        <translation>所有训练（%1）(&amp;A)</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>训练已完成</translation>
    </message>
    <message>
        <source>The training could not be finished</source>
        <translation>训练未能完成</translation>
    </message>
    <message>
        <source>Fovea can show now how good the adapter is.</source>
        <translation>Fovea 现在可以显示适配器的好坏。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::UnitImages</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: image %2 of %3, in the order of the files</source>
        <translation>%1：第 %2 张图像，共 %3 张，按文件顺序排列</translation>
    </message>
    <message>
        <source>%1: image %2 of %3, by what speaks for the answer</source>
        <translation>%1：第 %2 张图像，共 %3 张，按对该回答的支持程度排列</translation>
    </message>
    <message>
        <source>Order, bar and per cent: what each image says for the one answer by itself, as a share of what all say for it. One marked “against” says otherwise. It is no probability that the image shows anything.</source>
        <translation>顺序、条形和百分比：每张图像单独对这一回答的支持，占所有图像支持程度的份额。标有“反对”的图像给出不同的回答。它不是图像显示某物的概率。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::UnitStrip</name>
    <message>
        <source>Next image of the study or patient</source>
        <translation>该检查或患者的下一张图像</translation>
    </message>
    <message>
        <source>Previous image of the study or patient</source>
        <translation>该检查或患者的上一张图像</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the images, ten a second, over and over, or stop (P)</source>
        <translation>循环播放图像，每秒十张，或停止（P）</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>Play the images of the study or patient, or stop</source>
        <translation>播放该检查或患者的图像，或停止</translation>
    </message>
    <message>
        <source>against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>%1: speaks against the answer, weight %2</source>
        <translation>%1：反对该回答，权重 %2</translation>
    </message>
    <message>
        <source>%1: %2 of what speaks for the answer, weight %3</source>
        <translation>%1：占支持该回答部分的 %2，权重 %3</translation>
    </message>
    <message>
        <source>Images of the study or patient, with what they say for the answer</source>
        <translation>检查或患者的图像及其对该回答的支持程度</translation>
    </message>
    <message>
        <source>In the order of the files and their slices instead of by what speaks for the answer (O)</source>
        <translation>按文件及其层面的顺序排列，而不按对该回答的支持程度（O）</translation>
    </message>
    <message>
        <source>Images of the study or patient in the order of their files, or by what speaks for the answer</source>
        <translation>检查或患者的图像按其文件顺序排列，或按对该回答的支持程度排列</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ValidationBar</name>
    <message>
        <source>not stored, but in what you export</source>
        <translation>不存储，但包含在您导出的内容中</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Writes the report of the external validation, as a web page or a PDF: all figures, without images that the adapter has learned from</source>
        <translation>将外部验证的报告写成网页或 PDF：包含所有数值，不含适配器学习过的图像</translation>
    </message>
    <message>
        <source>The predictions against the references of this list, with 95 % intervals. Where patients are unknown each image counts as a patient of its own, which makes the intervals too narrow. Calibration in the large: 0 is right; above 0 the finding is more frequent than the probabilities say, below 0 less.</source>
        <translation>此列表中预测对参考，含 95% 区间。患者未知时每张图像按单独的患者计数，使区间过窄。总体校准：0 为正确；大于 0 表示阳性类别比概率所示更常见，小于 0 则更少见。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ValidationPresenter</name>
    <message>
        <source>External validation, 1 image</source>
        <translation>外部验证，1 张图像</translation>
    </message>
    <message>
        <source>External validation, %1 images</source>
        <translation>外部验证，%1 张图像</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, mean</source>
        <translation>AUC，均值</translation>
    </message>
    <message>
        <source>Sensitivity, mean</source>
        <translation>灵敏度，均值</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>特异度</translation>
    </message>
    <message>
        <source>Specificity, mean</source>
        <translation>特异度，均值</translation>
    </message>
    <message>
        <source>patients unknown</source>
        <translation>患者未知</translation>
    </message>
    <message>
        <source>1 patient</source>
        <translation>1 例患者</translation>
    </message>
    <message>
        <source>%1 patients</source>
        <translation>%1 例患者</translation>
    </message>
    <message>
        <source>%1 of other classes left out</source>
        <translation>略去其他类别 %1 张</translation>
    </message>
    <message>
        <source>All findings right</source>
        <translation>所有征象正确</translation>
    </message>
    <message>
        <source> (%1 to %2)</source>
        <translation> （%1 至 %2）</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏倚</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Sensitivity for “%1”</source>
        <translation>“%1”的灵敏度</translation>
    </message>
    <message numerus="yes">
        <source>External validation, %n answer(s)</source>
        <translation>
            <numerusform>外部验证，%n 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with findings that the adapter does not know left out</source>
        <translation>略去 %1 项：其征象为适配器所不识</translation>
    </message>
    <message>
        <source>%1 whose reference is no number left out</source>
        <translation>略去 %1 项：其参考不是数值</translation>
    </message>
    <message>
        <source>Calibration in the large</source>
        <translation>总体校准</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>Some of these images are in the project that the adapter is from. Take them off the list: the rest is an external validation.</source>
        <translation>其中一些图像属于该适配器所来自的项目。请将它们移出列表：其余的才是外部验证。</translation>
    </message>
    <message>
        <source>in this project, so not external: %1 of the images</source>
        <translation>属于本项目，因此并非外部：其中 %1 张图像</translation>
    </message>
    <message>
        <source>of images in this project, so not external: %1 of the answers</source>
        <translation>所涉图像属于本项目，因此并非外部验证：其中 %1 项回答</translation>
    </message>
    <message>
        <source>Nothing that was predicted has a known answer.</source>
        <translation>已预测者都没有已知答案。</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Viewer</name>
    <message>
        <source>The plain image</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>As network</source>
        <translation>网络视角</translation>
    </message>
    <message>
        <source>As the network sees it: exactly the brightness that the network is given, whatever was chosen here for looking (N)</source>
        <translation>网络所见：正是提供给网络的亮度，与此处查看时的选择无关（N）</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Fill the screen (F11 or double click; Esc leaves)</source>
        <translation>填满屏幕（F11 或双击；Esc 退出）</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Lay the map over the image (M; held down, it flashes)</source>
        <translation>将热图叠加在图像上（M；按住则闪现）</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Side by side: the plain image beside the one with the map, moving together (C)</source>
        <translation>并排：原图与带热图的图像一起移动（C）</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Fit the image into the window</source>
        <translation>使图像适合窗口</translation>
    </message>
    <message>
        <source>F  0</source>
        <translation>F  0</translation>
    </message>
    <message>
        <source>One image pixel per screen pixel</source>
        <translation>一个图像像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>Z  Ctrl+1</source>
        <translation>Z  Ctrl+1</translation>
    </message>
    <message>
        <source>Keep place and zoom for the next image</source>
        <translation>下一张图像保持位置和缩放</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络所见</translation>
    </message>
    <message>
        <source>Fill the screen; Esc leaves</source>
        <translation>填满屏幕；Esc 退出</translation>
    </message>
    <message>
        <source>F11  double click</source>
        <translation>F11  双击</translation>
    </message>
    <message>
        <source>The map over the image, or not; held down: as long as it is held</source>
        <translation>是否在图像上显示热图；按住：按住期间显示</translation>
    </message>
    <message>
        <source>The plain image beside the one with the map</source>
        <translation>原图与带热图的图像并排</translation>
    </message>
    <message>
        <source>Next frame or slice</source>
        <translation>下一帧或层面</translation>
    </message>
    <message>
        <source>Frame or slice before</source>
        <translation>上一帧或层面</translation>
    </message>
    <message>
        <source>Back to the frame that was opened</source>
        <translation>回到打开时的帧</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>正在读取图像…</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ViewerPanel</name>
    <message>
        <source>Show patient data</source>
        <translation>显示患者数据</translation>
    </message>
    <message>
        <source>Choose an image to see it here.</source>
        <translation>选择图像以在此查看。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What the file&apos;s header says (metadata)</source>
        <translation>文件头的内容（元数据）</translation>
    </message>
    <message>
        <source>Name, number, dates, institution and identifiers; hidden again at the next image</source>
        <translation>姓名、编号、日期、机构和标识；切换到下一张图像时重新隐藏</translation>
    </message>
    <message>
        <source>Which grey values are black and white for the network, in all images of the project</source>
        <translation>对于项目的所有图像，哪些灰度值在网络看来为黑和白</translation>
    </message>
    <message>
        <source>No image chosen</source>
        <translation>未选择图像</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>grey, stored as colour</source>
        <translation>灰度，以彩色存储</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>%1 bit grey</source>
        <translation>%1 位灰度</translation>
    </message>
    <message>
        <source>The header speaks of the patient only.</source>
        <translation>文件头只涉及患者。</translation>
    </message>
    <message>
        <source>The file says nothing more about this image.</source>
        <translation>文件未说明此图像的其他信息。</translation>
    </message>
    <message>
        <source>The network sees all images:</source>
        <translation>网络这样看所有图像：</translation>
    </message>
    <message>
        <source>as shown here: %1</source>
        <translation>如此处所示：%1</translation>
    </message>
    <message>
        <source>Window for the network</source>
        <translation>供网络用的窗设置</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ViewerPresenter</name>
    <message>
        <source>Soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>Without outliers</source>
        <translation>去除离群值</translation>
    </message>
    <message>
        <source>From the 0.5th to the 99.5th percentile of the values</source>
        <translation>数值的第 0.5 至第 99.5 百分位</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>全范围</translation>
    </message>
    <message>
        <source>From the least to the greatest value</source>
        <translation>从最小值到最大值</translation>
    </message>
    <message>
        <source>Level %1, width %2 Hounsfield units</source>
        <translation>窗位 %1，窗宽 %2 HU</translation>
    </message>
</context>
<context>
    <name>fovea::ui::WindowTools</name>
    <message>
        <source>Brightness and contrast</source>
        <translation>亮度和对比度</translation>
    </message>
    <message>
        <source>Window by name</source>
        <translation>按名称选窗</translation>
    </message>
    <message>
        <source>Display window: which values are black and which are white. It changes what you see, never what the network is given.</source>
        <translation>显示窗：哪些值为黑、哪些为白。只改变您所见，从不改变提供给网络的内容。</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>L %1  W %2</source>
        <translation>位 %1  宽 %2</translation>
    </message>
    <message>
        <source>Level (brightness)</source>
        <translation>窗位（亮度）</translation>
    </message>
    <message>
        <source>Width (contrast)</source>
        <translation>窗宽（对比度）</translation>
    </message>
    <message>
        <source>The left button changes them, too</source>
        <translation>也可用左键更改</translation>
    </message>
    <message>
        <source>Drag in the image: left and right for contrast, up and down for brightness. The right button does it at any time, and so do Shift and the arrow keys.</source>
        <translation>在图像中拖动：左右调对比度，上下调亮度。右键随时可用，Shift 加方向键亦可。</translation>
    </message>
    <message>
        <source>What the network is given stays as it is.</source>
        <translation>提供给网络的内容保持不变。</translation>
    </message>
    <message>
        <source>Network&apos;s</source>
        <translation>网络的</translation>
    </message>
    <message>
        <source>Window level (brightness) and width (contrast): drag with the right button, or click to type them. They change what you see, never what the network is given.</source>
        <translation>窗位（亮度）和窗宽（对比度）：按右键拖动，或点击输入。只改变您所见，从不改变提供给网络的内容。</translation>
    </message>
    <message>
        <source>Now as the network sees it: %1.</source>
        <translation>现为网络所见：%1。</translation>
    </message>
    <message>
        <source>These are by Fovea: the file gives none.</source>
        <translation>这些由 Fovea 给出：文件未提供。</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
</context>
<context>
    <name>fovea::ui::Words</name>
    <message>
        <source>Training %1, %2</source>
        <translation>训练 %1，%2</translation>
    </message>
    <message>
        <source>%1, fold %2</source>
        <translation>%1，第 %2 折</translation>
    </message>
</context>
<context>
    <name>fovea::ui::ZoomTools</name>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Fit the image into the window (F)</source>
        <translation>使图像适合窗口（F）</translation>
    </message>
    <message>
        <source>One image pixel per screen pixel (Z or Ctrl+1)</source>
        <translation>一个图像像素对应一个屏幕像素（Z 或 Ctrl+1）</translation>
    </message>
    <message>
        <source>Keep place</source>
        <translation>保持位置</translation>
    </message>
    <message>
        <source>Keep place and zoom: the next image is shown at the same place and as large, instead of whole (L)</source>
        <translation>保持位置和缩放：下一张图像以相同位置和大小显示，而不是整幅显示（L）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Train, judge and apply medical image classifiers on your own computer.</source>
        <translation>在您自己的计算机上训练、评判和应用医学图像分类器。</translation>
    </message>
    <message>
        <source>Open the demo project; make it first when there is none.</source>
        <translation>打开演示项目；没有则先创建。</translation>
    </message>
    <message>
        <source>Where the demo project is kept.</source>
        <translation>演示项目的保存位置。</translation>
    </message>
    <message>
        <source>Print the time from start to first paint, and quit.</source>
        <translation>输出从启动到首次绘制的时间，然后退出。</translation>
    </message>
    <message>
        <source>Folder of a project to open.</source>
        <translation>要打开的项目文件夹。</translation>
    </message>
</context>
</TS>
