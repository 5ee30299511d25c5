#!/usr/bin/env python3
"""Makes the files of tests/formats with the programs that people make theirs with: web pages, mails, RTF, TeX and PDF.

Needs pypandoc_binary, reportlab, fpdf2, weasyprint and pypdf (PyPI), and LibreOffice's `soffice`. The results are checked in, so that the tests
need none of them:

    pip install pypandoc_binary reportlab fpdf2 weasyprint pypdf && apt-get install libreoffice-writer-nogui
    python3 tests/scripts/format_files.py

Every file holds the words of tests/office/letter.txt, but for changes.rtf and changes.pdf (see office_files.py) and the three PDFs that cannot be
read: locked.pdf, scan.pdf and form.pdf. letter.tex and moderncv.tex are written by hand.
"""

import datetime
import html
import mailbox
import pathlib
import sys
from email.headerregistry import Address
from email.message import EmailMessage

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import office_files as office  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent.parent / "formats"
OFFICE = office.HERE


def by_pandoc():
    import pypandoc

    for target, name in (("html", "pandoc.html"), ("rtf", "pandoc.rtf"), ("latex", "pandoc.tex")):
        pypandoc.convert_text(
            office.markdown(), target, format="markdown-smart", outputfile=str(HERE / name), extra_args=["--standalone"]
        )


def by_libreoffice():
    office.office(OFFICE / "libreoffice.odt", "html", HERE / "libreoffice.html")
    office.office(OFFICE / "libreoffice.odt", "rtf", HERE / "libreoffice.rtf")
    office.office(OFFICE / "libreoffice.odt", "pdf", HERE / "libreoffice.pdf")
    office.office(OFFICE / "changes.odt", "rtf", HERE / "changes.rtf")
    office.office(OFFICE / "changes.odt", "pdf", HERE / "changes.pdf")


def as_gmail():
    """The letter as web mail writes it: a box for each line, and no paragraphs."""
    out = ['<div dir="ltr">']
    for block in office.blocks():
        if office.is_list(block):
            out.append("<div><ul>" + "".join(f"<li>{html.escape(line[2:])}</li>" for line in block) + "</ul></div>")
        else:
            out.extend(f"<div>{html.escape(line, quote=False).replace('the the', 'the&nbsp;the')}</div>" for line in block)
        out.append("<div><br></div>")
    return "".join(out) + "</div>"


def mail():
    message = EmailMessage()
    message["From"] = Address("Dana Whitfield", "dana.whitfield", "example.com")
    message["To"] = Address("Ana Ortíz", "ana.ortiz", "hartwell.example")
    message["Subject"] = "Operations analyst – application"
    message["Date"] = "Thu, 04 Jun 2026 09:15:00 -0400"
    return message


def by_python():
    plain = mail()
    plain.set_content(office.LETTER, cte="quoted-printable")
    (HERE / "quoted-printable.eml").write_bytes(plain.as_bytes())

    mixed = mail()
    mixed.set_content(office.LETTER, cte="base64")
    mixed.add_alternative(as_gmail(), subtype="html")
    mixed.add_attachment(b"%PDF-1.4\n", maintype="application", subtype="pdf", filename="Resume of Dana Whitfield.pdf")
    (HERE / "mixed.eml").write_bytes(mixed.as_bytes())

    only = mail()
    only.set_content("<html><head><style>p {margin: 0}</style></head><body>" + as_gmail() + "</body></html>", subtype="html")
    (HERE / "html-only.eml").write_bytes(only.as_bytes())

    for name, messages in (("one.mbox", [plain]), ("two.mbox", [plain, only])):
        (HERE / name).unlink(missing_ok=True)
        box = mailbox.mbox(HERE / name)
        for message in messages:
            entry = mailbox.mboxMessage(message)
            entry.set_from("dana.whitfield@example.com Thu Jun  4 13:15:00 2026")
            box.add(entry)
        box.close()


def by_reportlab():
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    style = getSampleStyleSheet()["Normal"]
    flow = []
    for block in office.blocks():
        for line in block:
            if office.is_list([line]):
                flow.append(Paragraph(html.escape(line[2:]), style, bulletText="\u2022"))
            else:
                flow.append(Paragraph(html.escape(line, quote=False), style))
        flow.append(Spacer(1, 12))
    SimpleDocTemplate(str(HERE / "reportlab.pdf"), pagesize=letter, invariant=1).build(flow)


def by_weasyprint():
    import weasyprint

    page = weasyprint.HTML(string=office.as_html())
    page.write_pdf(HERE / "weasyprint.pdf", stylesheets=[weasyprint.CSS(string="body {font: 11pt serif} p {margin: 0 0 10pt}")])


def by_fpdf2():
    import fpdf

    pdf = fpdf.FPDF(format="letter")
    pdf.set_creation_date(datetime.datetime(2026, 6, 4, tzinfo=datetime.timezone.utc))
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for block in office.blocks():
        for line in block:
            # The built-in fonts of PDF have Latin letters only.
            pdf.multi_cell(0, 6, line.replace("\u2022", "-").replace("\u2013", "-"), new_x="LMARGIN", new_y="NEXT", align="L")
        pdf.ln(6)
    pdf.output(str(HERE / "fpdf2.pdf"))

    locked = fpdf.FPDF()
    locked.set_encryption("owner", "user")
    locked.add_page()
    locked.set_font("Helvetica", size=11)
    locked.cell(0, 6, "Dear Ms. Ortiz,")
    locked.output(str(HERE / "locked.pdf"))


def unreadable_pdfs():
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas
    import io
    from PIL import Image

    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    scan = Canvas(str(HERE / "scan.pdf"), invariant=1)
    scan.drawImage(ImageReader(picture), 0, 0, 595, 842)
    scan.save()

    form = Canvas(str(HERE / "form.pdf"), invariant=1)
    form.acroForm.textfield(name="cover letter", value="Dear Ms. Ortiz,", x=60, y=700, width=300, height=40)
    form.showPage()
    form.save()


if __name__ == "__main__":
    by_pandoc()
    by_libreoffice()
    by_python()
    by_reportlab()
    by_weasyprint()
    by_fpdf2()
    unreadable_pdfs()
