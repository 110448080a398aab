"""Without spaCy the package can be imported, and says what to install."""

from __future__ import annotations

import subprocess
import sys


def test_what_to_install_is_said() -> None:
    code = (
        "import sys\n"
        "sys.modules['spacy'] = None\n"
        "import policytext as pt\n"
        "from policytext.spacy import set_extensions, to_spacy\n"
        "class Vocab: strings = ()\n"
        "doc = pt.load('tokens')(pt.Document('增长'))\n"
        "for call in (set_extensions, lambda: to_spacy(doc, Vocab())):\n"
        "    try: call()\n"
        "    except pt.InputError as error: assert 'policytext[spacy]' in str(error), error\n"
        "    else: raise AssertionError('not refused')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
