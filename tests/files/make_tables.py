"""Makes the messy tables of tests/files/tables, as people keep their registers: run it after changing one of them."""

# ruff: noqa: E501 (a row of a table stands on one line)

from __future__ import annotations

import csv
import datetime as dt
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl

FOLDER = Path(__file__).parent / "tables"


def xlsx(name: str, rows: list[list[Any]], merged: tuple[str, ...] = ()) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.properties.created = book.properties.modified = dt.datetime(2026, 11, 26)  # noqa: DTZ001
    book.save(FOLDER / name)


def text(name: str, rows: list[list[str]], encoding: str, delimiter: str) -> None:
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    (FOLDER / name).write_bytes(out.getvalue().encode(encoding))


def main() -> None:
    xlsx("merged_heads.xlsx", [
        ["Реестр процессов обработки персональных данных ТОО «Пример»"],
        ["Утверждён приказом № 5 от 12.01.2026"],
        [],
        ["№ п/п", "Наименование процесса", "Цель обработки", "Перечень персональных данных", "Получатели", None, "Срок хранения"],
        [None, None, None, None, "Наименование", "Страна", None],
        [1, 2, 3, 4, 5, 6, 7],
        [1, "Кадровый учёт", "Заключение трудового договора", "ФИО; ИИН; телефон", "ТОО «Бухгалтер»", "Казахстан", "5 лет"],
        [2, "Рассылка", "Маркетинг", "e-mail", "Mailchimp", "США", "до отзыва согласия"],
        [3, "Видеонаблюдение", None, None, "нет", None, "30 дней"],
    ], ("A1:G1", "A2:G2", "E4:F4", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "G4:G5"))  # fmt: skip
    xlsx("two_row_heads.xlsx", [
        ["Процесс атауы", "Субъектілер", None, "Үшінші тұлғалар", None],
        [None, "Санаты", "Дербес деректер", "Атауы", "Ел"],
        ["Жұмысқа қабылдау", "Жұмысқа үміткерлер", "аты-жөні, телефон", "«Кадр» ЖШС (БСН 990140001233)", "Қазақстан"],
        ["Сатып алу", "Клиенттер", "мекенжай", None, None],
    ])  # fmt: skip
    xlsx("lists_in_cells.xlsx", [
        ["Процесс", "Цели", "Категории данных", "Категории субъектов", "Информационные системы", "Меры защиты", "Примечание"],
        ["Заказы на сайте", "Исполнение заказа; Доставка; Ответы на обращения", "ФИО; номер телефона; адрес доставки; размер обуви",
         "клиенты; посетители сайта", "1С; Битрикс24", "шифрование при передаче; сторож на входе", "проверить"],
        [None, "Возврат денег", "номер счёта", None, "1С", None, None],
        ["Заказы на сайте", None, "история заказов", None, None, None, None],
    ])  # fmt: skip
    xlsx("dates_as_text.xlsx", [
        ["Наименование обработки", "Дата начала", "Дата окончания", "Дата пересмотра", "Автоматизированные решения"],
        ["Пропуска", "12 января 2026 г.", "31.12.26", 46388, "нет"],
        ["Скоринг", 45000, "2025-01-31", dt.datetime(2027, 3, 1), "да"],  # noqa: DTZ001
        ["Опросы", "весной", "01.02.2024", "#REF!", "иногда"],
        ["Архив", "01.03.2026", "01.02.2026", None, None],
    ])  # fmt: skip
    text("windows_1251.csv", [
        ["Контрагент", "БИН", "Страна", "Вид услуг", "Договор №", "Дата договора", "Действует до"],
        ["ТОО «Ромашка»", "990140001233", "РК", "хостинг", "12/2026", "12.01.2026", "31.12.2026"],
        ['АО "Банк; и партнёры"', "", "Казахстан", "банк", "", "", ""],
        ["ООО Вектор", "990140001234", "Россия", "печать календарей", "7", "вчера", ""],
        ["", "", "Казахстан", "", "", "", ""],
    ], "cp1251", ";")  # fmt: skip
    text("utf_16.csv", [
        ["Tracker", "Website", "Provider", "Category", "Purpose", "Cookies", "Lifetime", "After consent"],
        ["Google Analytics", "shop.example", "Google LLC", "analytics", "counts visits", "_ga, _gid", "2 years", "yes"],
        ["Hotjar", "shop.example", "Hotjar Ltd", "analytics", "", "", "sometimes", "perhaps"],
        ["'=SUM(A1)", "shop.example", "", "", "", "", "", "no"],
    ], "utf-16", "\t")  # fmt: skip
    text("kazakh_windows.csv", [
        ["Жүйе атауы", "Түрі", "Сақтау елі", "Қала", "Қорғау шаралары"],
        ["Кадрлар базасы", "деректер базасы", "Қазақстан", "Өскемен", "қолжетімділікті шектеу"],
        ["Бұлт", "бұлт", "Германия", "Франкфурт", ""],
    ], "kz1048", ",")  # fmt: skip
    xlsx("forty_columns.xlsx", [
        ["Процесс обработки", *(f"Показатель {n}" for n in range(1, 15)), "Цель", "Правовое основание", *(f"KPI {n}" for n in range(15, 35)), "Срок хранения", "Подразделение", "Комментарий"],
        *[[f"Процесс {n}", *range(14), "Учёт клиентов", "согласие субъекта", *range(20), "3 года", "Отдел продаж", f"строка {n}"] for n in range(1, 6)],
    ])  # fmt: skip
    xlsx("kazakh_heads.xlsx", [
        ["р/с", "Ұйым атауы (қаз)", "Наименование (рус)", "БСН", "Тіркелген елі", "Қызмет түрі", "Байланыс деректері"],
        [1, "«Ромашка» ЖШС", "ТОО «Ромашка»", 990140001233, "Қазақстан", "хостинг", "info@romashka.example"],
        [2, "«Жұлдыз» АҚ", "АО «Звезда»", "010140000123", "ҚР", "банк", "+7 727 250 00 00"],
        [3, "«Ромашка» ЖШС", None, None, None, "аналитика", None],
    ])  # fmt: skip
    xlsx("ico.xlsx", [
        ["Record of processing"], ["Name", "Example Ltd"], [],
        ["Business function", "Purpose of processing", "Name and contact details of joint controller (if applicable)", "Categories of individuals", "Categories of personal data", "Categories of recipients", "Link to contract with processor",
         "Names of third countries or international organisations that personal data are transferred to (if applicable)", "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)", "Retention schedule (if possible)", "General description of technical and organisational security measures (if possible)", "Article 6 lawful basis for processing personal data", "Rights available to individuals"],
        ["Finance", "Payroll", "N/A", "Employees", "Contact details; bank details", "HMRC", "PayCo", "N/A", "N/A", "6 years after the end of employment", "encrypted storage and transfer", "Article 6(1)(b) - contract", "access"],
        ["Sales", "Direct marketing", "N/A", "Customers", "Contact details", "N/A", "N/A", "N/A", "N/A", "2 years", "access controls", "Article 6(1)(f) - legitimate interests", "objection"],
    ])  # fmt: skip
    xlsx("cnil.xlsx", [
        ["Fiche de registre"],
        ["Nom de l'activité", "Gestion de la paie"], ["Date de création de la fiche", "12/01/2026"], ["Objectifs poursuivis", "Payer les salaires"],
        ["Catégories de personnes concernées", "Salariés"], ["Catégories de données collectées", "État-civil; RIB"],
        ["Durées de conservation des catégories de données", "5 ans"], ["Destinataires internes", "Service RH"], ["Sous-traitants", "PayCo"],
        ["Transferts des données hors UE", "Non"], ["Mesures de sécurité", "Contrôle d'accès des utilisateurs"],
    ])  # fmt: skip
    book = openpyxl.Workbook()
    forms = [
        ("Paie", "Gestion de la paie", "Payer les salaires", "Salariés", "État-civil; RIB", "5 ans", "PayCo; Hébergeur SA", "Non"),
        ("Clients", "Suivi des clients", "Exécuter le contrat", "Clients", "Nom; e-mail", "3 ans", "MailCo", "USA"),
    ]  # fmt: skip
    listed = book.active
    listed.title = "Liste des traitements"
    listed.append(["Liste des activités"])
    listed.append(["Nom du traitement", "Gestionnaire", "Base légale"])
    listed.append(["Gestion de la paie", "Service RH", "Obligation légale"])
    listed.append(["Suivi des clients", "Service commercial", "Contrat"])
    for title, name, purpose, groups, data, kept, processors, abroad in forms:
        sheet = book.create_sheet(title)
        for row in (
            ["Fiche de registre"], ["Nom de l'activité", name], ["Date de création de la fiche", "12/01/2026"], ["Objectifs poursuivis", purpose],
            ["Catégories de personnes concernées", groups], ["Catégories de données collectées", data],
            ["Durées de conservation des catégories de données", kept], ["Sous-traitants", processors], ["Transferts des données hors UE", abroad],
        ):  # fmt: skip
            sheet.append(row)
    book.properties.created = book.properties.modified = dt.datetime(2026, 11, 26)  # noqa: DTZ001
    book.save(FOLDER / "cnil_sheets.xlsx")
    text("madis.csv", [
        ["Nom", "Finalité", "Gestionnaire", "Statut", "Base légale", "Logiciel", "Personnes concernées", "Catégorie de données", "Catégorie de destinataires", "Sous-traitants", "Délai de conservation"],
        ["État civil", "Tenue des registres", "Mairie", "Actif", "Obligation légale", "Logitud", "Usagers", "Identité", "Préfecture", "Logitud SAS", "10 ans"],
    ], "utf-8-sig", ";")  # fmt: skip


if __name__ == "__main__":
    main()
