# SPDX-License-Identifier: GPL-3.0-or-later
"""A French locale for one test: no Debian has one until somebody asks for it, and from Debian 13 on
LANGUAGE alone chooses nothing in C.UTF-8."""
import pathlib
import subprocess


def make_french(folder, build):
    """Makes the locale in a folder of the test's, and gives the environment in which the programs
    of a build folder speak French."""
    name = "fr_FR.UTF-8"
    subprocess.run(["localedef", "--inputfile", "fr_FR", "--charmap", "UTF-8",
                    str(pathlib.Path(folder) / name)], check=True, capture_output=True)
    return {"LC_ALL": name, "LOCPATH": str(folder),
            "OBELUS_LOCALE_DIR": str(pathlib.Path(build) / "po")}
