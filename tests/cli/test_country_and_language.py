import click
import pytest

from carrywell.cli.country import country_code, help_line
from carrywell.cli.language import default_language


@pytest.fixture(autouse=True)
def no_locale(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "CARRYWELL_COUNTRY"):
        monkeypatch.setenv(name, "")


@pytest.mark.parametrize(
    ("asked", "variable", "locale", "number"),
    [
        ("CN", "GB", "en_US.UTF-8", "120"),
        ("uk", "", "", "999"),
        (None, "GB", "zh_CN.UTF-8", "999"),
        (None, "", "zh_CN.UTF-8", "120"),
        (None, "", "de_DE@euro", "112"),
        (None, "", "en_XX.UTF-8", "112"),
        (None, "", "C.UTF-8", "112"),
        ("EU", "", "", "112"),
    ],
)
def test_emergency_number_comes_from_option_variable_locale(monkeypatch, asked, variable, locale, number):
    monkeypatch.setenv("CARRYWELL_COUNTRY", variable)
    monkeypatch.setenv("LANG", locale)
    assert help_line(country_code(asked)).emergency == number


def test_chinese_without_a_country_means_china(monkeypatch):
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert help_line(country_code(None, "zh_hans")).emergency == "120"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert help_line(country_code(None, "zh_hans")).emergency == "999"


@pytest.mark.parametrize("asked", ["England", "4", "中国", "G B"])
def test_country_that_is_no_code_is_refused(asked):
    with pytest.raises(click.BadParameter):
        country_code(asked)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_CN.UTF-8", "zh_hans"),
        ("zh_SG", "zh_hans"),
        ("en_GB.UTF-8", "en"),
        ("fr_FR.UTF-8", "en"),
        ("", "en"),
        ("C", "en"),
    ],
)
def test_language_comes_from_the_locale(monkeypatch, locale, language):
    monkeypatch.setenv("LANG", locale)
    assert default_language() == language


def test_stronger_variables_win(monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert default_language() == "zh_hans"
