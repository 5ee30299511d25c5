#!/usr/bin/env python3
"""Makes the files of tests/office with the programs that candidates and websites use to make theirs.

Needs python-docx, odfpy and pypandoc_binary (PyPI), docx and html-to-docx (npm, in ./node_modules), and LibreOffice's `soffice`.
The results are checked in, so that the tests need none of them:

    pip install python-docx odfpy pypandoc_binary && npm install docx html-to-docx && apt-get install libreoffice-writer-nogui
    python3 tests/scripts/office_files.py

Every file holds the words of letter.txt, but for the two made from changes.fodt, which has tracked changes, a comment, hidden text, a text box,
a header, a footer, a table, a note and a field.
"""

import html
import os
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent / "office"
LETTER = (HERE / "letter.txt").read_text(encoding="utf-8")


def blocks():
    """The paragraphs of the letter, as lists of lines."""
    return [block.split("\n") for block in LETTER.strip().split("\n\n")]


def is_list(block):
    return block[0].startswith("• ")


def by_python_docx():
    import docx

    document = docx.Document()
    for block in blocks():
        for line in block:
            if is_list(block):
                document.add_paragraph(line.removeprefix("• "), style="List Bullet")
                continue
            paragraph = document.add_paragraph()
            before, word, after = line.partition("recieve")
            if word:
                # Word cuts runs wherever somebody stopped typing.
                paragraph.add_run(before + "rec")
                paragraph.add_run("ie")
                paragraph.add_run("ve" + after)
            elif "incompetent" in line:
                start, strong, rest = line.partition("incompetent")
                paragraph.add_run(start)
                paragraph.add_run(strong).italic = True
                paragraph.add_run(rest)
            else:
                paragraph.add_run(line)
        document.add_paragraph()
    document.save(HERE / "python-docx.docx")
    slim(HERE / "python-docx.docx")


def slim(path):
    """Takes the thumbnail and the mass of unused styles of python-docx's template out, which would only weigh on the repository."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts:
            if info.filename == "docProps/thumbnail.jpeg":
                continue
            if info.filename == "word/styles.xml":
                data = re.sub(rb'<w:style w:type="table".*?</w:style>', b"", data, flags=re.S)
            if info.filename == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            package.writestr(info.filename, data)


def markdown():
    return "\n\n".join("\n".join("- " + line[2:] for line in block) if is_list(block) else "\\\n".join(block) for block in blocks())


def by_pandoc():
    import pypandoc

    for target in ("docx", "odt"):
        pypandoc.convert_text(
            markdown(), target, format="markdown-smart", outputfile=str(HERE / f"pandoc.{target}"), extra_args=["--wrap=none"]
        )


def as_html():
    out = []
    for block in blocks():
        if is_list(block):
            out.append("<ul>" + "".join(f"<li><p>{html.escape(line[2:])}</p></li>" for line in block) + "</ul>")
        elif "incompetent" in block[0]:
            out.append("<p>" + html.escape(block[0], quote=False).replace("incompetent", "<em>incompetent</em>") + "</p>")
        else:
            out.append("<p>" + "<br>".join(html.escape(line, quote=False) for line in block) + "</p>")
    return "<!DOCTYPE html><html><body>" + "".join(out) + "</body></html>"


def office(source, target, name, arguments=()):
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", *arguments, "--convert-to", target, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        made = next(pathlib.Path(folder).glob("*." + target.split(":")[0]))
        shutil.move(made, HERE / name)


def by_libreoffice():
    # By way of an OpenDocument text, since HTML opens as a web page.
    office(HERE / "pandoc.docx", "odt", "libreoffice.odt")
    office(HERE / "libreoffice.odt", "docx", "libreoffice.docx")
    office(HERE / "changes.fodt", "odt", "changes.odt")
    office(HERE / "changes.fodt", "docx", "changes.docx")


def by_odfpy():
    from odf.opendocument import OpenDocumentText
    from odf.style import Style, TextProperties
    from odf.text import List, ListItem, P, Span

    document = OpenDocumentText()
    italic = Style(name="Emphasis", family="text")
    italic.addElement(TextProperties(fontstyle="italic"))
    document.automaticstyles.addElement(italic)
    for block in blocks():
        if is_list(block):
            items = List()
            for line in block:
                item = ListItem()
                item.addElement(P(text=line[2:]))
                items.addElement(item)
            document.text.addElement(items)
        else:
            for line in block:
                before, word, after = line.partition("incompetent")
                paragraph = P(text=before)
                if word:
                    paragraph.addElement(Span(stylename=italic, text=word))
                    paragraph.addText(after)
                document.text.addElement(paragraph)
        document.text.addElement(P())
    document.save(HERE / "odfpy.odt")


NODE = r"""
const fs = require("fs");
const { Document, ExternalHyperlink, Packer, Paragraph, TextRun } = require("docx");
const letter = fs.readFileSync(process.argv[1] + "/letter.txt", "utf8").trim().split("\n\n").map(block => block.split("\n"));
const children = letter.flatMap(block => [...block.map(line => line.startsWith("• ")
  ? new Paragraph({ text: line.slice(2), bullet: { level: 0 } })
  : line.includes("@")
    ? new Paragraph({ children: [new ExternalHyperlink({ children: [new TextRun({ text: line, style: "Hyperlink" })], link: "mailto:" + line })] })
    : new Paragraph({ children: line.split(/(?= )/).map(text => new TextRun(text)) })), new Paragraph("")]);
Packer.toBuffer(new Document({ sections: [{ children }] })).then(data => fs.writeFileSync(process.argv[1] + "/npm-docx.docx", data));
const convert = require("html-to-docx");
convert(fs.readFileSync(process.argv[2], "utf8")).then(data => fs.writeFileSync(process.argv[1] + "/html-to-docx.docx", Buffer.from(data)));
"""


def by_node():
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
        page.write(as_html())
        page.flush()
        modules = os.environ.get("NODE_PATH", os.path.join(os.getcwd(), "node_modules"))
        subprocess.run(["node", "-e", NODE, "--", str(HERE), page.name], check=True, env={**os.environ, "NODE_PATH": modules})


if __name__ == "__main__":
    by_python_docx()
    by_pandoc()
    by_libreoffice()
    by_odfpy()
    by_node()
